package critic_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

func sense(t *testing.T, k critic.Case) critic.Verdict {
	t.Helper()
	v, err := critic.Sense{}.Check(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// No right line is objected to, of any family, and of lines that add where they should take away, or
// the other way round, none passes and a good part is seen.
func TestSenseKnowsGeneratedStories(t *testing.T) {
	eachStep(t, func(k critic.Case) {
		if v := sense(t, k); v.Grade == critic.Fail {
			t.Errorf("%s\n%s%s%s", k.Prompt, k.Accepted, k.Chunk, v.Reason)
		}
	})
	format := prompts.Worked{Families: []string{prompts.Story}}
	passed, turned, seen := 0, 0, 0
	for seed := range uint64(400) {
		p, err := problems.Generate(problems.Story, 1+int(seed)%20, 7000+seed)
		if err != nil {
			t.Fatal(err)
		}
		prompt, err := format.Prompt(p.Question)
		if err != nil {
			continue
		}
		k := critic.Case{Prompt: prompt.Raw, Reading: critic.NewReading(prompt.Raw)}
		for i, step := range p.Steps {
			k.Chunk = step + "\n"
			switch v := sense(t, k); v.Grade {
			case critic.Fail:
				t.Errorf("%s\n%s%s%s", k.Prompt, k.Accepted, k.Chunk, v.Reason)
			case critic.Pass:
				passed++
			}
			if other := turn(step); i > 0 && other != "" {
				turned++
				switch v := sense(t, critic.Case{Prompt: k.Prompt, Reading: k.Reading, Accepted: k.Accepted, Chunk: other}); {
				case v.Grade == critic.Pass:
					t.Errorf("%s\n%s%s passes", k.Prompt, k.Accepted, other)
				case v.Grade == critic.Fail:
					seen++
					if v.Fix != "" && v.Fix != k.Chunk {
						t.Errorf("%s\n%s%s is to be %s", k.Prompt, k.Accepted, other, v.Fix)
					}
				}
			}
			k.Accepted += k.Chunk
		}
	}
	if passed < 300 || seen < turned/4 {
		t.Errorf("%d lines pass, %d of %d with the other operation are seen", passed, seen, turned)
	}
}

// turn is the line with the other operation, up to its result; "" where it neither adds nor takes away.
func turn(line string) string {
	at := max(strings.LastIndexByte(line, ','), strings.IndexByte(line, ':'))
	n := strings.IndexAny(line[at:], "+-*/ ")
	if n < 0 || !strings.ContainsAny(line[at+n:at+n+1], "+-") {
		return ""
	}
	other := "+"
	if line[at+n] == '+' {
		other = "-"
	}
	return line[:at+n] + other + line[at+n+1:strings.LastIndexByte(line, '=')+1]
}

func TestSenseJudgesLines(t *testing.T) {
	const (
		prompt = "<q>#1: Mia had 48 cups. #2: Mevak gave Mia 7 cups. #3: Mia gave 5 to Mevak. #4: She broke 2. " +
			"#5: Mia sold half of them. #6: Mia put 3 away. #7: How many cups does Mia have left?\n<a>"
		before = "#1:48\n#2:48+7=55\n"
	)
	for _, row := range []struct {
		accepted, chunk string
		want            critic.Grade
		before, fix     string // what stands before the mistake, and instead
	}{
		{"", "#1:48\n", critic.Unsure, "", ""},
		{"#1:48\n", "#2:48+7=55\n", critic.Pass, "", ""},
		{"#1:48\n", "#2:48+7=54\n", critic.Unsure, "", ""},
		{"#1:48\n", "#2:48-7=41\n", critic.Fail, "#2:48", "#2:48+7=55\n"},
		{"#1:48\n", "#2:48*7=336\n", critic.Fail, "#2:48", "#2:48+7=55\n"},
		{"#1:48\n", "#2:not needed\n", critic.Fail, "#2:", "#2:48+7=55\n"},
		{"#1:48\n", "#2:48+7=55\n#3:55+5=60\n", critic.Fail, "#2:48+7=55\n#3:55", "#2:48+7=55\n#3:55-5=50\n"},
		{before + "#3:55-5=50\n", "#4:50-2=48\n", critic.Unsure, "", ""}, // she may be Mevak
		{before + "#3:55-5=50\n", "#4:50+2=52\n", critic.Fail, "#4:50", ""},
		{before + "#3:55-5=50\n", "#4:not needed\n", critic.Unsure, "", ""},
		{before + "#3:55-5=50\n#4:50-2=48\n", "#5:48/2=24,48-24=24\n", critic.Pass, "", ""},
		{before + "#3:55-5=50\n#4:50-2=48\n", "#5:48/2=24,48+24=72\n", critic.Fail, "#5:48/2=24,48", "#5:48/2=24,48-24=24\n"},
		{before + "#3:55-5=50\n#4:50-2=48\n", "#5:48/2=24\n", critic.Unsure, "", ""}, // which half does not matter
		{before + "#3:55-5=50\n#4:50-2=48\n", "#5:48/2", critic.Unsure, "", ""},
		{before + "#3:55-5=50\n#4:50-2=48\n#5:48/2=24,48-24=24\n", "#6:24+3=27\n", critic.Unsure, "", ""},
		{before, "#9:55+5=60\n", critic.Unsure, "", ""},
		{"", "Mia gives 5 away, 48 + 5 = 53.", critic.Unsure, "", ""},
	} {
		v := sense(t, critic.Case{Prompt: prompt, Accepted: row.accepted, Chunk: row.chunk})
		if v.Grade != row.want || v.Fix != row.fix || row.want == critic.Fail && (row.chunk[:v.At] != row.before || v.End != v.At+1) {
			t.Errorf("%q: %v at %d to %d, fix %q: %s", row.chunk, v.Grade, v.At, v.End, v.Fix, v.Reason)
		}
	}
	for chunk, want := range map[string]bool{"#2:48-7=": true, "#2:48-7": false, "#2:48+7=": false, "#2:48-7=4": false} {
		if got := (critic.Sense{}).Spots(critic.Case{Prompt: prompt, Accepted: "#1:48\n", Chunk: chunk}); got != want {
			t.Errorf("%q: spotted %t", chunk, got)
		}
	}
	if v := sense(t, critic.Case{Prompt: "How many cups does Mia have left?", Chunk: "48-7=41\n"}); v.Grade != critic.Unsure {
		t.Errorf("prose: %v: %s", v.Grade, v.Reason)
	}
}
