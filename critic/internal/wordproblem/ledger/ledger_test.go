package ledger

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/prompts"
)

// told is what a question tells.
func told(t *testing.T, question string) *tale.Tale {
	t.Helper()
	prompt, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	p := wordproblem.Read(prompt.Raw)
	return tale.Read(p, comparison.Read(p))
}

// What there is in the end of what somebody has, or what is made of that; "" where it is not
// understood.
func TestLedgerReads(t *testing.T) {
	for name, questions := range map[string]map[string]string{
		"an amount that changes": {
			"Nora had 40 shells. She found 3 bags of 12 and gave half of all her shells to Ben. How many shells does Nora have left?":                                          "38",
			"Emil picked 3 crates of 20 plums. He ate 6 of them, and his brother took 4 more of them. How many plums does Emil have now?":                                      "50",
			"A jar holds 8 cookies. Rosa has 5 full jars. She sold a quarter of them. How many cookies are left?":                                                              "30",
			"Otto bought 6 boxes of crayons. Each box has 8 crayons. He lost 5 crayons and gave 3 to each of his 4 friends. How many are left?":                                "31",
			"On Monday Lea made 14 masks. On Tuesday she made twice as many. Then she sold 10 to Kim and twice as many to Tom. How many masks does Lea have left?":             "12",
			"Zoe collected 5 stamps a day for 6 days. Her aunt gave her as many stamps as she already had. How many stamps does Zoe have in the end?":                          "60",
			"Ravi had 30 cards. He doubled the number of cards and then lost 12. How many cards does he have now?":                                                             "48",
			"There were 64 people on the ferry. A quarter of them got off, and 3 groups of 5 came on board. How many people were there in the end?":                            "63",
			"4 hens laid 6 eggs each. 5 of them were broken. How many eggs are left?":                                                                                          "19",
			"A club had 80 members. In a year the number grew by 25%, and then 10 families of 3 moved in. How many are there now?":                                             "130",
			"Ida has to read a book of 200 pages. She read 45 in the morning and 15 at night, and 10 pages a day for 4 days. How many pages are left?":                         "100",
			"A trail is 60 miles long, and Kurt wants to go along it. On the first day he walks a third of it. He walks 4 miles an hour for 6 hours. How many miles are left?": "16",
			"Tom has 12 pens. Last week the museum sold 90 tickets. Tom finds 3 more. How many pens does Tom have?":                                                            "15",

			"Nora had 40 shells. She gave some to Ben and found 7. How many shells does she have?":                                                                      "",
			"Nora had 40 shells. She gave 5 to Ben and the rest to Kim. How many shells does Ben have?":                                                                 "",
			"Tom had 12 pens. Ann had 30 pens. 5 of them were red. How many pens are left?":                                                                             "",
			"Nora had 40 shells. She gave 5 to Ben. How many shells did she have?":                                                                                      "", // at first, or now
			"Nora picked 40 plums on Monday and 20 on Friday. How many plums did she pick on Friday?":                                                                   "",
			"Nora has 40 shells. She wants to find twice as many. How many shells does Ben have?":                                                                       "",
			"Leo bought a box of 5 pens. He never used 2 of them. How many pens are left?":                                                                              "",
			"A shop has 9 old and 4 new boxes. Each box has 6 cups. How many cups are in the new boxes?":                                                                "",
			"Nora had 40 shells. She did not give 5 of them to Ben. How many are left?":                                                                                 "",
			"A tank for 240 liters is half full. Then 30 liters are used. How much is left?":                                                                            "90",
			"Pat won 30 points and 12 points. Then the points were doubled. How many points does Pat have?":                                                             "84",
			"Each week Pat runs 4 miles in the morning and as many in the evening, and 6 miles on Sunday. How many miles is that?":                                      "14",
			"A hall has 8 rows of 10 seats, and every seat was taken. Half of them left. Then twice as many came as were already there. How many people are there now?": "120",
			"Nora had 12 red shells and 10 blue shells. She lost 4 blue shells. How many blue shells does she have left?":                                               "",
			"Jan baked 12 cakes. Pia also baked 4 cakes, but ate 1. How many cakes are left?":                                                                           "",
			"There are 36 desks. Half of the chairs are broken. How many desks are left?":                                                                               "",
			"Nora had 40 shells. Ben took a few of them and she found 6. How many shells does she have now?":                                                            "",
			"A field is 12 feet long, 9 feet wide and 4 feet deep. How many feet is that in all?":                                                                       "",
			"Bo planted 30 trees. He plants a third of the number that he planted on Monday. How many trees are there in all?":                                          "",
		},
		"money": {
			"Karl had $50, and his aunt gave him $30 more. He bought a lamp for $22 and a frame for half of that. How much money does he have left?":             "47",
			"Ines works 6 hours a day for 5 days and gets $12 an hour. Rent was $150, and she paid it. How much is left?":                                        "210",
			"Mona sold 4 rugs at $35 each. She spent 25% of it on paint. She got $10 from her uncle. How much does Mona have now?":                               "115",
			"Raul buys 3 chairs at $40 each and a table that costs $80 more. He has $300. How much money is left?":                                               "60",
			"Hugo spends $60, and Vera pays $15 a day for 4 days. Together they have $200. How much is left?":                                                    "80",
			"Eva orders 2 cakes at $14 each, music for 3 hours at $40 an hour, and a tent for $52. Her brother pays $50 of it. How much is left for Eva to pay?": "150",
			"Liz bought 2 pairs of shoes at $40 each. How much did she spend?":                                                                                   "80",

			"Mona has $90. She bought 3 mugs. How much money does Mona have left?":                      "",
			"Yan has $0.85 and finds $0.40. How much money in cents does Yan have?":                     "",
			"Mrs. Lee bought 3 hens for $3 each. She also bought a goose. How much did Mrs. Lee spend?": "",
			"Raul had $80 and lost $15. Vera had twice as much as Raul. How much money does Vera have?": "", // as he had, or as he has
		},
		"what is made of it": {
			"Sam found 45 nuts and bought 3 bags of 9. He shares all the nuts equally among 8 friends. How many does each get?":                                   "9",
			"Wei had 70 stickers and gave 6 to each of 5 cousins. She puts the rest in boxes of 8. How many boxes does she need?":                                 "5",
			"A farmer picked 12 baskets of 10 pears. A third of them went bad. The rest are sold for $2 each. How much money is that?":                            "160",
			"Mia earned $120 and spent $30. She puts a third of the rest in the bank. How much does she put in the bank?":                                         "30",
			"A shop sold 5 lamps for $30 each and 10 cups at $5 each to raise money. 20% of the money goes to a school. How much does the school get?":            "40",
			"Ben has 34 coins. He finds 20 more. How many more coins does he need to have 100?":                                                                   "46",
			"Kim has a rope of 20 feet and buys 3 ropes of 15 feet. If each foot is worth $2, how much are her ropes worth?":                                      "130",
			"Otto works 5 hours at $20 an hour. He pays 10% in taxes. How much does he keep?":                                                                     "90",
			"A pool is filled at 20 gallons a minute for 9 minutes. Then 30 gallons are lost. For how many days does the rest last if 25 gallons are used a day?": "6",
			"Ann sold 4 vases at $9 each. She shares the money with her 2 other friends equally. How much does each get?":                                         "", // with her, three
			"Ida puts 5 dozen figs in bags of 4. How many bags are there?":                                                                                        "15",
			"27 people sit at tables of 3. How many tables are there?":                                                                                            "9",
			"Vera buys 3 cups at $4 and 2 plates at $9. With a tax of 10%, how much does she pay?":                                                                "33",
			"A $60 coat is on sale at 25% off. With 10% sales tax, what does it cost?":                                                                            "49.5",
			"There are 40 trees. 30% of them are oaks and the rest are pines. How many pines are there?":                                                          "28",
			"There are 60 eggs. A quarter of them were absent last week. How many eggs were present?":                                                             "",
			"Mia earned $120. Her sister pays a third of it. How much does Mia pay?":                                                                              "",
		},
		"what is compared, and then": {
			"Greta saved $8 more than Hans, who saved $40. Tickets cost $8 each. How many tickets can they buy with all of their money?":                                     "11",
			"A cap costs $9. A scarf costs twice as much as a cap. A cap and a scarf are 10% off today. How much do they cost together?":                                     "24.3",
			"Ilse baked 8 times as many rolls as Jon. Jon baked 6 rolls. Each roll sells for $2. They want to buy a tent for $150. How much more do they need?":              "42",
			"Ilse picked 14 more roses than Jon. Jon picked 20 roses. If Ilse gets 5 more roses, how many roses will Ilse have?":                                             "39",
			"Lukas earned $900. Mona earned twice as much. She spent a third of the money on rent. She puts 10% of the rest in the bank. How much does she put in the bank?": "120",
			"Jon has 20 nuts. Ilse has 14 more nuts than Jon. They gave away half of all the nuts. How many nuts are left?":                                                  "27",

			"A cap costs $9. A scarf costs twice as much as a cap. A coat is $30 more expensive than a scarf. What do all of them cost?": "75",
			"A farm has 20 sheep and 6 more goats than sheep. Half of them were sold at once. How many are left?":                        "23",
			"Tom grew 30 roses. Ann grew 12 more roses than Tom. Each tulip is worth $2. How much are Ann's roses worth?":                "",
			"Jon has 20 nuts. Ilse has 14 more nuts than Jon. Kim has 5 nuts. How many nuts do they have together?":                      "",
		},
		"two who have something": {
			"Lina has 3 bags of 12 marbles. Paul had 50 marbles and lost 8 of them. How many more marbles does Paul have than Lina?":            "6",
			"Omar reads 12 pages a day for 9 days, and Tess reads 4 books of 30 pages each. How many pages do they read together?":              "228",
			"Dana has 27 coins and Finn has 45. They put all of them together. Then Dana lost 2. How many coins are left?":                      "70",
			"Rita had 80 beads. Sven had half as many. He bought 5 more. Rita has 90 beads. How many beads do Rita and Sven have together?":     "135",
			"Anna drives 60 miles an hour for 2 hours, and Bert drives 45 miles there and the same way back. How much farther does Anna drive?": "30",
			"Tara works 4 hours at $15 an hour, and Uwe sells 6 pots at $9 each. What is the difference between what they get?":                 "6",
			"Ed has 30 stamps. Flo has 12 more stamps. How many stamps does Flo have?":                                                          "", // than Ed, or besides
			"Ed has 30 stamps. Flo has 12 coins. How many more stamps than coins are there?":                                                    "",
		},
	} {
		for question, want := range questions {
			got := ""
			if p := Read(told(t, question)); p != nil {
				got = p.Answer()
			}
			if got != want {
				t.Errorf("%s: %s: %q, want %q", name, question, got, want)
			}
		}
	}
}
