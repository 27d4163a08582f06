package openai_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// TestConcurrentSessions answers many questions with one model and one account, of which
// there is so little that each chunk is a request: the way to continue is found out once,
// and the budget of all is kept.
func TestConcurrentSessions(t *testing.T) {
	const limit = 30_000
	f := &fake{write: script(worked), usage: "running", goesOn: "prefix", parallel: true}
	account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(limit)})
	solver := pipeline.Solver{Model: newModel(t, f, nil), Format: prompts.Steps{}, Account: account}
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			if answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?"); err != nil || answer.Stop == pipeline.Failed {
				t.Errorf("%+v: %v", answer, err)
			}
		})
	}
	group.Wait()
	billed, spent := f.total(), account.Spent()
	if spent.PromptTokens != billed.Prompt || spent.GeneratedTokens != billed.Generated || spent.CachedTokens != billed.Cached {
		t.Errorf("the account says %+v, the server %+v", spent, billed)
	}
	if spent.Tokens() > limit {
		t.Errorf("%d tokens are above the budget", spent.Tokens())
	}
	probes := 0
	for _, r := range f.requests {
		if messages := r["messages"].([]any); strings.HasPrefix(messages[0].(map[string]any)["content"].(string), "Write: one two") {
			probes++
		}
	}
	if probes != 2 {
		t.Errorf("%d requests to find out how to continue, want 2: one way that fails, one that works", probes)
	}
}
