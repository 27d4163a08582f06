package story

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// token is a word of a clause, a number, or one of the marks "," and ".".
type token struct {
	text    string // in small letters
	capital bool
	money   bool // $5
	value   int  // of a number; 0 for anything else
}

func (w token) mark() bool { return w.text == "," || w.text == "." }

// tokens cuts a clause in words, numbers and marks.
func tokens(text string) []token {
	out := make([]token, 0, 16)
	for field := range strings.FieldsSeq(text) {
		word := strings.TrimRight(field, ".,;:!?")
		if word != "" {
			out = append(out, newToken(word))
		}
		switch marks := field[len(word):]; {
		case marks == "" || wordproblem.Titles.Has(word):
		case strings.ContainsAny(marks, ".!?"):
			out = append(out, token{text: "."})
		default:
			out = append(out, token{text: ","})
		}
	}
	return out
}

// longestNumber bounds the digits of a number that is read.
const longestNumber = 9

func newToken(word string) token {
	t := token{text: strings.ToLower(word)}
	number, money := strings.CutPrefix(word, "$")
	if len(number) <= longestNumber {
		for _, c := range number {
			if c < '0' || c > '9' {
				t.value = 0
				break
			}
			t.value = 10*t.value + int(c-'0')
		}
	}
	t.money = money
	first, _ := utf8.DecodeRuneInString(word)
	t.capital = unicode.IsUpper(first)
	return t
}

// sentences cuts words at full stops.
func sentences(s []token) [][]token {
	var out [][]token
	from := 0
	for i, w := range s {
		if w.text == "." {
			if i > from {
				out = append(out, s[from:i])
			}
			from = i + 1
		}
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}

// counts reports whether words hold an amount.
func counts(s []token) bool {
	return slices.ContainsFunc(s, func(w token) bool { return w.value > 0 || shares[w.text] > 0 || scales.Has(w.text) })
}

// lead is how many words stand before a clause that only tell when, or that it goes on.
func lead(s []token) int {
	n := 0
	for n < len(s) {
		switch {
		case leads.Has(s[n].text), n > 0 && s[n].text == ",":
			n++
			continue
		case s[n].text == "on" && n+1 < len(s) && weekdays.Has(s[n+1].text):
			n += 2
			continue
		}
		k := slices.IndexFunc(leadPhrases, func(p []string) bool { return starts(s[n:], p) })
		if k < 0 {
			break
		}
		n += len(leadPhrases[k])
	}
	return n
}

// starts reports whether words begin with others.
func starts(s []token, words []string) bool {
	if len(s) < len(words) {
		return false
	}
	for i, w := range words {
		if s[i].text != w {
			return false
		}
	}
	return true
}

// word is the text of a word; "" behind the last.
func word(s []token, i int) string {
	if i >= len(s) {
		return ""
	}
	return s[i].text
}

// only reports whether all words are in one of some sets; marks do not count.
func only(s []token, sets ...wordset.Set) bool {
	return !slices.ContainsFunc(s, func(w token) bool {
		return !w.mark() && !slices.ContainsFunc(sets, func(set wordset.Set) bool { return set.Has(w.text) })
	})
}
