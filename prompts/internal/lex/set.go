package lex

import (
	"strings"
	"unicode/utf8"
)

// Set is a set of lower-case words.
type Set map[string]bool

// NewSet is the set of the words of a text, which white space parts.
func NewSet(words string) Set {
	s := Set{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

// Has reports whether w is one of the words.
func (s Set) Has(w Word) bool { return s[w.Lower] }

// Within reports whether a text holds one of the words, by itself or beside marks.
func (s Set) Within(text string) bool {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r >= utf8.RuneSelf || r != '_' && !Alphanumeric(byte(r)) }) {
		if s[w] {
			return true
		}
	}
	return false
}
