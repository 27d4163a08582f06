package critic

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestSchemasJudge(t *testing.T) {
	const (
		shares = "Of 240 voters, 25% chose the red party and a third chose the blues. The rest stayed at home. How many voters stayed at home?"
		pens   = "Pens cost $2 each and books cost $7 each. Kim bought 3 pens and 4 books. How much did the books cost her?"
	)
	for name, c := range map[string]struct {
		question, accepted, chunk string
		want                      Grade
		fix                       string
	}{
		"on the way":      {shares, "", "#1:240*#2:25=240*20+240*5=4800+1200=6000\n", Pass, ""},
		"another way":     {shares, "", "#1:240/4=60\n", Unsure, ""},
		"another sum":     {shares, "#1:240*#2:25=6000\n6000/100=60\n#1:240/3=80\n", "60+80=140\n", Unsure, ""},
		"of a part":       {shares, "#1:240*#2:25=6000\n6000/100=60\n60/3=20\n", "#3:ans 20\n", Fail, "#1:240-60=180\n"},
		"the answer":      {shares, "#1:240*#2:25=6000\n6000/100=60\n#1:240/3=80\n#1:240-60=180\n180-80=100\n", "#3:ans 100\n", Pass, ""},
		"another product": {shares, "#1:240*#2:25=6000\n6000/100=60\n", "60/3=20\n", Fail, "#1:240-60=180\n"},
		"behind its end":  {pens, "#4:4*#2:7=28\n", "28+#1:2=30\n", Fail, "#5:ans 28\n"},
		"no line":         {pens, "", "hello\n", Unsure, ""},
		"not read at all": {"Ida buys 5 towels that cost $7. How much does she pay?", "", "#1:5*#2:7=35\n", Unsure, ""},
	} {
		k := Case{Prompt: comparedPrompt(t, c.question), Accepted: c.accepted, Chunk: c.chunk, Steps: strings.SplitAfter(c.accepted, "\n")}
		v, err := Schemas{}.Check(context.Background(), k)
		if err != nil || v.Grade != c.want || v.Fix != c.fix {
			t.Errorf("%s: %v, fix %q (%s), error %v; want %v, fix %q", name, v.Grade, v.Fix, v.Reason, err, c.want, c.fix)
		}
	}
}

// A text that is longer than any question is none, since reading it would take long.
func TestLongPromptIsNotWorked(t *testing.T) {
	for n, want := range map[int]bool{1000: true, 20000: false} {
		if got := form.Worked("<q>" + prompts.WordOpening + strings.Repeat("and x ", n/6) + "#1:\n<a>"); got != want {
			t.Errorf("%d bytes: got %v", n, got)
		}
	}
}

func FuzzSchemas(f *testing.F) {
	for _, q := range []string{
		"Of #1:20 boys #2:1/#3:4 sing and #4:3 % of the rest. The rest are of the rest. How many are left? #5:",
		"I buy #1:3 packs of pens at $#2:4 a pack, #3:2 at half that price and a cap that costs $#4:5 but is #5:6 % off. I gets #6:7 % off. Change? #8:",
		"Ann earns $#1:3 more an hour than Ben. Ben earns $#2:0 an hour for #3:2 hours a day, #4:5 days a week. How much in #5:2 weeks and #6:2 days of Ann and #7:3 days of Ben? #8:",
		"The ratio of a to b is #1:0:#2:0. There are #3:0 c. How many a are there? #4:",
		"What is the average of #1:1, #2:2 and #3:3? #4:", "Each a has #1:1 b and #2:2 c. How many b are in #3:3 a? #4:",
		"A has #1:3 boxes of #2:4 pens. He gives #3:2 to each of #4:5. The rest go in #5:0 bags. How many are in each bag? #6:",
		"#1:0more0than", "'s price is #1:5. How many? #2:", "Ann has #1:1 / #2:0 as many apples as Ben. Ben has #3:5 apples. How many apples does Ann have? #4:",
		"Rent is $#1:5, #2:5 pens. Ben has twice as many as. How many pens does Ben have? #2:", "Ann drives #1:5 hours at #2:30 miles per. How many miles does Ann drive? #3:",
		"A box holds #1:5 s. Ann has #2:3 boxes. She gave #3:2 of them at $#4:3 a. How many s does she have left? #5:",
		", and he paid it. Ann has #1:5 pens and gets #2:3. How many pens does she have? #3:",
		"Ann earns twice as much an hour as Ben. Ben earns $#1:5 an hour. How much do they earn together after #0:6 hours of Ann and #2:5 hours of Ben? #3:",
		"Ann has twice as many points as Ben. Ben has #1:5 points. The other team has #0:5 points. How many more points do they have than the other team? #3:",
		"Ann has #1:3 bags of #1:5 pens. #2:1 / #3:2 are red. How many pens are red? #4:",
		"each of . , and , half . #1: how", "In each of them are also #1:2 dogs. They have #2:4 a. How many a and dogs are there? #3:",
	} {
		f.Add(q, "#1:5*#2:1=5\n", "5/#3:2=2.5\n")
		f.Add(q, "", "#4:ans 4\n")
	}
	f.Fuzz(func(t *testing.T, question, accepted, chunk string) {
		k := Case{Prompt: "<q>" + prompts.WordOpening + question + "\n<a>", Accepted: accepted, Chunk: chunk}
		v, err := Schemas{}.Check(context.Background(), k)
		if err != nil || v.PWrong < 0 || v.PWrong > 1 || v.At > len(chunk) || !strings.HasPrefix(v.Fix, chunk[:v.At]) && v.Fix != "" {
			t.Errorf("%+v, %v", v, err)
		}
	})
}
