package story

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// synonyms are verbs that tell a change and that the model was not trained on, with such that it was.
var synonyms = map[string]string{}

// unknown are the verbs of synonyms, and those of comesDown.
var unknown lex.Set

func init() {
	for line := range strings.Lines(`bought purchased
		buys purchases
		made knitted sewed sewn crafted crocheted
		makes knits sews crafts crochets
		broke popped smashed cracked burst shattered
		ate devoured munched gobbled scoffed
		eats devours munches gobbles
		drank sipped swallowed
		picked harvested plucked
		picks harvests plucks
		got obtained acquired
		lost mislaid
		disappeared vanished
		took snatched nicked pinched`) {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			synonyms[w] = words[0]
		}
	}
	unknown = lex.NewSet("land lands landed " + strings.Join(slices.Collect(maps.Keys(synonyms)), " "))
}

// comesDown reports whether words[i] says that so many land where others are: "and 9 landed". Who lands is in
// the air no more.
func comesDown(words []lex.Word, i int) bool {
	if i < 2 || !words[i].Is("land", "lands", "landed") || words[i-1].Is("more") || words[i-1].Kind != lex.Number && words[i-2].Kind != lex.Number {
		return false
	}
	return !slices.ContainsFunc(words, func(w lex.Word) bool { return w.Is("air", "sky", "flying", "airborne", "flight", "moon") })
}

// knownVerbs are words with the verbs of synonyms replaced where an amount stands beside one.
func knownVerbs(words []lex.Word) []lex.Word {
	out := words
	for i, w := range words {
		if !unknown.Has(w) {
			continue
		}
		known := synonyms[w.Lower]
		if comesDown(words, i) {
			known = map[string]string{"land": "arrive", "lands": "arrives", "landed": "arrived"}[w.Lower]
		}
		if known == "" || w.Kind != lex.Letters {
			continue
		}
		beside := i+1 < len(words) && (words[i+1].Kind == lex.Number || words[i+1].Is("$")) || i > 0 && words[i-1].Kind == lex.Number || i > 1 && words[i-2].Kind == lex.Number
		if !beside {
			continue
		}
		if &out[0] == &words[0] {
			out = slices.Clone(words)
		}
		out[i] = lex.New(known, lex.Letters, w.Space)
	}
	return out
}
