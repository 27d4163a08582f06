package comparison

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// ThingIn is the words of a thing with which a text begins, in the singular and without
// what is measured of it: "the price of a bottle of water costs" is "bottle water".
// "" if there is none.
func ThingIn(words []string) string {
	words = wordproblem.Lowered(words)
	if owner := owner(words); owner != nil {
		words = owner
	}
	if i := max(slices.Index(words, "that"), slices.Index(words, "what")); i >= 0 && i+1 < len(words) && words[i+1] != "of" {
		words = words[i+1:]
	}
	if i := slices.IndexFunc(words, func(w string) bool { return measures.Has(w) }); i >= 0 && i < 2 && i+1 < len(words) && words[i+1] == "of" {
		words = words[i+2:]
	}
	for len(words) > 0 && (slices.Contains([]string{"there", "are", "were", "is", "in", "on", "at", "also"}, words[0]) || wordproblem.Articles.Has(words[0])) {
		words = words[1:]
	}
	var out []string
	for i, w := range words {
		if w == "of" && i > 0 || wordproblem.Articles.Has(w) && i > 0 && words[i-1] == "of" {
			continue
		}
		if noThing.Has(w) || strings.HasPrefix(w, "#") || !wordproblem.IsLetter(w) || i > 0 && strings.HasSuffix(w, "ed") && w != "red" {
			break
		}
		out = append(out, wordproblem.Singular(w))
	}
	if len(out) == 1 && measures.Has(out[0]) {
		return ""
	}
	return strings.Join(out, " ")
}

// owner is who owns what is measured: the teacher, of the teacher's speed. nil where
// words begin with nothing of that kind.
func owner(words []string) []string {
	i := slices.IndexFunc(words, func(w string) bool { return strings.HasSuffix(w, "'s") && w != "'s" })
	if i < 0 || i > 3 || i+1 >= len(words) || !measures.Has(words[i+1]) {
		return nil
	}
	return append(slices.Clone(words[:i]), strings.TrimSuffix(words[i], "'s"))
}

var measures = wordset.Of("number price cost weight length amount height age value width speed that those")

var noThing = wordset.Of(`is are was were be am has have had does do did cost costs weigh weighs hold holds held contain contains contained sell sells sold get gets got
	there in on at of to for from with by than as and or it they he she him her them i you we that which what who many much more fewer less also now exactly just only
	hour day per each every an a the together combined if counted counts measures measure lasts`)

// Within reports whether all words of a thing are among others.
func Within(key string, words []string) bool {
	if key == "" {
		return false
	}
	for w := range strings.FieldsSeq(key) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// LastWord is the last word of a key, which is its noun.
func LastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

// untilVerb drops the verb at the end of the beginning of a clause.
func untilVerb(left []string) []string {
	for len(left) > 0 && (left[len(left)-1] == "$" || slimWords.Has(left[len(left)-1])) {
		left = left[:len(left)-1]
	}
	if len(left) > 2 && wordproblem.Articles.Has(strings.ToLower(left[0])) && !noThing.Has(left[len(left)-1]) {
		left = left[:len(left)-1]
	}
	return left
}

var slimWords = wordset.Of("exactly only also now just")
