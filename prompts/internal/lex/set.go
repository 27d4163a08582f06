package lex

import (
	"iter"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// Set is a set of lower-case words.
type Set struct{ words wordset.Set }

// NewSet is the set of the words of a text, which white space parts.
func NewSet(words string) Set { return Set{wordset.Of(words)} }

// Has reports whether w is one of the words.
func (s Set) Has(w Word) bool { return s.words.Has(w.Lower) }

// Holds reports whether a text is one of the words.
func (s Set) Holds(text string) bool { return s.words.Has(text) }

// All are the words, in no order.
func (s Set) All() iter.Seq[string] { return s.words.All() }

// Within reports whether a text holds one of the words, by itself or beside marks.
func (s Set) Within(text string) bool {
	for i := 0; i < len(text); i++ {
		begin := i
		for i < len(text) && (text[i] == '_' || Alphanumeric(text[i])) {
			i++
		}
		if s.words.Has(text[begin:i]) {
			return true
		}
	}
	return false
}
