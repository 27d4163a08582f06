package prompts

import (
	"strings"
	"testing"
)

// What is told as a word problem, since one running quantity would misread it.
func TestRatesAreNoStories(t *testing.T) {
	format := Worked{Families: []string{Story, Word}}
	for question, story := range map[string]bool{
		"A bus has 40 seats. 27 people get on, then 9 get off. How many seats are free?":                                 false,
		"Mia has $15 and earns $6 a day. How much does she have after 4 days?":                                           false,
		"I drink 3 cups of tea a day. How many cups is that in a week?":                                                  false,
		"A jar holds 8 liters and is one quarter full. How many liters are in it?":                                       false,
		"Tom divides 26 nuts equally among 2 friends. 20 of the nuts are old. How many nuts does each get?":              false,
		"Ann makes 3 rings of 8 beads. Ben uses 5 beads. They have 90 beads. How many beads are left?":                   false,
		"Mia has 90 nuts and sells them in bags of 3 for $2 a bag. How much money does she get?":                         false,
		"A shop has 7 pairs of socks and buys 4 bags of 10 socks. How many socks are there?":                             false,
		"A jar has 8 ants. Their number doubles on Monday and on Tuesday. How many ants are there then?":                 false,
		"A hotel has 4 small rooms and 6 large rooms. Small rooms have 6 beds. How many beds are there?":                 false,
		"A book has 48 pages. Mia has read 7-eighths of it. How many pages are left?":                                    false,
		"Mia picks 24 figs in the morning and 52 in the evening. After 7 such days she eats 25. How many figs are left?": false,

		"Tom pays $8 a day for 4 days. Ann spends $20. Together they have $90. How much is left?":                    false,
		"Ida puts 36 figs in bags of 4. How many bags are there?":                                                    false,
		"60 seeds are in 5 equal boxes. Tom sells 2 boxes at $3 for each seed. How much money does he get?":          false,
		"Mia shares 2 dozen figs equally among 4 children. How many does each child get?":                            false,
		"A house has 3 floors. Each floor has 4 rooms with 2 beds each. How many beds are there?":                    false,
		"Tom does an essay that takes 2 hours and 5 letters at 4 minutes a letter. How many minutes does he need?":   false,
		"There are 10 classes of 14 boys in a school. A fifth of the boys take the bus. How many boys take the bus?": false,
		"Tom is paid $5 for each lawn. He mows 11. How much does he get?":                                            false,
		"Ivy does 90 push-ups a day for 8 weeks. How many push-ups is that?":                                         false,

		"A library lent out 45 of its 300 books. 20 of them were brought back. How many books are in it now?":                       false,
		"There were 25 birds. 9 flew away, but 4 of them came back. How many birds are there now?":                                  false,
		"There were 25 birds. 9 flew away and came back later. How many birds are there now?":                                       false,
		"Quin has 60 nuts. He gives 10 to Ruth. Ruth gives 3 back to him. How many nuts does Quin have?":                            false,
		"Mila and Nora had $20 each. Each of them spent $6. How much do they have together now?":                                    false,
		"There were 25 birds and 10 cats in a garden. 9 birds flew away. How many animals are left?":                                false,
		"Cora is 7th in line from the front and 5th from the back. How many people are in the line?":                                false,
		"There are 8 people in front of Cora and 5 behind her. How many people are in the line?":                                    false,
		"Yara has 80 cents and spends half a dollar. How many cents does she have left?":                                            false,
		"Emma has 24 tulips. She cuts 8 of them and gives half of those away. How many tulips are left?":                            false,
		"A pizza has 12 slices. Kate eats a quarter of the pizza and Luis eats a third of it. How many slices are left?":            false,
		"Paula has 5 shelves with 20 books each. She takes 3 books from each shelf. How many books are left?":                       false,
		"Pavel has 19 nuts, and Rosa has 10. Rosa gets 4 from Pavel. How many nuts does Rosa have?":                                 false,
		"Pavel had 19 nuts. Rosa took 4 of them and later gave 2 back. How many nuts does Pavel have?":                              false,
		"Lara read 25 pages on Monday, 30 on Tuesday and 18 on Friday. How many pages did she read on Monday and Tuesday together?": false,
		"Ines is 8 years old, and her mother is 4 times as old. How many years older is her mother?":                                false,
		"Mia has 80 nuts. She gives half of them away. She gets back 4. How many nuts does Mia have?":                               true,

		"Mia has 80 dollars. She buys 3 books for $9 each. How much money does Mia have left?":                   true,
		"Mia has 47 apples. She gives 2 to each of 3 friends. How many apples does Mia have?":                    true,
		"Mia has 12 apples. She picks 4 apples a day for 3 days. How many apples does Mia have?":                 true,
		"A baker had 48 rolls. 18 of them were stolen. A third of the rolls were sold. How many rolls are left?": true,
		"Mia has 47 apples. She doubles the number of apples. How many apples does Mia have?":                    true,
	} {
		p, err := format.Prompt(question)
		if err != nil {
			t.Errorf("%s: %v", question, err)
		} else if word := strings.HasPrefix(p.Raw, workedOpen+WordOpening); word == story {
			t.Errorf("%s: told as %q", question, p.Raw)
		}
	}
}
