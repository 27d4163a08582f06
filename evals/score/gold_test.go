package score

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Gold answers as people write them into {"question", "answer"}, and what answers them.
func TestGoldAnswersInTheirShapes(t *testing.T) {
	const letters = `,"choices":[{"label":"A","text":"one"},{"label":"B","text":"two"}]`
	for _, test := range []struct {
		gold         string // JSON, and what follows it
		kind         string
		right, wrong []string
	}{
		{`"3/4"`, data.Number, []string{"3/4", "0.75", `\frac{3}{4}`, "¾", "75%"}, []string{"4/3", "3"}},
		{`"\\frac{3}{4}"`, data.Number, []string{"3/4", "0.75", `\dfrac34`}, []string{"3", "4"}},
		{`"$-\\frac{1}{2}$"`, data.Number, []string{"-1/2", "-0.5"}, []string{"1/2"}},
		{`"3 1/2"`, data.Number, []string{"3.5", "7/2"}, []string{"3"}},
		{`"-$5"`, data.Number, []string{"-5", "$-5", "−5"}, []string{"5", "$5"}},
		{`"$1,200.50"`, data.Number, []string{"1200.5"}, []string{"1200"}},
		{`"€1.200,50"`, data.Number, []string{"1200.5", "1,200.50"}, []string{"1.2005"}},
		{`"15%"`, data.Number, []string{"15%", "15 percent", "0.15"}, []string{"16%"}},
		{`"12 km"`, data.Number, []string{"12", "12 km", "12 kilometers"}, []string{"13 km"}},
		{`"5 red apples"`, data.Number, []string{"5", "five"}, []string{"6"}},
		{`"1.5 million"`, data.Number, []string{"1500000"}, []string{"1.5"}},
		{`1e6`, data.Number, []string{"1,000,000", "10^6"}, []string{"6"}},
		{`"1 \\frac{2}{3}"`, data.Number, []string{"5/3"}, []string{"2/3", "1"}},
		{`"90^\\circ"`, data.Number, []string{"90", "90°", "90 degrees"}, []string{"9"}},
		{`"\\$5"`, data.Number, []string{"5"}, []string{"6"}},
		{`"25\\%"`, data.Number, []string{"25%", "1/4"}, []string{"2.5"}},
		{`"$12\\text{ cm}$"`, data.Number, []string{"12", "12 cm"}, []string{"1"}},
		{`"US$3.50"`, data.Number, []string{"3.5", "7/2"}, []string{"3"}},
		{`"−7"`, data.Number, []string{"-7"}, []string{"7"}},
		{`"2^{10}"`, data.Number, []string{"1024"}, []string{"2", "210"}},
		{`"$3 \\times 10^{8}$"`, data.Number, []string{"300,000,000", "3e8"}, []string{"3"}},
		{`"60 km/h"`, data.Number, []string{"60", "60 km/h"}, []string{"6"}},
		{`"12 000"`, data.Number, []string{"12000", "12,000"}, []string{"12"}},
		{`"5 m"`, data.Number, []string{"5", "5 metres"}, []string{"6"}},
		{`"twenty-one"`, data.Number, []string{"21"}, []string{"20"}},
		{`"Work it out.\n#### \\frac{2}{4}"`, data.Number, []string{"0.5"}, []string{"2"}},
		{`"So it is Paris.\n#### Paris"`, data.String, []string{"Paris"}, []string{"Rome"}},
		{`"1,5"`, data.String, []string{"1, 5"}, []string{"15"}},
		{`"10:30"`, data.String, []string{"10:30"}, []string{"10:31", "10"}},
		{`"2x"`, data.String, []string{"2x", "$2x$"}, []string{"2"}},
		{`"2xy"`, data.String, []string{"2xy"}, []string{"2"}},
		{`"5 pm"`, data.String, []string{"5 PM"}, []string{"5"}},
		{`"2 hours 30 minutes"`, data.String, []string{"2 hours 30 minutes"}, []string{"2"}},
		{`"2\\sqrt{3}"`, data.String, []string{`$2 \sqrt{3}$`, `2\sqrt{3}`}, []string{`2\sqrt{5}`}},
		{`"\\left(1, \\dfrac{\\pi}{2}\\right)"`, data.String, []string{`(1,\frac{\pi}{2})`}, []string{`(2,\frac{\pi}{2})`}},
		{`"x = 5"`, data.String, []string{"x=5"}, []string{"x=6"}},
		{`"to day"`, data.String, []string{"To day."}, []string{"today"}},
		{`"Yes."`, data.Bool, []string{"yes", "True"}, []string{"no"}},
		{`"yes","answer_type":"bool"`, data.Bool, []string{"yes", "true"}, []string{"no"}},
		{`0.75,"answer_type":"number"`, data.Number, []string{"3/4"}, []string{"3"}},
		{`["a", 2],"answer_type":"list"`, data.List, []string{"a, 2", "a and 2"}, []string{"2, a"}},
		{`"b"` + letters, data.Choice, []string{"B", "two", "(B)"}, []string{"A", "one"}},
		{`"(B)"` + letters, data.Choice, []string{"B", "two"}, []string{"A"}},
		{`"Two"` + letters, data.Choice, []string{"B", "two"}, []string{"A"}},
		{`"two","answer_type":"choice"` + letters, data.Choice, []string{"B"}, []string{"A"}},
		{`"two","choices":["one","two"]`, data.Choice, []string{"B", "two"}, []string{"A"}},
		{`"B","choices":{"A":"one","B":"two"}`, data.Choice, []string{"B", "two"}, []string{"A"}},
		{`"2","choices":{"label":["1","2"],"text":["one","two"]}`, data.Choice, []string{"2", "two"}, []string{"1"}},
	} {
		for item, err := range data.ReadFrom(strings.NewReader(`{"question":"What?","answer":`+test.gold+"}"), "mine.jsonl") {
			if err != nil || item.AnswerType != test.kind {
				t.Errorf("%s: a %s, %v", test.gold, item.AnswerType, err)
			}
			for i, answers := range [][]string{test.right, test.wrong} {
				for _, answer := range answers {
					for _, c := range []Candidate{{Final: answer}, {Text: "I think.\nThe answer is " + answer + "."}} {
						if right, err := Auto(t.Context(), item, c); right != (i == 0) || err != nil {
							t.Errorf("%s, answered %+v: %v, %v", test.gold, c, right, err)
						}
					}
				}
			}
		}
	}
}
