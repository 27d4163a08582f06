// Package remote holds what adapters of models behind a server share: the text
// that the server does not keep, bounds on how many tokens it is, and what was
// paid for it.
package remote

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// A server's chat template puts its own tokens around the messages. Real
// templates stay well below these; a server that adds more (a hidden system
// prompt) is found out by its first usage, see [Bounds].
const (
	templateTokens = 32 // around all messages
	messageTokens  = 8  // around each message
)

// BytesBound is an upper bound on the tokens that a server makes of messages
// with so many bytes in all: a token is at least a byte.
func BytesBound(messages, bytes int) int {
	return templateTokens + messages*messageTokens + bytes
}

// Text is a prompt and the answer after it, in pieces: the prompt is one piece,
// so is every drafted token and every appended text. Positions count pieces.
type Text struct {
	Prompt prompts.Prompt
	pieces []piece  // after the prompt
	known  []anchor // ascending positions
}

type piece struct {
	text    string
	tokens  int // an upper bound on what the model reads it as
	thought bool
	closes  bool // the reasoning
}

// Begun is what stands after the prompt.
type Begun struct {
	Thought string // reasoning
	Open    bool   // there is reasoning, and it may go on
	Answer  string
}

// Text is what a message says that is to be continued. Reasoning is part of it only
// where there is no answer yet: an empty message cannot be continued, and most
// templates leave it out otherwise.
func (b Begun) Text() string {
	switch {
	case b.Answer != "" || b.Thought == "":
		return b.Answer
	case b.Open:
		return thoughtOpens + "\n" + b.Thought
	}
	return thoughtOpens + "\n" + b.Thought + "\n" + thoughtCloses + "\n\n"
}

// Closed reports whether no reasoning can come any more.
func (b Begun) Closed() bool { return b.Answer != "" || b.Thought != "" && !b.Open }

// anchor is an upper bound on the tokens of the text up to a position, got from
// a server.
type anchor struct{ pos, tokens int }

// NewText is the text that holds only a prompt. It fails for a raw prompt: a
// chat server puts its own template around what it is sent.
func NewText(p prompts.Prompt) (*Text, error) {
	if p.Raw != "" {
		return nil, fmt.Errorf("a chat server cannot continue a raw prompt; use a format that asks in messages, such as prompts.Steps")
	}
	return &Text{Prompt: p}, nil
}

// Clone is a copy that goes its own way.
func (t *Text) Clone() *Text {
	return &Text{Prompt: t.Prompt, pieces: slices.Clone(t.pieces), known: slices.Clone(t.known)}
}

// Pos is the number of pieces.
func (t *Text) Pos() int { return 1 + len(t.pieces) }

// Add puts a piece of a reply at the end. Its tokens are an upper bound.
func (t *Text) Add(p Piece) {
	t.pieces = append(t.pieces, piece{p.Text, p.Tokens, p.Thought, p.Close})
}

// Append puts text of the answer at the end, and ends the reasoning.
func (t *Text) Append(text string) {
	if t.Begun().Open {
		t.Add(Piece{Thought: true, Close: true})
	}
	t.Add(Piece{Text: text, Tokens: len(text)})
}

// ErrAnswered means that reasoning is to follow the answer.
var ErrAnswered = errors.New("no reasoning can stand behind the beginning of the answer")

// Think puts reasoning at the end.
func (t *Text) Think(text string) error {
	if t.Begun().Closed() {
		return ErrAnswered
	}
	t.Add(Piece{Text: text, Tokens: len(text), Thought: true})
	return nil
}

// Rollback keeps the first pos pieces. The prompt stays.
func (t *Text) Rollback(pos int) error {
	if pos < 1 || pos > t.Pos() {
		return fmt.Errorf("rollback to position %d of a text of %d pieces, the first of which is the prompt", pos, t.Pos())
	}
	t.pieces = t.pieces[:pos-1]
	for n := len(t.known); n > 0 && t.known[n-1].pos > pos; n-- {
		longer := t.known[n-1]
		t.known = t.known[:n-1]
		// A beginning is no longer than the whole, unless it ends in reasoning,
		// which a server may leave out once there is an answer.
		if b := t.Begun(); n == 1 && (b.Thought == "" || b.Answer != "") {
			t.known = append(t.known, anchor{pos, longer.tokens})
		}
	}
	return nil
}

// Begun is the text after the prompt.
func (t *Text) Begun() (b Begun) {
	var thought, answer strings.Builder
	for _, p := range t.pieces {
		if p.thought {
			thought.WriteString(p.text)
			b.Open = !p.closes
		} else if p.text != "" {
			answer.WriteString(p.text)
			b.Open = false
		}
	}
	b.Thought, b.Answer = thought.String(), answer.String()
	return b
}

// Answer is the answer so far.
func (t *Text) Answer() string { return t.Begun().Answer }

// Measured notes that the text up to pos is tokens long, as a server counted.
func (t *Text) Measured(pos, tokens int) {
	for n := len(t.known); n > 0 && t.known[n-1].pos >= pos; n-- {
		t.known = t.known[:n-1]
	}
	t.known = append(t.known, anchor{pos, tokens})
}

// seamTokens allows for text that is read as more tokens than it was written in,
// where pieces meet.
const seamTokens = 4

// Bound is an upper bound on the tokens that a server makes of the text.
func (t *Text) Bound() int {
	bound, from := t.PromptBound(), 1
	if n := len(t.known); n > 0 {
		bound, from = t.known[n-1].tokens+seamTokens, t.known[n-1].pos
	}
	if len(t.pieces) > 0 {
		bound += messageTokens
	}
	for _, p := range t.pieces[from-1:] {
		bound += p.tokens
	}
	if slices.ContainsFunc(t.pieces, func(p piece) bool { return p.thought }) {
		bound += markTokens
	}
	return bound
}

// markTokens is the most that the marks around reasoning are read as.
const markTokens = len("<think>\n" + "\n</think>\n\n")

// PromptBound is an upper bound on the tokens of the prompt, from its bytes.
func (t *Text) PromptBound() int {
	return BytesBound(2, len(t.Prompt.System)+len(t.Prompt.User)+len(t.Prompt.Schema))
}
