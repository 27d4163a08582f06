package langchain

import (
	"context"
	"errors"
	"fmt"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// draft is one call of Draft. It reads on in the session's open reply, or calls the
// model; a second call follows when the open reply was too short.
type draft struct {
	remote.Draft[*reply]
	session *session
	model   *Model

	mayAsk bool // another call may follow the open reply
	capped bool // the open reply may cost more than the draft
}

func newDraft(s *session, sampling pipeline.Sampling, yield func(pipeline.Token, error) bool) *draft {
	d := &draft{Draft: remote.NewDraft(&s.Session, sampling, yield), session: s, model: s.model}
	if s.Reply != nil && !s.Reply.fits(sampling) {
		s.Drop()
	}
	if r := s.Reply; r != nil {
		d.Begun = r.Generated()
		d.mayAsk, d.capped = d.Most() > r.remaining(), d.Most() < r.remaining()
	}
	return d
}

// run drafts until the model is done, the limit is reached or the consumer breaks
// off.
func (d *draft) run(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s := d.session
	if s.Reply != nil {
		again, err := d.follow(ctx)
		if !again {
			return err
		}
		d.Done()
	}
	if err := d.open(ctx); err != nil {
		return err
	}
	_, err := d.follow(ctx)
	return err
}

// open calls the model, for this draft and, where the caller is likely to go on from
// there, for those that follow.
func (d *draft) open(ctx context.Context) error {
	s := d.session
	begun := s.Text.Begun()
	r := &reply{
		Reply: remote.Reply{Bound: s.bound()}, text: s.Text, bounds: &d.model.bounds, streams: &d.model.streams, sampling: d.Sampling, start: s.Pos(),
		more: s.ahead(d.Sampling) > 0, answered: begun.Closed(), reasoning: remote.NewReasoning(begun), echo: remote.NewEcho(""),
		meter: remote.Meter{Tariff: d.model.tariff},
	}
	if d.Limited() {
		r.Asked = d.Left + s.ahead(d.Sampling)
	}
	if !d.model.options.Prefill {
		r.echo = remote.NewEcho(begun.Answer)
	}
	var err error
	if r.done, err = d.model.options.Limiter.Wait(ctx, r.Bound+r.Asked); err != nil {
		return err
	}
	// The call outlives the draft, and ctx with it.
	lasting, cancel := context.WithCancel(context.WithoutCancel(ctx))
	r.cancel = cancel
	lasting, r.attempts = remote.Watch(lasting)
	r.call(lasting, d.model.llm, s.messages(), d.options(r.Asked))
	s.Reply = r
	return nil
}

// follow takes what comes back until the draft or the reply is over; again says that
// the reply was asked for before this draft and was too short for it.
func (d *draft) follow(ctx context.Context) (again bool, err error) {
	r := d.session.Reply
	defer context.AfterFunc(ctx, r.cancel)()
	for {
		for len(r.pieces) > 0 && !(r.more && d.Limited() && d.Left == 0) {
			p := r.pieces[0]
			r.pieces = r.pieces[1:]
			if !d.take(p) {
				d.leave()
				return false, nil
			}
		}
		switch {
		case ctx.Err() != nil && !r.over: // the call is to end, whatever it still sends
			return false, d.cancelled(ctx, r)
		case r.more && d.Limited() && (d.Left == 0 || d.capped && d.Generated() >= d.Most()):
			d.MakeUp()
			return false, nil
		case r.over:
			return d.end(ctx, r)
		}
		r.receive()
	}
}

// cancelled ends a call whose time is over, and says what was wrong with the server
// where that is why.
func (d *draft) cancelled(ctx context.Context, r *reply) error {
	r.cancel()
	r.over = true
	r.finish(<-r.finished)
	return d.ended(ctx, r)
}

// ended is why a draft ends with its context.
func (d *draft) ended(ctx context.Context, r *reply) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		if err := r.attempts.Unanswered(ctx); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// leave ends the draft. What the next one may go on with stays open, and so does what
// was not streamed: it is paid for.
func (d *draft) leave() {
	if r := d.session.Reply; !r.more && !r.over {
		d.session.Drop()
	}
}

// take yields a token, or keeps it back when it is the last of a limited draft and of
// its call: the usage comes with the end.
func (d *draft) take(p remote.Piece) bool {
	switch r := d.session.Reply; {
	case !d.Limited() || d.Left > 1 || r.more || r.over && d.Left > 0:
		return d.Emit(p) && !(d.Limited() && d.Left == 0 && r.over && !r.more)
	case d.Left == 1 && d.Held == nil:
		d.Held = &p
		return true
	default: // the model writes more than it was asked for
		d.Release()
		return false
	}
}

// end deals with the end of a reply all of which was drafted.
func (d *draft) end(ctx context.Context, r *reply) (again bool, err error) {
	switch {
	case r.err != nil:
		return false, d.failed(ctx, r)
	case r.stopped != nil:
		return false, r.stopped
	case d.Held != nil:
		d.Release()
	case !r.limit:
		d.Yield(pipeline.Token{End: true, Logprob: unknown, Spend: d.Due()}, nil)
	case d.mayAsk:
		d.mayAsk = false
		return true, nil
	case r.Asked == 0, r.Known && r.Told.Generated < r.Asked:
		return false, fmt.Errorf("%w: the model stopped at its own limit", pipeline.ErrContextFull)
	default:
		d.MakeUp()
	}
	d.session.Drop()
	return false, nil
}

// failed is the error of a call, as callers look for it.
func (d *draft) failed(ctx context.Context, r *reply) error {
	switch {
	case ctx.Err() != nil:
		return d.ended(ctx, r)
	case remote.ContextFull(r.err.Error()):
		return fmt.Errorf("%w: %w", pipeline.ErrContextFull, r.err)
	}
	return r.err
}
