package openai_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// TestBatch drafts several candidates for a rejected chunk at a server that takes no
// n: their requests are answered at the same time, and every one is paid for.
func TestBatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // which fails where one waits for the other for ever
		const k = 3
		var mu sync.Mutex
		arrived, all := 0, make(chan struct{})
		f := &fake{usage: "running", goesOn: "final", parallel: true, refuses: []string{"n"}}
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

// TestChoices drafts candidates with one request where the server writes several for
// one, and with further requests where it does not. Which it is is remembered, and
// the account is right in both.
func TestChoices(t *testing.T) {
	const k = 4
	for _, test := range []struct {
		choices          string
		refuses          []string
		noStream         bool
		first, following int // requests of the first batch and of the next
	}{
		{choices: "together", first: 1, following: 1},
		{choices: "in turn", first: 1, following: k}, // it writes long choices before others begin
		{choices: "", first: k, following: k},
		{refuses: []string{"n"}, first: 1 + k, following: k},
		{choices: "together", noStream: true, first: 1, following: 1},
	} {
		f := &fake{usage: "running", choices: test.choices, refuses: test.refuses, noStream: test.noStream}
		f.write = func(_, _ string, _ float64, seed int) string {
			return strings.Repeat("so ", 1+seed%5) + "\nAnswer: " + fmt.Sprint(seed) + "\n"
		}
		m := newModel(t, f, nil)
		requests := 0
		for batch, want := range []int{test.first, test.following} {
			s := start(t, m)
			forks, samplings := forksOf(t, s, k), seeded(k, pipeline.Sampling{Temperature: 1, MaxTokens: 30})
			texts := make([]string, k)
			var spend, bound pipeline.Spend
			for i, fork := range forks {
				bound = bound.Add(fork.Cost(30, samplings[i]))
			}
			before := f.total()
			untold, err := s.(pipeline.Batcher).DraftBatch(t.Context(), forks, samplings, func(i int, token pipeline.Token) bool {
				spend = spend.Add(token.Spend)
				texts[i] += token.Text
				return !strings.Contains(token.Text, "\n")
			})
			spend = spend.Add(untold)
			if err != nil || slices.ContainsFunc(texts, func(s string) bool { return !strings.HasPrefix(s, "so ") || !strings.HasSuffix(s, "\n") }) {
				t.Errorf("%+v: %q, %v", test, texts, err)
			}
			billed := f.total()
			if spend.PromptTokens != billed.Prompt-before.Prompt || spend.CachedTokens != billed.Cached-before.Cached ||
				spend.GeneratedTokens != billed.Generated-before.Generated || spend.Tokens() > bound.Tokens() {
				t.Errorf("%+v: spent %+v of %+v, billed %+v after %+v", test, spend, bound, billed, before)
			}
			if got := len(f.requests) - requests; got != want {
				t.Errorf("%+v: batch %d took %d requests, want %d", test, batch, got, want)
			}
			for i, fork := range forks { // each goes on from its own text
				if got := drain(t.Context(), fork, pipeline.Sampling{MaxTokens: 1}, 0); got.err != nil {
					t.Errorf("%+v: %q: %v", test, texts[i], got.err)
				}
			}
			requests = len(f.requests)
		}
	}
}

// TestBatchThatFails ends all requests when one fails, and pays for what came.
func TestBatchThatFails(t *testing.T) {
	f := &fake{usage: "running", parallel: true, write: script(worked), faults: []fault{{}, {stream: "garbage", cutAt: 2}}}
	m := newModel(t, f, nil)
	s := start(t, m)
	var spend pipeline.Spend
	untold, err := s.(pipeline.Batcher).DraftBatch(t.Context(), forksOf(t, s, 3), make([]pipeline.Sampling, 3), func(_ int, token pipeline.Token) bool {
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

// forksOf are k forks of s.
func forksOf(t *testing.T, s pipeline.Session, k int) []pipeline.Session {
	t.Helper()
	forks := make([]pipeline.Session, k)
	for i := range forks {
		fork, err := s.(pipeline.Forker).Fork()
		if err != nil {
			t.Fatal(err)
		}
		forks[i] = fork
	}
	return forks
}

// seeded is k times the sampling, with seeds from 0 on.
func seeded(k int, sampling pipeline.Sampling) []pipeline.Sampling {
	samplings := make([]pipeline.Sampling, k)
	for i := range samplings {
		samplings[i] = sampling
		samplings[i].Seed = uint64(i)
	}
	return samplings
}
