package moe_test

import (
	"context"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// A whole loop on the engine reads the prompt once and nothing more, however often it
// drafts again, gives up chunks and puts back what was there: rolling back computes nothing.
func TestLoopReadsThePromptOnce(t *testing.T) {
	const question = "What is (((((12 + 7) * 3 - 4) * 2 + 9) - 31) * 2 - 17) + 45?"
	model, _ := open(t, localmoe.Options{})
	single := pipeline.Solver{Model: model, Format: prompts.Worked{}, Sampling: pipeline.Sampling{Temperature: 1.5, Seed: 3}}
	once, err := single.Answer(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	for how, rung := range map[string]pipeline.Rung{
		"resample T=1": {Tries: 4, Temperature: 1}, "resample T=2": {Tries: 2, Temperature: 2},
		"candidates 3 T=1": {Candidates: 3, Temperature: 1}, "back 1": {Back: 1, Temperature: 1}, "back 2": {Back: 2},
	} {
		judged, climbed := 0, 0
		looped := single
		looped.Ladder = []pipeline.Rung{rung}
		looped.Critic = critic.Cascade{critic.Func("every third", func(context.Context, critic.Case) (critic.Verdict, error) {
			if judged++; judged%3 == 0 {
				return critic.Verdict{Grade: critic.Fail, PWrong: .99}, nil
			}
			return critic.Verdict{Grade: critic.Pass, PWrong: .01}, nil
		})}
		for e, err := range looped.Stream(t.Context(), question) {
			if err != nil {
				t.Fatal(err)
			}
			if e.How == how && e.Kind == pipeline.Decided {
				climbed++
			}
			if a := e.Answer; a != nil && a.Spend.PromptTokens != once.Spend.PromptTokens {
				t.Errorf("%s: %d prompt tokens were computed, one pass computes %d", how, a.Spend.PromptTokens, once.Spend.PromptTokens)
			}
		}
		if climbed == 0 {
			t.Errorf("%s: nothing was drafted again", how)
		}
	}
}
