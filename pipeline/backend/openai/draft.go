package openai

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// draft is one call of Draft: usually one request, more when a stream broke.
type draft struct {
	session  *session
	model    *Model
	sampling pipeline.Sampling
	yield    func(pipeline.Token, error) bool

	meter remote.Meter
	paid  prices.Tokens // by what is over: the probe, broken streams
	bound int           // the most prompt tokens of the first request
	reply *reply        // the stream that is being read; nil between streams

	left    int           // tokens still to yield, if the draft is limited
	held    *remote.Piece // the last token of a limited draft, kept back until the usage is known
	resumed bool          // by another request, after a stream broke
	wrote   bool          // a token was yielded
	stopped bool          // the consumer broke off
}

// reply is a stream that is being read.
type reply struct {
	remote.Reply
	start  int    // position of the session where it begins
	finish string // why the server stopped; empty: it did not
	think  bool   // the model has thought
}

func newDraft(s *session, sampling pipeline.Sampling, yield func(pipeline.Token, error) bool) *draft {
	return &draft{
		session:  s,
		model:    s.model,
		sampling: sampling,
		yield:    yield,
		meter:    remote.Meter{Tariff: s.model.tariff},
		left:     sampling.MaxTokens,
	}
}

func (d *draft) limited() bool { return d.sampling.MaxTokens > 0 }

// due is what was used since it was last asked.
func (d *draft) due() pipeline.Spend {
	total := d.paid
	if d.reply != nil {
		total = add(total, d.reply.Total())
	}
	return d.meter.Due(total)
}

func add(a, b prices.Tokens) prices.Tokens {
	return prices.Tokens{Prompt: a.Prompt + b.Prompt, Cached: a.Cached + b.Cached, Generated: a.Generated + b.Generated}
}

// sum is all that t counts.
func sum(t prices.Tokens) int { return t.Prompt + t.Cached + t.Generated }

// run drafts until the server is done, the limit is reached or the consumer
// breaks off.
func (d *draft) run(ctx context.Context) error {
	for resumes := d.model.options.Resumes; ; resumes-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := d.request(ctx)
		if d.reply == nil || !errors.Is(err, errBroken) || resumes == 0 || ctx.Err() != nil {
			return err
		}
		d.paid, d.reply = add(d.paid, d.reply.Total()), nil
		d.resumed = true
	}
}

// request sends one request and takes what comes back.
func (d *draft) request(ctx context.Context) error {
	way, err := d.continuation(ctx)
	if err != nil {
		return err
	}
	p := params{temperature: d.sampling.Temperature, seed: d.sampling.Seed, schema: d.session.text.Prompt.Schema}
	if d.limited() {
		p.maxTokens = d.left + d.model.options.ThinkingTokens
	}
	answer := d.session.text.Answer()
	r := &reply{
		Reply: remote.Reply{Asked: p.maxTokens, Bound: d.session.bound()},
		start: d.session.Pos(),
	}
	prompt := d.session.text.Prompt
	if d.resumed { // received tokens are read again, one for one
		r.Bound = min(r.Bound, d.bound+resumeTokens+d.paid.Generated)
	} else {
		d.bound = r.Bound
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	done, err := d.model.options.Limiter.Wait(ctx, r.Bound+p.maxTokens)
	if err != nil {
		return err
	}
	defer func() { done(sum(r.Total())) }()
	stream, err := d.model.open(ctx, p, func(body map[string]any) {
		way.conversation(body, prompt.System, prompt.User, answer)
	})
	if err != nil {
		r.Bound = 0 // nothing was read
		return err
	}
	defer stream.Close()
	defer cancel() // first: nothing more is to be generated
	d.reply = r
	echo := remote.NewEcho("")
	if way == ContinueAsked {
		echo = remote.NewEcho(answer)
	}
	for {
		c, err := next(stream)
		if err != nil {
			return d.end(echo, err)
		}
		pieces := d.read(c)
		if r.Asked > 0 && r.Events > r.Asked { // the server does not stop at max_tokens
			d.model.dialect.unlimited.Store(true)
			r.finish = "length"
			return d.end(echo, io.EOF)
		}
		for _, piece := range pieces {
			for _, p := range echo.Push(piece) {
				if !d.take(p) {
					return nil
				}
			}
		}
	}
}

// continuation is how the text so far is sent; nothing needs to be known for a
// text that is only a prompt.
func (d *draft) continuation(ctx context.Context) (Continuation, error) {
	if d.session.Pos() == 1 {
		return "", nil
	}
	way, spent, err := d.model.probe(ctx)
	d.paid = add(d.paid, spent)
	return way, err
}

// next reads one event. At the end of the stream the error is io.EOF.
func next(stream rawStream) (*chunk, error) {
	raw, err := stream.RecvRaw()
	if api, ok := errors.AsType[*openai.APIError](err); ok {
		return nil, inStream(api.Message)
	}
	if err != nil {
		return nil, err
	}
	var c chunk
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, fmt.Errorf("%w: the server sent what is no JSON", errBroken)
	}
	if message, failed := c.failure(); failed {
		return nil, inStream(message)
	}
	return &c, nil
}

// read notes what an event says and returns its pieces of the answer.
func (d *draft) read(c *chunk) []remote.Piece {
	r, single := d.reply, d.model.dialect.single.Load()
	var pieces []remote.Piece
	for _, choice := range c.Choices {
		if choice.Index != 0 {
			continue
		}
		if choice.FinishReason != "" {
			r.finish = choice.FinishReason
		}
		if n := choice.thought(single); n > 0 {
			r.Since += n
			r.Events++
			r.think = true
		}
		pieces = append(pieces, choice.pieces(single)...)
	}
	for _, p := range pieces {
		r.Since += p.Tokens
	}
	r.Events += len(pieces)
	if told, ok := c.tokens(); ok {
		if !r.Known {
			d.model.bounds.Learn(d.session.text, r.start, r.Bound, told.Prompt+told.Cached)
		}
		r.Tell(told)
		if r.finish != "" && r.Singly() {
			d.model.dialect.single.Store(true)
		}
	}
	return pieces
}

// take yields a piece, or keeps it back when it is the last of a limited draft:
// the usage comes behind it. It returns false when the stream is to be cut.
func (d *draft) take(p remote.Piece) bool {
	switch {
	case !d.limited() || d.left > 1:
		return d.emit(p)
	case d.left == 1 && d.held == nil && !d.model.dialect.unlimited.Load():
		d.held = &p
		return true
	case d.left == 1 && d.held == nil:
		d.emit(p)
		return false
	default: // what was allowed for thinking is not for more of the answer
		d.release()
		return false
	}
}

// release yields the token that was kept back.
func (d *draft) release() {
	if p := d.held; p != nil {
		d.held = nil
		d.emit(*p)
	}
}

func (d *draft) emit(p remote.Piece) bool {
	d.left--
	d.wrote = true
	d.session.text.Add(p.Text, p.Tokens)
	d.stopped = !d.yield(pipeline.Token{Text: p.Text, Logprob: p.Logprob, Spend: d.due()}, nil)
	return !d.stopped
}

// end deals with the end of a stream, of which err says how it came.
func (d *draft) end(echo *remote.Echo, err error) error {
	for _, p := range echo.Rest() {
		if !d.take(p) {
			return nil
		}
	}
	r := d.reply
	switch {
	case r.finish != "":
		return d.finish(r)
	case d.held != nil: // all that was wanted is there
		d.release()
		return nil
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%w before the answer was complete", errBroken)
	case errors.Is(err, errBroken), errors.Is(err, pipeline.ErrContextFull):
		return err
	default:
		return fmt.Errorf("%w: %w", errBroken, err)
	}
}

// finish ends a draft for the reason that the server gave.
func (d *draft) finish(r *reply) error {
	switch r.finish {
	case "length", "max_tokens":
		return d.full(r)
	case "content_filter":
		return errors.New("the server's content filter stopped the answer")
	case "tool_calls", "function_call":
		return errors.New("the model called a tool, though none was offered")
	case "error":
		return fmt.Errorf("%w: the server reports an error without a message", errBroken)
	}
	if d.held != nil {
		d.release()
		return nil
	}
	d.yield(pipeline.Token{End: true, Logprob: float32(math.NaN()), Spend: d.due()}, nil)
	return nil
}

// full ends a draft whose tokens are used up, or whose context is full.
func (d *draft) full(r *reply) error {
	switch {
	case d.held != nil:
		d.release()
		return nil
	case r.Asked == 0, r.Known && r.Told.Generated < r.Asked:
		return fmt.Errorf("%w: the server stopped at its own limit", pipeline.ErrContextFull)
	case !d.wrote && r.think:
		return fmt.Errorf("the model thought for all of %d tokens and wrote no answer: allow it more ThinkingTokens, or turn thinking off at the server", r.Asked)
	}
	// Several tokens came in one piece: make up the number, so that the draft
	// is seen to have been cut.
	for d.left > 0 && d.emit(remote.Piece{Logprob: float32(math.NaN())}) {
	}
	return nil
}
