package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

func TestParseBudget(t *testing.T) {
	b, err := pipeline.ParseBudget("tokens=300, prompt=200,generated=100,flops=2e9,usd=0.01,time=1m30s")
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]pipeline.Limit{"300": b.Tokens, "200": b.Prompt, "100": b.Generated, "2e+09": b.FLOPs, "0.01": b.USD, "90": b.Seconds} {
		if x, set := got.Max(); !set || fmt.Sprint(x) != name {
			t.Errorf("limit %v, want %s", got, name)
		}
	}
	if b, err := pipeline.ParseBudget(""); err != nil || b != (pipeline.Budget{}) {
		t.Errorf("empty: %v, %v", b, err)
	}
	if b, _ := pipeline.ParseBudget("tokens=0"); b == (pipeline.Budget{}) {
		t.Error("tokens=0 is no limit")
	}
	for _, bad := range []string{"300", "tokens", "token=3", "tokens=-1", "tokens=x", "tokens=NaN", "tokens=inf", "time=3", "time=-1s", "tokens=1,tokens=2", "tokens=1,"} {
		if _, err := pipeline.ParseBudget(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

// What tokens a first step needs is told where their limit is too low for it, and not where
// another is: more tokens would not help.
func TestNeeds(t *testing.T) {
	answer := func(b pipeline.Budget) pipeline.Answer {
		a, err := (&pipeline.Solver{
			Model: &pipelinetest.Model{Write: func(string, pipeline.Sampling) string { return "ans 1\n" }}, Format: lines{}, Budget: b,
		}).Answer(t.Context(), "q")
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	needs := answer(pipeline.Budget{Tokens: pipeline.AtMost(1)}).Needs
	if needs < 2 {
		t.Fatalf("%d tokens are needed", needs)
	}
	if a := answer(pipeline.Budget{Tokens: pipeline.AtMost(float64(needs))}); a.Spend.Tokens() == 0 || a.Needs != 0 {
		t.Errorf("of %d tokens %d were spent, and %d are needed", needs, a.Spend.Tokens(), a.Needs)
	}
	for _, b := range []pipeline.Budget{{FLOPs: pipeline.AtMost(1)}, {FLOPs: pipeline.AtMost(1), Tokens: pipeline.AtMost(1e6)}} {
		if a := answer(b); a.Stop != pipeline.OutOfBudget || a.Spend.Tokens() > 0 || a.Needs != 0 {
			t.Errorf("of %v, %d tokens are needed", b, a.Needs)
		}
	}
}

// The time of an account runs over all questions that draw on it.
func TestTimeOfAnAccount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := pipeline.Solver{Format: lines{}, Account: pipeline.NewLedger(pipeline.Budget{Seconds: pipeline.AtMost(55)})}
		s.Model = &pipelinetest.Model{
			Write: func(string, pipeline.Sampling) string { return "ans 1\n" },
			Fail:  func(string) error { time.Sleep(5 * time.Second); return nil }, // for each of six letters and the end
		}
		for i, want := range []pipeline.Stop{pipeline.Complete, pipeline.OutOfBudget, pipeline.OutOfBudget} {
			answer, err := s.Answer(t.Context(), "q")
			if err != nil || answer.Stop != want {
				t.Errorf("question %d: %s after %g s: %v", i, answer.Stop, answer.Spend.Seconds, err)
			}
		}
	})
}

func TestLedgerUnderConcurrency(t *testing.T) {
	total := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(1000)})
	var workers sync.WaitGroup
	for worker := range 8 {
		workers.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(worker), 2))
			child := total.Child(pipeline.Budget{Tokens: pipeline.AtMost(200)})
			for range 1000 {
				kept := rng.IntN(5)
				n, r := child.Reserve(t.Context(), 1+rng.IntN(50),
					func(n int) pipeline.Spend { return pipeline.Spend{GeneratedTokens: n} },
					func(n int) pipeline.Spend { return pipeline.Spend{GeneratedTokens: n + kept} })
				if r != nil {
					r.Settle(pipeline.Spend{GeneratedTokens: rng.IntN(n + 1)})
				}
			}
			if got := child.Spent().Tokens(); got > 200 {
				t.Errorf("a child spent %d of 200", got)
			}
		})
	}
	workers.Wait()
	if got := total.Spent().Tokens(); got > 1000 || got < 900 {
		t.Errorf("spent %d of 1000", got)
	}
}
