package tale

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// At is a word; "" behind the last.
func At(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

// PhraseAt is how many words a phrase has with which words begin; 0 for another beginning.
func PhraseAt(words []string, phrase string) int {
	for n := 0; n < len(words); n++ {
		word, rest, more := strings.Cut(phrase, " ")
		if words[n] != word {
			return 0
		}
		if !more {
			return n + 1
		}
		phrase = rest
	}
	return 0
}

// Skip is the number of words at the beginning that are in a set.
func Skip(words []string, set wordset.Set) int {
	n := slices.IndexFunc(words, func(w string) bool { return !set.Has(w) })
	if n < 0 {
		return len(words)
	}
	return n
}

// Starts reports whether words begin with one of some phrases, and with how many words.
func Starts(words []string, phrases ...string) (n int, ok bool) {
	for _, p := range phrases {
		if n := PhraseAt(words, p); n > 0 {
			return n, true
		}
	}
	return 0, false
}

// Exactly matches a text as a whole.
func Exactly(text string) *lazyregexp.Regexp { return lazyregexp.New(`^` + text + `$`) }

// Match is the first pattern that fits a text, and what it found.
func Match(text string, patterns ...*lazyregexp.Regexp) ([]string, *lazyregexp.Regexp) {
	for _, p := range patterns {
		if m := p.FindStringSubmatch(text); m != nil {
			return m, p
		}
	}
	return nil, nil
}

// Goods matches the words that name something that is bought or counted.
const Goods = `((?:[\pL'-]+ )*?[\pL'-]+)`
