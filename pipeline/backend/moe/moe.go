// Package moe lets package pipeline draft with the engine of package localmoe.
package moe

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// Model is a [pipeline.Model] that runs in this process. It is safe for
// concurrent use as far as the engine is.
type Model struct {
	engine *localmoe.Model
	name   string
}

// New wraps an open engine; name is what answers and traces call it. Closing
// the engine stays with the caller.
func New(engine *localmoe.Model, name string) *Model { return &Model{engine: engine, name: name} }

// Name implements [pipeline.Model].
func (m *Model) Name() string { return m.name }

// Start implements [pipeline.Model]. Messages are rendered with the model's
// own chat template.
func (m *Model) Start(p prompts.Prompt) (pipeline.Session, error) {
	ids, err := m.encode(p)
	if err != nil {
		return nil, err
	}
	s := &session{engine: m.engine, s: m.engine.NewSession()}
	return s, s.push(ids)
}

func (m *Model) encode(p prompts.Prompt) ([]int32, error) {
	if p.Raw != "" {
		return m.engine.Encode(p.Raw, true), nil
	}
	var messages []localmoe.Message
	if p.System != "" {
		messages = append(messages, localmoe.Message{Role: "system", Content: p.System})
	}
	messages = append(messages, localmoe.Message{Role: "user", Content: p.User})
	text, err := m.engine.Render(messages)
	if err != nil {
		return nil, fmt.Errorf("moe: chat template: %w", err)
	}
	return m.engine.Encode(text, true), nil
}

// session adds to the engine's session the text that is not computed yet.
type session struct {
	engine  *localmoe.Model
	s       *localmoe.Session
	pending []int32
}

func (s *session) Append(text string) error { return s.push(s.engine.Encode(text, false)) }

func (s *session) push(ids []int32) error {
	if s.Pos()+len(ids) > s.engine.Info().Context {
		return fmt.Errorf("moe: %d tokens: %w", s.Pos()+len(ids), pipeline.ErrContextFull)
	}
	s.pending = append(s.pending, ids...)
	return nil
}

func (s *session) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		before := s.s.FLOPs()
		spend := func(prompt, generated int) pipeline.Spend {
			now := s.s.FLOPs()
			used := pipeline.Spend{PromptTokens: prompt, GeneratedTokens: generated, FLOPs: now - before}
			before = now
			return used
		}
		read := len(s.pending)
		if err := s.compute(ctx, sampling.Experts); err != nil {
			yield(pipeline.Token{Spend: spend(read-len(s.pending), 0)}, err)
			return
		}
		for token, err := range s.s.Generate(ctx, localmoe.Sampling{
			Temperature: float32(sampling.Temperature),
			Seed:        sampling.Seed,
			MaxTokens:   sampling.MaxTokens,
		}) {
			if err != nil {
				yield(pipeline.Token{Spend: spend(read, 0)}, wrap(err))
				return
			}
			if !yield(pipeline.Token{Text: token.Text, Logprob: token.Logprob, Spend: spend(read, 1)}, nil) {
				return
			}
			read = 0
		}
	}
}

// compute reads the pending text.
func (s *session) compute(ctx context.Context, experts int) error {
	if err := s.s.SetExperts(experts); err != nil {
		return fmt.Errorf("moe: %w", err)
	}
	if len(s.pending) == 0 {
		return nil
	}
	if err := s.s.Prefill(ctx, s.pending); err != nil {
		return wrap(err)
	}
	s.pending = s.pending[:0]
	return nil
}

func (s *session) Cost(n int, sampling pipeline.Sampling) pipeline.Spend {
	return pipeline.Spend{
		PromptTokens:    len(s.pending),
		GeneratedTokens: n,
		FLOPs:           s.engine.CostFLOPs(s.s.Pos(), len(s.pending)+n, sampling.Experts),
	}
}

func (s *session) Pos() int { return s.s.Pos() + len(s.pending) }

func (s *session) Rollback(pos int) error {
	if pos < 0 || pos > s.Pos() {
		return fmt.Errorf("moe: rollback to position %d of a text of %d tokens", pos, s.Pos())
	}
	if pos >= s.s.Pos() {
		s.pending = s.pending[:pos-s.s.Pos()]
		return nil
	}
	s.pending = s.pending[:0]
	return s.s.Rollback(pos)
}

func (s *session) Close() error { return nil }

func wrap(err error) error {
	if errors.Is(err, localmoe.ErrContextFull) {
		return fmt.Errorf("moe: %w: %w", pipeline.ErrContextFull, err)
	}
	return fmt.Errorf("moe: %w", err)
}
