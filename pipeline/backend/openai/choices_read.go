package openai

import (
	"fmt"
	"io"
	"math"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// This file reads what a server sends for a request for several versions.

// read takes events until every version is over or the stream ends. start is where
// the versions begin.
func (c *choices) read(start int) {
	for {
		event, err := next(c.stream)
		if err != nil {
			if c.err = err; c.stream.done {
				c.end()
			}
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

// end finishes the versions that were written without a reason to stop, where the server
// is done.
func (c *choices) end() {
	for i, v := range c.voices {
		if v.events > 0 && v.finish == "" {
			if err := c.hear(i, &choice{FinishReason: unsaid(v.events, c.most)}); err != nil {
				c.err = err
				return
			}
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
