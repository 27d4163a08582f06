package story

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// firstNamed are words of a story whose first number has the name of what is asked for, where that
// is told nowhere: "She started with 50, gave away 12. How many stickers does she have?"
func firstNamed(words []lex.Word) []lex.Word {
	asked := -1
	for i := len(words) - 2; i > 0 && !words[i].Is(".", "!"); i-- {
		if words[i].Is("how") && words[i+1].Is("many") {
			asked = i
			break
		}
	}
	first := slices.IndexFunc(words, lex.IsNumber)
	verb := first - 1
	for verb > 0 && words[verb].Is("up", "away", "out", "with") {
		verb--
	}
	if asked < 0 || first < 1 || first+1 >= asked || lexicon.ClassOf(words[verb])&(lexicon.Change|lexicon.State) == 0 || !(words[first+1].Kind == lex.Mark || words[first+1].Is("and", "but", "then")) {
		return words
	}
	end := asked + 2
	for end < len(words) && words[end].Kind == lex.Letters && lexicon.ClassOf(words[end])&^lexicon.Opener == 0 && !lex.IsCapital(words[end].Text) {
		end++
	}
	things := words[asked+2 : end]
	if len(things) == 0 || len(things) > maxCounted || end == len(words) || slices.ContainsFunc(words[:asked], func(w lex.Word) bool { return lexicon.SameNoun(things[len(things)-1].Lower, w.Lower) }) {
		return words
	}
	return slices.Concat(words[:first+1], things, words[first+1:])
}

// allAskedIn are words of a story that lists what there is and asks for it, with a question for all: the
// model may take the last of a list for something else.
func allAskedIn(clauses []clause.Clause) {
	n := len(clauses)
	if n < 3 || !clauses[n-1].Question {
		return
	}
	for i, c := range clauses[:n-1] {
		verbs := lexicon.Class(0)
		for _, w := range c.Words {
			verbs |= lexicon.ClassOf(w)
		}
		listed := verbs&(lexicon.Change|lexicon.State|lexicon.Action) == 0 && !lex.EndsSentence(clauses[max(0, i-1)].Words)
		if c.Quantity != 1 || i > 0 && !listed || i == 0 && (verbs&lexicon.State == 0 || verbs&lexicon.Action != 0 || slices.ContainsFunc(c.Words, changes)) {
			return
		}
	}
	asked := clauses[n-1].Words
	if !asked[0].Is("how") || !asked[len(asked)-1].Is("?") || slices.ContainsFunc(asked, func(w lex.Word) bool {
		return lexicon.ClassOf(w)&lexicon.Sums != 0 || w.Is("left", "now", "still", "remain", "remaining", "more", "then", "total")
	}) {
		return
	}
	clauses[n-1].Words = slices.Concat(asked[:len(asked)-1], lex.NewWords("in total"), asked[len(asked)-1:])
}

// changes reports whether a word tells a change and nothing else.
func changes(w lex.Word) bool {
	return lexicon.ClassOf(w)&lexicon.Change != 0 && lexicon.ClassOf(w)&lexicon.State == 0
}
