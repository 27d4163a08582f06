package prose

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// turnedPlain are words of a problem with some more turns of phrase in those that the model was trained
// on: a price that goes up by 10% is increased by it, a minibus that takes 8 holds them, and a $100
// note is $100.
func turnedPlain(words []lex.Word) []lex.Word {
	numbers := 0
	for i := range words {
		if words[i].Kind == lex.Number {
			numbers++
		} else if words[i].Is("bills", "notes") {
			return words
		}
	}
	if numbers > maxTurned {
		return words
	}
	out := words
	put := func(at, drop int, with ...lex.Word) { out = slices.Concat(out[:at], with, out[at+drop:]) }
	for i := 0; i+2 < len(out); i++ {
		if !turning.Has(out[i]) && !out[i].LongS {
			continue
		}
		switch w := out[i]; {
		case goes.Has(w) || w.Is("goes", "went"):
			if way, used := goesByPercent(out[i:]); used > 0 && numbers == 2 && i > 1 && out[i-1].Kind != lex.Mark && !out[i-1].Is("also", "then", "and", "finally", "suddenly", "now", "again", "to") {
				is := "is"
				if noun := out[i-1].Lower; strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") {
					is = "are"
				}
				put(i, used, lex.New(is, lex.Letters, true), lex.New(way, lex.Letters, true), lex.New("by", lex.Letters, true))
			}
		case w.Is("takes", "carries", "seats", "fits") && i > 1 && out[i-2].Is("a", "an", "each", "every", "one", "1") && out[i+1].Kind == lex.Number && out[i+2].Is(".", ",") && asksHowMany(out[i:], out[i-1]):
			put(i, 1, lex.New("holds", lex.Letters, true))
		case w.Is("$") && i > 0 && out[i-1].Is("a") && out[i+1].Kind == lex.Number && out[i+2].Is("note", "bill", "banknote") && (i+3 == len(out) || !out[i+3].Is("that", "which", "to", "into")):
			put(i+2, 1)
			put(i-1, 1)
		case w.Is("were", "are") && i+3 == len(out) && out[i+1].Kind == lex.Letters && !out[i+1].Is("there") && out[i+2].Is("?") && asksMoreThan(out[:i]): // "how many more red than blue ones were sold?"
			put(i+1, 1, lex.New("there", lex.Letters, true))
			put(i, 1, lex.New("are", lex.Letters, true))
		}
	}
	return out
}

// maxTurned is the largest number of numbers of a problem that turnedPlain changes: long ones may say
// more with the same words.
const maxTurned = 4

// goesBy are verbs of an amount that changes by a percentage, with what is done to it then.
var goesBy = map[string]string{"rises": "increased", "rose": "increased", "increases": "increased", "climbs": "increased",
	"falls": "decreased", "fell": "decreased", "drops": "decreased", "dropped": "decreased", "decreases": "decreased"}

var (
	// goes are the verbs of goesBy, turning the words at which turnedPlain looks.
	goes    = lex.NewSet(strings.Join(slices.Collect(maps.Keys(goesBy)), " "))
	turning = lex.NewSet("goes went takes carries seats fits $ were are " + strings.Join(slices.Collect(maps.Keys(goesBy)), " "))
)

// goesByPercent reads "goes up by 10%", without the number, at the start of s.
func goesByPercent(s []lex.Word) (way string, used int) {
	way, used = goesBy[s[0].Lower], 1
	if way == "" {
		switch s[1].Lower {
		case "up":
			way = "increased"
		case "down":
			way = "decreased"
		default:
			return "", 0
		}
		used = 2
	}
	if used < len(s) && s[used].Is("by") {
		used++
	}
	if used+1 >= len(s) || s[used].Kind != lex.Number || !s[used+1].Is("%", "percent") {
		return "", 0
	}
	return way, used
}

// asksHowMany reports whether words ask how many of a thing there are.
func asksHowMany(words []lex.Word, thing lex.Word) bool {
	at := lex.PhraseAt(words, []string{"how", "many"})
	return at >= 0 && at+2 < len(words) && len(thing.Text) > 2 && lexicon.SameNoun(words[at+2].Lower, thing.Lower)
}

// asksMoreThan reports whether words end in a question how many more there are of some than of others.
func asksMoreThan(words []lex.Word) bool {
	at := lex.PhraseAt(words, []string{"how", "many", "more"})
	return at >= 0 && slices.ContainsFunc(words[at:], func(w lex.Word) bool { return w.Is("than") }) && !slices.ContainsFunc(words[at:], lex.IsNumber)
}

// partAsked is the question for a percentage of a number where a problem tells of such a part what it
// then asks: "30% of 250 people voted. How many voted?"
func partAsked(words []lex.Word) []lex.Word {
	if len(words) < 6 || words[0].Kind != lex.Number {
		return words
	}
	ss := lex.Sentences(words)
	if len(ss) != 2 {
		return words
	}
	told, asked := ss[0], ss[1]
	if len(told) < 6 || told[0].Kind != lex.Number || !told[1].Is("%", "percent") || !told[2].Is("of") || len(asked) < 4 || !asked[0].Is("how") || !asked[1].Is("many") {
		return words
	}
	at := 3
	for at < len(told) && told[at].Is("the", "all", "its", "our", "these") {
		at++
	}
	if at >= len(told) || told[at].Kind != lex.Number || slices.ContainsFunc(told[at+1:], lex.IsNumber) || slices.ContainsFunc(asked, lex.IsNumber) {
		return words
	}
	said, again := lettersOf(told[at+1:]), lettersOf(asked[2:])
	same := func(a, b lex.Word) bool { return a.Is(b.Lower) }
	if len(said) < 2 || !slices.EqualFunc(said, again, same) && !slices.EqualFunc(said[1:], again, same) {
		return words
	}
	return slices.Concat(lex.NewWords("What is"), []lex.Word{lex.New(told[0].Text, lex.Number, true), lex.New("%", lex.Mark, false), lex.New("of", lex.Letters, true), told[at], lex.New("?", lex.Mark, false)})
}

// lettersOf are words without marks.
func lettersOf(words []lex.Word) []lex.Word {
	return slices.DeleteFunc(slices.Clone(words), func(w lex.Word) bool { return w.Kind == lex.Mark })
}
