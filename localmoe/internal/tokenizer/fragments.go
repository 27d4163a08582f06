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
	first   [256]bool // bytes that a text begins with
	lengths []int     // of the texts, descending
}

// A special is a token that is matched by its text before anything else is.
type special struct {
	id     int32
	parsed bool // only where special tokens are parsed: control and unknown tokens
	rstrip bool // white space after it is dropped
}

// add makes the token text, which is not empty, match.
func (s *specials) add(text string, sp special) {
	if s.ids == nil {
		s.ids = make(map[string]special)
	}
	s.ids[text] = sp
	s.first[text[0]] = true
	at, found := slices.BinarySearchFunc(s.lengths, len(text), func(a, b int) int { return cmp.Compare(b, a) })
	if !found {
		s.lengths = slices.Insert(s.lengths, at, len(text))
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
	var starts []int
	for i := range len(text) {
		if s.first[text[i]] {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 {
		return nil
	}
	var found []occurrence
	taken := make([]bool, len(text))
	for _, n := range s.lengths {
		for _, i := range starts {
			if i+n > len(text) {
				break
			}
			// What was taken is at least as long, so it covers an end of an overlap.
			if taken[i] || taken[i+n-1] {
				continue
			}
			if sp, ok := s.ids[text[i:i+n]]; ok && (parse || !sp.parsed) {
				found = append(found, occurrence{i, i + n, sp})
				for j := i; j < i+n; j++ {
					taken[j] = true
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b occurrence) int { return cmp.Compare(a.from, b.from) })
	return found
}
