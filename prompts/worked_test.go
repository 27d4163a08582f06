package prompts

import "testing"

func TestWorkedPrompt(t *testing.T) {
	for _, c := range []struct{ question, body string }{
		{"What is (12 + 7) * 3 - 4?", "(12+7)*3-4=?"},
		{"calculate 12 × 17 + 5", "12*17+5=?"},
		{"how much is twelve plus 7 times 3", "12+7*3=?"},
		{"12x17 =", "12*17=?"},
		{"Mia has 47 apples. She buys 8 more, then loses 13. How many apples does Mia have?",
			"#1: Mia has 47 apples. #2: She buys 8 more, #3: then loses 13. #4: How many apples does Mia have?"},
		{"Mia had forty-seven apples and bought 4 bags of 6 apples, and gave 3 to Tom and Ann. If she then loses half of them, how many apples does Mia have left?",
			"#1: Mia had 47 apples #2: and bought 4 bags of 6 apples, #3: and gave 3 to Tom and Ann. #4: If she then loses half of them, #5: how many apples does Mia have left?"},
		{"Mia has 12 apples. How many are left if she eats 3?",
			"#1: Mia has 12 apples. #2: if she eats 3, #3: How many are left?"},
		{"She shares 84 sweets equally among 4 children and keeps one share. How many sweets does she have?",
			"#1: She shares 84 sweets equally among 4 children and keeps one share. #2: How many sweets does she have?"},
	} {
		p, err := Worked{}.Prompt(c.question)
		if err != nil {
			t.Errorf("%q: %v", c.question, err)
		} else if want := "<q>" + c.body + "\n<a>"; p.Raw != want {
			t.Errorf("%q:\n got %q\nwant %q", c.question, p.Raw, want)
		}
	}
}
