package comparison

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/prompts"
)

// prompt is a question as the model reads it.
func prompt(t testing.TB, question string) string {
	t.Helper()
	p, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return p.Raw
}

// What a question asks for, where all of it is understood; "" where it is not.
func TestComparedReads(t *testing.T) {
	for question, want := range map[string]string{
		"Tom has 5 apples. Ann has 3 more apples than Tom. How many apples do they have together?":                                                                     "13",
		"Tom has 5 apples. Ann has 3 apples fewer than twice as many as Tom. How many apples does Ann have?":                                                           "7",
		"Tom has 15 apples, which he picked. He has 3 times as many apples as Ann. How many apples does Ann have?":                                                     "5",
		"The old rope is 24 cm long. The black rope is 6 cm shorter than the third rope. The old rope is 6 times as long as the black rope. How long are they in all?": "38",
		"In the first week Joan swam 88 laps. In the second week, she swam 76 more than in the first. How many laps did she swam altogether?":                          "252",
		"On Monday Ann sold 8 pies. She sold half as many pies on Friday as she did on Monday. How many pies did she sell on Friday?":                                  "4",
		"There are 20 more roses than tulips. There are 7 tulips. How many roses and tulips are there in all?":                                                         "34",
		"There are 5 fewer lions in the big zoo than in the small zoo. The small zoo has 12 lions. How many more lions are in the small zoo than in the big zoo?":      "5",
		"A jacket costs 5 dollars. A dress costs $3 more than a jacket. How much do they cost on average?":                                                             "6.5",
		"The price of a bottle of water is a fifth of that of a cake. A cake costs $10. How much does a bottle of water cost?":                                         "2",
		"Kate earned 25% more an hour than Hassan. Hassan earned 4 dollars an hour. How much did Kate earn an hour?":                                                   "5",
		"Betty and Paul have 250 coins together. Betty has 8 more coins than Paul. How many coins does Paul have?":                                                     "121",
		"John has 5 more books than Mary. Together they have 25 books. How many books does Mary have?":                                                                 "10",
		"Jane ran 9 laps, and Omar ran 8 laps less. How many laps did they run together?":                                                                              "10",
		"Frank beat Jane by 10 goals, and Frank scored 24 goals. How many goals did Jane score?":                                                                       "14",
		"Ann is 6 years older than Ben, who is 12 years old. Carl is twice Ann's age. How old is Carl?":                                                                "36",
		"The captain read 2/3 as many books as the queen. The queen read 9 books. How many books did the captain read?":                                                "6",

		"Olga has $20 more than Vic. After Vic gets $8, how much more does Olga have than Vic?":               "",
		"In 3 years Ann will be twice as old as Ben. Ben is 12 years old. How old is Ann?":                    "",
		"Ann has 3 times more apples than Ben. Ben has 12 apples. How many apples does Ann have?":             "",
		"Tom has 5 apples. Ann has 3 more apples than Tom. How many more apples do they need to have 20?":     "",
		"Tom has 5 apples. Ann has 3 more apples than Tom. Each apple costs $2. How much are all of them?":    "",
		"Tom has 5 apples. Ben has 7 apples. Ann has 3 more apples than him. How many apples does Ann have?":  "",
		"Tom has 3 dozen eggs. Ann has twice as many eggs as Tom. How many eggs do they have together?":       "",
		"It takes Tom 30 minutes. Ann takes twice as long as Tom. How many hours does it take Ann?":           "",
		"Tom has 5 apples. Ann has 3 more apples than Tom. Carl has 9 apples. How many do they have in all?":  "",
		"Greg and Sarah have 18 apples. Susan has twice as many apples as Greg. How many apples has Susan?":   "",
		"Tom has 5 apples and 8 pears. Ann has 3 more apples than Tom. How many pears do they have together?": "",
	} {
		got := ""
		if j := NewJudge(Read(wordproblem.Read(prompt(t, question)))); j != nil && j.asked != nil {
			got = arith.String(j.asked.value)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}
