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
	remote.Draft
	session *session
	model   *Model
	yield   func(pipeline.Token, error) bool

	mayAsk bool // another call may follow the open reply
	capped bool // the open reply may cost more than the draft
}

func newDraft(s *session, sampling pipeline.Sampling, yield func(pipeline.Token, error) bool) *draft {
	d := &draft{Draft: remote.NewDraft(sampling), session: s, model: s.model, yield: yield}
	if s.reply != nil && !s.reply.fits(sampling) {
		s.drop()
	}
	if r := s.reply; r != nil {
		d.Begun = r.generated()
		d.mayAsk, d.capped = d.Most() > r.remaining(), d.Most() < r.remaining()
	}
	return d
}

// due is what was used since it was last asked.
func (d *draft) due() pipeline.Spend { return d.Due(d.session.reply.due()) }

// generated is how many tokens came since the draft began, at most.
func (d *draft) generated() int { return d.Generated(d.session.reply.generated()) }

// run drafts until the model is done, the limit is reached or the consumer breaks
// off.
func (d *draft) run(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s := d.session
	if s.reply != nil {
		again, err := d.follow(ctx)
		if !again {
			return err
		}
		d.Done(s.reply.generated(), s.reply.due())
		s.drop()
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
	begun := s.text.Begun()
	r := &reply{
		Reply: remote.Reply{Bound: s.bound()}, text: s.text, bounds: &d.model.bounds, streams: &d.model.streams, sampling: d.Sampling, start: s.Pos(),
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
	s.reply = r
	return nil
}

// follow takes what comes back until the draft or the reply is over; again says that
// the reply was asked for before this draft and was too short for it.
func (d *draft) follow(ctx context.Context) (again bool, err error) {
	r := d.session.reply
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
		case r.more && d.Limited() && (d.Left == 0 || d.capped && d.generated() >= d.Most()):
			d.makeUp()
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
	if r := d.session.reply; !r.more && !r.over {
		d.session.drop()
	}
}

// take yields a token, or keeps it back when it is the last of a limited draft and of
// its call: the usage comes with the end.
func (d *draft) take(p remote.Piece) bool {
	switch r := d.session.reply; {
	case !d.Limited() || d.Left > 1 || r.more || r.over && d.Left > 0:
		return d.emit(p) && !(d.Limited() && d.Left == 0 && r.over && !r.more)
	case d.Left == 1 && d.Held == nil:
		d.Held = &p
		return true
	default: // the model writes more than it was asked for
		d.Release(d.emit)
		return false
	}
}

// emit puts a token into the text. Several pieces may have come as one, so a token is
// counted with its bytes until a usage corrects it.
func (d *draft) emit(p remote.Piece) bool {
	d.Left--
	p.Tokens = len(p.Text)
	d.session.text.Add(p)
	return d.yield(pipeline.Token{Text: p.Text, Logprob: unknown, Thought: p.Thought, Close: p.Close, Spend: d.due()}, nil)
}

// makeUp yields tokens without text where several came in one piece, so that the
// draft is seen to have been cut.
func (d *draft) makeUp() {
	for d.Left > 0 && d.emit(remote.Piece{}) {
	}
}

// end deals with the end of a reply all of which was drafted.
func (d *draft) end(ctx context.Context, r *reply) (again bool, err error) {
	switch {
	case r.err != nil:
		return false, d.failed(ctx, r)
	case d.Held != nil:
		d.Release(d.emit)
	case !r.limit:
		d.yield(pipeline.Token{End: true, Logprob: unknown, Spend: d.due()}, nil)
	case d.mayAsk:
		d.mayAsk = false
		return true, nil
	case r.Asked == 0, r.Known && r.Told.Generated < r.Asked:
		return false, fmt.Errorf("%w: the model stopped at its own limit", pipeline.ErrContextFull)
	default:
		d.makeUp()
	}
	d.session.drop()
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
