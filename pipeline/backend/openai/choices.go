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
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// This file drafts several versions with one request, where the server writes n
// choices for it: it then reads the prompt once for all of them. Whether it does is
// seen at the first batch and remembered.

// Whether a server writes several choices for one request, at the same time.
const (
	choicesUnknown int32 = iota
	choicesWritten
	choicesRefused // or left out, or written one after the other
)

// choices is a request for several versions.
type choices struct {
	model  *Model
	voices []*voice
	take   func(i int, t pipeline.Token) bool
	most   int // tokens that each may write

	bound  int            // the most tokens that the prompt can have
	prompt prices.Tokens  // of the prompt, as told
	known  bool           // it was
	all    *prices.Tokens // as told at the end
	meter  remote.Meter

	stream rawStream
	err    error // how the stream ended
}

// together reports whether drafts can be asked for with one request: they differ
// in their seeds alone.
func (m *Model) together(sessions []pipeline.Session, samplings []pipeline.Sampling) bool {
	if len(sessions) < 2 || samplings[0].Temperature == 0 || samplings[0].MaxTokens == 0 ||
		m.dialect.choices.Load() == choicesRefused || m.dialect.unlimited.Load() {
		return false
	}
	first, ok := sessions[0].(*session)
	for i, other := range sessions {
		s, same := other.(*session)
		sampling := samplings[i]
		sampling.Seed = samplings[0].Seed
		if !ok || !same || sampling != samplings[0] || sampling.Ahead > 0 || s.Reply != nil ||
			s.Pos() != first.Pos() || s.Text.Begun() != first.Text.Begun() || s.Text.Prompt != first.Text.Prompt {
			return false
		}
	}
	return true
}

// request asks for all versions and takes what comes. What is not over then is for
// requests of their own. untold is what no token's spend holds.
func (c *choices) request(ctx context.Context) (untold pipeline.Spend, err error) {
	s := c.voices[0].session
	way := Continuation("")
	if s.Pos() > 1 {
		var spent prices.Tokens
		way, spent, err = c.model.probe(ctx)
		if untold = c.model.tariff.Spend(spent); err != nil {
			return untold, err
		}
	}
	c.bound = s.bound()
	start := s.Pos()
	done, err := c.model.options.Limiter.Wait(ctx, c.bound+len(c.voices)*c.most)
	if err != nil {
		return untold, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c.stream, err = c.model.open(ctx, c.params(way), func(body map[string]any) {
		way.conversation(body, s.Text.Prompt.System, s.Text.Prompt.User, s.Text.Begun())
	})
	if errors.Is(err, errBroken) { // nothing came, though it may be billed
		if !c.model.dialect.streams.Load() {
			for _, v := range c.voices {
				v.since = c.most
			}
		}
		done(sum(c.total()))
		return untold.Add(c.meter.Due(c.total())), err
	}
	if err != nil {
		done(0)
		status, message := refusal(err)
		if (status == http.StatusBadRequest || status == http.StatusUnprocessableEntity) && !remote.ContextFull(message) {
			c.model.dialect.choices.Store(choicesRefused)
			return untold, nil
		}
		return untold, err
	}
	for _, v := range c.voices {
		v.begin(way, c.model.dialect.marks.Load())
	}
	c.read(start)
	c.stream.Close()
	done(sum(c.total()))
	untold = untold.Add(c.meter.Due(c.total()))
	c.learn()
	return untold, c.failure(ctx)
}

func (c *choices) params(way Continuation) params {
	sampling := c.voices[0].sampling
	p := params{
		temperature: sampling.Temperature, seed: sampling.Seed, maxTokens: c.most, choices: len(c.voices),
		schema: c.voices[0].session.Text.Prompt.Schema,
	}
	if sampling.Alternatives > 0 && way != ContinueAsked {
		p.top = sampling.Alternatives + 1
	}
	return p
}

// read takes events until every version is over or the stream ends. start is where
// the versions begin.
func (c *choices) read(start int) {
	for {
		event, err := next(c.stream)
		if err != nil {
			c.err = err
			return
		}
		told := c.known
		c.count(event)
		if c.known && !told {
			tokens := c.prompt.Prompt + c.prompt.Cached
			c.model.bounds.Learn(c.voices[0].session.Text, start, c.bound, tokens)
			for _, v := range c.voices[1:] {
				v.session.Text.Measured(start, tokens)
			}
		}
		over, first := true, c.voices[0].finish == ""
		for _, choice := range event.Choices {
			if choice.Index >= 0 && choice.Index < len(c.voices) {
				if first && choice.Index > 0 {
					c.model.dialect.choices.CompareAndSwap(choicesUnknown, choicesWritten)
				}
				if c.err = c.hear(choice.Index, &choice); c.err != nil {
					return
				}
			}
		}
		for _, v := range c.voices {
			over = over && v.over
			if v.events > c.most { // the server does not stop at max_tokens
				c.model.dialect.unlimited.Store(true)
				c.cut()
				return
			}
		}
		if over {
			return
		}
	}
}

// count notes what an event says of tokens. While choices are written, servers tell
// those of the one that the event is about; at the end, and where everything
// comes at once, those of all.
func (c *choices) count(event *chunk) {
	c.model.dialect.hear(event)
	single := c.model.dialect.single.Load()
	for i := range event.Choices {
		choice := &event.Choices[i]
		if choice.Index < 0 || choice.Index >= len(c.voices) {
			continue
		}
		v := c.voices[choice.Index]
		for _, p := range append(choice.thought(single), choice.pieces(single)...) {
			v.since += p.Tokens
			v.events++
		}
	}
	told, ok := event.tokens()
	if !ok {
		return
	}
	if len(event.Choices) == 0 && event.continues() {
		return // llama.cpp ends every choice with its own
	}
	if len(event.Choices) != 1 || event.Choices[0].whole() {
		c.all = &told
	} else if i := event.Choices[0].Index; i >= 0 && i < len(c.voices) {
		v := c.voices[i]
		v.told, v.since = max(v.told, told.Generated), 0
	}
	c.prompt, c.known = prices.Tokens{Prompt: told.Prompt, Cached: told.Cached}, true
}

// whole tells a choice of a server that does not stream.
func (c *choice) whole() bool {
	return c.Whole.Content != "" || c.Whole.ReasoningContent != "" || c.Whole.Reasoning != "" || c.Whole.Refusal != ""
}

// total is what the request used so far.
func (c *choices) total() prices.Tokens {
	if c.all != nil {
		return *c.all
	}
	t := c.prompt
	if !c.known {
		t.Prompt = c.bound
	}
	unseen := c.model.dialect.unseen(c.model.options.ThinkingTokens)
	for _, v := range c.voices {
		t.Generated += v.billed(c.most, unseen)
	}
	return t
}

// hear takes what an event says of version i.
func (c *choices) hear(i int, choice *choice) error {
	v := c.voices[i]
	single := c.model.dialect.single.Load()
	var pieces []remote.Piece
	for _, p := range choice.thought(single) {
		pieces = v.sort(pieces, v.reasoning.Thought(p))
	}
	for _, p := range choice.pieces(single) {
		pieces = v.sort(pieces, v.reasoning.Push(p))
	}
	if v.reasoning.Marks() {
		c.model.dialect.marks.Store(true)
	}
	if choice.FinishReason != "" {
		v.finish = choice.FinishReason
		pieces = append(v.sort(pieces, v.reasoning.Rest()), v.echo.Rest()...)
	}
	for _, p := range pieces {
		c.emit(i, p)
	}
	if choice.FinishReason == "" || v.over {
		return nil
	}
	return c.finish(i)
}

// emit drafts a piece of version i, unless that is over.
func (c *choices) emit(i int, p remote.Piece) {
	v := c.voices[i]
	if v.over {
		return
	}
	v.left--
	v.session.Text.Add(p)
	more := c.take(i, p.Token(c.meter.Due(c.total())))
	v.over = !more || v.left == 0
}

// finish ends version i for the reason that the server gave.
func (c *choices) finish(i int) error {
	v := c.voices[i]
	if v.finish != "length" && v.finish != "max_tokens" {
		if err := stopped(v.finish); err != nil {
			return err
		}
		v.over = true
		c.take(i, pipeline.Token{End: true, Logprob: float32(math.NaN()), Spend: c.meter.Due(c.total())})
		return nil
	}
	switch {
	case v.told > 0 && v.written(c.most) < c.most:
		return fmt.Errorf("%w: the server stopped at its own limit", pipeline.ErrContextFull)
	case v.events == 0:
		return errOnlyThought(c.most)
	}
	c.makeUp(i)
	return nil
}

// makeUp drafts tokens without text, so that version i is seen to have been cut.
func (c *choices) makeUp(i int) {
	for !c.voices[i].over {
		c.emit(i, remote.Piece{Logprob: float32(math.NaN())})
	}
}

// cut ends what a server writes that does not stop.
func (c *choices) cut() {
	c.err = io.EOF
	for i, v := range c.voices {
		if v.events > 0 {
			c.makeUp(i)
		}
	}
}

// learn remembers a server that writes one choice, or one after the other.
func (c *choices) learn() {
	if c.voices[0].finish != "" {
		c.model.dialect.choices.CompareAndSwap(choicesUnknown, choicesRefused)
	}
}

// failure is why versions that are not over cannot be asked for again; nil where they
// can, as those can that the server left out.
func (c *choices) failure(ctx context.Context) error {
	broken := false
	for _, v := range c.voices {
		broken = broken || !v.over && v.events > 0
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case c.err == nil, errors.Is(c.err, io.EOF) && !broken:
		return nil
	case errors.Is(c.err, io.EOF):
		return fmt.Errorf("%w before the answer was complete", errBroken)
	case errors.Is(c.err, errBroken), errors.Is(c.err, pipeline.ErrContextFull), errors.Is(c.err, errStopped):
		return c.err
	}
	return fmt.Errorf("%w: %w", errBroken, c.err)
}
