package tale

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Marks are the marks of a kind or several in words.
func Marks(words []string, kinds string) []string {
	var out []string
	for _, w := range words {
		if IsMark(w) && strings.Contains(kinds, w[:1]) {
			out = append(out, w)
		}
	}
	return out
}

// CountMarks is how many marks of a kind or several words hold.
func CountMarks(words []string, kinds string) int {
	n := 0
	for _, w := range words {
		if IsMark(w) && strings.IndexByte(kinds, w[0]) >= 0 {
			n++
		}
	}
	return n
}

// NumberAt is the mark of a number of things at a word; "" for none.
func NumberAt(words []string, i int) string {
	if w := At(words, i); IsMark(w) && w[0] == 'N' {
		return w
	}
	return ""
}

// OfAge reports whether the only number in words is somebody's age, or tells how long ago
// something was.
func OfAge(words []string) bool {
	all := Marks(words, "NMFT")
	if len(all) != 1 {
		return false
	}
	behind := words[slices.Index(words, all[0])+1:]
	return len(behind) > 1 && strings.HasPrefix(behind[0], "year") && (behind[1] == "old" || behind[1] == "ago")
}

var markDigits = lazyregexp.New(`\b([FT])\d+`)

// IsMark reports whether a word is the mark of an amount in a tale: N2, M2, F1, T1.
func IsMark(w string) bool {
	if len(w) < 2 || w[0] != 'N' && w[0] != 'M' && w[0] != 'F' && w[0] != 'T' {
		return false
	}
	for i := 1; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return true
}
