package story

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// heldApart names what a story counts beside the things it is about, where it does so
// again: bags of 6 marbles each, of which two bags are given away, are not marbles that
// are. Pairs of what is asked for are such things, too.
func heldApart(clauses []clause.Clause) (holder string) {
	for i, c := range clauses {
		if pairs := pairsOf(c.Words, clauses[len(clauses)-1].Words); pairs != "" {
			return pairs
		}
		holder, known := holds(c)
		if holder == "" {
			continue
		}
		for _, before := range clauses[:i] {
			known = known || counts(before.Words, holder)
		}
		for _, later := range clauses[i+1:] {
			again, _ := holds(later)
			if known && again == "" && !shares(later.Words) && counts(later.Words, holder) {
				return holder
			}
		}
	}
	return ""
}

// pairsOf is "pairs" where words count pairs of something and asked asks for the things.
func pairsOf(words, asked []lex.Word) string {
	for i := 1; i+2 < len(words); i++ {
		if words[i].Is("pair", "pairs") && words[i-1].Kind == lex.Number && words[i+1].Is("of") && !slices.ContainsFunc(asked, func(w lex.Word) bool { return w.Is("pair", "pairs") }) &&
			slices.ContainsFunc(asked, func(w lex.Word) bool { return w.Kind == lex.Letters && strings.EqualFold(w.Text, words[i+2].Text) }) {
			return words[i].Text
		}
	}
	return ""
}

// holds is what holds the things of a clause: the boxes of "4 boxes of 12 pens" and of
// "each box has 12 pens". counted says that it tells how many there are.
func holds(c clause.Clause) (holder string, counted bool) {
	for i := range c.Words {
		switch w := &c.Words[i]; {
		case w.Kind == lex.Letters && w.Is("each") && i+2 < len(c.Words) && spreads(c.Words, i) && c.Words[i+1].Kind == lex.Letters && !c.Words[i+1].Is("one"):
			return strings.ToLower(c.Words[i+1].Text), false
		case w.Kind == lex.Number:
			return holding(c.Words[i+1:]), true
		}
	}
	return "", false
}

// holdingWords stand between what holds things and how many they are.
var holdingWords = strings.Fields("with of each containing holding that which hold holds held contain contains contained has have had")

// holding is the noun that words begin with, if it is told how many of something else is
// in each: boxes with 12 pens.
func holding(words []lex.Word) string {
	if len(words) > 0 && words[0].Is("more") {
		words = words[1:]
	}
	link := slices.IndexFunc(words, func(w lex.Word) bool {
		return w.Kind != lex.Letters || w.Is(holdingWords...)
	})
	if link < 1 || link > 3 || slices.ContainsFunc(words[:link], func(w lex.Word) bool { return lexicon.ClassOf(w) != 0 }) {
		return ""
	}
	noun := words[link-1].Lower
	many := slices.IndexFunc(words, func(w lex.Word) bool { return w.Kind == lex.Number })
	if many <= link || many > link+4 || counts(words[many:], noun) {
		return ""
	}
	if slices.ContainsFunc(words[link:many], func(w lex.Word) bool {
		return w.Kind == lex.Letters && !w.Is(holdingWords...)
	}) {
		return ""
	}
	return noun
}

// counts reports whether words say how many of a thing: a number, and within two words
// behind it the noun. Equal groups are made and not counted.
func counts(words []lex.Word, noun string) bool {
	for i, w := range words {
		if w.Kind != lex.Number {
			continue
		}
		for _, n := range words[i+1 : min(i+4, len(words))] {
			if n.Kind != lex.Letters || n.Is("equal") {
				break
			}
			if text := n.Lower; len(text) > 2 && lexicon.SameNoun(text, noun) {
				return true
			}
		}
	}
	return false
}
