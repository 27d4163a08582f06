package openai

import (
	"context"
	"iter"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// session is the text of one answer. Positions count pieces: the prompt, every
// drafted token, every appended text.
type session struct {
	remote.Session[*reply]
	model *Model
	short bool // the server writes no more than a draft at once
}

var (
	_ pipeline.Batcher  = (*session)(nil)
	_ pipeline.Prober   = (*session)(nil)
	_ pipeline.Thinker  = (*session)(nil)
	_ pipeline.Rereader = (*session)(nil)
)

// Draft reads on where the draft before stopped, or streams another request; see
// the package documentation for what its tokens cost. Where the server takes
// several tokens together without telling their log-probabilities, tokens with no
// text make up the number. Sampling.Experts is the server's own affair and is not
// used.
func (s *session) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		newDraft(s, sampling, yield).carryOut(ctx)
	}
}

// ahead is how many tokens more than a draft's a request may ask for.
func (s *session) ahead(sampling pipeline.Sampling) int {
	if s.short || !s.model.options.Limiter.Patient() || s.Text.Prompt.Schema != "" {
		return 0
	}
	return sampling.Ahead
}

// resumeTokens is what the text grows by when a draft is resumed, besides what
// was received.
var resumeTokens = remote.BytesBound(2, len(remote.CarryOn))

// Cost counts the text for every request that the draft may take, and the
// probing of the server if that is still to come. It allows for one token more
// than n: a server that does not stop at max_tokens is cut then. A draft that
// reads on pays for no text, and stops at the event that has its last token.
func (s *session) Cost(n int, sampling pipeline.Sampling) pipeline.Spend {
	if r := s.Reply; r != nil && r.fits(sampling) {
		requests := s.model.options.Resumes
		if n+sampling.Ahead > r.remaining() {
			requests++
		}
		return s.requests(requests, r.queued()+resumeTokens, n+sampling.Ahead+r.most)
	}
	return s.requests(1+s.model.options.Resumes, 0, n+sampling.Ahead)
}

// Reread implements [pipeline.Rereader] with one request, and what the probing of the server takes
// if that is still to come: a text that is longer than a prompt has to be continued. Where streams
// may break, what was allowed for that, probing included, is left of the draft before.
func (s *session) Reread(more, n int) pipeline.Spend {
	t := prices.Tokens{Prompt: s.bound() + more, Generated: n + 1}
	if s.model.dialect.way() == "" {
		resumes := s.model.options.Resumes
		if resumes == 0 {
			t = add(t, probeBound())
		}
		if s.Text.Pos() == 1 {
			t.Prompt += (1 + resumes) * carryOnTokens
		}
	}
	return s.model.tariff.Bound(t)
}

// requests is the most that several requests take which write n tokens together,
// after so many more are added to the text.
func (s *session) requests(number, more, n int) pipeline.Spend {
	o := s.model.options
	written := n + 1 + o.ThinkingTokens
	t := prices.Tokens{Generated: written + o.Resumes*o.ThinkingTokens}
	if !s.model.dialect.streams.Load() { // each but the last may be lost with all that was written
		t.Generated = written * max(number, 1)
	}
	if prompt := s.bound() + more; number > 0 {
		t.Prompt = prompt + (number-1)*(prompt+resumeTokens+written)
		if more > 0 { // the first may come behind what the open one wrote
			t.Prompt += written
		}
	}
	if (s.Text.Pos() > 1 || number > 1 || more > 0) && number > 0 && s.model.dialect.way() == "" {
		probe := probeBound()
		t.Prompt += (1 + o.Resumes) * probe.Prompt
		t.Generated += (1 + o.Resumes) * probe.Generated
	}
	return s.model.tariff.Bound(t)
}

// carryOnTokens is the most that asking for more takes.
var carryOnTokens = remote.BytesBound(1, len(remote.CarryOn))

// bound is the most tokens that the server may read for one request.
func (s *session) bound() int {
	bound := s.model.bounds.Of(s.Text)
	if way := s.model.dialect.way(); s.Text.Pos() > 1 && (way == "" || way == ContinueAsked) {
		bound += carryOnTokens
	}
	return bound
}

// Fork implements [pipeline.Forker]. What is coming in stays with s.
func (s *session) Fork() (pipeline.Session, error) {
	return &session{Session: s.Copy(), model: s.model, short: s.short}, nil
}
