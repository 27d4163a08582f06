package story

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
	"github.com/seed-25a395fc/reason/prompts/internal/prose"
)

// checkWords declines a story with a word, a comparison or a question that the
// model has not learned to read. seen are the words of all clauses.
func checkWords(clauses []clause.Clause, seen lex.Seen) error {
	begun := 0 // clauses with a quantity so far
	allBut := seen.Any("but")
	for i, c := range clauses {
		grouped := allBut && i > 0 && slices.ContainsFunc(clauses[i-1].Words, func(w lex.Word) bool { return w.Is("groups", "piles", "teams", "parts") })
		if allBut && !grouped && prose.LeavesOut(c.Words) {
			return form.OutOfScope("what happens to all but some in %q is not understood", lex.Render(c.Words))
		}
		if c.Question {
			if err := checkQuestion(c, clauses[:i]); err != nil {
				return err
			}
			continue
		}
		if err := checkClause(c, begun, seen); err != nil {
			return err
		}
		// "7 points each for 9 keys and 2 discs", "4 red bags and 2 blue bags with 3 toys in each"
		if i > 0 && c.Quantity > 0 && c.Words[0].Is("and") && !lexicon.Happens(c.Words) && (shares(c.Words) || shares(clauses[i-1].Words)) {
			return form.OutOfScope("what %q is shared out over is not understood", lex.Render(c.Words))
		}
		if c.Quantity > 0 {
			begun++
		}
	}
	if err := checkReferences(clauses, seen); err != nil {
		return err
	}
	return checkRates(clauses, seen)
}

// shares reports whether a clause says what each of some things has.
func shares(s []lex.Word) bool {
	return slices.ContainsFunc(s, func(w lex.Word) bool { return w.Is("each") })
}

// checkClause checks one clause of the story; begun is the number of clauses
// with a quantity before it.
func checkClause(c clause.Clause, begun int, seen lex.Seen) error {
	text := lex.Phrase(c.Words)
	verbs := lexicon.Class(0)
	for i, w := range c.Words {
		k := lexicon.ClassOf(w)
		if w.Kind != lex.Letters || lex.IsCapital(w.Text) && (i > 0 || k == 0) {
			continue
		}
		if k&lexicon.Blocked != 0 && !allowedAt(c.Words, i) && !(begun == 1 && spreads(c.Words, i)) {
			return form.OutOfScope("%q is not understood in %q", w.Text, text)
		}
		if k == 0 && !nounAt(c.Words, i) {
			return form.OutOfScope("the word %q is not understood in %q", w.Text, text)
		}
		if k&(lexicon.Change|lexicon.State|lexicon.Action) != 0 && !(k&lexicon.Opener != 0 && i+1 == len(c.Words)) {
			verbs |= k
		}
	}
	if seen.Any("as") {
		if err := checkComparison(c.Words); err != nil {
			return err
		}
	}
	if seen.Any(untoldBy...) {
		if err := checkUntold(c.Words); err != nil {
			return err
		}
	}
	for i := range c.Words {
		w := &c.Words[i]
		if i > 1 && w.Kind == lex.Number && c.Words[i-1].Is("the") && c.Words[i-2].Is("of") {
			return form.OutOfScope("a part of an amount in %q is not understood", text)
		}
		if w.Kind == lex.Mark && w.Is("/", "*", "+", "=", "^", "×", "÷", "·", "[", "]", "{", "}") {
			return form.OutOfScope("the sign %q in %q is not understood", w.Text, text)
		}
	}
	if c.Quantity > 2 || c.Quantity == 2 && fractions(c.Words) > 0 {
		return form.OutOfScope("%q states too many amounts at once", text)
	}
	switch {
	case c.Quantity == 0 && verbs&lexicon.Change != 0 && verbs&(lexicon.State|lexicon.Action) == 0:
		return form.OutOfScope("%q says that something changes, but not by how much", text)
	case c.Quantity > 0 && verbs&(lexicon.Change|lexicon.State|lexicon.Action) == 0 && !(begun > 0 && elliptic(c.Words)):
		return form.OutOfScope("what happens in %q is not understood", text)
	}
	return nil
}

// nounAt reports whether s[i] stands where a noun or an adjective stands: at
// the start of the clause, behind a number, a determiner, a preposition, a name,
// or another such word, or as a bare plural behind a verb ("had puppies").
func nounAt(s []lex.Word, i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		w := s[j]
		k := lexicon.ClassOf(w)
		switch {
		case w.Kind == lex.Number, w.Is("$", "-"), k&lexicon.Opener != 0, strings.HasSuffix(w.Text, "'s"), lex.IsCapital(w.Text) && k == 0:
			return true
		case w.Kind == lex.Mark:
			return false
		case k&lexicon.Change != 0 && j > 0 && s[j-1].Kind == lex.Number:
			return true // "2 rose bushes": a noun that is also a verb
		case k&(lexicon.Change|lexicon.State|lexicon.Action) != 0 && j == i-1 && strings.HasSuffix(s[i].Text, "s"):
			return true
		case k != 0 && !w.Is("half", "then", "but", "later", "today"):
			return false
		}
	}
	return true
}

// allowedAt lists the phrases in which a blocked word is understood.
func allowedAt(s []lex.Word, i int) bool {
	var next, last lex.Word
	if i+1 < len(s) {
		next = s[i+1]
	}
	if i > 0 {
		last = s[i-1]
	}
	switch w := s[i]; {
	case w.Is("per"):
		return next.Is("day")
	case w.Is("amount"):
		return last.Is("the") && (i == 1 || s[i-2].Is("and", "then", "but", ","))
	case w.Is("way"):
		return last.Is("the") && (next.Is("home") || i > 1 && s[i-2].Is("on"))
	case w.Is("number") && last.Is("the") && i > 1 && s[i-2].Is("is"):
		return true
	case w.Is("cost", "costs"):
		return next.Is("him", "her", "me", "them", "us", "$") || last.Is("that", "ticket", "drink", "book")
	case w.Is("every"):
		return next.Is("day", "hour", "week")
	case w.Is("number"):
		return last.Is("at", "their") || last.Is("the") && (i == 1 || s[i-2].Is("and", "then", "but", ",", "double", "doubles", "doubled", "triple", "triples", "tripled"))
	case w.Is("all"):
		return next.Is("but")
	case w.Is("each") && last.Is("and") && next.Is("hold", "holds", "held", "has", "have", "had", "contains", "contained"):
		return true
	case w.Is("each") && lexicon.ClassOf(next)&(lexicon.Change|lexicon.State) != 0:
		// "4 cars with 3 passengers each arrive"
		return i > 1 && s[0].Kind == lex.Number
	case w.Is("each"):
		// "5 to each of 3 friends", "in each bag", "2 apples each", "each day".
		return i+1 == len(s) || next.Kind != lex.Letters || next.Is("of", "with", "day", "week", "and", "but", "then", "from", "for", "hold", "one") ||
			last.Is("in", "on", "at", "to", "into", "give", "gives", "gave", "from", "pay", "pays", "paid", "for", "hand", "hands", "handed")
	}
	return false
}

// fractions counts the quantities of a clause that scale the running one.
func fractions(s []lex.Word) int {
	n := 0
	for i := range s {
		if s[i].Kind != lex.Number && clause.IsQuantity(s, i) {
			n++
		}
	}
	return n
}

// spreads reports whether "each" at s[i] says how much is in each of the
// containers that the clause before has counted: "Each box holds 6 pens."
func spreads(s []lex.Word, i int) bool {
	if !s[i].Is("each") || i > 2 || i+2 >= len(s) {
		return false
	}
	return s[i+1].Is("one") || s[i+2].Is("has", "had", "have", "holds", "held", "contains", "contained")
}

// checkComparison declines amounts that are stated by comparison, unless it is with
// what there was before.
func checkComparison(s []lex.Word) error {
	changes := slices.ContainsFunc(s, func(w lex.Word) bool { return w.Is("now", "then", "soon", "before", "gets", "got", "grows", "grew") })
	for i, w := range s {
		if !w.Is("as") || i+1 == len(s) || !s[i+1].Is("many", "much") {
			continue
		}
		if i > 0 && s[i-1].Is("half") {
			return form.OutOfScope("a comparison such as \"half as many\" is not understood")
		}
		if !changes {
			return form.OutOfScope("%q may compare with another amount", lex.Render(s))
		}
		for j := i + 2; j < min(len(s), i+6); j++ {
			if s[j].Is("before") {
				break
			}
			if s[j].Is("as") && (j+1 == len(s) || !s[j+1].Is("before")) {
				return form.OutOfScope("a comparison such as \"as many as\" is not understood")
			}
		}
	}
	return nil
}

// elliptic reports whether a clause without a verb carries on the one before:
// "and 3 to Tom".
func elliptic(s []lex.Word) bool {
	i := 0
	for i < len(s) && s[i].Kind != lex.Number {
		if lexicon.ClassOf(s[i])&(lexicon.Change|lexicon.State|lexicon.Action) != 0 {
			return false
		}
		i++
	}
	for nouns := 0; i+1 < len(s) && nouns < 4; nouns++ {
		i++
		switch w := s[i]; {
		case w.Kind == lex.Mark, w.Is("to", "from", "on", "in", "at", "for", "today", "tomorrow", "yesterday", "later", "too", "away", "with", "the", "by"):
			return true
		case lexicon.ClassOf(w)&(lexicon.Change|lexicon.State|lexicon.Action) != 0:
			return false
		}
	}
	return true
}
