package schema

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/prompts"
)

// planOf is the plan of a question; nil for none.
func planOf(t *testing.T, question string) *plan.Plan {
	t.Helper()
	p, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return ofPrompt(p.Raw)
}

// ofPrompt is the plan of a prompt; nil for none.
func ofPrompt(prompt string) *plan.Plan {
	p := wordproblem.Read(prompt)
	return Read(p, comparison.Read(p))
}

// What a question asks for, where all of it is understood; "" where it is not.
func TestSchemasRead(t *testing.T) {
	for name, questions := range map[string]map[string]string{
		"shares": {
			"Of 240 voters, 25% chose the red party and a third chose the blues. The rest stayed at home. How many voters stayed at home?": "100",
			"Lena had $90. She spent 1/3 of it on shoes and half of what was left on a scarf. How much does she have left?":                "30",
			"Omar had 60 rolls. He gave 1/4 of them to Ida. Then he gave 1/5 of all he had at first to Ben. How many are left?":            "33",
			"There are 80 trees in a park. 60% of them are oaks, and 1/4 of the oaks are old. How many oaks are old?":                      "12",
			"Half of 18 cats and a third of 12 dogs are black. How many animals are black?":                                                "13",
			"20% of 50 cups are red and the rest are blue. How many more blue cups than red cups are there?":                               "30",
			"30% of 200 votes went to Ida, and the rest to Otto. By how many votes did Otto win?":                                          "80",
			"A shelf has 40 books. It fell down 3 days ago. 5/8 of the books are new. How many books are new?":                             "25",

			"Lena had $90. A third of it was stolen. Half of it she spent. How much is left?":                               "30",
			"There are 80 trees in a park. 60% of them are oaks, and 1/4 of the oaks are old. How many trees are young?":    "",
			"There are 30 boys and 20 girls. 10% of them sing. How many sing?":                                              "5",
			"Sam ate 1/4 of the 20 nuts and Tom ate 3. How many nuts are left?":                                             "",
			"Of 240 voters, 25% chose the red party. The rest were split evenly between two others. How many did each get?": "",
			"Ann made $100. Bea made 8% of the amount that Ann made. They gave away 40% of it. How much is left?":           "64.8",
			"A coat of $80 is 25% of a month's pay. How much is that?":                                                      "",
			"There are 60 rolls. 20% more rolls are baked. How many rolls are there?":                                       "",
			"There were 80 trees. 25% of them are oaks. The number doubled. How many oaks are there?":                       "",
			"Mia has 3 dozen eggs. She uses 1/4 of them. How many eggs are left?":                                           "27",
		},
		"purchases": {
			"Ida buys 3 cups at $4 each and 2 plates that cost twice as much each. How much does she pay?":                              "28",
			"We bought 4 tickets for $9 apiece and a poster for $5. We had $50. How much did we have left?":                             "9",
			"Tom orders 2 soups at $6 each and a tea for $3, and leaves a tip of 20%. How much does he pay?":                            "18",
			"Lea buys 5 pens at $2 and a bag that costs $30 but is 10% off. She pays with $50. How much change does she get?":           "13",
			"A coat of $80 is 25% off and a hat of $20 is 10% off. How much does Ben save in all?":                                      "22",
			"5 apples cost $4. Ann buys 15 apples and a melon for $3. How much does she pay?":                                           "15",
			"Ida buys 4 cups for a total of $9 and a plate that costs $3. How much does she pay?":                                       "12",
			"A pen costs $3. A book costs $4 more than a pen. Lin has $20. After buying a pen and a book, how much does she have left?": "10",
			"A shirt costs $50. It is 10% off, and members get another 20% off the lower price. How much does a member pay?":            "36",
			"4 pens cost $6. How many pens can Ben buy for $15?":                                                                        "10",
			"Pens cost $2 each and books cost $7 each. Kim bought 3 pens and 4 books. How much did the books cost her?":                 "28",
			"A tea is $2 cheaper than a juice. A juice costs $5. Max has $3. How much more money does he need to buy both?":             "5",
			"A pen costs $3. A book costs $4 more than a pen. Lin buys 3 of each. How much does she pay?":                               "30",
			"I buy 2 jars at $5 and 3 cans at $2. Wrapping costs $1 for each of these things. How much do I pay?":                       "21",
			"Ann buys 3 cups at $4 each, and Bob buys a lamp for $20. What is the difference between what they spend?":                  "8",
			"The bill was $40. Pia left a tip of 15%. How much was the tip?":                                                            "6",

			"Ida buys 3 cups at $4 each. She and Bob share the cost equally. How much does each pay?":        "",
			"Ida buys 5 towels that cost $7. How much does she pay?":                                         "", // each, or all
			"A shirt costs $50. It is 10% off, and members get another 20% off. How much does a member pay?": "",
			"Ida buys 12 eggs at $3 a dozen. How much does she pay?":                                         "",
			"Ida sells 3 cups at $4 each and buys a plate for $5. How much does she have left?":              "7",
			"Ida buys 3 cups at $4 each every week. How much does she pay in a month?":                       "",
			"Ida buys 3 cups at $4 each and 2 plates. How much does she pay?":                                "",
		},
		"rates": {
			"Ann earns twice as much an hour as Ben. Ben earns $9 an hour. Ann works 5 hours and Ben works 4 hours. How much do they earn together?": "126",
			"Lea runs 4 miles a day. Kim runs 3 miles more a day than Lea. How many miles do they run together in 5 days?":                           "55",
			"Otto makes 6 chairs a day. Pia makes half as many chairs a day as Otto. How many chairs does Pia make in a week?":                       "21",
			"Ann earns $3 more an hour than Ben. Ben earns $9 an hour. How many hours must Ann work for $60?":                                        "5",
			"Ann rides 10 miles per hour. Bo rides 4 miles per hour faster than Ann. How much farther does Bo ride than Ann in 3 hours?":             "12",

			"Ann earns twice as much an hour as Ben. Ben earns $9 an hour. Ann works 5 hours. How much do they earn together?":      "90", // of what is told
			"Ann earns twice as much an hour as Ben. Ben earns $9 an hour. Ann works 5 days. How much does she earn?":               "",
			"Ann earns twice as much as Ben. Ben earns $9. How much do they earn together in 5 hours?":                              "",
			"Ann earns $3 more an hour than Ben. Ben earns $9 an hour. How much does Ann have left after 5 hours if she spends $4?": "",
		},
		"what is done with amounts that are compared": {
			"Tom grew 30 roses. Ann grew 12 more roses than Tom. Half of all the roses are red. How many is that?":                                                 "36",
			"On Monday Mia made 8 cakes. On Tuesday she made 3 more cakes than on Monday. She was paid $4 for each cake. How much did she earn?":                   "76",
			"Ann scored 9 points. Ben scored twice as many points as Ann. The other team scored 20 points. How many more points did they get than the other team?": "7",
			"Ann has $12. Ben has $5 more than Ann. They buy a gift for $20 with all of their money. How much money do they have left?":                            "9",
			"Mia has 4 red pens and 3 times as many blue pens. She also has 5 green and 2 black pens. How many pens does she have in all?":                         "23",

			"Tom grew 30 roses. Ann grew 12 more roses than Tom. They sell all the roses at $2 each. How much do they get?":  "144",
			"Tom grew 30 roses. Ann grew 12 more roses than Tom. They gave away 1/3 of the roses. How many are left?":        "48",
			"Tom grew 30 roses. Ann grew 12 more roses than Tom. Half of the roses that Ann grew are red. How many are red?": "",
			"Tom grew 30 roses. Ann grew 12 more roses than Tom. She was paid $4 for each tulip. How much did she earn?":     "",
			"Tom grew 30 roses. Ann grew 12 more roses than Tom. Ben also has 9 pens. How many do they have in all?":         "",
		},
		"groups": {
			"Ann makes 2 rings of 6 beads and a chain of 9 beads. Ben makes 3 rings of 5 beads. They have 50 beads. How many beads are left after that?": "14",
			"Ann had 60 nuts. She gave 4 nuts to each of 7 boys and 3 to each of 6 girls. How many are left?":                                            "14",
			"Ann has 5 boxes of 12 pens. She gives 3 pens to each of 8 friends. The rest go in 4 equal bags. How many are in each bag?":                  "9",
			"There are 3 cars with 4 people and 2 vans with 7 people. In each of them are also 2 dogs. How many people and dogs are there?":              "36",
			"Each box has 12 red pens and 7 blue caps. How many caps are in 5 boxes?":                                                                    "35",

			"Ann makes 2 rings of 6 beads and a chain of some beads. They have 50 beads. How many beads are left after that?": "",
			"Ann had 60 nuts. She gave some nuts to each of 7 boys. How many are left?":                                       "",
			"Ann does 5 chores of 4 minutes each and an essay that takes 2 hours. How many minutes are there in all?":         "140",
			"Each box has 9 dozen pens. How many pens are in 5 boxes?":                                                        "",
			"Each box has 12 red pens and 7 blue pens. How many pens are in 5 boxes?":                                         "",
		},
		"what is left of an amount": {
			"Mia has $90. She spends $20 on shoes, $15 on food and $5 on a book. How much is left?":                     "50",
			"Otto has 2 hours. He needs 45 minutes for cooking and 20 minutes for cleaning. How many minutes are left?": "55",
			"A bus has 50 seats. 31 people get on, then 12 get off. How many seats are free?":                           "31",
			"A train has 30 seats. 4 girls, 6 boys and 9 women are in it. How many seats are empty?":                    "11",
			"Of 90 guests, 12 sing, 20 dance and 5 cook. The others sit. How many guests sit?":                          "53",
			"Ann earned $8 an hour for 5 hours. She spent $12 on food and $3 on tea. How much is left?":                 "25",
			"Of 30 boys, 4 stayed at home, and of 25 girls, 6 stayed at home. How many children came?":                  "45",

			"Mia has $90. She spends $20 on shoes each week. How much is left?":                      "",
			"Mia has 90 pens. She spends $20 on shoes and $5 on food. How much is left?":             "",
			"A bus has 50 seats. 31 people get on, then half get off. How many seats are free?":      "",
			"A bus has 50 seats. 31 people get on, then 12 get off. How many people are on the bus?": "",
		},
		"so much a time": {
			"Ted has $17 and saves $20 a week. How much will he have after 3 weeks?":          "77",
			"I drink 3 cups of tea a day. How many cups is that in a week?":                   "21",
			"Liam does 28 push-ups a day for 8 weeks. How many push-ups is that?":             "1568",
			"Ted has 17 pens and saves $20 a week. How much will he have after 3 weeks?":      "",
			"3 machines each make 2 nails an hour. How many nails do they make in 5 hours?":   "",
			"Ted saves $20 a week. How much will he have after 3 months?":                     "",
			"Ted saves $20 a week. He spends $5 a week. How much will he have after 3 weeks?": "",
		},
		"an amount that changes by a share of it": {
			"A phone costs $150. Its price is raised by 20%. How much does it cost now?":     "180",
			"A phone costs $150 and gets 20% more expensive. What does it cost now?":         "180",
			"The rent was $900. It went up by 10%. What is the new rent?":                    "990",
			"Start with 37. Reduce it by 15%. What is the result?":                           "31.45",
			"I get a 10% discount on a 70 dollar bag. How much do I pay?":                    "63",
			"How much do I pay for a $40 shirt with 25% off?":                                "30",
			"I get a 10% discount on a 70 dollar bag. How much do I save?":                   "",
			"Take 80 and increase it by 10%. What do you get?":                               "88",
			"A coat costs $80. The price was cut by 25%. What is the new price?":             "60",
			"A phone costs $150. Its price is raised by 20%. How much is the rise?":          "",
			"A phone costs $150. Its price is raised to 20%. How much does it cost now?":     "",
			"A phone costs $150. Its price is not raised by 20%. How much does it cost now?": "",
			"Two phones cost $150. The price of one is raised by 20%. What do you get?":      "",
		},
		"coins, gifts, packs and tickets": {
			"Mia saved 3 rolls of 8 dimes, 4 pennies and 2 dollars. She spends 50 cents. How many cents are left?":                   "394",
			"Each of 4 boys gets 3 pens and 2 books, and each of 5 girls gets 2 pens and 6 books. How many things are that in all?":  "60",
			"Each child gets 6 figs and 2 nuts. If 40 figs and nuts were given out in all, how many children are there?":             "5",
			"Jan has 10 nuts. 6 friends give him 3 each. How many does he have now?":                                                 "28",
			"Ida has 180 eggs and packs them in boxes with 2 rows of 5. How many boxes does she fill?":                               "18",
			"24 figs are shared equally by 2 groups of 3 children. How many figs does each child get?":                               "4",
			"3 adults and 4 children went to the zoo. An adult ticket cost $9. They paid $47 in all. How much was a child's ticket?": "5",
			"Mia saved 3 rolls of 8 stamps. How many cents are left?":                                                                "",
			"24 figs are shared equally by 2 groups of 3 children. How many figs does each group get?":                               "",
		},
		"shares in a ratio, and the same rate": {
			"Mia and Ben share 60 coins in the ratio 2 to 3. How many does Ben get?":                              "36",
			"Otto makes 12 rings in 3 hours. How many hours does he need for 20 rings?":                           "5",
			"A van goes 90 miles on 3 gallons. How many miles does it go on 7 gallons?":                           "210",
			"Lea types 24 pages in 3 hours. She has 10 pages already. How many will she have after 5 more hours?": "50",
			"A recipe uses 2 cups of flour for 12 cookies. How many cups are needed for 36 cookies?":              "6",
			"A recipe uses 2 cups of flour for 12 cookies. How many cups of flour are needed for 36 cookies?":     "6",
			"A recipe needs 2 cups of flour for 12 cookies. How many cups of sugar are needed for 36 cookies?":    "",
			"A recipe needs 2 cups of flour for 12 cookies. How many cookies can you make with 6 cups of sugar?":  "",
			"Otto makes 12 rings in 3 hours. How many chairs does he make in 6 hours?":                            "",
			"Mia and Ben share 60 coins in the ratio 2 to 3. How many does Kim get?":                              "",
			"Otto makes 12 rings in 3 hours, and Pia makes 5 in 2 hours. How many rings do they make in 6 hours?": "",
		},
		"kinds": {
			"Kim has 13 forks, 24 spoons and 8 cups. How many more spoons than cups does Kim have?":                "16",
			"There are 9 old chairs and 15 tables. How many fewer chairs than tables are there?":                   "6",
			"Kim has 13 forks and 24 spoons. She lost some spoons. How many more spoons than forks does Kim have?": "",
			"Kim has 13 red forks and 24 old forks. How many more old forks than red forks does Kim have?":         "",
		},
		"baskets": {
			"A cap costs $9. A scarf costs $5 more than a cap. Karl buys 3 things at the price of a cap and 2 at the price of a scarf. How much does he pay?": "55",
			"If a cap costs $9 and a scarf costs twice as much as a cap, how much do 2 things like a cap and 3 like a scarf cost in all?":                     "72",
			"A cap costs $9. A scarf costs twice as much as a cap. Vera has $50 and buys all of these. How much money does she have left?":                    "23",
			"A cap costs $9. A scarf costs twice as much as a cap. Karl buys 3 things at the price of a cap and 2 hats. How much does he pay?":                "",
		},
		"averages, shares and ratios": {
			"What is two thirds of 90?": "60",
			"three quarters of 100":     "75",
			"How much is 15% of $80?":   "12",
			"Find 3/4 of 100.":          "75",

			"What is the average of 12, 30, 9 and 5?":                                                                                      "14",
			"Mia got 8, 6 and 10 points in her games. What is her average?":                                                                "8",
			"The ratio of cats to dogs is 2:3. There are 40 animals. How many dogs are there?":                                             "24",
			"The ratio of cats to dogs is 2:3. There are 40 cats. How many dogs are there?":                                                "60",
			"The pool had 20 guests in May and 45 in June. Last year it had 15 in May and 30 in June. How many more were there this year?": "20",

			"Mia got 8, 6 and 10 points. What does she need in the next game for an average of 9?": "",
			"Mia got 8 points, 6 coins and 10 stars. What is her average?":                         "",
			"The ratio of cats to dogs is 2:3. There are 40 animals. How many birds are there?":    "",
		},
	} {
		for question, want := range questions {
			got := ""
			if p := planOf(t, question); p != nil {
				got = p.Answer()
			}
			if got != want {
				t.Errorf("%s: %s: %q, want %q", name, question, got, want)
			}
		}
	}
}
