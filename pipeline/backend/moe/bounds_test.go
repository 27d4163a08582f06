package moe_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/prompts"
)

// What is asked of a text costs no more than was said before, whatever the text was
// drafted with: in a model with recurrent layers, which are computed again where one goes
// back, and after a draft with more experts than the file has it.
func TestBoundsOfQuestions(t *testing.T) {
	for _, name := range []string{"qwen35moe-q8_0", "qwen2moe-q8_0"} {
		engine, err := localmoe.Open("../../../localmoe/testdata/"+name+".gguf", localmoe.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer engine.Close()
		for _, experts := range []int{0, engine.Info().Experts} {
			s, err := moe.New(engine, name).Start(prompts.Prompt{Raw: "Say what 12 + 30 is."})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			start := s.Pos()
			for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 25, Temperature: 1, Experts: experts}) {
				if err != nil {
					t.Fatal(err)
				}
				if token.End {
					break
				}
			}
			if err := s.Append(" So"); err != nil {
				t.Fatal(err)
			}
			within := func(what string, bound, spent pipeline.Spend, err error) {
				t.Helper()
				if err != nil || spent.FLOPs > bound.FLOPs || spent.Tokens() > bound.Tokens() {
					t.Errorf("%s with %d experts: %s spent %d tokens and %g FLOPs, said %d and %g (%v)",
						name, experts, what, spent.Tokens(), spent.FLOPs, bound.Tokens(), bound.FLOPs, err)
				}
			}
			for _, pos := range []int{start + 1, start + 20, s.Pos()} {
				bound := s.(pipeline.Scorer).ScoreCost(min(pos, s.Pos()), "", "7")
				_, spent, err := s.(pipeline.Scorer).Score(t.Context(), min(pos, s.Pos()), "", "7")
				within("scoring", bound, spent, err)
			}
			bound := s.(pipeline.Prober).ProbeCost("?")
			_, spent, err := s.(pipeline.Prober).Probe(t.Context(), "?", []string{"1", "2"})
			within("a probe", bound, spent, err)
		}
	}
}
