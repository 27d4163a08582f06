package pipeline

import "context"

// This file drafts the next chunk while the critics look at the current one. It
// changes what is waited for, not what is written: the chunk is the one that
// would have been drafted, and is dropped if the current one does not stand.

// mostErrors is the share of first drafts that critics fail above which drafting
// ahead wastes more than it saves.
const mostErrors = .2

// ahead is a chunk in the making behind one that is being judged.
type ahead struct {
	session     Session // a fork that holds the judged chunk
	reservation *Reservation
	most        int // tokens that were asked for
	cancel      context.CancelFunc
	done        chan struct{} // closed when the draft is written
	draft       *draft
}

// lookAhead begins to draft what follows d, where that is wanted and possible.
func (r *run) lookAhead(ctx context.Context, p *place, d *draft) {
	if !r.solver.Overlap || r.solver.Critic == nil {
		return
	}
	if rereads(r.session) {
		return // its stream runs on by itself, and a copy would read the text again
	}
	forker, ok := able[Forker](r.session)
	_, stated := r.solver.Format.Final(r.text + d.text)
	stated = stated && !d.thought
	most := min(r.solver.ChunkTokens, r.room(p)-len(d.tokens))
	if !ok || stated || d.end || most < 1 || r.experience.ErrorRate() > mostErrors {
		return
	}
	fork, err := forker.Fork()
	if err != nil {
		return
	}
	s, keep := r.solver.Sampling, r.keep(p)+len(d.text)
	n, reservation := r.ledger.reserveNow(most,
		func(n int) Spend { return fork.Cost(n, s) },
		func(n int) Spend { return fork.Cost(n+keep, s) })
	if n < most { // a chunk cut short by the budget is none
		if reservation != nil {
			reservation.Settle(Spend{})
		}
		fork.Close()
		return
	}
	s.MaxTokens = most
	ctx, cancel := context.WithCancel(ctx)
	a := &ahead{session: fork, reservation: reservation, most: most, cancel: cancel, done: make(chan struct{}), draft: &draft{}}
	r.ahead = a
	go func() {
		defer close(a.done)
		a.draft.begin(nil)
		fork.Draft(ctx, s)(r.taker(a.draft, nil))
	}()
}

// drop gives up what is drafted ahead and pays for it.
func (r *run) drop() {
	if r.ahead == nil {
		return
	}
	r.ahead.cancel()
	r.ahead.settle()
	r.ahead.session.Close()
	r.ahead = nil
}

// settle waits for the draft and pays for it.
func (a *ahead) settle() {
	<-a.done
	a.reservation.Settle(a.draft.spent())
}

// next is the first draft at p: the one drafted ahead, if there is one.
func (r *run) next(ctx context.Context, p *place) (*draft, error) {
	a := r.ahead
	if a == nil {
		return r.draft(ctx, p, r.session, r.solver.Sampling, "draft")
	}
	r.ahead = nil
	a.settle()
	a.cancel()
	cut := len(a.draft.tokens) == a.most && a.most < r.solver.ChunkTokens && !a.draft.end && !r.complete(a.draft)
	if a.draft.failure() != nil || cut { // the ordinary way finds out what is wrong
		a.session.Close()
		return r.draft(ctx, p, r.session, r.solver.Sampling, "draft")
	}
	r.session.Close()
	r.session = a.session
	p.attempts++
	return a.draft, r.drafted(p, a.draft, "draft")
}
