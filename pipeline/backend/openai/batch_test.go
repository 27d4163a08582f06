package openai_test

import (
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// TestBatch drafts several candidates for a rejected chunk: their requests are
// answered at the same time, and every one is paid for.
func TestBatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // which fails where one waits for the other for ever
		const k = 3
		var mu sync.Mutex
		arrived, all := 0, make(chan struct{})
		f := &fake{usage: "running", goesOn: "final", parallel: true}
		f.write = func(question, begun string, temperature float64, seed int) string {
			if temperature == 0 {
				return script("1. 12 * 7 = 74\n")(question, begun, 0, 0)
			}
			mu.Lock()
			arrived++
			which := arrived
			if arrived == k {
				close(all)
			}
			mu.Unlock()
			<-all
			return "1. 12 * 7 = 8" + strings.Repeat("4", which) + "\nAnswer: 8" + strings.Repeat("4", which) + "\n"
		}
		account := pipeline.NewLedger(pipeline.Budget{})
		solver := stepsSolver(newModel(t, f, nil))
		solver.Account = account
		solver.Critic = critic.Cascade{critic.Computed{}}
		solver.Ladder = []pipeline.Rung{{Candidates: k, Temperature: 1}}
		answer, err := solver.Answer(t.Context(), "What is 12 * 7?")
		if err != nil || !strings.HasPrefix(answer.Text, "1. 12 * 7 = 84\n") || answer.Chunks[0].Attempts != 1+k {
			t.Errorf("%+v, %v", answer, err)
		}
		billed, spent := f.total(), account.Spent()
		if spent.PromptTokens != billed.Prompt || spent.CachedTokens != billed.Cached || spent.GeneratedTokens != billed.Generated {
			t.Errorf("the account says %+v, the server %+v", spent, billed)
		}
	})
}

// TestBatchThatFails ends all requests when one fails, and pays for what came.
func TestBatchThatFails(t *testing.T) {
	f := &fake{usage: "running", parallel: true, write: script(worked), faults: []fault{{}, {stream: "garbage", cutAt: 2}}}
	m := newModel(t, f, nil)
	s := start(t, m)
	var forks []pipeline.Session
	for range 3 {
		fork, err := s.(pipeline.Forker).Fork()
		if err != nil {
			t.Fatal(err)
		}
		forks = append(forks, fork)
	}
	var spend pipeline.Spend
	untold, err := s.(pipeline.Batcher).DraftBatch(t.Context(), forks, make([]pipeline.Sampling, 3), func(_ int, token pipeline.Token) bool {
		spend = spend.Add(token.Spend)
		return true
	})
	if err == nil || !strings.Contains(err.Error(), "broke off") {
		t.Errorf("%v", err)
	}
	spend = spend.Add(untold)
	if billed := f.total(); spend.GeneratedTokens > billed.Generated || spend.PromptTokens < billed.Prompt && spend.CachedTokens < billed.Cached {
		t.Errorf("spent %+v, billed %+v", spend, billed)
	}
}
