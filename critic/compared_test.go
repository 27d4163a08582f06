package critic

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

// comparedPrompt is a question as the model reads it.
func comparedPrompt(t testing.TB, question string) string {
	t.Helper()
	p, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return p.Raw
}

func TestComparedJudges(t *testing.T) {
	const (
		ropes = "The old rope is 24 cm. The black rope is 6 cm shorter than the third rope. The old rope is 6 times as long as the black rope. How long are they altogether?"
		money = "Kate earned 25% more an hour than Hassan; Isaac earned 3 dollars less per hour than Hassan. Hassan earned 4 dollars an hour. How much more did Kate earn an hour than Isaac?"
		worth = "Ann has 9 coins fewer than Ben. Ann has 30 coins. Each coin is worth $2. How much are Ben's coins worth?"
		half  = "Ann bought 4 bolts. Ben bought half as many bolts as Ann. Carl pays $3 for each of them. How much does he pay?"
	)
	for name, c := range map[string]struct {
		question, accepted, chunk string
		want                      Grade
		fix                       string
	}{
		"of another rope":      {ropes, "", "#1:24-#2:6=18\n", Fail, "#1:24/#3:6=4\n"},
		"backwards":            {ropes, "", "#1:24*#3:6=144\n", Fail, "#1:24/#3:6=4\n"},
		"the right way":        {ropes, "", "#1:24/#3:6=4\n", Pass, ""},
		"the next one":         {ropes, "#1:24/#3:6=4\n", "4-#2:6=-2\n", Fail, "4+#2:6=10\n"},
		"counted twice":        {ropes, "#1:24/#3:6=4\n4+#2:6=10\n#1:24+4=28\n", "28+4=32\n", Fail, "28+10=38\n"},
		"part of it":           {ropes, "#1:24/#3:6=4\n4+#2:6=10\n#1:24+4=28\n", "#4:ans 28\n", Fail, "28+10=38\n"},
		"all of it":            {ropes, "#1:24/#3:6=4\n4+#2:6=10\n#1:24+4=28\n28+10=38\n", "#4:ans 38\n", Pass, ""},
		"on after the end":     {ropes, "#1:24/#3:6=4\n4+#2:6=10\n#1:24+4=28\n28+10=38\n", "#4:ans 24\n", Fail, "#4:ans 38\n"},
		"another order":        {ropes, "#1:24/#3:6=4\n4+#2:6=10\n", "10+#1:24=34\n", Pass, ""},
		"of another person":    {money, "#3:4*#1:25=100\n100/100=1\n#3:4+1=5\n", "5-#2:3=2\n", Fail, "#3:4-#2:3=1\n"},
		"question not read":    {worth, "", "#2:30-#1:9=21\n", Fail, "#2:30+#1:9=39\n"},
		"nothing said":         {worth, "#2:30+#1:9=39\n", "39*#3:2=78\n", Unsure, ""},
		"a number of no digit": {half, "", "#1:4*2=8\n", Fail, ""},
		"no line":              {ropes, "", "hello\n", Unsure, ""},
	} {
		k := Case{Prompt: comparedPrompt(t, c.question), Accepted: c.accepted, Chunk: c.chunk, Steps: strings.SplitAfter(c.accepted, "\n")}
		v, err := Compared{}.Check(context.Background(), k)
		if err != nil || v.Grade != c.want || v.Fix != c.fix {
			t.Errorf("%s: %v, fix %q (%s), error %v; want %v, fix %q", name, v.Grade, v.Fix, v.Reason, err, c.want, c.fix)
		}
		if before, _, ok := strings.Cut(c.chunk, "="); ok && v.Grade == Fail {
			k.Chunk = before + "="
			if !(Compared{}).Spots(k) {
				t.Errorf("%s: not seen before its result", name)
			}
		}
	}
}

func TestComparedKnowsNoOtherText(t *testing.T) {
	for _, prompt := range []string{"What is 3 more than 4?", "<q>expr 3+4\n<a>", "<q>word Joan had #1:70 pens and lost #2:3. How many are left? #3:\n<a>"} {
		v, err := Compared{}.Check(context.Background(), Case{Prompt: prompt, Chunk: "#1:70+#2:3=73\n"})
		if err != nil || v.Grade != Unsure {
			t.Errorf("%q: %v, %v", prompt, v, err)
		}
	}
}

func FuzzCompared(f *testing.F) {
	f.Add("Tom has #1:5 apples, and Ann has #2:1/#3:2 as many as him. How many in all? #4:", "#1:5*#2:1=5\n", "5/#3:2=2.5\n")
	f.Add("A cap is $#1:5 cheaper than twice the price of a hat, who is #2:30% of that of the cap. What is that? #3:", "", "#3:ans 4\n")
	f.Add("On May, Mr. Lee, who beat Dr. Who by #1:0 and lost to and than, has half as as. how #2:", "\n", "#1:0/#1:0=0\n")
	f.Add(strings.Repeat("A cap costs twice as much as a hat. A pen costs twice as much as a cap. A hat is #1:5 less than a bag. ", 20)+"What is that? #2:", "", "")
	f.Add("#1:0CheAper0than", "", "0")
	f.Fuzz(func(t *testing.T, question, accepted, chunk string) {
		k := Case{Prompt: "<q>" + prompts.WordOpening + question + "\n<a>", Accepted: accepted, Chunk: chunk}
		v, err := Compared{}.Check(context.Background(), k)
		if err != nil || v.PWrong < 0 || v.PWrong > 1 || v.At > len(chunk) || !strings.HasPrefix(v.Fix, chunk[:v.At]) && v.Fix != "" {
			t.Errorf("%+v, %v", v, err)
		}
		Compared{}.Spots(k)
	})
}
