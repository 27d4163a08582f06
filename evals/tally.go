package evals

import (
	"sync"

	"github.com/seed-25a395fc/reason/pipeline"
)

// tally adds up what a run spends and tells when its cap is reached. Safe for
// concurrent use.
type tally struct {
	mu      sync.Mutex
	budget  pipeline.Budget
	spend   pipeline.Spend
	stopped bool
}

func (t *tally) add(s pipeline.Spend) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.spend = t.spend.Add(s)
}

// stop makes reached true for good.
func (t *tally) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stopped = true
}

func (t *tally) reached() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.stopped ||
		over(t.budget.Tokens, float64(t.spend.Tokens())) || over(t.budget.Prompt, float64(t.spend.PromptTokens)) ||
		over(t.budget.Generated, float64(t.spend.GeneratedTokens)) || over(t.budget.FLOPs, t.spend.FLOPs) ||
		over(t.budget.USD, t.spend.USD) || over(t.budget.Seconds, t.spend.Seconds)
}

// over reports whether x, which may be unknown (NaN), is not surely below a limit.
func over(l pipeline.Limit, x float64) bool {
	most, limited := l.Max()
	return limited && !(x < most)
}
