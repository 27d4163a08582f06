package langchain

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"slices"
	"sync/atomic"

	"github.com/tmc/langchaingo/llms"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// reply is a call of the langchaingo model whose text is being read, by one draft or
// by several that follow each other. The call waits in its streaming function until
// the next piece is wanted.
type reply struct {
	remote.Reply
	text     *remote.Text // of the session
	bounds   *remote.Bounds
	sampling pipeline.Sampling
	start    int  // position of the session where it begins
	more     bool // it was asked for more than one draft
	answered bool // no thinking is to come any more

	cancel   context.CancelFunc
	attempts *remote.Attempts
	lost     bool           // it came to nothing, and may be billed
	replied  bool           // it came to an end, if perhaps to nothing
	streams  *atomic.Bool   // the model has streamed a reply
	done     func(used int) // for the limiter
	streamed chan piece
	finished chan outcome

	reasoning *remote.Reasoning
	echo      *remote.Echo
	partial   string         // the first bytes of a character
	pieces    []remote.Piece // received and not drafted yet
	over      bool           // all was received
	limit     bool           // it ended at a limit
	stopped   error          // or for a reason that is no end of the text
	err       error          // or with an error
	most      int            // tokens that one piece brought at most
	meter     remote.Meter
}

// piece is what the model streams in one call of a streaming function.
type piece struct {
	text    string
	thought bool
}

// outcome is what the call returned.
type outcome struct {
	response *llms.ContentResponse
	err      error
	lost     bool   // the call may be billed although it failed
	panicked string // with what, and where; empty: it did not
}

// errCut makes a model stop streaming.
var errCut = errors.New("no more is wanted")

// unknown is the log-probability of every token.
var unknown = float32(math.NaN())

// call calls the model, in a goroutine that ends with the reply.
func (r *reply) call(ctx context.Context, llm llms.Model, messages []llms.MessageContent, options []llms.CallOption) {
	r.streamed, r.finished = make(chan piece), make(chan outcome, 1)
	send := func(text []byte, thought bool) error {
		if len(text) == 0 {
			return nil
		}
		select {
		case r.streamed <- piece{string(text), thought}:
			return nil
		case <-ctx.Done():
			return errCut
		}
	}
	options = append(options,
		llms.WithStreamingFunc(func(_ context.Context, text []byte) error { return send(text, false) }),
		llms.WithStreamingReasoningFunc(func(_ context.Context, thought, _ []byte) error { return send(thought, true) }))
	go func() {
		defer func() {
			if p := recover(); p != nil {
				r.finished <- outcome{panicked: fmt.Sprintf("%v\n%s", p, debug.Stack())}
			}
		}()
		response, err := llm.GenerateContent(ctx, messages, options...)
		r.finished <- outcome{response: response, err: err, lost: err != nil && r.attempts.Lost(ctx)}
	}()
}

// receive takes the next piece, or the end of the call.
func (r *reply) receive() {
	select {
	case p := <-r.streamed:
		r.streams.Store(true)
		before := r.Total().Generated
		r.count(p.text)
		r.read(p)
		r.most = max(r.most, r.Total().Generated-before)
	case o := <-r.finished:
		r.over = true
		r.finish(o)
	}
}

// count counts text that came in one piece.
func (r *reply) count(text string) {
	if text != "" {
		r.Since += len(text)
		r.Events++
	}
}

// read puts the tokens of a piece where drafts take them from.
func (r *reply) read(p piece) {
	if p.thought {
		for _, token := range split(p.text) {
			r.push(r.reasoning.Thought(token))
		}
		return
	}
	var text string
	text, r.partial = whole(r.partial + p.text)
	for _, token := range split(text) {
		r.push(r.reasoning.Push(token))
	}
}

// push leaves out thinking behind the beginning of the answer: it is paid for, and
// no more.
func (r *reply) push(pieces []remote.Piece) {
	for _, p := range pieces {
		// Several tokens may have come as one piece, so one is counted with its bytes
		// until a usage corrects it.
		p.Tokens, p.Logprob = len(p.Text), unknown
		switch {
		case !p.Thought:
			r.pieces = append(r.pieces, r.echo.Push(p)...)
		case !r.answered:
			r.pieces = append(r.pieces, p)
		}
	}
}

// finish takes what the call's return adds to what was streamed.
func (r *reply) finish(o outcome) {
	if o.panicked != "" { // for whoever asked to recover from, who has no hold of the call's goroutine
		panic("langchain: the model panicked: " + o.panicked)
	}
	if r.err = o.err; r.err != nil {
		if r.lost = o.lost && r.Events == 0; r.lost {
			r.Lose(r.streams.Load())
		}
		return
	}
	r.replied = true
	if o.response == nil || len(o.response.Choices) == 0 || o.response.Choices[0] == nil {
		r.err = errors.New("the model returned no choice")
		return
	}
	c := o.response.Choices[0]
	told, ok := usage(c.GenerationInfo)
	if ok {
		r.bounds.Learn(r.text, r.start, r.Bound, told.Prompt+told.Cached)
	}
	if r.Events == 0 { // it was not streamed
		r.count(c.ReasoningContent)
		r.count(c.Content)
		for _, p := range []piece{{c.ReasoningContent, true}, {c.Content, false}} {
			r.read(p)
		}
	}
	if ok {
		r.Tell(told)
	}
	r.push(r.reasoning.Rest())
	r.pieces = append(r.pieces, r.echo.Rest()...)
	r.limit, r.stopped = stoppedAtLimit(c.StopReason), stopped(c.StopReason)
}

// fits reports whether drafting with s may go on with the reply.
func (r *reply) fits(s pipeline.Sampling) bool {
	return r.sampling.Temperature == s.Temperature && (s.Temperature == 0 || r.sampling.Seed == s.Seed)
}

// remaining is how many tokens may still come.
func (r *reply) remaining() int {
	switch {
	case r.Asked == 0, r.over && !r.limit:
		return math.MaxInt
	case r.over:
		return 0
	}
	return r.Asked - r.Total().Generated
}

// queued is an upper bound on the tokens that were received and not drafted.
func (r *reply) queued() (n int) {
	for _, p := range r.pieces {
		n += len(p.Text)
	}
	return n
}

// Due is what was used since it was last asked; nothing without a reply. A call that
// was refused costs nothing.
func (r *reply) Due() pipeline.Spend {
	if r == nil || r.Events == 0 && !r.Known && !r.lost && !r.replied {
		return pipeline.Spend{}
	}
	return r.meter.Due(r.Total())
}

// Generated is how many tokens were generated so far; none without a reply.
func (r *reply) Generated() int {
	if r == nil {
		return 0
	}
	return r.Total().Generated
}

// Close ends the call at once, and waits until the model has noticed.
func (r *reply) Close() {
	r.cancel()
	if !r.over {
		<-r.finished
	}
	t := r.Total()
	r.done(t.Prompt + t.Cached + t.Generated)
}

// options are those of a call that asks for most tokens; 0 is no limit.
func (d *draft) options(most int) []llms.CallOption {
	options := []llms.CallOption{llms.WithTemperature(d.Sampling.Temperature)}
	if most > 0 {
		options = append(options, llms.WithMaxTokens(most))
	}
	if d.session.Text.Prompt.Schema != "" {
		options = append(options, llms.WithJSONMode())
	}
	if d.Sampling.Temperature > 0 {
		options = append(options, llms.WithSeed(int(uint32(d.Sampling.Seed^d.Sampling.Seed>>32)>>1))) // the 31 bits that every server takes
	}
	return slices.Clip(options)
}
