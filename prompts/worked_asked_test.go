package prompts

import "testing"

// Questions in short, before what is told or without marks are read in full.
func TestAskedInFull(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		"There are 28 people at a party. 6 more arrive, then 10 go home early. Total?":          "#1: There are 28 people at a party. #2: 6 more arrive, #3: then 10 go home early. #4: What is the total?",
		"There are 30 cookies. Kids eat 12. Left?":                                              "#1: There are 30 cookies. #2: Kids eat 12. #3: How many are left?",
		"A shop has 40 bikes, sells 12 to Ann. Bikes left?":                                     "#1: A shop has 40 bikes, #2: sells 12 to Ann. #3: How many bikes are left?",
		"I got paid £200, spent £75 on rent. What have I got left?":                             "#1: I got paid $200, #2: spent $75 on rent. #3: How much money do i have left?",
		"Jamal's got 45€. His nan gives him €20. How much has he got?":                          "#1: Jamal has $45. #2: His nan gives him $20. #3: How much does he have?",
		"How many plums are there altogether? Ann picked 12, Ben picked 9.":                     "#1: Ann picked 12 plums, #2: Ben picked 9. #3: How many plums are there altogether?",
		"Work out how many sheep he has: he had 72, sold 15.":                                   "#1: he had 72 sheep, #2: sold 15. #3: How many sheep does he have?",
		"How many cards does Lea have if she started with 50 and gave away 12?":                 "#1: if she started with 50 cards #2: and gave away 12, #3: How many cards does Lea have?",
		"i had 24 eggs i used 6 for a cake and broke 2 how many left":                           "#1: i had 24 eggs, #2: i used 6 for a cake #3: and broke 2 #4: how many left",
		"A laptop of 900 dollars is 10% cheaper today. Today's price?":                          "word A laptop of #1:900 dollars is #2:10% cheaper today. What is today's price? #3:",
		"Two brothers have 31 cars together. One has 13. How many does the other have?":         "word #1:2 brothers have #2:31 cars together. One has #3:13. How many does the other have? #4:",
		"A tea costs £2 and a cake 3 euros. How much is both?":                                  "word A tea costs £#1:2 and a cake #2:3 euros. How much is both? #3:",
		"Ann had 9 pens and gave 4 away, in total?":                                             "#1: Ann had 9 pens #2: and gave 4 away, #3: what is the total?",
		"A meal costs $60 and the tip is 15%. How much does he pay, in total?":                  "word A meal costs $#1:60 and the tip is #2:15%. How much does he pay, in total? #3:",
		"A farmer sold 12 eggs. Mr. Brown's price is $3 an egg. How much was Mr. Brown's bill?": "word A farmer sold #1:12 eggs. Mr. Brown's price is $#2:3 an egg. How much was Mr. Brown's bill? #3:",
		"ive got 65 pounds, paid 20 pounds for a game. what have i got left?":                   "#1: i have $65, #2: paid $20 for a game. #3: How much money do i have left?",
		"How many balloons are left? We blew up 36, 9 popped.":                                  "#1: We blew up 36 balloons, #2: 9 broke. #3: How many balloons are left?",
		"My gran knitted 14 hats in winter and 9 in spring. Hats now?":                          "#1: My gran made 14 hats in winter #2: and made 9 in spring. #3: How many hats are there now?",
		"There's 4 dogs on the field. 3 dogs come. How many dogs are on the field?":             "#1: There are 4 dogs on the field. #2: 3 dogs come. #3: How many dogs are on the field?",
		"There's 1 dog on the field. 3 dogs come. How many dogs are on the field?":              "word There's #1:1 dog on the field. #2:3 dogs come. How many dogs are on the field? #3:",
		"a bus had 22 passengers 7 got out. passengers now?":                                    "#1: a bus had 22 passengers, #2: 7 got out. #3: How many passengers are there now?",
		"A cyclist rides 18 km per hour. Distance in 3 hours?":                                  "word A cyclist rides #1:18 km per hour. What is the distance in #2:3 hours? #3:",
		"36 plums are shared by 4 people. Per person?":                                          "#1: 36 plums are shared equally among 4 people. #2: How many does each get?",
		"The rent of $800 rises by 5%. New rent?":                                               "word The rent of $#1:800 is increased by #2:5%. What is the new rent? #3:",
		"The bag weighs 3 pounds and cost 5 euros. How much is it in dollars?":                  "word The bag weighs #1:3 pounds and cost #2:5 euros. How much is it in dollars? #3:",
		"0!A0A0A": "", // letters that no blank parts
		"Total? I read 12 pages in the morning and 30 in the evening.": "#1: I read 12 pages in the morning #2: and read 30 in the evening. #3: What is the total?",
		"She earns £14 per hour. Pay for 8 hours?":                     "word She earns $#1:14 per hour. What is the pay for #2:8 hours? #3:",
		"How many cats are there? There are cats.":                     "",
	})
}

// The verb of an amount that goes on with another is put before it, unless it is of other things.
func TestVerbsAreRepeated(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		"A shop has 40 bikes. It sells 12 on Friday, 9 on Saturday and 7 on Sunday. How many bikes are left?": "#1: A shop has 40 bikes. #2: It sells 12 on Friday, #3: sells 9 on Saturday #4: and sells 7 on Sunday. #5: How many bikes are left?",
		"Tom had $60. He gave away $12 yesterday and $9 today. How much money is left?":                       "#1: Tom had $60. #2: He gave away $12 yesterday #3: and gave away $9 today. #4: How much money is left?",
		"He had 160 figs. He picked 56 of them yesterday and 41 today. How many figs are left?":               "#1: He had 160 figs. #2: He picked 56 of them yesterday #3: and 41 today. #4: How many figs are left?",
		"Tom found 49 shells and 48 starfish on the beach. He lost 13 shells. How many shells are left?":      "#1: Tom found 49 shells #2: and 48 starfish on the beach. #3: He lost 13 shells. #4: How many shells are left?",
	})
}

// Turns of phrase that the model does not know are put into those that it was trained on.
func TestTurnsOfPhrase(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		"30% of 250 people voted yes. How many voted yes?":                           "word What is #1:30% of #2:250? #3:",
		"20 percent of the 45 students wear glasses. how many students wear glasses": "word What is #1:20% of #2:45? #3:",
		"30% of 250 people voted yes. How many voted no?":                            "word #1:30% of #2:250 people voted yes. How many voted no? #3:",
		"The price of a $50 jacket goes up by 10%. New price?":                       "word The price of a $#1:50 jacket is increased by #2:10%. What is the new price? #3:",
		"Ann buys 4 pens at $2 each and pays with a $10 note. How much change?":      "word Ann buys #1:4 pens at $#2:2 each and pays with $#3:10. How much change? #4:",
		"We are 56 people. A minibus takes 8. How many minibuses do we need?":        "word We are #1:56 people. A minibus holds #2:8. How many minibuses do we need? #3:",
		"He sold 34 red and 27 blue shirts. How many more red than blue were sold?":  "word He sold #1:34 red and #2:27 blue shirts. How many more red than blue are there? #3:",
		"A jar has 15 red, 12 green and 9 yellow beans. How many beans are in it?":   "#1: A jar has 15 red, #2: 12 green #3: and 9 yellow beans. #4: How many beans are in it in total?",
		"Explain how to calculate 15% of 60 to a child.":                             "",
		"I have 2 coins worth 30 cents and 1 is not a nickel. What are they?":        "",
		"If you roll two dice, what are the odds of getting a 7?":                    "",
	})
}

// More of what people say in ways of their own.
func TestMoreOwnWords(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		"we have a test tomorrow. whats 13 times 8 minus 4":                                                                        "13*8-4=?",
		"sorry quick one, 18*7-26?":                                                                                                "18*7-26=?",
		"The elevator was at level -3, went up 8 levels and then down 6. Which level is it at now?":                                "-3+8-6=?",
		"1. All planets are round. 2. Mars is a planet. Conclusion: Mars is round. True or false?":                                 "A+a?#1:A+a#2:?",
		"drone flies 20 m up north, 20 m south. is it back at its launch point":                                                    "N0E0S0W0,N #1:20N #2:20S #3:?",
		"Ann ran 2 miles to the park and back, and 5 miles on 8 days. How many miles is that?":                                     "word Ann ran #1:2 miles to the park and back, and #2:5 miles on #3:8 days. How many miles is that? #4:",
		"abc order pls: dog frog bird":                                                                                             "sort #1:DOG.#2:FROG.#3:BIRD.#4:?",
		"words: sun, moon, star. in alphabetical order please":                                                                     "sort #1:SUN.#2:MOON.#3:STAR.#4:?",
		"I have to sort those words by alphabet: door, wall, roof. Help?":                                                          "sort #1:DOOR.#2:WALL.#3:ROOF.#4:?",
		"Which order do these words come in the dictionary? house, horse, home":                                                    "sort #1:HOUSE.#2:HORSE.#3:HOME.#4:?",
		"Tom: cat, Sue: dog. Tom swaps with Sue. What does Tom have?":                                                              "A1B2 #1:AB #2:A",
		"Two hold balls: Tim red, Sue green. Tim and Sue trade. Who has the red ball?":                                             "A1B2 #1:AB #2:1",
		"Ann sits in seat 1 and Bob in seat 2. Ann and Bob switch seats. Which seat is Bob in?":                                    "A1B2 #1:AB #2:B",
		"Who has the cap at the end? Ann has the cap, Ben has the pen. Ann swaps with Ben.":                                        "A1B2 #1:AB #2:1",
		"Lily has more coins than Max. Max has more coins than Ben. Who has the fewest?":                                           "1_2_3_ #1:A<B #2:B<C #3:-1",
		"There are 3 shops in a row. The bakery is left of the bank. The cafe is right of the bank. Which shop is furthest right?": "1_2_3_ #1:A<B #2:B<C #3:-1",
		"which is fastest: the car is faster than the bus and the bus is faster than the bike":                                     "1_2_3_ #1:A<B #2:B<C #3:1",
		"Paris is bigger than Lyon and Lyon is bigger than Nice. smallest city?":                                                   "1_2_3_ #1:A<B #2:B<C #3:-1",
		"I have a dog, two cats and a lamp. how many pets do I have":                                                               "count #1: 1 dog #2: 2 cats #3: 1 lamp #4: animals?",
		"I see a cow, two cats and a lamp. How many pets do I see?":                                                                "",
		"We have an orange, five bananas and a potato. Total fruits?":                                                              "count #1: 1 orange #2: 5 bananas #3: 1 potato #4: fruits?",
		"I bought a grape, two onions and a plum. What's the number of fruit I bought?":                                            "count #1: 1 grape #2: 2 onions #3: 1 plum #4: fruits?",
		"It was 4 °C at noon. By midnight it had dropped 11 degrees. What was the temperature at midnight?":                        "4-11=?",
		"At dawn it was -8 degrees. By noon the temperature had risen 13 degrees. What was the temperature at noon?":               "-8+13=?",
		"At dawn it was -8 degrees. By noon the temperature had risen 13 degrees. What was the temperature at dusk?":               "",
		"It was 5 degrees below zero, then it rose by 8 degrees. What is the temperature now?":                                     "-5+8=?",
		"It was 5 below zero and Ann ate 3 apples. How many are left?":                                                             "",
		"Move 4 up, 3 right, 4 down, 3 left. Are you back?":                                                                        "N0E0S0W0,N #1:4N #2:3E #3:4S #4:3W #5:?",
		"the bus came at 7:50 and the ride took 25 mins. when did i arrive":                                                        "clock 7:50 #1:+25min #2:?",
	})
}

// Whether one stands before another is asked of the two, and the legend says what the answer means.
func TestOrderWhether(t *testing.T) {
	const told = "Jim is older than Kim. Kim is older than Lim. "
	for question, want := range map[string][2]string{
		"Is Jim older than Lim?":   {"<q>1_2_3_ #1:A<B #2:B<C #3:1\n<a>", "A1=Yes\nB1=No\nC1=No\n"},
		"Is Lim older than Jim?":   {"<q>1_2_3_ #1:A<B #2:B<C #3:1\n<a>", "A1=No\nB1=No\nC1=Yes\n"},
		"Is Lim younger than Kim?": {"<q>1_2_ #1:A<B #2:-1\n<a>", "A2=No\nB2=Yes\n"},
	} {
		p, err := everyFamily.Prompt(told + question)
		if err != nil || p.Raw != want[0] || p.Legend != want[1] {
			t.Errorf("%q: %q %q, %v", question, p.Raw, p.Legend, err)
		}
	}
	for _, question := range []string{"Is Jim taller than Lim?", "Is Jim older than Tim?", "Is Jim older?"} {
		if p, err := everyFamily.Prompt(told + question); err == nil {
			t.Errorf("%q: accepted as %q", question, p.Raw)
		}
	}
}
