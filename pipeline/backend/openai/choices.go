package openai

import (
	"context"
	"errors"
	"fmt"
	"io"
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

	stream *events
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
