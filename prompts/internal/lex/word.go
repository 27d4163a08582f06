// Package lex cuts questions into words, numbers and marks, and finds in them what readers of all
// families look for: sentences, phrases, words of a set, numbers that are written out. It knows no
// question. Text with a character that no form can carry, or a number that is too long, is declined.
package lex

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Word is one piece of a question: a run of letters, a number in digits, or a
// single mark.
type Word struct {
	Text  string
	Lower string // Text in lower case
	Kind  Kind
	Space bool // white space stood before it
	LongS bool // Lower has a ſ, which is another form of s
}

// New is the word of a text; see the fields of [Word].
func New(text string, kind Kind, space bool) Word {
	if kind == Number || smallLetters(text) {
		return Word{text, text, kind, space, false}
	}
	lower := strings.ToLower(text)
	return Word{text, lower, kind, space, strings.Contains(lower, "ſ")}
}

// smallLetters reports whether a text is the same in lower case as all of ASCII but capitals are.
func smallLetters(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// NewWords are words of plain text.
func NewWords(text string) (words []Word) {
	for w := range strings.FieldsSeq(text) {
		words = append(words, New(w, Letters, true))
	}
	return words
}

// None stands where words end.
var None Word

// Kind is what a word is made of.
type Kind uint8

// The kinds of words.
const (
	Letters Kind = iota
	Number
	Mark
)

// Is reports whether w is one of the given lower-case words or marks.
func (w *Word) Is(any ...string) bool {
	lower := w.Lower
	for _, s := range any {
		if len(s) == len(lower) && (s == "" || s[0] == lower[0] && s == lower) { // most differ in their first byte
			return true
		}
	}
	return w.LongS && slices.ContainsFunc(any, func(s string) bool { return strings.EqualFold(lower, s) })
}

// Plain is Lower in the form in which a switch may tell words apart as Is does.
func (w *Word) Plain() string {
	if w.LongS {
		return strings.ReplaceAll(w.Lower, "ſ", "s")
	}
	return w.Lower
}

// IsNumber reports whether w is a number in digits.
func IsNumber(w Word) bool { return w.Kind == Number }
