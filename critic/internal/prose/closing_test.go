package prose

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// A sentence that repeats the result before it, in its unit, is as right as that.
func TestClosingSentenceRepeatsTheResult(t *testing.T) {
	for _, row := range []struct{ accepted, chunk string }{
		{"She keeps 55 - 13 = 42 apples.\n", "Therefore, she has 42 apples."},
		{"She keeps 55 - 13 = 42 apples.\n", "So Mia has **42 apples** left.\n"},
		{"She keeps 55 - 13 = 42 apples.\n", `Thus, she has \boxed{42} apples.`},
		{"It costs 55 - 13 = $42.\n", "Therefore, the customer paid $42 on this trip."},
		{"It costs 55 - 13 = $42.\n", "Hence, she pays 42 dollars in total."},
		{"He waits 60 / 24 = 2.5 hours.\n", "In total, he waits 2.5 hours."},
	} {
		v := judge(Case{Question: "How many apples has she left?", Accepted: row.accepted, Chunk: row.chunk})
		if v.Grade != verdict.Pass || v.Reason != "the answer is the result before it" {
			t.Errorf("%q after %q: %v %q", row.chunk, row.accepted, v.Grade, v.Reason)
		}
	}
}

// One that says anything else is not known to be right, nor to be wrong.
func TestClosingSentenceThatIsNotKnown(t *testing.T) {
	const before = "She keeps 55 - 13 = 42 apples.\n"
	for name, row := range map[string]struct{ accepted, chunk string }{
		"another number":         {before, "Therefore, she has 43 apples."},
		"other things":           {before, "Therefore, she has 42 pears."},
		"no things":              {before, "Therefore, she has 42."},
		"a result without them":  {"She keeps 55 - 13 = 42.\n", "Therefore, she has 42 apples."},
		"a denial":               {before, "Therefore, she does not have 42 apples."},
		"a contraction":          {before, "So she doesn't have 42 apples."},
		"a comparison":           {before, "Therefore, she has 42 apples more than Tom."},
		"a bound":                {before, "Therefore, she has at least 42 apples."},
		"for each":               {before, "Therefore, each child has 42 apples."},
		"a part of it":           {before, "Therefore, half of them are 42 apples."},
		"a question":             {before, "So she has 42 apples?"},
		"two numbers":            {before, "Therefore, she has 42 apples and 3 pears."},
		"two sentences":          {before, "Therefore, she has 42 apples. Tom has the others."},
		"nothing concluded":      {before, "She has 42 apples."},
		"behind a wrong step":    {"She buys 47 + 8 = 56 apples.\nShe keeps 55 - 13 = 42 apples.\n", "Therefore, she has 42 apples."},
		"from an earlier step":   {before + "They cost 42 * 2 = 84 cents.\n", "Therefore, she has 42 apples."},
		"the other sign":         {before, "Therefore, she has -42 apples."},
		"a percentage of it all": {"It is 21 / 50 = 42%.\n", "Therefore, she has 42 apples."},
	} {
		v := judge(Case{Question: "How many apples has she left?", Accepted: row.accepted, Chunk: row.chunk})
		if v.Grade != verdict.Unsure {
			t.Errorf("%s: %q after %q: %v %q", name, row.chunk, row.accepted, v.Grade, v.Reason)
		}
	}
}
