package prompts

import "testing"

// Constructions of people's own, one after the other, with the body that they are read as; "" where
// one that looks alike is declined.
func TestWorkedConstructions(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		// expressions of which more is made
		"Divide the sum of 14 and 10 by 6.":       "(14+10)/6=?",
		"Subtract the product of 3 and 4 from 20": "20-(3*4)=?",
		"Add 5 to the product of 3 and 4":         "5+(3*4)=?",
		"5 more than 3 times 6 is what number?":   "(3*6)+5=?",
		"What is 5 less than 3 times 6?":          "(3*6)-5=?",
		"ok so whats 36 over 4":                   "36/4=?",
		"the sum of 3 and 4 is 7":                 "",
		// levels below zero
		"The temperature was -4 and rose by 9. What is it now?":                                             "-4+9=?",
		"It was -4°C in the morning. The temperature rose by 9 degrees and then fell by 2. What is it now?": "-4+9-2=?",
		"The lift is on floor -2. It goes up 5 floors, then down 4 floors. Which floor is it on now?":       "-2+5-4=?",
		"The temperature was -4 and rose to 9. What is it now?":                                             "",
		"The temperature was -4 and rose by 9. By how much did it rise?":                                    "",
		"The temperature was -4 and rose by 9. What was it at noon?":                                        "",
		// Boolean expressions and brackets
		"python: not (True or False) or True ?":                                         "!(T|F)|T=?",
		"I typed [ { ( ) in my editor, which brackets do I still need?":                 "#1:[{()#2:?",
		"The following string is unbalanced: ( [ < >. Append what is needed to fix it.": "#1:([<>#2:?",
		"Write the closing half: { [ <":                                                 "#1:{[<#2:?",
		// walks from a place with a name, up and down, in one unit
		"I leave my tent and walk 4 km north, 4 km west and 4 km south. Do I get back to my tent?":                           "N0E0S0W0,N #1:4N #2:4W #3:4S #4:?",
		"From the flagpole the scouts march 20 paces east, 5 paces north and 20 paces west. Are they at the flagpole again?": "N0E0S0W0,N #1:20E #2:5N #3:20W #4:?",
		"I'm at the door. I go 6 steps forward, turn left twice and go 6 steps forward. Am I back at the door?":              "N0E0S0W0,N #1:6F #2:U #3:6F #4:?",
		"My robot vacuum moves 2 meters forward, turns right and moves 2 meters. Is it where it started?":                    "N0E0S0W0,N #1:2F #2:R #3:2F #4:?",
		"The lift goes up 5 floors, then down 3 floors and down 2 floors. Is it back where it started?":                      "N0E0S0W0,N #1:5N #2:3S #3:2S #4:?",
		"Take 3 steps forward, then 3 steps to the left. Does this bring you back to the starting point?":                    "N0E0S0W0,N #1:3F #2:3L #3:?",
		"Go up 3 steps and 3 steps back. Back where you started?":                                                            "",
		"An ant walks 12 cm forward, turns around and walks 12 m. Is it back where it started?":                              "",
		"I walk 3 km north from the lake and 3 km south. Am I back at the lake?":                                             "",
		"I walk from the lake 3 km south and 3 km north. Am I back at the tent?":                                             "",
		// swaps in other words
		"Leo sits by the window, Mia sits by the door. They change places. Who sits by the window now?":         "A1B2 #1:AB #2:1",
		"Jo's card is the ace and Kim's card is the king. They swap cards. Which card has Jo got now?":          "A1B2 #1:AB #2:A",
		"Amy has a sandwich and Bob has a wrap. If Amy swaps her sandwich for Bob's wrap, what does Bob have?":  "A1B2 #1:AB #2:B",
		"Amy swaps her sandwich for Bob's wrap. What does Bob have?":                                            "A1B2 #1:AB #2:B",
		"Dora got the last cookie, Emil got the last muffin, they decided to trade. What did Dora end up with?": "A1B2 #1:AB #2:A",
		"Jo's card is the ace and Kim's coat is red. They swap cards. Which card has Jo got now?":               "",
		"Amy has a sandwich and Bob has a wrap. Amy swaps her coat for Bob's wrap. What does Bob have?":         "",
		"Ann has a cap, Ben has a pen, and they did not swap. What does Ann have?":                              "",
		// lists
		"I planted a rose, three daisies and a cabbage. How many flowers did I plant?": "count #1: 1 rose #2: 3 daisies #3: 1 cabbage #4: flowers?",
		"how many of the words apple, chair, grape, plum are fruits":                   "count #1: 1 apple #2: 1 chair #3: 1 grape #4: 1 plum #5: fruits?",
		"There are 12 eggs in a carton. How many eggs do I have?":                      "",
		// the alphabet
		"Help me alphabetise: walnut, almond, pecan":                                 "sort #1:WALNUT.#2:ALMOND.#3:PECAN.#4:?",
		"Which would you find first in the dictionary: cloud, clown or clock?":       "sort #1:CLOUD.#2:CLOWN.#3:CLOCK.#4:?",
		"teacher wants these spelling words in abc order - frog, desk, blue":         "sort #1:FROG.#2:DESK.#3:BLUE.#4:?",
		"Sort the list [\"pear\", \"fig\", \"apple\"] alphabetically.":               "sort #1:PEAR.#2:FIG.#3:APPLE.#4:?",
		"What is the last of these in alphabetical order: rice, bread, pasta?":       "sort #1:RICE.#2:BREAD.#3:PASTA.#4:?",
		"My students are Omar, Lily and Ben. Put their names in alphabetical order.": "sort #1:OMAR.#2:LILY.#3:BEN.#4:?",
		"Which of the names Karl, Karen and Kate comes last in the alphabet?":        "sort #1:KARL.#2:KAREN.#3:KATE.#4:?",
		// orders
		"Ben has fewer coins than Ada but more than Cem. Who has the most coins?":                "1_2_3_ #1:B<A #2:A<C #3:1",
		"Three runners: Abe finished ahead of Bo, Bo finished ahead of Che. Who finished third?": "1_2_3_ #1:A<B #2:B<C #3:3",
		// times
		"I woke up at 6:40, 35 minutes later I left. What time did I leave?":              "clock 6:40 #1:+35min #2:?",
		"The bus arrived at 10:20 and 15 minutes earlier it had left. When did it leave?": "clock 10:20 #1:-15min #2:?",
		"My flight departs 11:25 and lands 14:10, same time zone. How long is it?":        "clock 11:25 #1:14:10 #2:h,min?",
		"The concert was 3 days ago and today is March 2, 2023. When was the concert?":    "date 3/2/2023 leap 2024 #1:-3d #2:?",
		"Today is Monday and the party is in 5 days. When is the party?":                  "day 1 #1:+5d #2:?",
		"He left at 8:00, 10 minutes later than planned. What time did he plan to leave?": "",
		"Today is Monday. The party is in 5 days. When was the milk bought?":              "",
	})
}
