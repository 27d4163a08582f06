package openai

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// draft is one call of Draft. It reads on in the session's open reply, or asks
// for one; more follow when a stream broke, or the open one was used up.
type draft struct {
	remote.Draft[*reply]
	session *session
	model   *Model

	bound  int // the most prompt tokens of a request when the draft began
	queued int // tokens that the open reply had brought then and that were not drafted, at most

	mayAsk bool // another request may follow the open reply
	again  bool // it does

	resumes int // requests that may follow broken ones
}

// errUsedUp ends a reply that was asked for before this draft and was too short
// for it.
var errUsedUp = errors.New("the open reply is used up")

func newDraft(s *session, sampling pipeline.Sampling, yield func(pipeline.Token, error) bool) *draft {
	d := &draft{
		Draft: remote.NewDraft(&s.Session, sampling, yield), session: s, model: s.model, bound: s.bound(), resumes: s.model.options.Resumes,
	}
	if s.Reply != nil && !s.Reply.fits(sampling) {
		s.Drop()
	}
	if r := s.Reply; r != nil {
		d.Begun, d.queued = r.Generated(), r.queued()
		d.mayAsk = d.Most() > r.remaining()
	}
	return d
}

// carryOut drafts, and yields what goes wrong as the last pair.
func (d *draft) carryOut(ctx context.Context) {
	if err := d.run(ctx); err != nil {
		spend := d.Due()
		d.session.Drop()
		d.Yield(pipeline.Token{Spend: spend}, d.model.explain(ctx, err))
	}
}

// run drafts until the server is done, the limit is reached or the consumer
// breaks off.
func (d *draft) run(ctx context.Context) error {
	s := d.session
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		var err error
		if s.Reply == nil {
			err = d.open(ctx)
		}
		if err == nil {
			err = d.follow(ctx)
		}
		broken := errors.Is(err, errBroken) && d.resumes > 0 && ctx.Err() == nil
		if broken {
			d.resumes--
		} else if !errors.Is(err, errUsedUp) {
			return err
		}
		d.Done()
		d.again = true
	}
}

// open sends a request. It is for this draft and, where the caller is likely to
// go on from there, for those that follow.
func (d *draft) open(ctx context.Context) error {
	s := d.session
	way, err := d.continuation(ctx)
	if err != nil {
		return err
	}
	p := params{temperature: d.Sampling.Temperature, seed: d.Sampling.Seed, schema: s.Text.Prompt.Schema}
	if d.Sampling.Alternatives > 0 && way != ContinueAsked { // of no use where no text can be gone on with as it is
		p.top = d.Sampling.Alternatives + 1
	}
	if d.Limited() {
		p.maxTokens = d.Left + s.ahead(d.Sampling) + d.model.options.ThinkingTokens
	}
	begun := s.Text.Begun()
	r := &reply{
		Reply: remote.Reply{Asked: p.maxTokens, Bound: s.bound(), Unseen: d.model.dialect.unseen(d.model.options.ThinkingTokens)},
		model: d.model, text: s.Text, sampling: d.Sampling, start: s.Pos(), meter: remote.Meter{Tariff: d.model.tariff},
		reasoning: remote.NewReasoning(begun), echo: remote.NewEcho(""), answered: begun.Closed(),
		more: s.ahead(d.Sampling) > 0,
	}
	if way == ContinueAsked {
		r.echo = remote.NewEcho(begun.Answer)
	}
	if d.model.dialect.marks.Load() {
		r.reasoning.GoOn()
	}
	if d.again { // received tokens are read again, one for one
		r.Bound = min(r.Bound, d.bound+resumeTokens+d.queued+d.Generated())
	}
	if r.done, err = d.model.options.Limiter.Wait(ctx, r.Bound+p.maxTokens); err != nil {
		return err
	}
	// The request outlives the draft, and ctx with it.
	var lasting context.Context
	lasting, r.cancel = context.WithCancel(context.WithoutCancel(ctx))
	defer context.AfterFunc(ctx, r.cancel)()
	r.stream, err = d.model.open(lasting, p, func(body map[string]any) {
		way.conversation(body, s.Text.Prompt.System, s.Text.Prompt.User, begun)
	})
	if err == nil {
		s.Reply = r
		return nil
	}
	r.cancel()
	if errors.Is(err, errBroken) {
		r.Lose(d.model.dialect.streams.Load())
		d.Owed = d.Owed.Add(r.Due())
		r.done(sum(r.Billed()))
		return err
	}
	r.done(0) // nothing was read
	if status, _ := refusal(err); r.more && (status == http.StatusBadRequest || status == http.StatusUnprocessableEntity) {
		s.short = true // it may be willing to write less
		return d.open(ctx)
	}
	return err
}

// continuation is how the text so far is sent; nothing needs to be known for a
// text that is only a prompt.
func (d *draft) continuation(ctx context.Context) (Continuation, error) {
	if d.session.Pos() == 1 {
		return "", nil
	}
	way, spent, err := d.model.probe(ctx)
	d.Owed = d.Owed.Add(d.model.tariff.Spend(spent))
	return way, err
}

// follow takes what comes back until the draft or the reply is over.
func (d *draft) follow(ctx context.Context) error {
	r := d.session.Reply
	defer context.AfterFunc(ctx, r.cancel)()
	for {
		for len(r.pieces) > 0 && !(r.more && d.Limited() && d.Left == 0) {
			p := r.pieces[0]
			r.pieces = r.pieces[1:]
			if !d.take(p) {
				d.leave()
				return nil
			}
		}
		switch {
		case r.more && d.Limited() && (d.Left == 0 || d.Generated() >= d.Most()):
			d.MakeUp()
			return nil
		case r.over:
			return d.end(r)
		}
		r.receive()
	}
}

// leave ends the draft. What the next one may go on with stays open.
func (d *draft) leave() {
	if !d.session.Reply.more {
		d.session.Drop()
	}
}

// take yields a piece, or keeps it back when it is the last of a limited draft and
// of its request: the usage comes behind it. It returns false when the draft is
// over.
func (d *draft) take(p remote.Piece) bool {
	switch {
	case !d.Limited() || d.Left > 1 || d.session.Reply.more:
		return d.Emit(p)
	case d.Left == 1 && d.Held == nil && !d.model.dialect.unlimited.Load():
		d.Held = &p
		return true
	case d.Left == 1 && d.Held == nil:
		d.Emit(p)
		return false
	default: // what was allowed for thinking is not for more of the answer
		d.Release()
		return false
	}
}

// end deals with the end of a reply all of which was drafted.
func (d *draft) end(r *reply) error {
	switch {
	case r.finish != "":
		return d.finish(r)
	case d.Held != nil: // all that was wanted is there
		d.Release()
		d.session.Drop()
		return nil
	case errors.Is(r.err, io.EOF):
		return fmt.Errorf("%w before the answer was complete", errBroken)
	case errors.Is(r.err, errBroken), errors.Is(r.err, pipeline.ErrContextFull):
		return r.err
	default:
		return fmt.Errorf("%w: %w", errBroken, r.err)
	}
}

// finish ends a draft for the reason that the server gave.
func (d *draft) finish(r *reply) error {
	if r.full() {
		return d.full(r)
	}
	if err := stopped(r.finish); err != nil {
		return err
	}
	if d.Held != nil {
		d.Release()
	} else {
		d.Yield(pipeline.Token{End: true, Logprob: float32(math.NaN()), Spend: d.Due()}, nil)
	}
	d.session.Drop()
	return nil
}

// errStopped is wrapped where the server gave a reason for writing no more that is
// not the end of the text.
var errStopped = errors.New("the answer was stopped")

// stopped is what is wrong with a reason to stop; nil where nothing is.
func stopped(finish string) error {
	switch finish {
	case "content_filter":
		return fmt.Errorf("%w by the server's content filter", errStopped)
	case "tool_calls", "function_call":
		return fmt.Errorf("%w: the model called a tool, though none was offered", errStopped)
	case "error":
		return fmt.Errorf("%w: the server reports an error without a message", errBroken)
	}
	return nil
}

func errOnlyThought(most int) error {
	return fmt.Errorf("%w: the model thought for all of %d tokens and wrote nothing: allow it more ThinkingTokens, or turn thinking off at the server", errStopped, most)
}

// full ends a draft whose tokens are used up, or whose context is full.
func (d *draft) full(r *reply) error {
	short := r.Known && r.Told.Generated < r.Asked
	switch {
	case d.Held != nil:
		d.Release()
	case d.mayAsk:
		d.mayAsk = false
		return errUsedUp
	case r.more && short: // the server has a limit of its own
		d.session.short = true
		d.MakeUp()
	case r.Asked == 0, short:
		return fmt.Errorf("%w: the server stopped at its own limit", pipeline.ErrContextFull)
	case d.Left == d.Sampling.MaxTokens && r.Events == 0: // nothing was drafted
		return errOnlyThought(r.Asked)
	default:
		d.MakeUp()
	}
	d.session.Drop()
	return nil
}
