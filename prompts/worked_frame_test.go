package prompts

import "testing"

func TestUnframed(t *testing.T) {
	for question, want := range map[string]string{
		"Hi! can you work out 25 × 4 for me, thanks":                        "can you work out 25 × 4 for me",
		"Hello there. Ann has 3 figs. How many figs does she have? Thanks!": "Ann has 3 figs. How many figs does she have?",
		"Hey, quick one: how much is 6*6? Answer with just the number.":     "how much is 6*6?",
		"Q: 84 divided by 12?": "84 divided by 12?",
		"Question 8: 4 + 4 =":  "4 + 4 =",
		"I have a quick question: what is 3 + 4? Show your work.":               "what is 3 + 4?",
		"what is True or False? answer with just True or False":                 "what is True or False?",
		"Compute 8+9*3-1 and give only the result":                              "Compute 8+9*3-1",
		"So, what is 3 + 4 (just the number please)":                            "what is 3 + 4",
		"What is 3 + 4? Let's think step by step.":                              "What is 3 + 4?",
		"i need to know 100 - 84 asap":                                          "i need to know 100 - 84",
		"I have:\n- 2 apples\n- a drum\nHow many fruits do I have?":             "I have:\n2 apples,\na drum.\nHow many fruits do I have?",
		"1. Ann is taller than Ben\n2. Ben is taller than Cid\nWho is tallest?": "Ann is taller than Ben.\nBen is taller than Cid.\nWho is tallest?",
		// no frame
		"Hi":                           "Hi",
		"Thanks!":                      "Thanks!",
		"Give your answer in minutes.": "Give your answer in minutes.",
		"- 5 + 3":                      "- 5 + 3",
		"How long is 2 hours? Answer in minutes.": "How long is 2 hours? Answer in minutes.",
	} {
		if got := unframed(question); got != want {
			t.Errorf("%q:\n got %q\nwant %q", question, got, want)
		}
	}
}

// A question in the words of people is read, or declined ("") where it is not understood.
func TestWorkedWordings(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		// expressions
		"Hi! can you work out 25 × 4 for me, thanks": "25*4=?",
		"question 8: 4 + 4 =":                        "4+4=?",
		"\"125 * 4\" - what's the answer?":           "125*4=?",
		"what do you get if you take 14 away from 5": "5-14=?",
		"what is 5 less than 12":                     "12-5=?",
		"what is 10 more than 25?":                   "25+10=?",
		"12 : 4 =":                                   "12/4=?",
		"work out ((4 - -5) + (2 * 4)), thx":         "(4-(-5))+(2*4)=?",
		"the sum of 4 and 5 is multiplied by 3":      "(4+5)*3=?",
		"how much is negative 1 × −4 · 9":            "-1*(-4)*9=?",
		"is 5 less than 12?":                         "",
		"9 + what = 14":                              "",
		"9 plus what is 14":                          "",
		"3 + ? = 8":                                  "",
		"12 / 4 = what times 3":                      "",
		"12 divided by 4 equals what times 3":        "",
		"what is 12 times the result of 3 + 4":       "",
		"work this out - 12 + 6":                     "",
		"20% of 100":                                 "word #1:20% of #2:100 #3:",
		"what is True or (False and False)? answer with just True or False": "T|F&F=?",
		// lists
		"On my desk: a trumpet, two violins, a drum. How many instruments?":                                     "count #1: 1 trumpet #2: 2 violins #3: 1 drum #4: musical instruments?",
		"How many vegetables do I have? I have a carrot, two onions and a goat.":                                "count #1: 1 carrot #2: 2 onions #3: 1 goat #4: vegetables?",
		"I have:\n- 2 apples\n- a drum\n- 3 pears\nHow many fruits do I have?":                                  "count #1: 2 apples #2: 1 drum #3: 3 pears #4: fruits?",
		"my fridge contains a potato, an onion, and a peach. how many vegetables do I have":                     "count #1: 1 potato #2: 1 onion #3: 1 peach #4: vegetables?",
		"There are three dogs, two snakes, a rabbit, and a duck in the yard. How many animals are in the yard?": "count #1: 3 dogs #2: 2 snakes #3: 1 rabbit #4: 1 duck #5: animals?",
		"i have a flute, a drum and two apples how many instruments do i have":                                  "count #1: 1 flute #2: 1 drum #3: 2 apples #4: musical instruments?",
		"The zoo got 2 lions, 3 tigers and a bear last week. How many animals did it get?":                      "",
		"I have two red apples and a green pear. How many fruits are red?":                                      "",
		"Mary has 3 brothers. Each brother has one sister. How many sisters are there?":                         "",
		// walks
		"Start at home. Take 2 steps. Turn right. Take 2 steps. Do I end up back home?":                   "N0E0S0W0,N #1:2F #2:R #3:2F #4:?",
		"do you return to the starting point if you turn right, take 7 steps, turn around, take 7 steps?": "N0E0S0W0,N #1:R #2:7F #3:U #4:7F #5:?",
		"Take 3 steps. Turn around if it rains. Do you return to the starting point?":                     "",
		// words and brackets
		"can you sort these A-Z for me? ruby, jade, amber":                   "sort #1:RUBY.#2:JADE.#3:AMBER.#4:?",
		"put in abc order - wasp, bee, ant":                                  "sort #1:WASP.#2:BEE.#3:ANT.#4:?",
		"Here are some words: tiger, otter, lion. Sort them alphabetically.": "sort #1:TIGER.#2:OTTER.#3:LION.#4:?",
		"alphabetical order of \"melon\", \"lime\", \"lemon\"?":              "sort #1:MELON.#2:LIME.#3:LEMON.#4:?",
		"sort the A-Z of cooking: fig, pear":                                 "",
		"balance this: ( { [ ]":                                              "#1:({[]#2:?",
		"close this: (":                                                      "",
		// swaps
		"Kofi holds the key, Ines holds the map. They trade. Then they trade again. Who has the key?":  "A1B2 #1:AB #2:AB #3:1",
		"Ana has Ulysses, Ben has Hamlet. ana and ben swap books. What book does ana have at the end?": "A1B2 #1:AB #2:A",
		"alice has a red ball and bob has a blue ball. alice and bob swap. who has the red ball":       "A1B2 #1:AB #2:1",
		"Ann has a hat, Ben has a cap and Cid has a bag. They swap. Who has the hat?":                  "",
		"Ann has a hat and Ben has a cap. Ann and Ben swap twice. Who has the hat?":                    "",
		"everyone has a hat, bob has a cap. bob and tim swap. what does bob have":                      "",
		// orders
		"The red book is left of the blue one. The green book is the leftmost. Which book is leftmost?": "1_2_3_ #1:C1 #2:A<B #3:1",
		"ali is older than bo, bo is older than cai. who's the youngest":                                "1_2_3_ #1:A<B #2:B<C #3:-1",
		"In a race Mia finished before Zed. Zed finished before Kim. Who came first?":                   "1_2_3_ #1:A<B #2:B<C #3:1",
		"There were three runners: Mia, Zed and Kim. Mia beat Zed, Zed beat Kim. Who came last?":        "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Who's in the middle? Ann is left of Ben and Cid is right of Ben.":                              "1_2_3_ #1:A<B #2:B<C #3:2",
		// proofs
		"Every dog is an animal. Every animal is alive. Rex is a dog. Is Rex an animal?":                    "A+b?#1:A=B#2:B+a#3:B+b#4:?",
		"all cats are mammals, all mammals are animals, tom is a cat. is tom an animal":                     "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"Given that all lempuses are blue and Stella is a lempus, is it true or false that Stella is blue?": "A+a?#1:A+a#2:?",
		"All cats are mammals. Tom is a mammal. Is Tom a cat?":                                              "B+a?#1:A=B#2:A+a#3:?",
		"Every jompus is shy. Max is a jompus. True, false or unknown: Max is not red.":                     "A-b?#1:A+a#2:?",
		"A cat is an animal. Is a dog an animal?":                                                           "",
		// times
		"the film starts at 7:45 and runs for 2h30. when's it over": "clock 7:45 #1:+2h30min #2:?",
		"today's friday. what day will it be in 11 days":            "day 5 #1:+11d #2:?",
		"how many days from 3 may to 10 june?":                      "date 5/3 #1:6/10 #2:d?",
		"it's 2h 15m long, how many minutes is that":                "unit h=60min #1:2h #2:15min #3:min?",
		"they march 10 miles a day. how many miles in 4 days?":      "word they march #1:10 miles a day. how many miles in #2:4 days? #3:",
		// what no reckoning answers
		"How many hours should a 5 year old sleep?":                       "",
		"What is the probability of rolling a 6 twice?":                   "",
		"I earn $52,000 a year. How much tax will I pay in California?":   "",
		"I'm 175 cm and weigh 70 kg. What's my BMI?":                      "",
		"Ann hit 3 of 5 balls. Did she miss most?\nOptions:\n- Yes\n- No": "",
	})
}
