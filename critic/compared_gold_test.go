package critic_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// No line of a right solution is objected to, and what passes is right.
func TestComparedKnowsGeneratedSolutions(t *testing.T) {
	answers, passed := 0, 0
	eachWordStep(t, 400, func(k critic.Case, last bool) {
		v, err := critic.Compared{}.Check(t.Context(), k)
		if err != nil || v.Grade == critic.Fail {
			t.Errorf("%s%s%s: %s, error %v", k.Prompt, k.Accepted, k.Chunk, v.Reason, err)
		}
		if last {
			answers++
			if v.Grade == critic.Pass {
				passed++
			}
		}
	})
	if passed < answers/15 {
		t.Errorf("only %d of %d answers are known to be right", passed, answers)
	}
}

var (
	tagOf    = regexp.MustCompile(`#(\d+):(\d+(?:\.\d+)?)`)
	plainSum = regexp.MustCompile(`^(\d+(?:\.\d+)?)([-+*/])(\d+(?:\.\d+)?)=(\d+(?:\.\d+)?)$`)
)

// TestRealTextCompared counts what is objected to in solutions that people wrote, where
// one of our lines can say the same, and how often their answer is the one that was read.
func TestRealTextCompared(t *testing.T) {
	format := prompts.Worked{Families: []string{prompts.Word}}
	asked, alarms, answers := 0, 0, tally{}
	for _, it := range shared(t, "gsm8k/train.jsonl") {
		prompt, err := format.Prompt(it.Question)
		if err != nil || len(it.Equations) == 0 {
			continue
		}
		asked++
		accepted, result, alarm, whole := "", "", false, true
		for _, equation := range it.Equations {
			line, value := taggedLine(prompt.Raw, accepted, equation)
			if line == "" {
				whole = false
				continue
			}
			k := critic.Case{Prompt: prompt.Raw, Accepted: accepted, Chunk: line + "\n"}
			v, _ := critic.Compared{}.Check(t.Context(), k)
			alarm = alarm || v.Grade == critic.Fail
			if v.Grade == critic.Fail {
				verbose(t, k, v)
			}
			accepted, result = accepted+line+"\n", value
		}
		k := critic.Case{Prompt: prompt.Raw, Accepted: accepted, Chunk: prompts.WorkedAnswer + result + "\n"}
		v, _ := critic.Compared{}.Check(t.Context(), k)
		if whole {
			answers[v.Grade]++
		}
		if alarm {
			alarms++
		}
	}
	t.Logf("%d solutions, %d with a line that is objected to; answers: %v", asked, alarms, answers)
}

// taggedLine is an equation with the tags of the numbers that the question states once.
func taggedLine(prompt, accepted, equation string) (line, value string) {
	m := plainSum.FindStringSubmatch(strings.ReplaceAll(equation, " ", ""))
	if m == nil {
		return "", ""
	}
	operand := func(digits string) string {
		tag := ""
		for _, t := range tagOf.FindAllStringSubmatch(prompt, -1) {
			switch {
			case t[2] == digits && tag != "", strings.Contains(accepted, "="+digits+"\n"):
				return digits
			case t[2] == digits:
				tag = t[1]
			}
		}
		if tag == "" {
			return digits
		}
		return "#" + tag + ":" + digits
	}
	return operand(m[1]) + m[2] + operand(m[3]) + "=" + m[4], m[4]
}
