package remote

import (
	"fmt"

	"github.com/seed-25a395fc/reason/pipeline"
)

// Open is a reply that is coming in, a pointer. A nil one is none.
type Open interface {
	comparable
	// Due is what was used since it was last asked; nothing without a reply.
	Due() pipeline.Spend
	// Generated is how many tokens were generated so far; none without a reply.
	Generated() int
	// Close ends the request at once: nothing more is to be generated.
	Close()
}

// Session is what the sessions of all adapters do alike. Whatever is done to its text
// ends what is coming in.
type Session[R Open] struct {
	Adapter string // its name, for errors
	Text    *Text
	Reply   R // what follows the text, still coming in; nil where nothing does
}

// Append implements [pipeline.Session].
func (s *Session[R]) Append(text string) error {
	if text != "" {
		s.Drop()
		s.Text.Append(text)
	}
	return nil
}

// Think implements [pipeline.Thinker].
func (s *Session[R]) Think(text string) error {
	s.Drop()
	if err := s.Text.Think(text); err != nil {
		return fmt.Errorf("%s: %w", s.Adapter, err)
	}
	return nil
}

// Pos implements [pipeline.Session].
func (s *Session[R]) Pos() int { return s.Text.Pos() }

// Rollback implements [pipeline.Session].
func (s *Session[R]) Rollback(pos int) error {
	if pos != s.Pos() {
		s.Drop()
	}
	if err := s.Text.Rollback(pos); err != nil {
		return fmt.Errorf("%s: %w", s.Adapter, err)
	}
	return nil
}

// Close implements [pipeline.Session].
func (s *Session[R]) Close() error {
	s.Drop()
	return nil
}

// Drop ends what is coming in: nothing more of it is wanted.
func (s *Session[R]) Drop() {
	var none R
	if s.Reply != none {
		s.Reply.Close()
		s.Reply = none
	}
}

// Copy is a session with the same text, which goes its own way. What is coming in
// stays with s.
func (s *Session[R]) Copy() Session[R] { return Session[R]{Adapter: s.Adapter, Text: s.Text.Clone()} }
