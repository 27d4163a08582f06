package prompts

import "testing"

// What stands around a question on a sheet of exercises, and what is left out in haste, with the body that it is
// read as; "" where one that looks alike is declined.
func TestWorkedSheets(t *testing.T) {
	const tale = "#1: Anna had 30 stickers. #2: She used 12 #3: and bought 7 more. #4: How many stickers does Anna have now?"
	const told = "Anna had 30 stickers. She used 12 and bought 7 more. How many stickers does Anna have now?"
	checkBodies(t, everyFamily, map[string]string{
		"Worksheet 3. Name: ______ \n1) " + told: tale,
		"(4) " + told:                            tale,
		"Lesson 12:\n" + told:                    tale,
		"1. What is 12 + 30?":                    "12+30=?",
		"Chapter 3 has 20 pages and chapter 4 has 12 pages. How many pages do they have?": "#1: Chapter 3 has 20 pages #2: and chapter 4 has 12 pages. #3: How many pages do they have?",
		"1) Ann is taller than Ben. 2) Ben is taller than Cid. Who is the tallest?":       "",
		// tellings with nothing between
		"there are 25 birds on a tree 8 fly away then 3 come back how many birds are on the tree":        "#1: there are 25 birds on a tree, #2: 8 fly away #3: then 3 come back #4: how many birds are on the tree",
		"A box has 40 sweets 12 are eaten then 5 are added how many sweets are in the box":               "#1: A box has 40 sweets, #2: 12 are eaten #3: then 5 are added #4: how many sweets are in the box",
		"Tom has 5 bags of 10 sweets. He eats 3 sweets. How many sweets does he have?":                   "#1: Tom has 5 bags of 10 sweets. #2: He eats 3 sweets. #3: How many sweets does he have?",
		"Tom had 40 leaves and he gave each of 8 friends 4 leaves. How many leaves does Tom have?":       "#1: Tom had 40 leaves #2: and he gave each of 8 friends 4 leaves. #3: How many leaves does Tom have?",
		"Tom had 40 caps. 9 were lost, and each of his 8 friends takes two. Find how many caps Tom has.": "#1: Tom had 40 caps. #2: 9 were lost, #3: and each of his 8 friends takes 2. #4: Find how many caps Tom has.",
		// products without their sign
		"Simplify: 8(3 + 4) - 6": "8*(3+4)-6=?",
		"What is 2(3+1)(4-2)?":   "2*(3+1)*(4-2)=?",
		"What is 24 / 2(3 + 1)?": "",
		"Find the quotient when 144 is divided by the sum of 5 and 7.": "144/(5+7)=?",
		"Kindly calculate the sum of 125 and 88, less 13.":             "(125+88)-13=?",
		// exclusive ors, which need brackets beside other operations
		"true xor (false and true)": "(T|(F&T))&!(T&(F&T))=?",
		"not true xor true":         "(!T|T)&!(!T&T)=?",
		"true xor false and true":   "",
		"true or false xor true":    "",
		// how near one stands to another
		"Ann is directly left of Ben. Ben is to the left of Cid. Who is the leftmost?":                   "1_2_3_ #1:A<B #2:B<C #3:1",
		"In a queue, Ann is right behind Ben and Cid is just in front of Ben. Who is last in the queue?": "1_2_3_ #1:B<A #2:C<B #3:-1",
		"Ann is directly left of Ben. Cid is to the left of Ben. Who is the leftmost?":                   "",
		// swaps of those who go by numbers; cups may take along what is under them or not
		"Player 1 has a cap, player 2 has a pen and player 3 has a bag. Players 1 and 3 swap, then players 3 and 2. What does player 2 have?":             "A1B2C3 #1:AC #2:CB #3:B",
		"Cup 1 holds a coin, cup 2 holds a pea and cup 3 holds a bead. Cups 1 and 3 are swapped, then cups 3 and 2. What is under cup 2?":                 "",
		"Eva is dancing with Max, Mia with Leo and Zoe with Sam. Eva and Mia switch partners. Then Mia and Zoe switch partners. Who is Zoe dancing with?": "A1B2C3 #1:AB #2:BC #3:C",
		// claims before what is asked of them, and what goes by a letter
		"Snorks are shy. Max is a snork. Max is not shy, true or false?":                                        "A-a?#1:A+a#2:?",
		"All squares are rectangles, all rectangles are polygons. Figure A is a square. Is Figure A a polygon?": "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"All sheep are mammals. Dolly is a sheep. Is Dolly a mammal?":                                           "A+a?#1:A=B#2:B+a#3:?",
		"Ques. 4: What is 3 + 4?": "3+4=?",
		"Part B. 2) Musa had 60 goats. 14 goats died and he bought 9. How many goats does Musa have?": "#1: Musa had 60 goats. #2: 14 goats died #3: and he bought 9. #4: How many goats does Musa have?",
		// dictated
		"there were 50 cups on the shelf 7 broke mum bought 12 more how many cups are there":             "#1: there were 50 cups on the shelf, #2: 7 broke, #3: mum bought 12 more #4: how many cups are there",
		"move 6 steps forward turn around move 6 steps are you at the starting point":                    "N0E0S0W0,N #1:6F #2:U #3:6F #4:?",
		"In the pond there were 14 ducks 6 ducks flew off 9 ducks landed how many ducks are in the pond": "#1: In the pond there were 14 ducks, #2: 6 ducks flew off, #3: 9 ducks arrived #4: how many ducks are in the pond",
		"walk 3 steps north walk 3 steps south are you back at the start":                                "N0E0S0W0,N #1:3N #2:3S #3:?",
		"Make a right turn. Take 4 steps. Do you return to the starting point?":                          "N0E0S0W0,N #1:R #2:4F #3:?",
		"if all glips are flonks and all flonks are shiny is a glip shiny":                               "A+a?#1:A=B#2:B+a#3:?",
		"if every cat is a mammal and tom is a cat is tom a mammal":                                      "A+a?#1:A=B#2:B+a#3:?",
		"if all cats are shy and tom is a cat is tom not shy":                                            "",
		"If it is raining and the road is wet is the road slippery":                                      "",
		// rows that are named again, values behind an expression and sums with a name
		"Ann is ahead of Ben in the race. Cid is behind Ben in the race. Who is last?": "1_2_3_ #1:A<B #2:B<C #3:-1",
		"(a && !b) where a = true and b = true":                                        "T&!T=?",
		"What is p or not q if p is false and q is true?":                              "F|!T=?",
		"What is p or not q if p is false?":                                            "",
		"int x = -6 * 3 + 20; what is x?":                                              "-6*3+20=?",
		"let total = (3 + 4) * 2; print(total)":                                        "(3+4)*2=?",
		"x = 3 + 4; what is x + 2?":                                                    "",
		"x = 3 + 4; what is y?":                                                        "",
		"x = 7 // 2 + 1; what is x?":                                                   "",
	})
}
