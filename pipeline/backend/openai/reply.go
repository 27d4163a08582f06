package openai

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// reply is a request whose stream is being read, by one draft or by several that
// follow each other.
type reply struct {
	remote.Reply
	model    *Model
	text     *remote.Text // of the session
	sampling pipeline.Sampling
	start    int // position of the session where it begins

	stream    *events
	cancel    context.CancelFunc
	done      func(used int) // for the limiter
	reasoning *remote.Reasoning
	echo      *remote.Echo
	answered  bool // no reasoning is to come
	more      bool // it was asked for more than one draft

	pieces []remote.Piece // received and not drafted yet
	over   bool           // all was received
	err    error          // how the stream ended; io.EOF when it did as it should
	finish string         // why the server stopped; empty: it did not say
	most   int            // tokens that one event brought at most
	meter  remote.Meter
}

// fits reports whether drafting with s may go on with the reply.
func (r *reply) fits(s pipeline.Sampling) bool {
	return r.sampling.Temperature == s.Temperature && (s.Temperature == 0 || r.sampling.Seed == s.Seed)
}

// remaining is how many tokens may still come.
func (r *reply) remaining() int {
	switch {
	case r.Asked == 0, r.over && !r.full():
		return math.MaxInt
	case r.over:
		return 0
	}
	return r.Asked - r.Total().Generated
}

// full reports whether the server stopped at a limit.
func (r *reply) full() bool { return r.finish == "length" || r.finish == "max_tokens" }

// queued is an upper bound on the tokens that were received and not drafted.
func (r *reply) queued() (n int) {
	for _, p := range r.pieces {
		n += p.Tokens
	}
	return n
}

// Close ends the request at once: nothing more is to be generated.
func (r *reply) Close() {
	if r.stream == nil {
		return
	}
	r.cancel()
	r.stream.Close()
	r.done(sum(r.Billed()))
	r.stream, r.over = nil, true
}

// Due is what was used since it was last asked; nothing without a reply.
func (r *reply) Due() pipeline.Spend {
	if r == nil {
		return pipeline.Spend{}
	}
	return r.meter.Due(r.Billed())
}

// Generated is how many tokens were generated so far; none without a reply.
func (r *reply) Generated() int {
	if r == nil {
		return 0
	}
	return r.Total().Generated
}

// receive reads one event, or the end of the stream.
func (r *reply) receive() {
	before, had := r.Total().Generated, len(r.pieces)
	c, err := next(r.stream)
	if err != nil {
		r.over, r.err = true, err
		if r.finish == "" && r.stream.done && r.Events > 0 {
			r.finish = unsaid(r.Events, r.Asked)
		}
		for _, p := range r.reasoning.Rest() {
			r.push(p)
		}
		r.pieces = append(r.pieces, r.echo.Rest()...)
		return
	}
	r.read(c)
	r.most = max(r.most, r.Total().Generated-before)
	if r.Asked > 0 && r.Events > r.Asked { // the server does not stop at max_tokens
		r.model.dialect.unlimited.Store(true)
		r.over, r.err, r.finish, r.pieces = true, io.EOF, "length", r.pieces[:had]
	}
}

// unsaid is why a server stopped that is done and did not say why, after so many pieces of
// the tokens that were asked for.
func unsaid(pieces, asked int) string {
	if asked > 0 && pieces >= asked {
		return "length"
	}
	return "stop"
}

// read notes what an event says.
func (r *reply) read(c *chunk) {
	r.model.dialect.hear(c)
	single := r.model.dialect.single.Load()
	for _, choice := range c.Choices {
		if choice.Index != 0 {
			continue
		}
		if choice.FinishReason != "" {
			r.finish = choice.FinishReason
		}
		for _, p := range choice.thought(single) {
			r.count(p)
			for _, p := range r.reasoning.Thought(p) {
				r.push(p)
			}
		}
		for _, p := range choice.pieces(single) {
			r.count(p)
			for _, p := range r.reasoning.Push(p) {
				r.push(p)
			}
		}
	}
	if r.reasoning.Marks() {
		r.model.dialect.marks.Store(true)
	}
	r.Unseen = r.model.dialect.unseen(r.Unseen)
	if told, ok := c.tokens(); ok {
		if !r.Known {
			r.model.bounds.Learn(r.text, r.start, r.Bound, told.Prompt+told.Cached)
		}
		r.Tell(told)
		if r.finish != "" && r.Singly() {
			r.model.dialect.single.Store(true)
		}
	}
}

func (r *reply) count(p remote.Piece) {
	r.Since += p.Tokens
	r.Events++
}

// push puts a piece where drafts take it from. Reasoning behind the beginning of
// the answer is paid for, and no more.
func (r *reply) push(p remote.Piece) {
	switch {
	case p.Thought && !r.answered:
		r.pieces = append(r.pieces, lines(p)...)
	case !p.Thought:
		for _, p := range r.echo.Push(p) {
			r.pieces = append(r.pieces, lines(p)...)
		}
	}
}

// lines divides a piece that is several tokens behind its line ends, so that chunks
// can end there.
func lines(p remote.Piece) (pieces []remote.Piece) {
	text, start := p.Text, 0
	for i := 1; i < len(text) && p.Logprob != p.Logprob; i++ {
		if text[i-1] == '\n' && text[i] != '\n' {
			pieces = append(pieces, remote.Piece{Text: text[start:i], Logprob: p.Logprob, Tokens: p.Tokens, Thought: p.Thought})
			start, p.Tokens = i, 0
		}
	}
	p.Text = text[start:]
	return append(pieces, p)
}

// next reads one event. At the end of the stream the error is io.EOF.
func next(stream *events) (*chunk, error) {
	raw, err := stream.next()
	if err != nil {
		return nil, err
	}
	var c chunk
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, fmt.Errorf("%w: the server sent what cannot be read (%v): %s", errBroken, err, short(string(raw)))
	}
	if message, failed := c.failure(); failed {
		return nil, inStream(message)
	}
	return &c, nil
}
