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
	return nil
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
	s := strings.ToLower(w.text)
	s = strings.TrimSuffix(s, "'s")
	return lexicon[s]
}

// checkClause checks one clause of the story; begun is the number of clauses
// with a quantity before it.
func checkClause(c clause, begun int) error {
	text := render(c.words)
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
		return last.is("the") && next.is("home")
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

// checkUntold declines amounts that no story of the model tells of: coins by their
// names, what is left over, a part of a part, what is paid on so many days or by the hour.
func checkUntold(s []word) error {
	for i, w := range s {
		var last, next word
		if i > 0 {
			last = s[i-1]
		}
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case w.is("dime", "dimes", "nickel", "nickels", "pennies"),
			w.is("left") && next.is("over"),
			w.is("of") && next.is("that"),
			w.is("each") && last.is("for") && next.is("hour"),
			w.is("share", "split") && i == 2 && s[0].kind == number,
			w.kind == number && last.is("on") && next.is("days"):
			return outOfScope("the amount in %q is not understood", render(s))
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

// genericNouns may be asked for though the story names the things otherwise.
var genericNouns = map[string]bool{}

func init() {
	for _, w := range strings.Fields("animals people persons things items dollars money fruits fruit pieces toys of does do did are is were was remain will has have had water degrees") {
		genericNouns[w] = true
	}
}

// checkQuestion declines what the running quantity does not answer: how much
// somebody gave, how much there was at first, how many boxes are needed.
func checkQuestion(c clause, before []clause) error {
	text := render(c.words)
	summed := false
	for _, w := range c.words {
		summed = summed || classOf(w)&sums != 0
	}
	at := max(0, askAt(c.words))
	amount := c.words[at].is("how")
	for i, w := range c.words {
		k := classOf(w)
		switch {
		case w.is("same", "price"), // behind "the", too
			w.is("get", "receive") && slices.ContainsFunc(c.words[:i], func(w word) bool { return w.is("did") }): // a change is asked for
			return outOfScope("the question %q is not understood", text)
		case w.kind != letters, isCapital(w.text) && i > 0:
		case amount && i == at+2: // the noun after "how many"
		case i > 0 && c.words[i-1].is("the", "a", "car"), amount && i == at+3 && classOf(c.words[i-1])&asks == 0:
		case amount && i == at+1 && w.is("much") && i+1 < len(c.words) && c.words[i+1].is("is", "are", "was", "were") && !summedOrLeft(c.words):
			return outOfScope("the question %q is not understood", text)
		case i > at+2 && w.is("more"), w.is("than", "fewer", "less", "need", "needs", "cost", "before", "originally", "beginning", "week", "month", "year", "hour", "already", "every", "per", "apiece", "first", "start"), amount && i == at+2 && w.is("more", "times", "days", "weeks", "hours", "minutes"):
			return outOfScope("the question %q is not understood", text)
		case k&asks != 0, k&(change|action) != 0 && summed:
		case k == 0 && (nounAt(c.words, i) || i > at && i <= at+4 && afterHowMany(c.words, at, i)):
		case i > 1 && (c.words[i-2].is("number") || c.words[max(0, i-3)].is("number") || c.words[max(0, i-4)].is("number")):
		case k&opener != 0 && i < at+4, k&opener != 0 && i+1 < len(c.words) && c.words[i+1].kind == letters:
		case k&other != 0:
		default:
			return outOfScope("the question %q is not understood", text)
		}
	}
	return checkSubject(c, before, at)
}

// summedOrLeft reports whether a question asks what there is in the end.
func summedOrLeft(s []word) bool {
	for _, w := range s {
		if w.is("left", "now", "there", "remaining", "end") || classOf(w)&sums != 0 {
			return true
		}
	}
	return false
}

// afterHowMany reports whether only nouns and adjectives stand between "how
// many" and s[i].
func afterHowMany(s []word, at, i int) bool {
	for _, w := range s[at+2 : i] {
		if k := classOf(w); k != 0 && k&opener == 0 || w.kind != letters {
			return false
		}
	}
	return true
}

// checkSubject declines a question about things that the story does not name, or about
// two kinds of them.
func checkSubject(c clause, before []clause, at int) error {
	if at+2 >= len(c.words) || !c.words[at].is("how") {
		return nil
	}
	// The last noun before the verb is what is asked for.
	noun := ""
	for i, w := range c.words[at+2:] {
		k := classOf(w)
		if w.is("and") && noun != "" && at+2+i+1 < len(c.words) && classOf(c.words[at+2+i+1])&(state|asks) == 0 {
			return outOfScope("%q asks about two kinds of things", render(c.words))
		}
		if w.kind != letters || k&(state|asks) != 0 || noun != "" && isCapital(w.text) {
			break
		}
		noun = strings.ToLower(w.text)
	}
	if noun == "" || genericNouns[noun] {
		return nil
	}
	for _, b := range before {
		for _, seen := range b.words {
			if sameNoun(noun, strings.ToLower(seen.text)) {
				return nil
			}
		}
	}
	return outOfScope("the story does not say what %q is about", render(c.words))
}

// sameNoun compares two words without their endings.
func sameNoun(a, b string) bool {
	n := max(3, min(len(a), len(b))-3)
	return len(a) >= n && len(b) >= n && a[:n] == b[:n]
}
