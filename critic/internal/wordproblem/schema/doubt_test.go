package schema

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/prompts"
)

// What a tale says in words that are not understood may be what the question is about.
func TestDoubtfulProblemsAreLeft(t *testing.T) {
	for _, question := range []string{
		"A theater has 12 rows with 15 seats. 130 tickets were sold. How many seats are empty?",
		"A garage has 5 floors with 40 spaces. 130 cars are parked. How many spaces remain?",
		"A train has 8 cars with 40 seats. 250 passengers are sitting. How many seats are unoccupied?",
		"A store has 15 boxes with 6 mugs. A customer buys 11 mugs and breaks 2. How many mugs does the store have?",
		"There are 6 boys and 8 girls. Each girl has 3 pencils. How many pencils do the girls have?",
		"Nora has 4 boxes of 9 pens. One box is empty. How many pens does Nora have?",
		"A shelf has 5 boards. Each board holds 14 books. There are 9 free places. How many books are on the shelf?",
		"A farmer has 12 hens and buys 9 more. The eggs are in 6 boxes, and each box holds 10 eggs. One box is broken. How many eggs are there in the boxes?",
		"A shop sells 3 pens at $2 each and 4 cups at $5 each. One cup is broken. How much does it get?",
		"There are 4 boxes. Each box holds 9 pens. One box is empty. How many pens are there?",
		"Nora bought 4 boxes of 9 pens for $3 each. How much did she pay?", // a box, or a pen
		"Mark has $50. He buys 4 pens at $3 each and a book for twice the price of all the pens. How much money does he have left?",
		"Olga spent $30 on shoes, which was a quarter of her money. How much does she have left?",
		"Olga has $45 and Vic has $25. How much must Olga give to Vic so that both have the same?",
		"Xena had 14 fish. She bought 3 bags with 5 fish each, and 4 fish died. How many fish died or are left in all?",
		"Yara has 80 cents and spends half a dollar. How many cents does she have left?",
		"Birgit has read 40% of a book with 150 pages. How many pages does she have to read?",
		"Sina has 45 minutes of homework. She has done 18 minutes. How many minutes are left?",
		"Tim scored 12 points in the first game and half as many in the second. How many points did he score in the second game?",
		"Dina buys 4 kilos of apples at $3 a kilo and 2 kilos of pears at $5 a kilo. How much does she pay for the pears?",
		"Uma has 5 red and 7 blue beads. She buys as many green beads as she has blue ones. How many beads does she have?",
	} {
		if p := planOf(t, question); p != nil {
			t.Errorf("%s: %s", question, p.Answer())
		}
	}
}

// Whatever the text, a reading ends and a plan has steps.
func FuzzReadPlan(f *testing.F) {
	for _, q := range []string{
		"Nora had 40 shells. She found 3 bags of 12 and gave half of them to Ben. How many shells are left?",
		"Ida spends $5 and 20% of it. Together they have $9. How much is left? If each of them is worth $3, how much is that?",
		"1/0 of them. 2 of them left and 0 came. They form 0 groups. How many are in each group?",
		"as many as she had. which cost $2 a pack. How many",
		"   00s of 0B A!How mAnY",
		"A has a b and a c that costs twice as much. each of 3 got 2 of them. What is the difference between",
	} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, question string) {
		p, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
		if err != nil {
			return
		}
		if plan := ofPrompt(p.Raw); plan != nil && (plan.Next() == "" || strings.HasPrefix(plan.Answer(), "-")) {
			t.Errorf("%s: %+v", question, plan)
		}
	})
}

// Who has what does not change by what is told of things that nobody asks for.
func TestAsidesAreLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(20, 500).Draw(t, "had"), rapid.IntRange(1, 19).Draw(t, "lost")
		at := rapid.IntRange(0, 2).Draw(t, "where")
		tell := []string{"Nora had " + strconv.Itoa(a) + " shells.", "She lost " + strconv.Itoa(b) + " of them.", "How many shells does Nora have left?"}
		aside := rapid.SampledFrom([]string{"Her uncle is 52 years old.", "The museum has 17 windows.", "The bakery opened 9 years ago.", "It is a sunny day."}).Draw(t, "aside")
		question := ""
		for i, s := range tell {
			if i == at {
				question += aside + " "
			}
			question += s + " "
		}
		p, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
		if err != nil {
			t.Fatal(err)
		}
		if plan := ofPrompt(p.Raw); plan == nil || plan.Answer() != strconv.Itoa(a-b) {
			t.Errorf("%s: %+v", question, plan)
		}
	})
}
