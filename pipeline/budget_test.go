package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

func TestParseBudget(t *testing.T) {
	b, err := pipeline.ParseBudget("tokens=300, flops=2e9,usd=0.01,time=1m30s")
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]pipeline.Limit{"300": b.Tokens, "2e+09": b.FLOPs, "0.01": b.USD, "90": b.Seconds} {
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

// TestNoOverrun is the promise of the ledger: whatever models write, whatever
// critics say, whatever the ladder, no limit is ever exceeded, and an answer or
// an honest lack of one comes back.
func TestNoOverrun(t *testing.T) {
	runs := 100_000
	if testing.Short() {
		runs = 5_000
	}
	var workers sync.WaitGroup
	for worker := range 4 {
		workers.Go(func() {
			for i := worker; i < runs; i += 4 {
				if err := randomRun(uint64(i)); err != nil {
					t.Errorf("run %d: %v", i, err)
					return
				}
			}
		})
	}
	workers.Wait()
}

func randomRun(seed uint64) error {
	rng := rand.New(rand.NewPCG(seed, 1))
	tokens, flops := float64(rng.IntN(200)), float64(rng.IntN(300))*pipelinetest.FLOPs
	s := pipeline.Solver{
		Model:    randomModel(rng),
		Format:   lines{},
		Critic:   randomCritic(rng),
		Ladder:   randomLadder(rng),
		Budget:   pipeline.Budget{Tokens: pipeline.AtMost(tokens)},
		Sampling: pipeline.Sampling{Seed: seed, MaxTokens: 1 + rng.IntN(120)},
	}
	if rng.IntN(2) == 0 {
		s.Budget.FLOPs = pipeline.AtMost(flops)
	}
	account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(tokens * 2)})
	if rng.IntN(2) == 0 {
		s.Account = account
	}
	for range 3 { // the account is shared by all three, the budget is each one's own
		answer, err := s.Answer(context.Background(), strings.Repeat("q", rng.IntN(60)+1))
		if errors.Is(err, pipeline.ErrContextFull) && answer.Text == "" {
			continue // the question alone is longer than the model can read
		}
		if err != nil {
			return err
		}
		if got := answer.Spend.Tokens(); float64(got) > tokens {
			return fmt.Errorf("spent %d tokens of %g", got, tokens)
		}
		if limit, set := s.Budget.FLOPs.Max(); set && answer.Spend.FLOPs > limit {
			return fmt.Errorf("spent %g FLOPs of %g", answer.Spend.FLOPs, limit)
		}
		if answer.Verified && (answer.Final == "" || answer.Stop != pipeline.Complete) {
			return fmt.Errorf("verified: %+v", answer)
		}
	}
	if got := account.Spent().Tokens(); float64(got) > tokens*2 {
		return fmt.Errorf("three questions spent %d tokens of %g", got, tokens*2)
	}
	return nil
}

func randomModel(rng *rand.Rand) *pipelinetest.Model {
	seed, stated := rng.Uint64(), rng.IntN(6)
	m := &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		rng := rand.New(rand.NewPCG(seed^s.Seed, uint64(len(text))))
		line := strings.Repeat("x", rng.IntN(30))
		switch rng.IntN(8) {
		case 0:
			return "" // ends
		case 1:
			return line // ends in the middle of a line
		case stated:
			return fmt.Sprintf("ans %d\n", rng.IntN(3))
		}
		return line + "\n"
	}}
	if rng.IntN(3) == 0 {
		m.Context = 1 + rng.IntN(150)
	}
	return m
}

func randomCritic(rng *rand.Rand) pipeline.Critic {
	if rng.IntN(5) == 0 {
		return nil
	}
	seed, strict := rng.Uint64(), rng.IntN(4)
	return judge(func(c critic.Case) critic.Verdict {
		rng := rand.New(rand.NewPCG(seed, uint64(len(c.Accepted)*1000+len(c.Chunk))))
		v := critic.Verdict{Critic: "random", Grade: critic.Grade(rng.IntN(3)), PWrong: rng.Float64()}
		if rng.IntN(4) < strict {
			v.Grade = critic.Fail
		}
		if v.Grade == critic.Fail && rng.IntN(2) == 0 {
			v.Fix = strings.Repeat("y", rng.IntN(40)) + "\n"
		}
		return v
	})
}

func randomLadder(rng *rand.Rand) []pipeline.Rung {
	var ladder []pipeline.Rung
	for range rng.IntN(6) {
		switch rng.IntN(3) {
		case 0:
			ladder = append(ladder, pipeline.Rung{Fix: true})
		case 1:
			ladder = append(ladder, pipeline.Rung{Tries: 1 + rng.IntN(4), Temperature: 1})
		default:
			ladder = append(ladder, pipeline.Rung{Back: 1 + rng.IntN(3), Temperature: .7})
		}
	}
	return ladder
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
				n, r := child.Reserve(1+rng.IntN(50),
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
