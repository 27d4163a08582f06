package openai_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// An answer in steps that were all recomputed is verified, though the server tells no
// log-probabilities and the last line has nothing to recompute.
func TestVerifiedWithoutLogprobs(t *testing.T) {
	for name, test := range map[string]struct {
		text     string
		verified bool
	}{
		"right":             {worked, true},
		"decorated":         {"1. 12 * 7 = 84\n2. 84 + 5 = **89**\n**Answer:** 89\n", true},
		"a wrong step":      {"1. 12 * 7 = 82\n2. 82 + 5 = 87\nAnswer: 87\n", false},
		"a wrong last step": {"1. 12 * 7 = 84\n2. 84 + 5 = 90\nAnswer: 90\n", false},
		"an earlier result": {"1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 84\n", false},
		"a step in words":   {"1. 12 * 7 = 84\n2. Then 5 is added, which gives the result.\nAnswer: 84\n", false},
	} {
		f := &fake{usage: "end", noLogprobs: true, write: script(test.text)}
		solver := stepsSolver(newModel(t, f, nil))
		solver.Critic = critic.Cascade{critic.Computed{}, critic.Confidence{}}
		solver.Ladder = nil
		answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
		if err != nil || answer.Stop != pipeline.Complete || answer.Text != test.text {
			t.Fatalf("%s: %+v, %v", name, answer, err)
		}
		if answer.Verified != test.verified {
			t.Errorf("%s: verified %v: %+v", name, answer.Verified, answer.Chunks)
		}
	}
}
