package prompts

import (
	"slices"
	"strings"
)

// turnedPlain are words of a problem with some more turns of phrase in those that the model was trained
// on: a price that goes up by 10% is increased by it, a minibus that takes 8 holds them, and a $100
// note is $100.
func turnedPlain(words []word) []word {
	numbers := 0
	for _, w := range words {
		if w.kind == number {
			numbers++
		}
		if w.is("bills", "notes") {
			return words
		}
	}
	if numbers > maxTurned {
		return words
	}
	out := words
	put := func(at, drop int, with ...word) { out = slices.Concat(out[:at], with, out[at+drop:]) }
	for i := 0; i+2 < len(out); i++ {
		switch w := out[i]; {
		case goesBy[w.lower] != "" || w.is("goes", "went"):
			if way, used := goesByPercent(out[i:]); used > 0 && numbers == 2 && i > 1 && out[i-1].kind != mark && !out[i-1].is("also", "then", "and", "finally", "suddenly", "now", "again", "to") {
				is := "is"
				if noun := out[i-1].lower; strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") {
					is = "are"
				}
				put(i, used, newWord(is, letters, true), newWord(way, letters, true), newWord("by", letters, true))
			}
		case w.is("takes", "carries", "seats", "fits") && i > 1 && out[i-2].is("a", "an", "each", "every", "one", "1") && out[i+1].kind == number && out[i+2].is(".", ",") && asksHowMany(out[i:], out[i-1]):
			put(i, 1, newWord("holds", letters, true))
		case w.is("$") && i > 0 && out[i-1].is("a") && out[i+1].kind == number && out[i+2].is("note", "bill", "banknote") && (i+3 == len(out) || !out[i+3].is("that", "which", "to", "into")):
			put(i+2, 1)
			put(i-1, 1)
		case w.is("were", "are") && i+3 == len(out) && out[i+1].kind == letters && !out[i+1].is("there") && out[i+2].is("?") && asksMoreThan(out[:i]): // "how many more red than blue ones were sold?"
			put(i+1, 1, newWord("there", letters, true))
			put(i, 1, newWord("are", letters, true))
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

// goesByPercent reads "goes up by 10%", without the number, at the start of s.
func goesByPercent(s []word) (way string, used int) {
	way, used = goesBy[s[0].lower], 1
	if way == "" {
		switch s[1].lower {
		case "up":
			way = "increased"
		case "down":
			way = "decreased"
		default:
			return "", 0
		}
		used = 2
	}
	if used < len(s) && s[used].is("by") {
		used++
	}
	if used+1 >= len(s) || s[used].kind != number || !s[used+1].is("%", "percent") {
		return "", 0
	}
	return way, used
}

// asksHowMany reports whether words ask how many of a thing there are.
func asksHowMany(words []word, thing word) bool {
	at := phraseAt(words, []string{"how", "many"})
	return at >= 0 && at+2 < len(words) && len(thing.text) > 2 && sameNoun(words[at+2].lower, thing.lower)
}

// asksMoreThan reports whether words end in a question how many more there are of some than of others.
func asksMoreThan(words []word) bool {
	at := phraseAt(words, []string{"how", "many", "more"})
	return at >= 0 && slices.ContainsFunc(words[at:], func(w word) bool { return w.is("than") }) && !slices.ContainsFunc(words[at:], isNumber)
}

// partAsked is the question for a percentage of a number where a problem tells of such a part what it
// then asks: "30% of 250 people voted. How many voted?"
func partAsked(words []word) []word {
	ss := sentences(words)
	if len(ss) != 2 {
		return words
	}
	told, asked := ss[0], ss[1]
	if len(told) < 6 || told[0].kind != number || !told[1].is("%", "percent") || !told[2].is("of") || len(asked) < 4 || !asked[0].is("how") || !asked[1].is("many") {
		return words
	}
	at := 3
	for at < len(told) && told[at].is("the", "all", "its", "our", "these") {
		at++
	}
	if at >= len(told) || told[at].kind != number || slices.ContainsFunc(told[at+1:], isNumber) || slices.ContainsFunc(asked, isNumber) {
		return words
	}
	said, again := lettersOf(told[at+1:]), lettersOf(asked[2:])
	same := func(a, b word) bool { return a.is(b.lower) }
	if len(said) < 2 || !slices.EqualFunc(said, again, same) && !slices.EqualFunc(said[1:], again, same) {
		return words
	}
	return slices.Concat(newWords("What is"), []word{newWord(told[0].text, number, true), newWord("%", mark, false), newWord("of", letters, true), told[at], newWord("?", mark, false)})
}

// lettersOf are words without marks.
func lettersOf(words []word) []word {
	return slices.DeleteFunc(slices.Clone(words), func(w word) bool { return w.kind == mark })
}

// allAskedIn are words of a story that lists what there is and asks for it, with a question for all: the
// model may take the last of a list for something else.
func allAskedIn(clauses []clause) {
	n := len(clauses)
	if n < 3 || !clauses[n-1].question {
		return
	}
	for i, c := range clauses[:n-1] {
		verbs := class(0)
		for _, w := range c.words {
			verbs |= classOf(w)
		}
		listed := verbs&(change|state|action) == 0 && !endsSentence(clauses[max(0, i-1)].words)
		if c.quantity != 1 || i > 0 && !listed || i == 0 && (verbs&state == 0 || verbs&action != 0 || slices.ContainsFunc(c.words, changes)) {
			return
		}
	}
	asked := clauses[n-1].words
	if !asked[0].is("how") || !asked[len(asked)-1].is("?") || slices.ContainsFunc(asked, func(w word) bool {
		return classOf(w)&sums != 0 || w.is("left", "now", "still", "remain", "remaining", "more", "then", "total")
	}) {
		return
	}
	clauses[n-1].words = slices.Concat(asked[:len(asked)-1], newWords("in total"), asked[len(asked)-1:])
}

// changes reports whether a word tells a change and nothing else.
func changes(w word) bool { return classOf(w)&change != 0 && classOf(w)&state == 0 }
