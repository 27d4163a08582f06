package prompts

import (
	"slices"
	"strings"
)

// heldApart names what a story counts beside the things it is about, where it does so
// again: bags of 6 marbles each, of which two bags are given away, are not marbles that
// are. Pairs of what is asked for are such things, too.
func heldApart(clauses []clause) (holder string) {
	for i, c := range clauses {
		if pairs := pairsOf(c.words, clauses[len(clauses)-1].words); pairs != "" {
			return pairs
		}
		holder, known := holds(c)
		for _, before := range clauses[:i] {
			known = known || counts(before.words, holder)
		}
		for _, later := range clauses[i+1:] {
			again, _ := holds(later)
			if holder != "" && known && again == "" && !shares(later.words) && counts(later.words, holder) {
				return holder
			}
		}
	}
	return ""
}

// pairsOf is "pairs" where words count pairs of something and asked asks for the things.
func pairsOf(words, asked []word) string {
	for i := 1; i+2 < len(words); i++ {
		if words[i].is("pair", "pairs") && words[i-1].kind == number && words[i+1].is("of") && !slices.ContainsFunc(asked, func(w word) bool { return w.is("pair", "pairs") }) &&
			slices.ContainsFunc(asked, func(w word) bool { return w.kind == letters && strings.EqualFold(w.text, words[i+2].text) }) {
			return words[i].text
		}
	}
	return ""
}

// holds is what holds the things of a clause: the boxes of "4 boxes of 12 pens" and of
// "each box has 12 pens". counted says that it tells how many there are.
func holds(c clause) (holder string, counted bool) {
	for i, w := range c.words {
		switch {
		case w.is("each") && i+2 < len(c.words) && spreads(c.words, i) && c.words[i+1].kind == letters && !c.words[i+1].is("one"):
			return strings.ToLower(c.words[i+1].text), false
		case w.kind == number:
			return holding(c.words[i+1:]), true
		}
	}
	return "", false
}

// holdingWords stand between what holds things and how many they are.
var holdingWords = strings.Fields("with of each containing holding that which hold holds held contain contains contained has have had")

// holding is the noun that words begin with, if it is told how many of something else is
// in each: boxes with 12 pens.
func holding(words []word) string {
	if len(words) > 0 && words[0].is("more") {
		words = words[1:]
	}
	link := slices.IndexFunc(words, func(w word) bool {
		return w.kind != letters || w.is(holdingWords...)
	})
	if link < 1 || link > 3 || slices.ContainsFunc(words[:link], func(w word) bool { return classOf(w) != 0 }) {
		return ""
	}
	noun := words[link-1].lower
	many := slices.IndexFunc(words, func(w word) bool { return w.kind == number })
	if many <= link || many > link+4 || counts(words[many:], noun) {
		return ""
	}
	if slices.ContainsFunc(words[link:many], func(w word) bool {
		return w.kind == letters && !w.is(holdingWords...)
	}) {
		return ""
	}
	return noun
}

// counts reports whether words say how many of a thing: a number, and within two words
// behind it the noun. Equal groups are made and not counted.
func counts(words []word, noun string) bool {
	for i, w := range words {
		if w.kind != number {
			continue
		}
		for _, n := range words[i+1 : min(i+4, len(words))] {
			if n.kind != letters || n.is("equal") {
				break
			}
			if text := n.lower; len(text) > 2 && sameNoun(text, noun) {
				return true
			}
		}
	}
	return false
}
