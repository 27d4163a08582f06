// Package observe tells others what a solver does: as records of a log, and as
// spans of a trace. It changes nothing about the answers.
//
//	s := observe.Log(solver, slog.Default())
//	answer, err := s.Answer(ctx, question)
//
// Both can be put around each other, and around any strategy.
package observe

import (
	"context"
	"iter"

	"github.com/seed-25a395fc/reason/pipeline"
)

// Solver answers questions and yields what happens; [*pipeline.Solver] is one.
type Solver interface {
	Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error]
}

// Observed is a solver whose events someone else sees, too.
type Observed struct {
	solver Solver
	// begin is the observer of a question, and the context under which it is answered.
	begin func(ctx context.Context, question string) (context.Context, observer)
}

// observer sees the events of one question, the last one with the error.
type observer interface {
	see(ctx context.Context, e pipeline.Event, err error)
	end() // also when the caller broke off
}

// Stream implements [Solver].
func (o *Observed) Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		ctx, seen := o.begin(ctx, question)
		defer seen.end()
		for e, err := range o.solver.Stream(ctx, question) {
			seen.see(ctx, e, err)
			if !yield(e, err) {
				return
			}
		}
	}
}

// Answer answers one question, as [pipeline.Solver.Answer] does.
func (o *Observed) Answer(ctx context.Context, question string) (pipeline.Answer, error) {
	return pipeline.Last(o.Stream(ctx, question))
}

// GoesBack reports whether the solver may give up chunks that it has accepted; see
// [pipeline.Solver.GoesBack]. One that does not tell may.
func (o *Observed) GoesBack() bool {
	s, tells := o.solver.(interface{ GoesBack() bool })
	return !tells || s.GoesBack()
}
