package lines

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

func TestWordProblem(t *testing.T) {
	const prompt = "<q>word Joan had #1:70 seashells, paid $#2:4.5 and gave #3:27 away. How many are left? #4:\n<a>"
	for name, c := range map[string]struct {
		accepted, chunk string
		want            verdict.Grade
		fix             string
	}{
		"holds":                 {"", "#1:70-#3:27=43\n", verdict.Unsure, ""},
		"wrong result":          {"", "#1:70-#3:27=53\n", verdict.Fail, "#1:70-#3:27=43\n"},
		"number of another tag": {"", "#1:27-#3:27=43\n", verdict.Fail, "#1:70-#3:27=43\n"},
		"long product":          {"", "#1:70*#3:27=1800\n", verdict.Fail, "#1:70*#3:27=1890\n"},
		"decimals":              {"", "#2:4.5*#3:27=121\n", verdict.Fail, "#2:4.5*#3:27=121.5\n"},
		"result before":         {"#1:70-#3:27=43\n", "43*2=86\n", verdict.Unsure, ""},
		"no source":             {"#1:70-#3:27=43\n", "44*2=88\n", verdict.Fail, ""},
		"no such tag":           {"", "#5:70-#3:27=43\n", verdict.Fail, ""},
		"rounded":               {"", "#1:70/#3:27=2.5926\n", verdict.Unsure, ""},
		"wrongly rounded":       {"", "#1:70/#3:27=2.6\n", verdict.Fail, "#1:70/#3:27=2.5926\n"},
		"below zero":            {"", "#3:27-#1:70=43\n", verdict.Fail, "#1:70-#3:27=43\n"},
		"by the larger":         {"", "#2:4.5/#3:27=6\n", verdict.Fail, "#3:27/#2:4.5=6\n"},
		"by nothing":            {"#1:70-#1:70=0\n", "#1:70/0=0\n", verdict.Fail, ""},
		"twice the same":        {"#1:70-#3:27=43\n", "#1:70-#3:27=43\n", verdict.Fail, ""},
		"answer":                {"#1:70-#3:27=43\n", "#4:ans 43\n", verdict.Unsure, ""},
		"another answer":        {"#1:70-#3:27=43\n", "#4:ans 70\n", verdict.Fail, "#4:ans 43\n"},
		"answer to a fact":      {"#1:70-#3:27=43\n", "#3:ans 43\n", verdict.Fail, "#4:ans 43\n"},
		"no line":               {"", "hello\n", verdict.Fail, ""},
	} {
		v := judge(prompt, c.accepted, c.chunk)
		if v.Grade != c.want || v.Fix != c.fix {
			t.Errorf("%s: %v, fix %q (%s); want %v, fix %q", name, v.Grade, v.Fix, v.Reason, c.want, c.fix)
		}
	}
}
