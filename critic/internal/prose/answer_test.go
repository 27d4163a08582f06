package prose

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// A chunk that only states what the step before it comes to is as right as that step.
func TestProseAnswerIsTheResultBefore(t *testing.T) {
	for _, row := range []struct{ accepted, chunk string }{
		{"1. 12 * 17 = 204\n2. 204 + 5 = 209\n", "Answer: 209\n"},
		{"2. So it costs 204 + 5 = $209.\n", "**Answer:** $209"},
		{"2. So it costs 204 + 5 = $209.\n", "Answer: 209 dollars"},
		{"2. So it costs 204 + 5 = 209.\n", "Final answer: $209"}, // the question has dollars
		{"2. 204 + 5 = 209\n", "The answer is 209."},
		{"2. 204 + 5 = 209 apples in all.\n", "So, the final answer is: 209 apples"},
		{"2. 204 + 5 = 209 apples\n", `\boxed{209}`},
		{"2. 204 + 5 = 209 apples\n", `$\boxed{209\text{ apples}}$.`},
		{"2. 1,200 * 3 = 3,600\n", "#### 3600"},
		{"\\[ 600 + 800 = 1400 \\text{ bananas} \\]\n\n", `The answer is: \(\boxed{1400}\) bananas.`},
		{"2. The balance is 5 - 8 = -3.\n", "Answer: −3"},
		{"2. 5 - 25 = -$20\n", "Answer: -$20"},
		{"2. 5 / 20 = 25%\n", "Answer: 25%"},
		{"2. 20 + 30 = 50 cents\n", "Answer: 50 cents"},
		{"2. 12 * 17 = 204, and 204 + 5 = 209.\n", "Answer: 209"},
		{"2. 12 * 17 = 12 * 10 + 12 * 7 = 204\n", "Answer: 204"},
		{"1. 12 * 17 = 205? No, 12 * 17 = 204.\n2. 204 + 5 = 209\n", "Answer: 209"},
	} {
		v := judge(Case{Question: "What do 17 bags of 12 apples and a box for 5 dollars cost?", Accepted: row.accepted, Chunk: row.chunk})
		if v.Grade != verdict.Pass || v.Reason != "the answer is the result before it" || v.PWrong < verdict.HoldsWrong {
			t.Errorf("%q after %q: %v %q, P(wrong) %g", row.chunk, row.accepted, v.Grade, v.Reason, v.PWrong)
		}
	}
}

// An answer in another unit than the one that is asked for is another number.
func TestProseAnswerInTheUnitAskedFor(t *testing.T) {
	k := Case{Question: "How much is a can, in cents, when 12 cost $6?", Accepted: "1. Each costs 6 / 12 = $0.50.\n", Chunk: "Answer: 0.50"}
	if v := judge(k); v.Grade != verdict.Unsure {
		t.Errorf("in dollars: %v %q", v.Grade, v.Reason)
	}
	if k.Accepted = "1. Each costs 600 / 12 = 50 cents.\n"; judge(with(k, "Answer: 50")).Grade != verdict.Pass {
		t.Error("in cents: not passed")
	}
}

func with(k Case, chunk string) Case {
	k.Chunk = chunk
	return k
}

// All else is not known to be right, nor to be wrong: it may answer from an earlier step.
func TestProseAnswerThatIsNotKnown(t *testing.T) {
	for name, row := range map[string]struct{ accepted, chunk string }{
		"nothing before":          {"", "Answer: 209"},
		"no equation before":      {"1. There are 209.\n", "Answer: 209"},
		"an earlier result":       {"1. 12 * 17 = 204\n2. 204 + 5 = 209\n", "Answer: 204"},
		"another number":          {"1. 12 * 17 = 204\n2. 204 + 5 = 209\n", "Answer: 290"},
		"the other sign":          {"2. 5 - 8 = -3\n", "Answer: 3"},
		"a wrong equation":        {"2. 204 + 5 = 210\n", "Answer: 210"},
		"from a wrong equation":   {"1. 12 * 17 = 214\n2. 214 + 5 = 219\n", "Answer: 219"},
		"two results":             {"2. 3 + 5 = 8 apples and 2 + 2 = 4 pears\n", "Answer: 4"},
		"a number behind":         {"2. 10 / 4 = 2.5, so she needs 3 boxes.\n", "Answer: 2.5"},
		"a line behind":           {"2. 3 * 16 = 48 feet\nThat is higher than the window.\n", "Answer: 48"},
		"an equation not read":    {"2. 204 + 5 = 209, x = y\n", "Answer: 209"},
		"a rounded result":        {"2. 10 / 3 = 3.33\n", "Answer: 3.33"},
		"a result that is about":  {"2. 10 / 4 is about 2.5\n", "Answer: 2.5"},
		"rounded further":         {"2. 10 / 4 = 2.5\n", "Answer: 3"},
		"about":                   {"2. 204 + 5 = 209\n", "Answer: about 209"},
		"a percentage of a share": {"2. 5 / 20 = 0.25\n", "Answer: 25%"},
		"a percentage of 100":     {"2. 5 / 20 * 100 = 25\n", "Answer: 25%"},
		"without its percent":     {"2. 5 / 20 = 25%\n", "Answer: 25"},
		"another unit":            {"2. 204 + 5 = 209 cents\n", "Answer: $209"},
		"a unit from nowhere":     {"2. 204 + 5 = 209\n", "Answer: 209 hours"},
		"a scale":                 {"2. 2 + 3 = 5 million\n", "Answer: 5"},
		"cents or dollars":        {"2. 20 + 30 = 50 cents\n", "Answer: 50"},
		"a letter":                {"2. 204 + 5 = 209\n", "Answer: B"},
		"a choice":                {"2. 204 + 5 = 209\n", "Answer: (B) 209"},
		"a word":                  {"2. 204 + 5 = 209\n", "Answer: yes"},
		"a range":                 {"2. 204 + 5 = 209\n", "Answer: 209-210"},
		"two answers":             {"2. 204 + 5 = 209\n", "Answer: 209 and 210"},
		"a time of day":           {"2. 2:30 + 45 minutes = 3:15\n", "Answer: 195"},
		"a sentence":              {"2. 204 + 5 = 209\n", "So there are 209 apples."},
		"a number alone":          {"2. 204 + 5 = 209\n", "209"},
		"more than the answer":    {"2. 204 + 5 = 209\n", "Answer: 209\n\nThe bags hold 17 apples."},
		"a denial":                {"2. 204 + 5 = 209\n", "The answer is not 209."},
		"what is supposed":        {"2. If 2 + 3 = 5, we are done.\n", "Answer: 6"},
		"what is taken back":      {"2. 204 + 5 = 209. Wait, that is not right.\n", "Answer: 209"},
		"another base":            {"2. In base 8 it is 2 + 3 = 5.\n", "Answer: 5"},
	} {
		v := judge(Case{Question: "What do 17 bags of 12 apples and a box for 5 dollars cost?", Accepted: row.accepted, Chunk: row.chunk})
		if v.Grade != verdict.Unsure {
			t.Errorf("%s: %q after %q: %v %q", name, row.chunk, row.accepted, v.Grade, v.Reason)
		}
	}
}
