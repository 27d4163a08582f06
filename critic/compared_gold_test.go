package critic_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

// No line of a right solution is objected to, and what passes is right.
func TestComparedKnowsGeneratedSolutions(t *testing.T) {
	format := prompts.Worked{Families: []string{prompts.Word}}
	answers, passed := 0, 0
	for _, family := range []string{problems.Rate, problems.Word} {
		for seed := range uint64(400) {
			p, err := problems.Generate(family, 1+int(seed)%3, seed)
			if err != nil {
				t.Fatal(err)
			}
			prompt, err := format.Prompt(p.Question)
			if err != nil {
				t.Fatal(err)
			}
			accepted := ""
			for i, line := range p.Steps {
				v, err := critic.Compared{}.Check(t.Context(), critic.Case{Prompt: prompt.Raw, Accepted: accepted, Chunk: line + "\n"})
				if err != nil || v.Grade == critic.Fail {
					t.Errorf("%s%s%s: %s, error %v", prompt.Raw, accepted, line, v.Reason, err)
				}
				if i == len(p.Steps)-1 {
					answers++
					if v.Grade == critic.Pass {
						passed++
					}
				}
				accepted += line + "\n"
			}
		}
	}
	if passed < answers/15 {
		t.Errorf("only %d of %d answers are known to be right", passed, answers)
	}
}
