package prompts

import "testing"

// What people say in ways of their own is read, or declined ("") where it is not understood, as are
// questions that only look like those of a family.
func TestWorkedOwnWords(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		// expressions
		"double 32":                                   "2*32=?",
		"whats the double of 17 pls":                  "2*17=?",
		"triple the sum of 4 and 5":                   "3*(4+5)=?",
		"100 / twice 5":                               "100/(2*5)=?",
		"calculate 5 squared":                         "5*5=?",
		"What is 10 squared minus 1?":                 "(10*10)-1=?",
		"What's the square of 12?":                    "12*12=?",
		"add these numbers together: 12, 5, 9":        "12+5+9=?",
		"Sum: 14, 27, 9":                              "14+27+9=?",
		"add -3 and 8":                                "-3+8=?",
		"What do I get if I take -4 away from 9?":     "9-(-4)=?",
		"I'm stuck on my homework: 144 divided by 12": "144/12=?",
		"By how much is 50 greater than 32?":          "50-32=?",
		"how much less is 5 than 12?":                 "12-5=?",
		"How many times does 6 go into 48?":           "48/6=?",
		"Take 12, double it and add 6.":               "(12*2)+6=?",
		"Start at 100, subtract 30, halve it, and then add 1. What is the result?": "((100-30)/2)+1=?",
		"double trouble":                    "",
		"square root of 81":                 "",
		"-3 squared":                        "",
		"twice as many as 5":                "",
		"How many times does 7 go into 48?": "",
		"Take 2 pills, then 3 more":         "",
		"start at 9 and finish at 5":        "",
		"take 5, add 6 to 7":                "",
		// Boolean expressions and brackets
		"In logic, what is the value of true and not false?": "T&!F=?",
		"not True or not False -> ?":                         "!T|!F=?",
		"True -> False":                                      "",
		"true or false, do I get a refund?":                  "",
		"({[  <- which closing brackets are needed?":         "#1:({[#2:?",
		"What do I have to type to close { [ ( ) ?":          "#1:{[()#2:?",
		"How do I close < ?":                                 "",
		// walks
		"Walk 5 steps ahead, turn right, walk 5 steps. Am I where I started?":                             "N0E0S0W0,N #1:5F #2:R #3:5F #4:?",
		"My drone flies 10 m forward, turns left twice, and flies 10 m forward. Is it back at the start?": "N0E0S0W0,N #1:10F #2:U #3:10F #4:?",
		"Starting at home, Lea walks 3 km west, then 3 km east. Is she home again?":                       "N0E0S0W0,N #1:3W #2:3E #3:?",
		"if i take 9 steps forward and 8 steps back will i be at the place i started from":                "N0E0S0W0,N #1:9F #2:8B #3:?",
		"3 steps left, 3 steps right: same spot as before?":                                               "N0E0S0W0,N #1:3L #2:3R #3:?",
		"I go 5 steps ahead and turn around twice. Am I at the start?":                                    "",
		"I walk 3 steps forward and 3 steps back. Do I face the same direction as before?":                "",
		"I take 2 steps forward and 2 steps back. Am I home?":                                             "",
		// swaps
		"Alice gives her red ball to Bob and gets his blue one. Who has the red ball now?":                                "A1B2 #1:AB #2:1",
		"Ann gives Ben her apple and receives his pear in return. What does Ben have?":                                    "A1B2 #1:AB #2:B",
		"Sue holds a rose while Pat holds a lily. Sue gives Pat the rose and Pat gives Sue the lily. What does Pat hold?": "A1B2 #1:AB #2:B",
		"Nina's holding a kite, Omar's holding a drum. They swap with each other. What has Nina got?":                     "A1B2 #1:AB #2:A",
		"Ann gives Ben her apple. What does Ben have?":                                                                    "",
		"Ann gives Ben a kiss and gets a hug. Who has the kiss?":                                                          "",
		"Ann gives Ben her apple and gets 5 dollars. Who has the apple?":                                                  "",
		"Sue holds a rose while Pat holds a lily. Sue gives Pat the lily and Pat gives Sue the rose. What does Pat hold?": "",
		// lists
		"Count the animals: cow, horse, table, pig":                                      "count #1: 1 cow #2: 1 horse #3: 1 table #4: 1 pig #5: animals?",
		"How many of these are vegetables: carrot, onion, shirt, cabbage?":               "count #1: 1 carrot #2: 1 onion #3: 1 shirt #4: 1 cabbage #5: vegetables?",
		"We saw a lion, two tigers, and a bus at the zoo. Number of animals?":            "count #1: 1 lion #2: 2 tigers #3: 1 bus #4: animals?",
		"What's the number of animals among these: a rabbit, a snail, a car, two goats?": "count #1: 1 rabbit #2: 1 snail #3: 1 car #4: 2 goats #5: animals?",
		"dog, cat, apple, frog - how many animals":                                       "count #1: 1 dog #2: 1 cat #3: 1 apple #4: 1 frog #5: animals?",
		"Can you count the fruits? I have an apple, a drum and two pears.":               "count #1: 1 apple #2: 1 drum #3: 2 pears #4: fruits?",
		"Count the fruits: apples, pears, plum":                                          "",
		"Count the animals: mice, cat, dog":                                              "",
		"Count the animals: cat, dog, glorp":                                             "",
		"How many tools: to fix a sink":                                                  "",
		// the alphabet
		"which comes first alphabetically, zebra or yak?":                               "sort #1:ZEBRA.#2:YAK.#3:?",
		"Of the words ocean, river and lake, which one is first in alphabetical order?": "sort #1:OCEAN.#2:RIVER.#3:LAKE.#4:?",
		"Which of these words comes last in the alphabet: kiwi, apple, mango?":          "sort #1:KIWI.#2:APPLE.#3:MANGO.#4:?",
		"I have a list of words: moon, sun, star. Write them in alphabetical order.":    "sort #1:MOON.#2:SUN.#3:STAR.#4:?",
		"List the following animals in alphabetical order: tiger, ant, mouse":           "sort #1:TIGER.#2:ANT.#3:MOUSE.#4:?",
		"Give me lemon, grape, cherry in alphabetical order.":                           "sort #1:LEMON.#2:GRAPE.#3:CHERRY.#4:?",
		"How would these be ordered in a dictionary: book, pen, ink?":                   "sort #1:BOOK.#2:PEN.#3:INK.#4:?",
		"What comes first, the chicken or the egg?":                                     "",
		"Which letter comes first in the alphabet, the vowel or the consonant?":         "",
		"List the capitals of these countries alphabetically: France, Spain":            "",
		"List three birds in alphabetical order":                                        "",
		// orders
		"Who is older, Ann or Ben? Ann was born after Ben.":                                                            "1_2_ #1:B<A #2:1",
		"My dog is bigger than my cat, my cat is bigger than my hamster. Which pet is the biggest?":                    "1_2_3_ #1:A<B #2:B<C #3:1",
		"Kim has more money than Lou. Lou has more money than Moe. Who has the least money?":                           "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Tom ate more figs than Sam. Sam ate fewer figs than Pia. Pia ate fewer figs than Tom. Who ate the most figs?": "1_2_3_ #1:A<B #2:C<B #3:A<C #4:1",
		"Nora lives above Otto. Otto lives above Pam. Who lives at the bottom?":                                        "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Bea is older than Cid, and Cid is older than Dan. Between Bea and Dan, who is older?":                         "1_2_3_ #1:A<B #2:B<C #3:1",
		"Ann is taller than Ben. Ann is taller than Cid. Dan is shorter than Cid. Who is shorter, Ann or Dan?":         "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Tea is cheaper than coffee. Juice is more expensive than coffee. Which drink is the most expensive?":          "1_2_3_ #1:B<A #2:C<B #3:1",
		"Who is older, a tree or a stone?":                                                                             "",
		"Ann is taller than Ben. Who is taller, Ann or Cid?":                                                           "",
		"Ann is taller than Ben. Ann is taller than Cid. Who is shorter, Ben or Cid?":                                  "",
		"Tom ate more figs than Sam. Sam ate fewer pears than Pia. Who ate the most figs?":                             "",
		// proofs
		"Wumpuses are never shy. Max is a wumpus. Is Max shy?":                                                      "A+a?#1:A-a#2:?",
		"Zorps love music. Ana is a zorp. Does Ana love music?":                                                     "A+a?#1:A+a#2:?",
		"Every dog chases cats. Rex is a dog. True or false: Rex chases cats.":                                      "A+a?#1:A+a#2:?",
		"No zorp carries keys. Ana is a zorp. Does Ana carry keys?":                                                 "A+a?#1:A-a#2:?",
		"Zorps never sleep. Kim is a zorp. Does Kim sleep?":                                                         "A+a?#1:A-a#2:?",
		"If something is a blick, it is round. Zed is a blick. True or false: Zed is round.":                        "A+a?#1:A+a#2:?",
		"Everything that is a zumpus is bright. Rex is a zumpus. Is Rex bright, yes or no?":                         "A+a?#1:A+a#2:?",
		"No teacher is lazy. Ms. Smith is a teacher. Is Ms. Smith lazy?":                                            "A+a?#1:A-a#2:?",
		"Any jompus is happy. Sally is a jompus. Is the statement \"Sally is not happy\" true or false?":            "A-a?#1:A+a#2:?",
		"Whales are mammals. Mammals are warm-blooded. Moby is a whale. Can we conclude that Moby is warm-blooded?": "A+a?#1:A=B#2:B+a#3:?",
		"Every dog chases cats. Rex is a dog. Does Rex like cats?":                                                  "",
		"Zorps sleep and eat. Kim is a zorp. Does Kim sleep?":                                                       "",
		"Most dogs bark. Rex is a dog. Does Rex bark?":                                                              "",
		"If it rains, Max is sad. It rains. Is Max sad?":                                                            "",
		"All cats like fish. Does Tom like fish?":                                                                   "",
		// times
		"10 days after April 25, what's the date?":              "date 4/25 #1:+10d #2:?",
		"two weeks and three days, how many days is that?":      "unit wk=7d #1:2wk #2:3d #3:d?",
		"a movie of 125 minutes is how many hours and minutes?": "unit h=60min #1:125min #2:h,min?",
		"A 5 kg bag, how many grams is that":                    "unit kg=1000g #1:5kg #2:g?",
		"add 45 minutes to 10:30":                               "clock 10:30 #1:+45min #2:?",
		"subtract 20 minutes from 8:10 am":                      "clock 8:10am #1:-20min #2:pm?",
		"17:40 in 12-hour format":                               "clock 17:40 #1:pm?",
		"Is 90 minutes longer than an hour?":                    "",
		// percentages
		"what's 20% off 50 dollars":           "word Start with #1:50. Reduce it by #2:20%. What is the result? #3:",
		"30% off 60":                          "word Start with #1:60. Reduce it by #2:30%. What is the result? #3:",
		"What is 80 increased by 10 percent?": "word Start with #1:80. Increase it by #2:10%. What is the result? #3:",
		"add 20% to 150":                      "word Start with #1:150. Increase it by #2:20%. What is the result? #3:",
		"what is 200 minus 15%?":              "word Start with #1:200. Reduce it by #2:15%. What is the result? #3:",
		"a 15% tip on 60 dollars is how much": "word What is #1:15% of #2:60? #3:",
		"Is 20% off $50 a good deal?":         "",
		"What is 20% off called in French?":   "",
		// all but some
		"A farmer has 17 sheep. All but 9 die. How many are left?":                 "",
		"Mia has 20 figs. She eats all but 6. How many figs does she have?":        "",
		"Mia has 20 figs and sells all but 6 of them. How many figs did she sell?": "word Mia has #1:20 figs and sells all but #2:6 of them. How many figs did she sell? #3:",
		// what is no amount
		"A farmer has 17 sheep and 4 cows. What colour are they?": "",
		"If 3 cats catch 3 mice in 3 minutes, what do dogs do?":   "",
		// expressions once more
		"How much do 7 and 19 make together?":                  "7+19=?",
		"Halve 90.":                                            "90/2=?",
		"add 15 to twice 10":                                   "15+(2*10)=?",
		"8 divided into 56 is what?":                           "56/8=?",
		"From 100 take 45, then add 10":                        "(100-45)+10=?",
		"sum total of 11 + 22 + 33":                            "11+22+33=?",
		"Hi teacher, I don't understand: how much is 81 : 9 ?": "81/9=?",
		"What's left when you subtract 28 from 70?":            "70-28=?",
		"What is the difference if I take 13 from 31?":         "31-13=?",
		"What do 5 and 7 have in common?":                      "",
		"from 3 to 10":                                         "",
		// brackets and Boolean expressions
		"we have \"( [\" so far. Close it.":                                            "#1:([#2:?",
		"How do you correctly close \"[ { } (\"?":                                      "#1:[{}(#2:?",
		"My code ends with { ( [ and I need the matching closing ones, what are they?": "#1:{([#2:?",
		"My face (( is red. Close?":                                                    "",
		"not false and not false - true or false?":                                     "!F&!F=?",
		// walks
		"I drove 5 km north, 3 km east, 5 km south and 3 km west. Did I end where I started?":                     "N0E0S0W0,N #1:5N #2:3E #3:5S #4:3W #5:?",
		"Would I be back at my starting point after walking 7 steps forward, turning around and walking 7 steps?": "N0E0S0W0,N #1:7F #2:U #3:7F #4:?",
		"Face north. Take 4 steps forward. Take 4 steps backward. Are you back at the origin?":                    "N0E0S0W0,N #1:4F #2:4B #3:?",
		"My cat walks 3 steps forward, turns right, walks 3 steps. Is my cat back where it started?":              "N0E0S0W0,N #1:3F #2:R #3:3F #4:?",
		"First go 5 m west. Next go 5 m south. Then go 5 m east. Are you back where you set off?":                 "N0E0S0W0,N #1:5W #2:5S #3:5E #4:?",
		"Take 4 steps east. Face north. Take 4 steps forward. Are you back at the origin?":                        "",
		"I walked 5 km north and 5 km back. Am I tired?":                                                          "",
		// swaps
		"Liam has a pencil and Noah has a pen. If they trade, who ends up with the pencil?":                                  "A1B2 #1:AB #2:1",
		"Ken has the map, Lou has the torch, Max has the rope. Lou gives Max the torch and gets the rope. Who has the rope?": "A1B2C3 #1:BC #2:3",
		"Fay has a coin, Gil has a stamp. Fay and Gil swap. After that they swap back. What does Gil have?":                  "A1B2 #1:AB #2:AB #3:B",
		"Ken has the map, Lou has the torch, Max has the rope. Lou gives Max the torch and gets the map. Who has the rope?":  "",
		// lists
		"There's a duck, a goose and a table in the yard; count the birds.": "count #1: 1 duck #2: 1 goose #3: 1 table #4: birds?",
		"Of the following, how many are animals? bear, cup, wolf, apple":    "count #1: 1 bear #2: 1 cup #3: 1 wolf #4: 1 apple #5: animals?",
		"We need a spade, a rake and a cake. How many tools do we need?":    "count #1: 1 spade #2: 1 rake #3: 1 cake #4: tools?",
		"a hen, a pig, a goat... how many animals is that?":                 "count #1: 1 hen #2: 1 pig #3: 1 goat #4: animals?",
		"Of the following, how many are good? apple, pear":                  "",
		"three dogs, a cat. how many tails?":                                "",
		// the alphabet
		"cat dog ant -- sort these words alphabetically":                                 "sort #1:CAT.#2:DOG.#3:ANT.#4:?",
		"Is \"bear\" or \"bean\" first in alphabetical order?":                           "sort #1:BEAR.#2:BEAN.#3:?",
		"Which of the following words would be last in a dictionary: lamp, apple, sofa?": "sort #1:LAMP.#2:APPLE.#3:SOFA.#4:?",
		"names to sort: Uli, Kai, Ben":                                                   "sort #1:ULI.#2:KAI.#3:BEN.#4:?",
		"Sort Eve, Dan and Amy by alphabet":                                              "sort #1:EVE.#2:DAN.#3:AMY.#4:?",
		// orders
		"Ed is heavier than Flo. Flo is heavier than Gus. Name the lightest.":                                                                                                                       "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Of three sisters, Ada is older than Bea and Bea is older than Cora. Which sister is youngest?":                                                                                             "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Jo finished the race before Kit. Kit finished before Lil. Who won?":                                                                                                                        "1_2_3_ #1:A<B #2:B<C #3:1",
		"Mount Ava is higher than Mount Bee. Mount Cee is lower than Mount Bee. Which mountain is the highest?":                                                                                     "1_2_3_ #1:A<B #2:B<C #3:1",
		"Mia scored more goals than Lea, and Lea scored more than Zoe. Who scored the most goals?":                                                                                                  "1_2_3_ #1:A<B #2:B<C #3:1",
		"Who's the shortest if Al is shorter than Bo and Bo is shorter than Cy?":                                                                                                                    "1_2_3_ #1:B<A #2:C<B #3:-1",
		"Three houses: the white house is right of the grey house, the grey house is right of the pink house. Which house is on the far left?":                                                      "1_2_3_ #1:B<A #2:C<B #3:1",
		"Four books stand on a shelf. The red book is left of the green book. The green book is left of the blue book. The blue book is left of the black one. Which book is second from the left?": "1_2_3_4_ #1:A<B #2:B<C #3:C<D #4:2",
		"Three men sit in a bar. Ann is taller than Ben. Who is tallest?":                                                                                                                           "",
		"Ann has more friends. Who has the most friends?":                                                                                                                                           "",
		"Name the tallest.": "",
		// proofs
		"All glims are tall. Pat is a glim. True or false? Pat is tall.":       "A+a?#1:A+a#2:?",
		"Tims are not friendly. Bob is a tim. True or false - Bob is friendly": "A+a?#1:A-a#2:?",
		// times
		"The exam is on June 12 and today is June 3. How many days are left?": "date 6/3 #1:6/12 #2:d?",
		"if tomorrow is Sunday what day is it today":                          "day 0 #1:-1d #2:?",
		"Two days ago it was Thursday. What day is it today?":                 "day 4 #1:+2d #2:?",
		"Its 23:40, whats the time in 50 minutes":                             "clock 23:40 #1:+50min #2:?",
		"Its 5 o'clock. Whats for tea?":                                       "",
		// the last of them
		"Figure out 90 / 5":                    "90/5=?",
		"What value has (False or not False)?": "F|!F=?",
		"My fridge has a cabbage, two onions and a plum in it. How many vegetables are there?": "count #1: 1 cabbage #2: 2 onions #3: 1 plum #4: vegetables?",
		"How many animals can you find here: lion, chair, ant, bee?":                           "count #1: 1 lion #2: 1 chair #3: 1 ant #4: 1 bee #5: animals?",
		"Would true friends lie or not?":                                                       "",
		"Figure out why 90 people came":                                                        "",
		"Tell me if Eli is kind.":                                                              "",
		// percentages, rates and chances
		"80 plus 5 percent is?":                                    "word Start with #1:80. Increase it by #2:5%. What is the result? #3:",
		"How far can I cycle in 2 hours at 18 km an hour?":         "word How far can I cycle in #1:2 hours at #2:18 km an hour? #3:",
		"A bag has 5 balls. What is the chance to draw a red one?": "",
	})
}

// A question for the first or the last of some words is answered with that word alone.
func TestWorkedSortEnd(t *testing.T) {
	for question, want := range map[string]string{
		"which comes first alphabetically, zebra or yak?":              "yak",
		"Which of these words comes last in the alphabet: zebra, yak?": "zebra",
		"Of zebra and yak, which one is first in alphabetical order?":  "yak",
		"Put these in alphabetical order: zebra, yak":                  "yak zebra",
	} {
		p, err := everyFamily.Prompt(question)
		if err != nil {
			t.Errorf("%q: %v", question, err)
			continue
		}
		if got := p.Answer("#2:#1:"); got != want {
			t.Errorf("%q: got %q, want %q", question, got, want)
		}
	}
}
