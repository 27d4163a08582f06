package things

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// ListsOne reports whether words ask for a number of things of a kind and list one of them
// without a number, which would not count: "3 dogs, 2 cats and a rabbit".
func ListsOne(words []lex.Word) bool {
	if !listsArticle(words) {
		return false
	}
	kinds := kindsAsked(words)
	for i := 0; len(kinds) > 0 && i+1 < len(words); i++ {
		if !words[i].Is("a", "an") || i > 0 && !words[i-1].Is(",", "and") {
			continue
		}
		end := i + slices.IndexFunc(words[i:], func(w lex.Word) bool { return w.Kind != lex.Letters || behindThing.Has(w) })
		if end <= i+1 {
			continue
		}
		kind, ok := KindOf(lex.Render(words[i+1 : end]))
		asked := slices.ContainsFunc(kinds, func(asked string) bool { is, _ := OfKind(kind, asked); return is })
		if ok && asked && (countedBefore(words[:i]) || countedBehind(words[end:])) {
			return true
		}
	}
	return false
}

// behindThing are words that go on behind the name of a thing.
var behindThing = lex.NewSet("and in on at with for from last this that who which today yesterday every each")

// listsArticle reports whether an article stands where a thing without a number would be listed.
func listsArticle(words []lex.Word) bool {
	for i := range words {
		if words[i].Is("a", "an") && (i == 0 || words[i-1].Is(",", "and")) {
			return true
		}
	}
	return false
}

// kindsAsked are the kinds of things that words ask for a number of.
func kindsAsked(words []lex.Word) (kinds []string) {
	for i := 1; i < len(words); i++ {
		if !(words[i-1].Is("how") && words[i].Is("many") || words[i-1].Is("number") && words[i].Is("of")) {
			continue
		}
		for n := 1; n <= 3 && i+n < len(words); n++ {
			if kind, ok := KindAsked(calledKinds[strings.ToLower(lex.Render(words[i+1:i+1+n]))]); ok {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds
}

// countedBefore reports whether words end with a number of things and what parts them from
// the next: "3 dogs and". Money is none.
func countedBefore(words []lex.Word) bool {
	for len(words) > 0 && words[len(words)-1].Is(",", "and") {
		words = words[:len(words)-1]
	}
	for n := 1; n <= 3 && n < len(words) && words[len(words)-n].Kind == lex.Letters; n++ {
		if words[len(words)-n-1].Kind == lex.Number {
			return !words[len(words)-1].Is("dollar", "dollars", "cent", "cents")
		}
	}
	return false
}

// countedBehind reports whether words begin with what parts things and a number of others:
// ", 2 cats".
func countedBehind(words []lex.Word) bool {
	for len(words) > 0 && words[0].Is(",", "and") {
		words = words[1:]
	}
	return len(words) > 1 && words[0].Kind == lex.Number && words[1].Kind == lex.Letters
}
