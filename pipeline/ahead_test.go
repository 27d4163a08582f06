package pipeline_test

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// Drafting ahead writes the same answer and never overdraws.
func TestOverlapWritesTheSame(t *testing.T) {
	wasted := 0
	for seed := range uint64(3000) {
		ask := func(overlap bool, budget pipeline.Budget) pipeline.Answer {
			rng := rand.New(rand.NewPCG(seed, 1))
			s := randomSolver(rng, seed)
			s.Overlap, s.Budget = overlap, budget
			answer, err := watch(s, "what")
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			return answer
		}
		plain, ahead := ask(false, pipeline.Budget{}), ask(true, pipeline.Budget{})
		wasted += ahead.Spend.Tokens() - plain.Spend.Tokens()
		if d := cmp.Diff(plain.Text, ahead.Text); d != "" || plain.Final != ahead.Final || plain.Stop != ahead.Stop {
			t.Fatalf("seed %d: %s\n%s, %s", seed, d, plain.Stop, ahead.Stop)
		}
		ask(true, pipeline.Budget{Tokens: pipeline.AtMost(float64(seed % 300))})
	}
	if wasted <= 0 {
		t.Error("nothing was ever drafted ahead")
	}
}

// While a slow critic looks, the next chunk is drafted.
func TestOverlapSavesTime(t *testing.T) {
	began := make(chan struct{}, 10)
	model := doubting()
	write := model.Write
	model.Write = func(text string, s pipeline.Sampling) string {
		began <- struct{}{}
		return write(text, s)
	}
	slow := critic.Func("slow", func(ctx context.Context, c critic.Case) (critic.Verdict, error) {
		<-began // its own chunk
		if c.Accepted == "" {
			select { // the next chunk is begun before this one is judged
			case <-began:
				began <- struct{}{}
			case <-time.After(5 * time.Second):
				t.Error("nothing is drafted while the critic looks")
			}
		}
		return critic.Verdict{Grade: critic.Pass, PWrong: .01}, nil
	})
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: critic.Cascade{slow}, Overlap: true, Sampling: pipeline.Sampling{Temperature: 1}}
	if _, answer := trace(t, s); answer.Text != "good\nans 1\n" {
		t.Errorf("answer %q", answer.Text)
	}
}
