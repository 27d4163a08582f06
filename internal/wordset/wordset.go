// Package wordset holds sets of words that are asked for every word of a text. Readers of
// questions know some hundreds, and hardly any of them has a given word.
package wordset

import (
	"iter"
	"maps"
	"strings"
)

// Set is a set of words; the zero value is empty. What it lacks is mostly told by two numbers,
// without a look into a map, of which nothing is in the processor's cache when a model has
// computed.
type Set struct {
	begins, ends uint64 // the bits that its words have; see first and last
	words        map[string]bool
}

// Of is the set of the words of a text, which white space parts.
func Of(text string) Set {
	s := Set{words: map[string]bool{}}
	for _, w := range strings.Fields(text) {
		s.words[w] = true
		s.begins |= first(w)
		s.ends |= last(w)
	}
	return s
}

// Has reports whether w is one of the words.
func (s Set) Has(w string) bool {
	return w != "" && s.begins&first(w) != 0 && s.ends&last(w) != 0 && s.words[w]
}

// All are the words, in no order.
func (s Set) All() iter.Seq[string] { return maps.Keys(s.words) }

// first is a bit for the length of a word and its first byte, last one for its last byte and the
// one in the middle.
func first(w string) uint64 { return 1 << ((uint(w[0]) + 7*uint(len(w))) & 63) }
func last(w string) uint64  { return 1 << ((uint(w[len(w)-1]) + 11*uint(w[len(w)/2])) & 63) }
