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
	session  *session
	model    *Model
	sampling pipeline.Sampling
	yield    func(pipeline.Token, error) bool

	owed    pipeline.Spend // by replies that are over, that no token's spend holds
	begun   int            // tokens that the open reply had generated when the draft began
	earlier int            // and by replies that the draft has done with

	left   int           // tokens still to yield, if the draft is limited
	held   *remote.Piece // the last token of a limited draft, kept back until the usage is known
	mayAsk bool          // another call may follow the open reply
	capped bool          // the open reply may cost more than the draft
}

func newDraft(s *session, sampling pipeline.Sampling, yield func(pipeline.Token, error) bool) *draft {
	d := &draft{session: s, model: s.model, sampling: sampling, yield: yield, left: sampling.MaxTokens}
	if s.reply != nil && !s.reply.fits(sampling) {
		s.drop()
	}
	if r := s.reply; r != nil {
		d.begun = r.Total().Generated
		d.mayAsk, d.capped = d.most() > r.remaining(), d.most() < r.remaining()
	}
	return d
}

func (d *draft) limited() bool { return d.sampling.MaxTokens > 0 }

// most is how many tokens a limited draft may cost: what the caller has reckoned
// with.
func (d *draft) most() int { return d.sampling.MaxTokens + d.sampling.Ahead }

// due is what was used since it was last asked.
func (d *draft) due() pipeline.Spend {
	owed := d.owed
	d.owed = pipeline.Spend{}
	if d.session.reply != nil {
		owed = owed.Add(d.session.reply.due())
	}
	return owed
}

// generated is how many tokens came since the draft began, at most.
func (d *draft) generated() int {
	n := d.earlier - d.begun
	if d.session.reply != nil {
		n += d.session.reply.Total().Generated
	}
	return n
}

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
		d.earlier += s.reply.Total().Generated
		d.owed = d.owed.Add(s.reply.due())
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
		Reply: remote.Reply{Bound: s.bound()}, text: s.text, bounds: &d.model.bounds, sampling: d.sampling, start: s.Pos(),
		more: s.ahead(d.sampling) > 0, answered: begun.Closed(), reasoning: remote.NewReasoning(begun), echo: remote.NewEcho(""),
		meter: remote.Meter{Tariff: d.model.tariff},
	}
	if d.limited() {
		r.Asked = d.left + s.ahead(d.sampling)
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
	lasting, r.unanswered = remote.Watch(lasting)
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
		for len(r.pieces) > 0 && !(r.more && d.limited() && d.left == 0) {
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
		case r.more && d.limited() && (d.left == 0 || d.capped && d.generated() >= d.most()):
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
	o := <-r.finished
	r.over, r.err = true, o.err
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		if err := r.unanswered(); err != nil {
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
	case !d.limited() || d.left > 1 || r.more || r.over && d.left > 0:
		return d.emit(p) && !(d.limited() && d.left == 0 && r.over && !r.more)
	case d.left == 1 && d.held == nil:
		d.held = &p
		return true
	default: // the model writes more than it was asked for
		d.release()
		return false
	}
}

func (d *draft) release() {
	if p := d.held; p != nil {
		d.held = nil
		d.emit(*p)
	}
}

// emit puts a token into the text. Several pieces may have come as one, so a token is
// counted with its bytes until a usage corrects it.
func (d *draft) emit(p remote.Piece) bool {
	d.left--
	p.Tokens = len(p.Text)
	d.session.text.Add(p)
	return d.yield(pipeline.Token{Text: p.Text, Logprob: unknown, Thought: p.Thought, Close: p.Close, Spend: d.due()}, nil)
}

// makeUp yields tokens without text where several came in one piece, so that the
// draft is seen to have been cut.
func (d *draft) makeUp() {
	for d.left > 0 && d.emit(remote.Piece{}) {
	}
}

// end deals with the end of a reply all of which was drafted.
func (d *draft) end(ctx context.Context, r *reply) (again bool, err error) {
	switch {
	case r.err != nil:
		return false, d.failed(ctx, r)
	case d.held != nil:
		d.release()
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
	case errors.Is(ctx.Err(), context.DeadlineExceeded) && r.unanswered() != nil:
		return r.unanswered()
	case ctx.Err() != nil:
		return ctx.Err()
	case remote.ContextFull(r.err.Error()):
		return fmt.Errorf("%w: %w", pipeline.ErrContextFull, r.err)
	}
	return r.err
}
