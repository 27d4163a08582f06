package story

import (
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	numberOf = []string{"what", "is", "the", "number", "of"}
	findHow  = []string{"find", "how", "many"}
	howMany  = []string{"how", "many"}
	howMoney = []string{"how", "much", "money"}
	howMuch  = []string{"how", "much"}
	askedBy  = wordset.Of("does do did will are is were remain remains")
	heldBy   = wordset.Of("has have had")
	having   = wordset.Of("have own still now end up with")
	thereIs  = wordset.Of("left now there in the end still")
	// asksLeft are the words that a question about what somebody has ends with.
	asksLeft = wordset.Of("left now in the end at altogether total all after that still then finally")
)

// readQuestion understands "How many cups does Mia have left?", "How much money does she have?",
// "How many are left?" and the like.
func (t *tale) readQuestion(q []token) bool {
	for len(q) > 0 && q[len(q)-1].mark() {
		q = q[:len(q)-1]
	}
	switch {
	case starts(q, numberOf):
		return t.readHeld(q[len(numberOf):])
	case starts(q, findHow):
		return t.readHeld(q[len(findHow):])
	case starts(q, howMany):
		return t.readAsked(q[len(howMany):])
	case starts(q, howMoney):
		t.money = true
		return t.readAsked(q[len(howMoney):]) && len(t.asked) == 0
	case starts(q, howMuch):
		t.money = true
		return t.readAsked(q[len(howMuch):]) && len(t.asked) == 0
	}
	return false
}

// readHeld reads what and who stand before a verb: cups Mia has now.
func (t *tale) readHeld(q []token) bool {
	n := slices.IndexFunc(q, func(w token) bool { return heldBy.Has(w.text) })
	if n < 2 || !only(q[n+1:], asksLeft) {
		return false
	}
	from := n - 1
	if !q[from].capital && pronouns[q[from].text] == "" {
		from-- // the girls
	}
	return t.readThings(q[:from]) && t.readWhose(q[from:n])
}

// readAsked reads what stands before a verb and who behind it: cups does Mia have now.
func (t *tale) readAsked(q []token) bool {
	n := slices.IndexFunc(q, func(w token) bool { return askedBy.Has(w.text) })
	if n < 0 || !t.readThings(q[:n]) {
		return false
	}
	rest := q[n+1:]
	switch q[n].text {
	case "remain", "remains":
		return len(rest) == 0
	case "are", "is", "were":
		if len(rest) > 2 && rest[0].text == "left" && rest[1].text == "for" {
			return t.readWhose(rest[2:])
		}
		return len(rest) > 0 && only(rest, thereIs)
	}
	if n := len(rest); n > 1 && n < 4 && rest[0].text == "each" && rest[n-1].text == "get" {
		t.parts = true
		return true
	}
	n = slices.IndexFunc(rest, func(w token) bool { return having.Has(w.text) })
	return n > 0 && only(rest[n:], having, asksLeft) && t.readWhose(rest[:n])
}

// readThings reads the name of what is asked for.
func (t *tale) readThings(s []token) bool {
	switch {
	case len(s) == 1 && s[0].text == "dollars":
		t.money = true
		return true
	case starts(s, []string{"of", "them"}) && len(s) == 2:
		return true
	}
	for _, w := range s {
		if wordproblem.Comparing.Has(w.text) || w.mark() {
			return false
		}
		t.asked = append(t.asked, wordproblem.Singular(w.text))
	}
	return len(s) < 4
}

// readWhose reads whose number is asked for.
func (t *tale) readWhose(s []token) bool {
	if len(s) == 0 || len(s) > 3 {
		return false
	}
	if p := pronouns[s[0].text]; len(s) == 1 && p != "" {
		t.pronoun = p
		return p == s[0].text
	}
	t.hero, t.named = name(s), true
	if several(s) {
		t.pronoun = "they"
	}
	return !slices.ContainsFunc(s, func(w token) bool { return w.text == "and" || w.text == "they" || w.text == "we" })
}

// several reports whether the words for somebody stand for more than one: the girls.
func several(s []token) bool {
	last := s[len(s)-1]
	return len(s) > 1 && !last.capital && wordproblem.Singular(last.text) != last.text
}

// name is what somebody is called, without an article.
func name(s []token) []string {
	if len(s) > 1 && determiners.Has(s[0].text) {
		s = s[1:]
	}
	out := make([]string, len(s))
	for i, w := range s {
		out[i] = w.text
	}
	return out
}

// readStart learns from the clause that tells what there is at first whom the story is about, and what
// is counted, where the question does not tell; false where it cannot. next is the clause behind it.
func (t *tale) readStart(clause, next string) bool {
	s := counting(clause)
	n := slices.IndexFunc(s, func(w token) bool { return deeds[w.text]&(holds|gets) != 0 || makes.Has(w.text) })
	if n >= 0 && word(tokens(next), 0) != "each" {
		t.readCounted(s[n+1:])
	}
	if t.named {
		return true
	}
	if n < 1 || n > 3 || s[0].text == "there" || s[0].text == "it" {
		return false
	}
	p := ""
	if n == 1 {
		p = pronouns[s[0].text]
	}
	switch o := owners[s[0].text]; {
	case p == "" && !mine(s[0]) && !s[0].capital:
		return false
	case o == "he" || o == "she" || o == "they": // whose sister that is was not told
		return false
	}
	many := p == "they" || p == "we" || several(s[:n])
	switch t.pronoun {
	case "i", "we":
		if p != t.pronoun {
			return false
		}
	case "they":
		if !many {
			return false
		}
	case "":
		if p != "" {
			t.pronoun = p
		} else if many {
			t.pronoun = "they"
		}
	default:
		if many || p == "i" {
			return false
		}
	}
	t.hero = name(s[:n])
	return true
}

// counting is the sentence of a clause that has an amount, without the words before who acts.
func counting(clause string) []token {
	for _, s := range sentences(tokens(clause)) {
		if counts(s) {
			return s[lead(s):]
		}
	}
	return nil
}

// introduces reports whether the person that the story is about may come behind the first clause: it
// tells of things in her basket, or of somebody else.
func (t *tale) introduces(clause string) bool {
	s := counting(clause)
	if word(s, 0) == "there" {
		return slices.ContainsFunc(s, func(w token) bool { return owners[w.text] != "" })
	}
	_, n := t.person(s)
	return n > 0
}

// readCounted learns what is counted from the words behind the first verb: 5 red cups.
func (t *tale) readCounted(s []token) {
	if len(t.asked) > 0 || t.money || len(s) < 2 || len(s) > 3 || s[0].value == 0 || s[0].money || !plural(s[len(s)-1]) {
		return
	}
	for _, w := range s[1:] {
		if !t.plain(w) {
			return
		}
	}
	t.learned = true
	for _, w := range s[1:] {
		t.asked = append(t.asked, wordproblem.Singular(w.text))
	}
}
