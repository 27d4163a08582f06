package critic

import (
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/lines"
	"github.com/seed-25a395fc/reason/critic/internal/prose"
)

// Spotter is a critic that sees, while a chunk is being written and at no cost,
// that it has gone wrong, whatever follows. The loop then stops writing it.
type Spotter interface {
	Critic
	// Spots reports whether the chunk of k, which may break off anywhere, is seen
	// to hold a mistake.
	Spots(k Case) bool
}

// Spots reports whether one of the critics is a [Spotter] that sees a mistake.
func (c Cascade) Spots(k Case) bool {
	for _, one := range c {
		if s, ok := one.(Spotter); ok && s.Spots(k) {
			return true
		}
	}
	return false
}

// Spots implements [Spotter]: it sees an equation that does not hold as soon as
// its result is written, in prose with the word behind it, which may be a unit. In worked
// lines it also sees a product or a quotient that is not taken apart as the format does, and an
// operation that is none of what is left of the expression.
func (Computed) Spots(k Case) bool {
	if !form.Worked(k.Prompt) {
		return prose.Spots(k.Chunk)
	}
	return lines.Spots(k.lines, k.Accepted, k.Chunk)
}
