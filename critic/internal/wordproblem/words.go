package wordproblem

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	// Comparing are words behind "how many" that ask for a difference.
	Comparing = wordset.Of("more fewer less")
	// Titles end in a point that ends no sentence.
	Titles     = wordset.Of("Mr Mrs Ms Dr St")
	unspecific = wordset.Of("more fewer other additional extra another less") // 5 more apples are apples
	// BehindKind are words that end the name of a kind, or stand in its place.
	BehindKind = wordset.Of(`and or if then than to from in on at of for with each per left now before after by that which who whom was were is are had has have
		did does do but so as the a an how many much he she they it his her their its while when altogether total all into one ones`)
	// Articles are words before a thing that do not name it.
	Articles  = wordset.Of("a an the his her their its my our your")
	singularS = wordset.Of("bonus bus gas tennis christmas canvas lens")
	plurals   = map[string]string{"children": "child", "men": "man", "women": "woman", "people": "person", "feet": "foot",
		"teeth": "tooth", "geese": "goose", "mice": "mouse", "leaves": "leaf", "cookies": "cookie", "brownies": "brownie", "movies": "movie", "calories": "calorie", "loaves": "loaf", "shelves": "shelf", "knives": "knife", "wolves": "wolf", "scarves": "scarf", "fish": "fish", "sheep": "sheep", "deer": "deer"}
)

// LongestKind is the most words that name a kind: small red glass beads.
const LongestKind = 4

// KindOf is the kind of things that a text begins with: the words up to the first
// plural. nil if there is none.
func KindOf(parts []string) []string {
	var kind []string
	for _, part := range parts {
		w := strings.ToLower(part)
		if len(kind) == 0 && unspecific.Has(w) || len(kind) > 0 && w == "-" { // "t - shirts"
			continue
		}
		if len(kind) == LongestKind || BehindKind.Has(w) || !unicode.IsLetter(firstRune(w)) {
			return nil
		}
		one := Singular(w)
		kind = append(kind, one)
		if one != w || IsIrregular(w) {
			return kind
		}
	}
	return nil
}

// IsIrregular reports whether a word is a plural without the usual ending: children.
func IsIrregular(w string) bool { return plurals[w] != "" }

// Singular is a word without the ending of a plural, which is not always the right
// singular but the same for both.
func Singular(w string) string {
	switch one := plurals[w]; {
	case one != "":
		return one
	case !strings.HasSuffix(w, "s") || w == "s" || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "'s") || singularS.Has(w):
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return strings.TrimSuffix(w, "ies") + "y"
	case strings.HasSuffix(w, "ses") && !strings.HasSuffix(w, "sses") && !singularS.Has(strings.TrimSuffix(w, "es")): // roses
		return strings.TrimSuffix(w, "s")
	case strings.HasSuffix(w, "ses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "zes"):
		return strings.TrimSuffix(w, "es")
	}
	return strings.TrimSuffix(w, "s")
}

// SameKind reports whether two kinds may be the same: red apples are apples.
func SameKind(a, b []string) bool {
	n := min(len(a), len(b))
	return n > 0 && slices.Equal(a[len(a)-n:], b[len(b)-n:])
}

// Growing are words for a change of an amount whose number is not told.
var Growing = wordset.Of("doubled doubles doubling tripled triples tripling halved halves quadrupled")

// LastIndex is where a word stands last; -1 for nowhere.
func LastIndex(words []string, w string) int {
	for i := len(words) - 1; i >= 0; i-- {
		if words[i] == w {
			return i
		}
	}
	return -1
}

// IsLetter reports whether a word begins with a small letter, or one that is not of ASCII.
func IsLetter(w string) bool { return w[0] >= 'a' && w[0] <= 'z' || w[0] >= 0x80 }

// IsCapital reports whether a word begins with a capital.
func IsCapital(w string) bool { return unicode.IsUpper(firstRune(w)) }

func firstRune(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

// Lowered is words in small letters.
func Lowered(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}
