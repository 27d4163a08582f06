package serve

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// Desk has questions answered, within limits that all of them share. A [Handler] has one;
// servers of other protocols ask one as well. Safe for concurrent use.
type Desk struct {
	solver        func(Wish) (Solver, error)
	budget, total pipeline.Budget
	account       *pipeline.Ledger

	slots    chan struct{} // one in it for every answer in work
	draining chan struct{} // closed when no more questions are taken
	cut      context.Context
	cutOff   context.CancelFunc
	shutdown sync.Once
}

// NewDesk opens a desk. Of the options it heeds Solver, Budget, Total and AtOnce, and
// panics without a Solver.
func NewDesk(o Options) *Desk {
	if o.Solver == nil {
		panic("serve: Options need a Solver")
	}
	total := o.Total
	total.Seconds = pipeline.Limit{} // a server runs for as long as it does
	d := &Desk{
		solver: o.Solver, budget: o.Budget, total: total, account: pipeline.NewLedger(total),
		slots: make(chan struct{}, max(o.AtOnce, 1)), draining: make(chan struct{}),
	}
	d.cut, d.cutOff = context.WithCancel(context.Background())
	return d
}

// Answer has a question answered as wished, once there is room for it; waited is how long
// that took. The desk lowers the limits of the wish to its own and sets the account. watch,
// when not nil, is told what happens, and ends the work with an error; where steps are
// wished live it hears of none that may be given up later.
//
// The error is a [*FieldError] where the wish cannot be fulfilled. One that wraps
// [prompts.ErrOutOfScope] says why the model declines, and the answer then has the stop
// [Declined].
func (d *Desk) Answer(
	ctx context.Context, question string, w Wish, watch func(pipeline.Event) error,
) (answer pipeline.Answer, waited time.Duration, err error) {
	w.Budget, w.Account = d.within(w.Budget), d.account
	solver, err := d.solver(w)
	if err != nil {
		return answer, 0, asFieldError(err)
	}
	asked := time.Now()
	leave, err := d.enter(ctx)
	if waited = time.Since(asked); err != nil {
		return answer, waited, err
	}
	defer leave()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(d.cut, cancel)()
	answer, err = follow(ctx, solver, question, w.Live, watch)
	switch {
	case errors.Is(err, prompts.ErrOutOfScope):
		answer.Stop = Declined
	case d.cut.Err() != nil && answer.Stop == pipeline.Cancelled:
		if err = nil; len(answer.Chunks) == 0 {
			err = errShutdown
		}
	case err == nil && d.usedUp(w.Budget, answer):
		err = errUsedUp
	}
	return answer, waited, err
}

// follow lets a solver work and tells watch of it.
func follow(
	ctx context.Context, solver Solver, question string, live bool, watch func(pipeline.Event) error,
) (answer pipeline.Answer, err error) {
	steady, ok := solver.(interface{ GoesBack() bool })
	hidden := live && (!ok || steady.GoesBack())
	for e, failure := range solver.Stream(ctx, question) {
		err = failure
		if e.Answer != nil {
			answer = *e.Answer
		}
		if watch == nil || hidden && e.Kind == pipeline.Accepted {
			continue
		}
		if broken := watch(e); broken != nil {
			return answer, broken
		}
	}
	return answer, err
}

// within lowers the limits of a wish to those of the desk.
func (d *Desk) within(b pipeline.Budget) pipeline.Budget {
	return pipeline.Budget{
		Tokens:    b.Tokens.Lesser(d.budget.Tokens),
		Prompt:    b.Prompt.Lesser(d.budget.Prompt),
		Generated: b.Generated.Lesser(d.budget.Generated),
		FLOPs:     b.FLOPs.Lesser(d.budget.FLOPs),
		USD:       b.USD.Lesser(d.budget.USD),
		Seconds:   b.Seconds.Lesser(d.budget.Seconds),
	}
}

// usedUp reports whether nothing could be done because all answers together have spent
// what they may, rather than because this one may spend too little.
func (d *Desk) usedUp(own pipeline.Budget, a pipeline.Answer) bool {
	if a.Stop != pipeline.OutOfBudget || a.Spend.Tokens() > 0 {
		return false
	}
	spent, total := d.account.Spent(), d.total
	for _, unit := range []struct {
		own, total pipeline.Limit
		spent      float64
	}{
		{own.Tokens, total.Tokens, float64(spent.Tokens())},
		{own.Prompt, total.Prompt, float64(spent.PromptTokens)},
		{own.Generated, total.Generated, float64(spent.GeneratedTokens)},
		{own.FLOPs, total.FLOPs, spent.FLOPs},
		{own.USD, total.USD, spent.USD},
	} {
		most, limited := unit.total.Max()
		if mine, also := unit.own.Max(); limited && (!also || most-unit.spent < mine) {
			return true
		}
	}
	return false
}

// Shutdown refuses the questions that wait and those to come, and returns when none is
// in work. Those that still are when ctx ends get the answer as far as it came.
func (d *Desk) Shutdown(ctx context.Context) {
	d.shutdown.Do(func() {
		close(d.draining)
		defer context.AfterFunc(ctx, d.cutOff)()
		for range cap(d.slots) {
			d.slots <- struct{}{}
		}
	})
}

// enter waits until there is room for one more answer; leave makes it again.
func (d *Desk) enter(ctx context.Context) (leave func(), err error) {
	if d.drains() {
		return nil, errShutdown
	}
	select {
	case d.slots <- struct{}{}:
		return func() { <-d.slots }, nil
	case <-d.draining:
		return nil, errShutdown
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (d *Desk) drains() bool {
	select {
	case <-d.draining:
		return true
	default:
		return false
	}
}

// Declined is the reason to stop of a question that the model does not answer. The
// reply then says which part of it was not understood.
const Declined pipeline.Stop = "declined"

// Declining is what the person who asked reads of an error that wraps
// [prompts.ErrOutOfScope]: which part was not understood.
func Declining(err error) string {
	said := err.Error()
	if at := strings.Index(said, prompts.ErrOutOfScope.Error()); at > 0 {
		said = said[at:] // without the names of packages
	}
	return said
}
