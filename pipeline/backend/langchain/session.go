package langchain

import (
	"context"
	"fmt"
	"iter"

	"github.com/tmc/langchaingo/llms"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// session is the text of one answer. Positions count pieces: the prompt, every
// drafted token, every appended text.
type session struct {
	model *Model
	text  *remote.Text
	ahead *ahead // what follows the text at once; nil after a change
}

// ahead is the rest of a reply that was not streamed.
type ahead struct {
	pieces   []remote.Piece
	limit    bool // the reply ended at a limit
	sampling pipeline.Sampling
}

func (s *session) Append(text string) error {
	if text != "" {
		s.ahead = nil
		s.text.Append(text)
	}
	return nil
}

// Think implements [pipeline.Thinker].
func (s *session) Think(text string) error {
	s.ahead = nil
	if err := s.text.Think(text); err != nil {
		return fmt.Errorf("langchain: %w", err)
	}
	return nil
}

func (s *session) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		d := newDraft(s, sampling, yield)
		if err := d.run(ctx); err != nil {
			yield(pipeline.Token{Spend: d.due()}, s.model.explain(err))
		}
	}
}

// Cost allows for one token more than n: a model that does not stop at the
// number asked for is cut then.
func (s *session) Cost(n int, _ pipeline.Sampling) pipeline.Spend {
	return s.model.tariff.Bound(prices.Tokens{Prompt: s.bound(), Generated: n + 1})
}

// Reread implements [pipeline.Rereader].
func (s *session) Reread(more, n int) pipeline.Spend {
	return s.model.tariff.Bound(prices.Tokens{Prompt: s.bound() + more, Generated: n + 1})
}

// bound is the most tokens that the model may read.
func (s *session) bound() int {
	bound := s.model.bounds.Of(s.text)
	if s.text.Pos() > 1 && !s.model.options.Prefill {
		bound += remote.BytesBound(1, len(remote.CarryOn))
	}
	return bound
}

func (s *session) Pos() int { return s.text.Pos() }

func (s *session) Rollback(pos int) error {
	if pos != s.Pos() {
		s.ahead = nil
	}
	if err := s.text.Rollback(pos); err != nil {
		return fmt.Errorf("langchain: %w", err)
	}
	return nil
}

func (s *session) Close() error { return nil }

// Fork implements [pipeline.Forker].
func (s *session) Fork() (pipeline.Session, error) {
	return &session{model: s.model, text: s.text.Clone()}, nil
}

// messages make the model write what comes after the text.
func (s *session) messages() []llms.MessageContent {
	p := s.text.Prompt
	var messages []llms.MessageContent
	if p.System != "" {
		messages = append(messages, llms.TextParts(llms.ChatMessageTypeSystem, p.System))
	}
	messages = append(messages, llms.TextParts(llms.ChatMessageTypeHuman, p.User))
	if begun := s.text.Begun().Text(); begun != "" {
		messages = append(messages, llms.TextParts(llms.ChatMessageTypeAI, begun))
		if !s.model.options.Prefill {
			messages = append(messages, llms.TextParts(llms.ChatMessageTypeHuman, remote.CarryOn))
		}
	}
	return messages
}
