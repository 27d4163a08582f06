package tokenizer

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// specials finds the texts of special tokens inside other text.
type specials struct {
	ids     map[string]special
	lengths [256][]int // lengths of the texts that begin with a byte, descending
}

// A special is a token that is matched by its text before anything else is.
type special struct {
	id     int32
	parsed bool // only where special tokens are parsed: control and unknown tokens
	rstrip bool // white space after it is dropped
}

// add makes the token text match. Texts are not empty and are added once each.
func (s *specials) add(text string, sp special) {
	if s.ids == nil {
		s.ids = make(map[string]special)
	}
	s.ids[text] = sp
	lengths := &s.lengths[text[0]]
	at, found := slices.BinarySearchFunc(*lengths, len(text), func(a, b int) int { return cmp.Compare(b, a) })
	if !found {
		*lengths = slices.Insert(*lengths, at, len(text))
	}
}

// A fragment is a special token, or text between special tokens if id is none.
type fragment struct {
	id   int32
	text string
}

// occurrence is a place where the text of a special token stands.
type occurrence struct {
	from, to int
	special
}

// fragments yields text cut at special tokens; fragments of text are not empty.
func (s *specials) fragments(text string, parse bool) iter.Seq[fragment] {
	return func(yield func(fragment) bool) {
		from, rstrip := 0, false
		rest := func(to int) bool {
			t := text[from:to]
			if rstrip {
				t = strings.TrimLeft(t, " \t\n\v\f\r")
			}
			return t == "" || yield(fragment{none, t})
		}
		for _, o := range s.find(text, parse) {
			if !rest(o.from) || !yield(fragment{o.id, text[o.from:o.to]}) {
				return
			}
			from, rstrip = o.to, o.rstrip
		}
		rest(len(text))
	}
}

// find returns the special tokens of text from left to right. Where two
// overlap, the longer one counts, then the earlier one.
func (s *specials) find(text string, parse bool) []occurrence {
	var all []occurrence
	for i := range len(text) {
		for _, n := range s.lengths[text[i]] {
			if i+n > len(text) {
				continue
			}
			if sp, ok := s.ids[text[i:i+n]]; ok && (parse || !sp.parsed) {
				all = append(all, occurrence{i, i + n, sp})
			}
		}
	}
	slices.SortFunc(all, func(a, b occurrence) int {
		return cmp.Or(cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(a.from, b.from))
	})
	return withoutOverlap(all, len(text))
}

// withoutOverlap keeps of all, longest first, those that overlap none kept
// before, and returns them from left to right.
func withoutOverlap(all []occurrence, size int) []occurrence {
	if len(all) <= 1 {
		return all
	}
	taken := make([]bool, size)
	kept := all[:0]
	for _, o := range all {
		// What was taken is at least as long, so it covers an end of o.
		if taken[o.from] || taken[o.to-1] {
			continue
		}
		for i := o.from; i < o.to; i++ {
			taken[i] = true
		}
		kept = append(kept, o)
	}
	slices.SortFunc(kept, func(a, b occurrence) int { return cmp.Compare(a.from, b.from) })
	return kept
}
