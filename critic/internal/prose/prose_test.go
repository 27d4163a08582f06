package prose

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// judge checks a chunk; nothing of what stands before it has been read.
func judge(k Case) verdict.Verdict {
	k.Asked, k.Said = &Grown{}, &Grown{}
	return Check(k)
}

func TestProse(t *testing.T) {
	for _, row := range []struct {
		chunk       string
		grade       verdict.Grade
		reason, fix string
	}{
		{"So he has 5 + 7 = 12 apples.", verdict.Pass, "", ""},
		{"So he has 55 - 13 = 43 apples.", verdict.Fail, "55 - 13 is 42, not 43", "So he has 55 - 13 = 42 apples."},
		{"55 - 13 = 43, and 43 + 5 = 48 in all.", verdict.Fail, "55 - 13 is 42, not 43", "55 - 13 = 42, and 42 + 5 = 47 in all."},
		{"$1,200 × 3 = $3,700", verdict.Fail, "1,200 × 3 is 3,600, not 3,700", "$1,200 × 3 = $3,600"},
		{"Half of 30 is 15.", verdict.Pass, "", ""},
		{"Half of 30 is 16.", verdict.Fail, "Half of 30 is 15, not 16", "Half of 30 is 15."},
		{"15% of 80 is 12.", verdict.Pass, "", ""},
		{"15% of 80 is 13.", verdict.Fail, "15% of 80 is 12, not 13", "15% of 80 is 12."},
		{"5 plus 7 is 12", verdict.Pass, "", ""},
		{"3 hours * 60 = 180 minutes", verdict.Pass, "", ""},
		{"48/2 = <<48/2=24>>24 clips", verdict.Pass, "", ""},
		{"There are 12 apples.", verdict.Unsure, "nothing to compute", ""},
		{"3x + 2 = 11", verdict.Unsure, "", ""},
		{"10/3 = 3.33", verdict.Pass, "", ""},
		{"10/3 is about 3", verdict.Pass, "", ""},
		{"\\[ \\frac{1}{2} \\times 30 = \\boxed{15} \\]", verdict.Pass, "", ""},
		{"9^9^9 = 3", verdict.Unsure, "", ""},
		{"They leave at 2:30 + 45 minutes = 3:25.", verdict.Fail, "2:30 + 45 minutes is 3:15, not 3:25", "They leave at 2:30 + 45 minutes = 3:15."},
		{"The balance is 2 - 8 = -5 dollars.", verdict.Fail, "2 - 8 is -6, not -5", "The balance is 2 - 8 = -6 dollars."},
		{"43 = 55 - 13", verdict.Fail, "55 - 13 is 42, not 43", "42 = 55 - 13"},
		{"12 * 17 = 120 + 94 = 214", verdict.Fail, "12 * 17 is 204, not 120 + 94", "12 * 17 = 204"},
		{"2 * 3 = third of the apples", verdict.Fail, "", "2 * 3 = 6.00 of the apples"},
		{"30 * 40% = 13", verdict.Fail, "30 * 40% is 12, not 13", "30 * 40% = 12"},
		{"10 / 20 = 60%", verdict.Fail, "10 / 20 is 50%, not 60%", "10 / 20 = 50%"},
	} {
		v := judge(Case{Chunk: row.chunk})
		if v.Grade != row.grade || row.reason != "" && v.Reason != row.reason || v.Fix != row.fix {
			t.Errorf("%q: got %v %q, fix %q; want %v %q, fix %q", row.chunk, v.Grade, v.Reason, v.Fix, row.grade, row.reason, row.fix)
		}
	}
}

// An equation that holds does not pass a chunk if one of its numbers comes from nowhere.
func TestProseSource(t *testing.T) {
	const question = "Mia has 47 apples and buys 18 more, of which 15% are bad. How many does she have?"
	for _, row := range []struct {
		accepted, chunk string
		grade           verdict.Grade
	}{
		{"", "She has 47 + 18 = 65 apples.", verdict.Pass},
		{"", "She has 57 + 18 = 75 apples.", verdict.Unsure},
		{"", "She has 47 + 8 = 55 apples.", verdict.Pass},
		{"47 + 18 = 65.\n", "Then 65 / 5 = 13.", verdict.Pass},
		{"47 + 18 = 65.\n", "Then 56 / 4 = 14.", verdict.Unsure},
		{"", "That is 47 + 18 = 65, and 65 - 13 = 52.", verdict.Unsure},
		{"", "Of 18 * 85 = 1530 none is bad.", verdict.Pass},
		{"", "It is 47 * 60 = 2820.", verdict.Pass},
		{"", "She has 57 + 18 = 76 apples.", verdict.Fail},
	} {
		v := judge(Case{Question: question, Accepted: row.accepted, Chunk: row.chunk})
		if v.Grade != row.grade {
			t.Errorf("%q: got %v %q, want %v", row.chunk, v.Grade, v.Reason, row.grade)
		}
	}
}
