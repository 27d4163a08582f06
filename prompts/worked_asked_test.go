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
		"Work out how many sheep he has: he had 72, sold 15.":                                   "#1: he had 72 sheep, #2: sold 15. #3: How many sheep he has?",
		"How many cards does Lea have if she started with 50 and gave away 12?":                 "#1: if she started with 50 cards #2: and gave away 12, #3: How many cards does Lea have?",
		"i had 24 eggs i used 6 for a cake and broke 2 how many left":                           "#1: i had 24 eggs, #2: i used 6 for a cake #3: and broke 2 #4: how many left",
		"A laptop of 900 dollars is 10% cheaper today. Today's price?":                          "word A laptop of #1:900 dollars is #2:10% cheaper today. What is today's price? #3:",
		"Two brothers have 31 cars together. One has 13. How many does the other have?":         "word #1:2 brothers have #2:31 cars together. One has #3:13. How many does the other have? #4:",
		"A tea costs £2 and a cake 3 euros. How much is both?":                                  "word A tea costs £#1:2 and a cake #2:3 euros. How much is both? #3:",
		"Ann had 9 pens and gave 4 away, in total?":                                             "#1: Ann had 9 pens #2: and gave 4 away, #3: what is the total?",
		"A meal costs $60 and the tip is 15%. How much does he pay, in total?":                  "word A meal costs $#1:60 and the tip is #2:15%. How much does he pay, in total? #3:",
		"A farmer sold 12 eggs. Mr. Brown's price is $3 an egg. How much was Mr. Brown's bill?": "word A farmer sold #1:12 eggs. Mr. Brown's price is $#2:3 an egg. How much was Mr. Brown's bill? #3:",
		"How many cats are there? There are cats.":                                              "",
	})
}

// The verb of an amount that goes on with another is put before it, unless it is of other things.
func TestVerbsAreRepeated(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		"A shop has 40 bikes. It sells 12 on Friday, 9 on Saturday and 7 on Sunday. How many bikes are left?": "#1: A shop has 40 bikes. #2: It sells 12 on Friday, #3: sells 9 on Saturday #4: and sells 7 on Sunday. #5: How many bikes are left?",
		"Tom had $60. He gave away $12 yesterday and $9 today. How much money is left?":                       "#1: Tom had $60. #2: He gave away $12 yesterday #3: and gave away $9 today. #4: How much money is left?",
		"Tom found 49 shells and 48 starfish on the beach. He lost 13 shells. How many shells are left?":      "#1: Tom found 49 shells #2: and 48 starfish on the beach. #3: He lost 13 shells. #4: How many shells are left?",
	})
}

// What is asked of all of a class is asked of whoever is of that class.
func TestLogicOfAll(t *testing.T) {
	checkBodies(t, Worked{Families: []string{Logic}}, map[string]string{
		"All roses are flowers. All flowers are plants. Are all roses plants?":                                  "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"If all poodles are dogs and all dogs are animals, is a poodle an animal?":                              "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"All birds can fly. Robins are birds. Can robins fly?":                                                  "B+a?#1:A+a#2:B=A#3:?",
		"All birds have feathers. All robins are birds. Do robins have feathers?":                               "B+a?#1:A+a#2:B=A#3:?",
		"All bloops are razzies. All razzies are lazzies. True or false: all bloops are lazzies.":               "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"No birds are reptiles. Tweety is a bird. Is Tweety a reptile?":                                         "A+a?#1:A-a#2:B+a#3:?",
		"No cat is a dog. Max is a dog. Is Max a cat?":                                                          "A+a?#1:A-a#2:B+a#3:?",
		"All students are hardworking. Anna is a student. Is she hardworking?":                                  "A+a?#1:A+a#2:?",
		"Everyone in class 4 is noisy. Ben is in class 4. Is Ben noisy?":                                        "A+a?#1:A+a#2:?",
		"Premise 1: All metals conduct electricity. Premise 2: Iron is a metal. Does iron conduct electricity?": "A+a?#1:A+a#2:?",
		// beyond the form, or false
		"All roses are flowers. All flowers are plants. Are all plants roses?":     "",
		"Every cat is red. Every dog is not red. Max is a dog. Is Max a cat?":      "",
		"Everyone in my family is tall. Lea is in my class. Is Lea tall?":          "",
		"Some cats are black. All black things are dark. Are all cats dark?":       "",
		"No cat is a dog. Every siamese is a cat. Max is a dog. Is Max a siamese?": "",
		"Is a robin a bird?":    "",
		"Are all cats black?":   "",
		"Are dogs fun to have?": "",
	})
}
