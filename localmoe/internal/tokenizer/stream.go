package tokenizer

import (
	"slices"
	"unicode/utf8"
)

// A Stream turns tokens into text as they are generated. It holds back the
// bytes of a character until the token that completes it, so that no string it
// returns ends inside a character. All strings together are the pieces of all
// tokens: what [Tokenizer.Decode] returns, with the blank it may take off the
// beginning, because what is generated goes on from a prompt.
type Stream struct {
	t       *Tokenizer
	special bool
	held    []byte // an incomplete UTF-8 sequence
}

// NewStream returns an empty stream. With special, control and unknown tokens
// are shown as their text.
func (t *Tokenizer) NewStream(special bool) *Stream {
	return &Stream{t: t, special: special}
}

// Resume begins the stream behind other tokens: with the bytes of a character that
// the last of them did not complete.
func (s *Stream) Resume(ids []int32) {
	s.held = s.held[:0]
	for i := len(ids) - 1; i >= 0 && len(s.held) < utf8.UTFMax-1; i-- {
		piece := s.t.shown(ids[i], s.special)
		if len(piece) == 0 {
			break
		}
		s.held = slices.Insert(s.held, 0, piece...)
	}
	s.held = slices.Delete(s.held, 0, complete(s.held))
}

// Push adds a token and returns the text that is complete because of it,
// possibly "". Bytes that can never become part of a character are not held.
func (s *Stream) Push(id int32) string {
	s.held = append(s.held, s.t.shown(id, s.special)...)
	n := complete(s.held)
	text := string(s.held[:n])
	s.held = append(s.held[:0], s.held[n:]...)
	return text
}

// Flush returns what is held back, the beginning of a character that never
// came, and empties the stream.
func (s *Stream) Flush() string {
	text := string(s.held)
	s.held = s.held[:0]
	return text
}

// complete returns the length of b without an unfinished last character.
func complete(b []byte) int {
	for i := len(b) - 1; i >= 0 && i > len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if utf8.FullRune(b[i:]) {
				return len(b)
			}
			return i
		}
	}
	return len(b)
}
