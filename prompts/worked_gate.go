package prompts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkWords declines a story with a word, a comparison or a question that the
// model has not learned to read.
func checkWords(clauses []clause) error {
	begun := 0 // clauses with a quantity so far
	for i, c := range clauses {
		grouped := i > 0 && slices.ContainsFunc(clauses[i-1].words, func(w word) bool { return w.is("groups", "piles", "teams", "parts") })
		if !grouped && leavesOut(c.words) {
			return outOfScope("what happens to all but some in %q is not understood", render(c.words))
		}
		if c.question {
			if err := checkQuestion(c, clauses[:i]); err != nil {
				return err
			}
			continue
		}
		if err := checkClause(c, begun); err != nil {
			return err
		}
		// "7 points each for 9 keys and 2 discs", "4 red bags and 2 blue bags with 3 toys in each"
		if i > 0 && c.quantity > 0 && c.words[0].is("and") && !happens(c.words) && (shares(c.words) || shares(clauses[i-1].words)) {
			return outOfScope("what %q is shared out over is not understood", render(c.words))
		}
		if c.quantity > 0 {
			begun++
		}
	}
	if err := checkReferences(clauses); err != nil {
		return err
	}
	return checkRates(clauses)
}

// leavesOut reports whether words tell of all but a number, which is what is left. What is got or
// found is all but those.
func leavesOut(s []word) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i].is("all") && s[i+1].is("but") && s[i+2].kind == number {
			return i == 0 || !s[i-1].is("get", "gets", "got", "find", "finds", "found", "solve", "solves", "solved", "answer", "answers", "answered")
		}
	}
	return false
}

// happens reports whether a clause has a verb that the model knows.
func happens(s []word) bool {
	return slices.ContainsFunc(s, func(w word) bool { return classOf(w)&(change|state|action) != 0 })
}

// shares reports whether a clause says what each of some things has.
func shares(s []word) bool { return slices.ContainsFunc(s, func(w word) bool { return w.is("each") }) }

func classOf(w word) class {
	if w.kind != letters {
		return 0
	}
	s := w.lower
	s = strings.TrimSuffix(s, "'s")
	return lexicon[s]
}

// checkClause checks one clause of the story; begun is the number of clauses
// with a quantity before it.
func checkClause(c clause, begun int) error {
	text := phrase(c.words)
	verbs := class(0)
	for i, w := range c.words {
		k := classOf(w)
		if w.kind != letters || isCapital(w.text) && (i > 0 || k == 0) {
			continue
		}
		if k&blocked != 0 && !allowedAt(c.words, i) && !(begun == 1 && spreads(c.words, i)) {
			return outOfScope("%q is not understood in %q", w.text, text)
		}
		if k == 0 && !nounAt(c.words, i) {
			return outOfScope("the word %q is not understood in %q", w.text, text)
		}
		if k&(change|state|action) != 0 && !(k&opener != 0 && i+1 == len(c.words)) {
			verbs |= k
		}
	}
	if err := checkComparison(c.words); err != nil {
		return err
	}
	if err := checkUntold(c.words); err != nil {
		return err
	}
	for i, w := range c.words {
		if i > 1 && w.kind == number && c.words[i-1].is("the") && c.words[i-2].is("of") {
			return outOfScope("a part of an amount in %q is not understood", text)
		}
		if w.is("/", "*", "+", "=", "^", "×", "÷", "·", "[", "]", "{", "}") {
			return outOfScope("the sign %q in %q is not understood", w.text, text)
		}
	}
	if c.quantity > 2 || c.quantity == 2 && fractions(c.words) > 0 {
		return outOfScope("%q states too many amounts at once", text)
	}
	switch {
	case c.quantity == 0 && verbs&change != 0 && verbs&(state|action) == 0:
		return outOfScope("%q says that something changes, but not by how much", text)
	case c.quantity > 0 && verbs&(change|state|action) == 0 && !(begun > 0 && elliptic(c.words)):
		return outOfScope("what happens in %q is not understood", text)
	}
	return nil
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nounAt reports whether s[i] stands where a noun or an adjective stands: at
// the start of the clause, behind a number, a determiner, a preposition, a name,
// or another such word, or as a bare plural behind a verb ("had puppies").
func nounAt(s []word, i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		w := s[j]
		k := classOf(w)
		switch {
		case w.kind == number, w.is("$", "-"), k&opener != 0, strings.HasSuffix(w.text, "'s"), isCapital(w.text) && k == 0:
			return true
		case w.kind == mark:
			return false
		case k&change != 0 && j > 0 && s[j-1].kind == number:
			return true // "2 rose bushes": a noun that is also a verb
		case k&(change|state|action) != 0 && j == i-1 && strings.HasSuffix(s[i].text, "s"):
			return true
		case k != 0 && !w.is("half", "then", "but", "later", "today"):
			return false
		}
	}
	return true
}

// allowedAt lists the phrases in which a blocked word is understood.
func allowedAt(s []word, i int) bool {
	var next, last word
	if i+1 < len(s) {
		next = s[i+1]
	}
	if i > 0 {
		last = s[i-1]
	}
	switch w := s[i]; {
	case w.is("per"):
		return next.is("day")
	case w.is("amount"):
		return last.is("the") && (i == 1 || s[i-2].is("and", "then", "but", ","))
	case w.is("way"):
		return last.is("the") && (next.is("home") || i > 1 && s[i-2].is("on"))
	case w.is("number") && last.is("the") && i > 1 && s[i-2].is("is"):
		return true
	case w.is("cost", "costs"):
		return next.is("him", "her", "me", "them", "us", "$") || last.is("that", "ticket", "drink", "book")
	case w.is("every"):
		return next.is("day", "hour", "week")
	case w.is("number"):
		return last.is("at", "their") || last.is("the") && (i == 1 || s[i-2].is("and", "then", "but", ",", "double", "doubles", "doubled", "triple", "triples", "tripled"))
	case w.is("all"):
		return next.is("but")
	case w.is("each") && last.is("and") && next.is("hold", "holds", "held", "has", "have", "had", "contains", "contained"):
		return true
	case w.is("each") && classOf(next)&(change|state) != 0:
		// "4 cars with 3 passengers each arrive"
		return i > 1 && s[0].kind == number
	case w.is("each"):
		// "5 to each of 3 friends", "in each bag", "2 apples each", "each day".
		return i+1 == len(s) || next.kind != letters || next.is("of", "with", "day", "week", "and", "but", "then", "from", "for", "hold", "one") ||
			last.is("in", "on", "at", "to", "into", "give", "gives", "gave", "from", "pay", "pays", "paid", "for", "hand", "hands", "handed")
	}
	return false
}

// fractions counts the quantities of a clause that scale the running one.
func fractions(s []word) int {
	n := 0
	for i := range s {
		if s[i].kind != number && isQuantity(s, i) {
			n++
		}
	}
	return n
}

// spreads reports whether "each" at s[i] says how much is in each of the
// containers that the clause before has counted: "Each box holds 6 pens."
func spreads(s []word, i int) bool {
	if !s[i].is("each") || i > 2 || i+2 >= len(s) {
		return false
	}
	return s[i+1].is("one") || s[i+2].is("has", "had", "have", "holds", "held", "contains", "contained")
}

// checkComparison declines amounts that are stated by comparison, unless it is with
// what there was before.
func checkComparison(s []word) error {
	changes := slices.ContainsFunc(s, func(w word) bool { return w.is("now", "then", "soon", "before", "gets", "got", "grows", "grew") })
	for i, w := range s {
		if !w.is("as") || i+1 == len(s) || !s[i+1].is("many", "much") {
			continue
		}
		if i > 0 && s[i-1].is("half") {
			return outOfScope("a comparison such as \"half as many\" is not understood")
		}
		if !changes {
			return outOfScope("%q may compare with another amount", render(s))
		}
		for j := i + 2; j < min(len(s), i+6); j++ {
			if s[j].is("before") {
				break
			}
			if s[j].is("as") && (j+1 == len(s) || !s[j+1].is("before")) {
				return outOfScope("a comparison such as \"as many as\" is not understood")
			}
		}
	}
	return nil
}

// elliptic reports whether a clause without a verb carries on the one before:
// "and 3 to Tom".
func elliptic(s []word) bool {
	i := 0
	for i < len(s) && s[i].kind != number {
		if classOf(s[i])&(change|state|action) != 0 {
			return false
		}
		i++
	}
	for nouns := 0; i+1 < len(s) && nouns < 4; nouns++ {
		i++
		switch w := s[i]; {
		case w.kind == mark, w.is("to", "from", "on", "in", "at", "for", "today", "tomorrow", "yesterday", "later", "too", "away", "with", "the", "by"):
			return true
		case classOf(w)&(change|state|action) != 0:
			return false
		}
	}
	return true
}
