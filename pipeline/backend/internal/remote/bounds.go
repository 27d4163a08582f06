package remote

import (
	"sync"

	"github.com/seed-25a395fc/reason/prompts"
)

// maxPrompts bounds what [Bounds] remembers.
const maxPrompts = 1024

// Bounds remembers what a server told about lengths, for all sessions of a
// model. The zero value knows nothing. Safe for concurrent use.
type Bounds struct {
	mu      sync.Mutex
	prompts map[prompts.Prompt]int
	hidden  int // most tokens that the server put around a prompt above our bound
}

// Learn notes that the server counted tokens for the first pos pieces of t,
// where bound was expected at most.
func (b *Bounds) Learn(t *Text, pos, bound, tokens int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hidden += max(0, tokens-bound)
	if t.Measured(pos, tokens); pos > 1 {
		return
	}
	if len(b.prompts) >= maxPrompts || b.prompts == nil {
		b.prompts = map[prompts.Prompt]int{}
	}
	b.prompts[t.Prompt] = tokens
}

// Of is an upper bound on the tokens of t, in the light of what was learned.
func (b *Bounds) Of(t *Text) int {
	if len(t.known) > 0 {
		return t.Bound()
	}
	b.mu.Lock()
	tokens, known := b.prompts[t.Prompt]
	hidden := b.hidden
	b.mu.Unlock()
	if !known {
		return t.Bound() + hidden
	}
	t.Measured(1, tokens)
	return t.Bound()
}
