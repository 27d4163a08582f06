package pipeline

import (
	"fmt"
	"slices"

	"github.com/seed-25a395fc/reason/prompts"
)

// Rung is one way of spending more on a chunk that the critic rejected. Exactly
// one of Fix, Blame, Back, Restart, Branches, Trial, Candidates and Tries says what it
// does; a rung with none of them, such as one with a Temperature alone, is not climbed.
type Rung struct {
	// Fix takes the replacement that the critic computed: the cheapest repair.
	Fix bool
	// Blame goes back to the earlier chunk that the critic found wrong, and
	// drafts another in its place.
	Blame bool
	// Back gives up so many accepted chunks and drafts from there; Restart
	// gives up all of them, for another plan: the first chunk has to be another, and
	// where the format is a [prompts.Replanner] the model is asked for one in words.
	// Each is done once for a chunk.
	Back    int
	Restart bool
	// Branches takes so many other ways through the chunk, likeliest first, from
	// the mistake on where the critic says where it begins. It needs a model that
	// tells alternatives.
	Branches int
	// Trial writes the chunk on behind a result that the model found by trial; see
	// [critic.Trial]. It needs a critic that says where the mistake begins, and a model
	// in this process, whose sessions can fork.
	Trial bool
	// Candidates drafts the chunk so many times in one batch and takes the one
	// that the critics like best. It needs a model whose sessions can fork.
	Candidates int
	// Tries is how often to draft the chunk again.
	Tries int
	// Temperature and Experts are the sampling of what this rung drafts; 0
	// experts leaves the number alone.
	Temperature float64
	Experts     int
	// Model, when not nil, drafts in place of the solver's own model, which then
	// goes on from what it wrote. Format is how it is asked; nil is the solver's.
	// What it writes must be of the solver's format. It goes with Tries and Back.
	Model  Model
	Format prompts.Format

	slip float64 // see reconsider.go
}

// String names the rung as traces show it.
func (r Rung) String() string {
	switch {
	case r.Fix:
		return "fix"
	case r.Blame:
		return "blame"
	case r.Restart:
		return "restart"
	case r.Back > 0:
		return fmt.Sprintf("back %d", r.Back)
	case r.slip > 0:
		return "reconsider"
	case r.Branches > 0:
		return "branch"
	case r.Trial:
		return "trial"
	case r.Candidates > 0:
		return fmt.Sprintf("candidates %d T=%g", r.Candidates, r.Temperature)
	}
	how := fmt.Sprintf("resample T=%g", r.Temperature)
	if r.Experts > 0 {
		how += fmt.Sprintf(" experts=%d", r.Experts)
	}
	if r.Model != nil {
		how += " by " + r.Model.Name()
	}
	return how
}

// DefaultLadder is cheapest first: take the critic's fix, go where it lays the
// blame, write on from the mistake in other ways, find a result by trial, write on in
// many other ways, draft again warmer, draft again at temperature 1, go back one chunk,
// then two. More experts are not a rung: in our measurements they did not repair
// (docs/log.md).
func DefaultLadder() []Rung {
	return []Rung{
		{Fix: true},
		{Blame: true, Temperature: .7},
		{Branches: 4},
		{Trial: true},
		{Branches: 44},
		{Tries: 4, Temperature: .7},
		{Tries: 8, Temperature: 1},
		{Back: 1, Temperature: .7},
		{Back: 2, Temperature: .7},
	}
}

// WithoutFix is the ladder without the rungs that take a critic's replacement,
// so that what drafting again is worth can be measured by itself.
func WithoutFix(ladder []Rung) []Rung {
	var out []Rung
	for _, r := range ladder {
		if !r.Fix {
			out = append(out, r)
		}
	}
	return out
}

// WithoutBack is the ladder without the rungs that give up accepted chunks, for those
// who show them at once: what was accepted then stays; see [Solver.GoesBack].
func WithoutBack(ladder []Rung) []Rung {
	return slices.DeleteFunc(slices.Clone(ladder), Rung.givesUp)
}

// givesUp reports whether the rung gives up accepted chunks.
func (r Rung) givesUp() bool { return r.Back > 0 || r.Blame || r.Restart }

// GoesBack reports whether accepted chunks may be given up, because the ladder has a
// rung that does so.
func (s *Solver) GoesBack() bool { return slices.ContainsFunc(s.Ladder, Rung.givesUp) }
