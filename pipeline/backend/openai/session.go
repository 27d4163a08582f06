package openai

import (
	"context"
	"fmt"
	"iter"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// session is the text of one answer. Positions count pieces: the prompt, every
// drafted token, every appended text.
type session struct {
	model *Model
	text  *remote.Text
}

func (s *session) Append(text string) error {
	if text != "" {
		s.text.Add(text, len(text))
	}
	return nil
}

// Draft streams one request; see the package documentation for what its tokens
// cost. Where the server takes several tokens together without telling their
// log-probabilities, tokens with no text make up the number. Sampling.Experts is the
// server's own affair and is not used.
func (s *session) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		d := newDraft(s, sampling, yield)
		if err := d.run(ctx); err != nil {
			yield(pipeline.Token{Spend: d.due()}, s.model.explain(ctx, err))
		}
	}
}

// resumeTokens is what the text grows by when a draft is resumed, besides what
// was received.
var resumeTokens = remote.BytesBound(2, len(remote.CarryOn))

// Cost counts the text for every request that the draft may take, and the
// probing of the server if that is still to come. It allows for one token more
// than n: a server that does not stop at max_tokens is cut then.
func (s *session) Cost(n int, _ pipeline.Sampling) pipeline.Spend {
	o := s.model.options
	written, prompt := n+1+o.ThinkingTokens, s.bound()
	t := prices.Tokens{
		Prompt:    prompt + o.Resumes*(prompt+resumeTokens+written),
		Generated: written + o.Resumes*o.ThinkingTokens,
	}
	if (s.text.Pos() > 1 || o.Resumes > 0) && s.model.dialect.way() == "" {
		probe := probeBound()
		t.Prompt += probe.Prompt
		t.Generated += probe.Generated
	}
	return s.model.tariff.Bound(t)
}

// bound is the most tokens that the server may read for one request.
func (s *session) bound() int {
	bound := s.model.bounds.Of(s.text)
	if way := s.model.dialect.way(); s.text.Pos() > 1 && (way == "" || way == ContinueAsked) {
		bound += remote.BytesBound(1, len(remote.CarryOn))
	}
	return bound
}

func (s *session) Pos() int { return s.text.Pos() }

func (s *session) Rollback(pos int) error {
	if err := s.text.Rollback(pos); err != nil {
		return fmt.Errorf("openai: %w", err)
	}
	return nil
}

func (s *session) Close() error { return nil }

// Fork implements [pipeline.Forker].
func (s *session) Fork() (pipeline.Session, error) {
	return &session{model: s.model, text: s.text.Clone()}, nil
}
