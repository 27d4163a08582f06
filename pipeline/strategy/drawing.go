package strategy

import (
	"context"
	"iter"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/pipeline"
)

// drawing is the passes at one question, as they are drawn: one after the other
// from a model of this process, which then reads the prompt once, and at the same
// time where the model says that it is worth it. Every pass has a seed of its own
// and, where the budget is limited, a share of it that is settled before it begins,
// so that the answers do not depend on which is finished first.
type drawing struct {
	base      pipeline.Solver
	account   *pipeline.Ledger
	started   time.Time
	atOnce    int         // passes at the same time
	model     *promptOnce // of passes that follow each other; nil otherwise
	most      pipeline.Spend
	abandoned bool // the consumer of the events broke off

	shared *Shared
	drawer *drawer // of shared passes; nil where each is drawn for this strategy alone
	took   float64 // seconds of the shared passes, whoever drew them
}

func (p *passes) drawing(question string) *drawing {
	d := &drawing{base: p.base, account: p.base.Account.Child(pipeline.Budget{}), started: time.Now(), atOnce: 1}
	server, concurrent := p.base.Model.(pipeline.Concurrent)
	if concurrent {
		d.atOnce = max(server.AtOnce(), 1)
	}
	switch {
	case d.atOnce == 1 && p.shared.takes(p.base):
		d.shared, d.drawer = p.shared, p.shared.open(question, p.base)
	case !concurrent: // servers keep no prompt for us, and tell themselves what they have kept
		d.model = &promptOnce{Model: p.base.Model}
	}
	return d
}

func (d *drawing) close() {
	if d.model != nil {
		d.model.close()
	}
	if d.drawer != nil {
		d.shared.release(d.drawer)
	}
}

// seconds is how long the strategy takes by itself.
func (d *drawing) seconds() float64 {
	if d.drawer != nil {
		return d.took
	}
	return time.Since(d.started).Seconds()
}

// roomy is how many times as much as the dearest pass so far a pass may spend that is
// drawn beside others.
const roomy = 2

// number is how many of the passes that are due are drawn next: all, or as many as
// the budget surely pays for, which the first pass shows. lost says that a pass got
// too little.
func (d *drawing) number(due int, lost bool) int {
	limited := false
	fitting := float64(due)
	left := d.left(1)
	for _, unit := range []struct {
		left pipeline.Limit
		most float64
	}{
		{left.Tokens, float64(d.most.Tokens())},
		{left.Prompt, float64(d.most.PromptTokens)}, {left.Generated, float64(d.most.GeneratedTokens)},
		{left.FLOPs, d.most.FLOPs}, {left.USD, d.most.USD},
	} {
		if x, limit := unit.left.Max(); limit {
			limited = true
			fitting = min(fitting, x/(roomy*unit.most))
		}
	}
	if d.atOnce == 1 || lost || limited && (d.most.Tokens() == 0 || !(fitting > 1)) {
		return 1
	}
	return int(fitting)
}

// noted takes in what a pass spent.
func (d *drawing) noted(s pipeline.Spend) {
	d.most.PromptTokens = max(d.most.PromptTokens, s.PromptTokens)
	d.most.GeneratedTokens = max(d.most.GeneratedTokens, s.GeneratedTokens)
	d.most.FLOPs = max(d.most.FLOPs, s.FLOPs)
	d.most.USD = max(d.most.USD, s.USD)
}

// left is an equal share, of n, of what is left of the budget.
func (d *drawing) left(n int) pipeline.Budget {
	spent := d.account.Spent()
	share := func(l pipeline.Limit, spent float64) pipeline.Limit {
		most, limited := l.Max()
		if !limited {
			return l
		}
		return pipeline.AtMost(max(most-spent, 0) / float64(n))
	}
	b := d.base.Budget
	seconds := b.Seconds
	if limit, limited := seconds.Max(); limited {
		seconds = pipeline.AtMost(max(limit-time.Since(d.started).Seconds(), 0))
	}
	return pipeline.Budget{
		Tokens: share(b.Tokens, float64(spent.Tokens())), Prompt: share(b.Prompt, float64(spent.PromptTokens)),
		Generated: share(b.Generated, float64(spent.GeneratedTokens)),
		FLOPs:     share(b.FLOPs, spent.FLOPs), USD: share(b.USD, spent.USD), Seconds: seconds,
	}
}

// draw draws n passes from the one with number first on, and yields their answers in
// order, after their events.
func (d *drawing) draw(
	ctx context.Context, question string, first, n int, events func(pipeline.Event, error) bool,
) iter.Seq2[pipeline.Answer, error] {
	return func(yield func(pipeline.Answer, error) bool) {
		share := d.left(n)
		if n == 1 {
			answer, err := d.next(ctx, question, first, share, func(e pipeline.Event) bool { return events(e, nil) })
			yield(answer, err)
			return
		}
		type outcome struct {
			events []pipeline.Event
			answer pipeline.Answer
			err    error
		}
		all := make([]outcome, n)
		var group errgroup.Group
		group.SetLimit(d.atOnce)
		for i := range all {
			group.Go(func() error {
				o := &all[i]
				o.answer, o.err = d.pass(ctx, d.base.Model, question, first+i, share, func(e pipeline.Event) bool {
					o.events = append(o.events, e)
					return true
				})
				return nil // a failure ends none that another one would have been drawn after
			})
		}
		_ = group.Wait()
		for _, o := range all {
			for _, e := range o.events {
				if d.abandoned = d.abandoned || !events(e, nil); d.abandoned {
					break
				}
			}
			if !yield(o.answer, o.err) {
				return
			}
		}
	}
}

// next is pass i, the only one at its time.
func (d *drawing) next(
	ctx context.Context, question string, i int, share pipeline.Budget, events func(pipeline.Event) bool,
) (pipeline.Answer, error) {
	switch {
	case d.drawer != nil:
		answer, err := d.drawer.pass(i, func(m pipeline.Model) (pipeline.Answer, bool, error) {
			answer, err := d.pass(ctx, m, question, i, share, events)
			return answer, !d.abandoned, err
		})
		d.took += answer.Spend.Seconds
		return answer, err
	case d.model != nil:
		return d.pass(ctx, d.model, question, i, share, events)
	}
	return d.pass(ctx, d.base.Model, question, i, share, events)
}

// pass draws pass i within its share.
func (d *drawing) pass(
	ctx context.Context, model pipeline.Model, question string, i int, share pipeline.Budget, events func(pipeline.Event) bool,
) (answer pipeline.Answer, failure error) {
	pass := d.base
	pass.Model, pass.Account, pass.Budget = model, d.account, share
	pass.Sampling.Seed += uint64(i) * 0xd1342543de82ef95
	for e, err := range pass.Stream(ctx, question) {
		failure = err
		if e.Answer != nil {
			answer = *e.Answer
		} else if !events(e) {
			d.abandoned = true
			break
		}
	}
	return answer, failure
}
