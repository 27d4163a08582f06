package schema

import "testing"

// What is asked for of numbers that are worked with, of legs, coins and amounts of several kinds;
// "" where not all is understood.
func TestReadsChainsAndMixtures(t *testing.T) {
	for question, want := range map[string]string{
		"Start with 12. Add 4 to it and double the result. What do you get?":                           "32",
		"Nina thinks of the number 8. She multiplies it by 3 and subtracts 4. What is the result?":     "20",
		"Begin with 40. Increase it by a quarter, then halve it. What do you get when you then add 5?": "30",
		"Take the product of 6 and 7. Take away 12. Take half of that. How much is that?":              "15",
		"Take the difference between 90 and 20. My aunt is 41 years old. Divide it by 7. What is it?":  "10",
		"Start with 12. Add 5. Repeat this 3 times. What is the result?":                               "",
		"Start with 20. Divide 100 by it. What is the result?":                                         "",
		"Start with 20. Subtract it from 50. What is the result?":                                      "",
		"Start with 20. Add 6. What is the square of the result?":                                      "",

		"Mia sees 3 dogs, two pairs of ducks and a spider. How many legs are there?":                                                  "",
		"Mia sees 3 dogs and two pairs of ducks. How many legs do they have in all?":                                                  "20",
		"There are 3 cows and 5 hens on a farm. The barn opened 9 years ago. How many legs are that?":                                 "22",
		"There are 3 cows and 5 hens on a farm. 2 hens fly away. How many legs are there?":                                            "",
		"There are 3 dogs and 5 hens. One dog lost a leg. How many legs are there?":                                                   "",
		"Mia has 3 stools and 4 dogs. How many legs are that in all?":                                                                 "",
		"In his pocket Otto finds 3 quarters, 2 dimes and 5 pennies. How many cents is that?":                                         "100",
		"Otto has 3 dimes and 4 nickels. How many gums at 5 cents each can he buy?":                                                   "10",
		"Otto has 3 dimes and 4 nickels. How many cents more does he need to have 2 dollars?":                                         "150",
		"Otto has 3 dimes and 4 nickels. Ida has 2 nickels. How many cents does Otto have?":                                           "",
		"A zoo has 20 lions and 8 bears. 5 of them were sold. How many are left?":                                                     "23",
		"A zoo has 20 lions and half as many bears. A sixth of them are ill and are sent away. How many are left?":                    "25",
		"A zoo has 20 lions and half as many bears. 4 more were brought. How many are there now?":                                     "34",
		"A zoo has 20 lions and 8 bears. 5 lions were sold. How many are left?":                                                       "",
		"Ben has 40 pens. Ann has twice as many pens as Ben. 6 of them are lost. How many are left?":                                  "",
		"There were 300 rolls. 12 were eaten every day for 5 days. How many rolls are left?":                                          "240",
		"There were 300 rolls. 12 a day were eaten for 5 weeks. How many rolls are left?":                                             "",
		"4 geese lay 2 eggs a day, and Ida gathers them for 6 days. 8 of them broke. How many eggs are left?":                         "40",
		"4 geese lay 2 eggs a day, and a fox eats 3 of them for 6 days. How many eggs are left?":                                      "",
		"Ida earns $800 a month and spends a quarter of it on rent. How much is left?":                                                "600",
		"Ida earns $800 a month and spends $30 a day. How much is left?":                                                              "",
		"Each month Otto pays $40 for gas and $90 for food. Otto earns $600 a month. How much is left?":                               "470",
		"Each week Otto pays $40 for gas and $90 for food. Otto earns $600 a month. How much is left?":                                "",
		"Ida drives 30 miles, and Otto drives 12 miles. Gas for a mile costs 5 cents. How many cents does all of their driving cost?": "210",
		"Ida earns $90. Otto earns $80. They put their money together to buy a tent for $200. How much more do they need?":            "30",
		"Ida buys 3 hats at $6 each. Ida and Otto share the cost equally. How much does each of them pay?":                            "9",
		"Ida cleans 4 rooms of 3 by 5 feet and a wall of 20 square feet. How many square feet is that?":                               "80",
		"Ida does 6 pages at 4 minutes each. She does that on 5 days. How many minutes is that?":                                      "120",
		"A shop had 50 hats. It sold 10. It sells the rest at half the usual price of $8. How much money is that?":                    "160",
		"A bottle of milk costs $4. It is 25% off today. How much does it cost now?":                                                  "3",
		"A coat costs $40. It is 25% off today. Members get another 10% off. How much does it cost now?":                              "",
		"Ida has 60 cups, and a third of them are blue. How many are not blue?":                                                       "40",
		"Ida has 60 cups, and a third of them are blue. 5 cups break. How many are not blue?":                                         "",
		"A train goes 2 hours at 40 mph and 3 hours at 50 mph. How many miles is that?":                                               "230",
		"I have 5 red and 7 blue cups. I also have 13 plates. How many cups do I have in all?":                                        "12",
		"Ida and a friend each buy 4 pens for $2 apiece. How much do they pay in all?":                                                "",
	} {
		got := ""
		if plan := planOf(t, question); plan != nil {
			got = plan.Answer()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}
