package strategy

import (
	"context"
	"iter"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// promptOnce is a model for passes that follow each other with one prompt: each
// begins where the prompt ends, so that the prompt is computed once. Without it
// sampled strategies would look more expensive than they need to be.
type promptOnce struct {
	pipeline.Model
	session pipeline.Session
	prompt  prompts.Prompt
	end     int // position after the prompt
}

func (m *promptOnce) Start(p prompts.Prompt) (pipeline.Session, error) {
	if m.session != nil && m.prompt == p {
		err := m.session.Rollback(m.end)
		return &promptedSession{Session: m.session, cached: m.end}, err
	}
	m.close()
	session, err := m.Model.Start(p)
	if err != nil {
		return nil, err
	}
	m.session, m.prompt, m.end = session, p, session.Pos()
	return &promptedSession{Session: session}, nil
}

func (m *promptOnce) close() {
	if m.session != nil {
		m.session.Close()
	}
	m.session = nil
}

// promptedSession outlives the pass that uses it. Its first token reports the
// prompt as served from the cache. What else the session can do is hidden, so that critics
// of whole answers go by what was written.
type promptedSession struct {
	pipeline.Session
	cached int
}

func (s *promptedSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		for token, err := range s.Session.Draft(ctx, sampling) {
			token.Spend.CachedTokens += s.cached
			s.cached = 0
			if !yield(token, err) {
				return
			}
		}
	}
}

func (s *promptedSession) Close() error { return nil }
