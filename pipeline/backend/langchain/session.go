package langchain

import (
	"context"
	"iter"

	"github.com/tmc/langchaingo/llms"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// session is the text of one answer. Positions count pieces: the prompt, every
// drafted token, every appended text.
type session struct {
	remote.Session[*reply]
	model *Model
}

func (s *session) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		d := newDraft(s, sampling, yield)
		if err := d.run(ctx); err != nil {
			spend := d.Due()
			s.Drop()
			yield(pipeline.Token{Spend: spend}, s.model.explain(err))
		}
	}
}

// ahead is how many tokens more than a draft's a call may ask for.
func (s *session) ahead(sampling pipeline.Sampling) int {
	if !s.model.options.Limiter.Patient() || s.Text.Prompt.Schema != "" {
		return 0
	}
	return sampling.Ahead
}

// Cost allows for one token more than n: a model that does not stop at the
// number asked for is cut then. A draft that reads on pays for no text, unless what
// is open may be too short for it.
func (s *session) Cost(n int, sampling pipeline.Sampling) pipeline.Spend {
	t := prices.Tokens{Prompt: s.bound(), Generated: n + sampling.Ahead + 1}
	if r := s.Reply; r != nil && r.fits(sampling) {
		t.Prompt += r.queued()
		if t.Generated += r.most; n+sampling.Ahead <= r.remaining() {
			t.Prompt = 0
		} else {
			t.Prompt += t.Generated // what the open one still writes is read again
		}
	}
	return s.model.tariff.Bound(t)
}

// Reread implements [pipeline.Rereader].
func (s *session) Reread(more, n int) pipeline.Spend {
	return s.model.tariff.Bound(prices.Tokens{Prompt: s.bound() + more, Generated: n + 1})
}

// bound is the most tokens that the model may read.
func (s *session) bound() int {
	bound := s.model.bounds.Of(s.Text)
	if s.Text.Pos() > 1 && !s.model.options.Prefill {
		bound += remote.BytesBound(1, len(remote.CarryOn))
	}
	return bound
}

// Fork implements [pipeline.Forker]. What is coming in stays with s.
func (s *session) Fork() (pipeline.Session, error) {
	return &session{Session: s.Copy(), model: s.model}, nil
}

// messages make the model write what comes after the text.
func (s *session) messages() []llms.MessageContent {
	p := s.Text.Prompt
	var messages []llms.MessageContent
	if p.System != "" {
		messages = append(messages, llms.TextParts(llms.ChatMessageTypeSystem, p.System))
	}
	messages = append(messages, llms.TextParts(llms.ChatMessageTypeHuman, p.User))
	if begun := s.Text.Begun().Text(); begun != "" {
		messages = append(messages, llms.TextParts(llms.ChatMessageTypeAI, begun))
		if !s.model.options.Prefill {
			messages = append(messages, llms.TextParts(llms.ChatMessageTypeHuman, remote.CarryOn))
		}
	}
	return messages
}
