package story

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// act is what a clause says that somebody does, as far as it is read.
type act struct {
	doer     who
	verb     string
	deed     deed
	to, from who
	amount   amount
	times    bool // the amount is done several times
	outward  bool // given away, handed out, returned to a shop
}

// read reads what is done. goesOn says that who does it was told before, and then the verb may be, too.
func (t *tale) read(a *act, s []token, goesOn bool) Change {
	if len(s) > 1 && being.Has(s[0].text) && (s[1].text == "given" || s[1].text == "paid") {
		return t.given(a, s[2:])
	}
	a.verb = word(s, 0)
	a.deed = deeds[a.verb]
	switch {
	case a.deed != 0:
		s = s[1:]
	case goesOn:
		a.verb, a.deed = t.verb, t.deed
	}
	if a.deed == holds {
		if word(s, 0) == "with" { // started with 5
			s = s[1:]
		}
		if m, n := t.amount(s); n > 0 && a.doer != hero && !m.part {
			t.divide()
		}
		return Change{}
	}
	out := Change{}
	if t.money && a.deed&prices != 0 {
		out = t.priced(a, s)
	}
	if out.Way == 0 && a.deed != 0 && t.complement(a, s) {
		out = t.judge(a)
	}
	t.verb, t.deed = a.verb, a.deed
	if a.times {
		out.Amount = 0
	}
	return out
}

// divide notes that somebody else has some, too.
func (t *tale) divide() {
	if !t.begins {
		t.shared, t.apart = true, true
	}
}

// given reads what stands behind "was given".
func (t *tale) given(a *act, s []token) Change {
	m, n := t.amount(s)
	s = s[n:]
	if word(s, 0) == "by" {
		if _, n := t.person(s[1:]); n > 0 {
			s = s[1+n:]
		}
	}
	if n == 0 || m.part || a.doer != hero && a.doer != perhaps || !t.harmless(s) {
		return Change{}
	}
	return t.change('+', a.doer == hero, m)
}

// complement reads the words behind the verb; false where one of them is not understood.
func (t *tale) complement(a *act, s []token) bool {
	switch w := word(s, 0); {
	case w == "rid" && word(s, 1) == "of" && a.deed&gets != 0:
		a.deed, a.verb, s = loses, "lose", s[2:]
	case w == "up" && strings.HasPrefix(a.verb, "pick"), w == "back" && a.deed&(gets|gives) != 0:
		s = s[1:]
	default:
		s = a.out(s)
	}
	if a.deed&(gives|prices) != 0 {
		if p, n := t.person(s); n > 0 {
			a.to, s = p, s[n:]
		}
	}
	n := 0
	if a.amount, n = t.amount(s); n == 0 {
		return false
	}
	s = a.out(s[n:])
	if word(s, 0) == "back" && a.deed&(gets|gives) != 0 {
		s = s[1:]
	}
	s = t.purpose(a, t.ends(a, s))
	for n := often(s); n > 0; n = often(s) {
		a.times, s = true, s[n:]
	}
	return t.harmless(s)
}

// out takes the word that makes a loss of giving or throwing.
func (a *act) out(s []token) []token {
	if w := word(s, 0); w != "" && slices.Contains(outward[a.verb], w) {
		a.outward = true
		return s[1:]
	}
	return s
}

// ends reads to whom, from whom or with whom.
func (t *tale) ends(a *act, s []token) []token {
	w := word(s, 0)
	if w != "to" && w != "from" && w != "with" {
		return s
	}
	p, n := t.person(s[1:])
	if k := eachOf(s[1:]); k > 0 {
		p, n, a.times = another, k, true
	}
	switch {
	case w == "to" && strings.HasPrefix(a.verb, "return") && word(s, 1) == "the" && shops.Has(word(s, 2)):
		a.outward, n = true, 2
	case n == 0:
		return s
	case w == "from" && a.deed&(gets|takes) != 0:
		a.from = p
	case w == "to" && a.deed&(gives|loses) != 0 && a.to == nobody, w == "with" && strings.HasPrefix(a.verb, "share") && a.to == nobody:
		a.to = p
	default:
		return s
	}
	return s[1+n:]
}

// eachOf is how many words name several people: each of her 4 friends.
func eachOf(s []token) int {
	if word(s, 0) != "each" || word(s, 1) != "of" {
		return 0
	}
	n := 2
	if owners[word(s, n)] != "" {
		n++
	}
	if n+1 < len(s) && s[n].value > 0 && people.Has(s[n+1].text) {
		return n + 2
	}
	return 0
}

// often is how many words say that something is done several times: a day, for 8 days.
func often(s []token) int {
	switch w := word(s, 0); {
	case (w == "a" || w == "each" || w == "every" || w == "per") && periods.Has(word(s, 1)):
		return 2
	case w == "for" && len(s) > 2 && s[1].value > 0 && periods.Has(wordproblem.Singular(s[2].text)):
		return 3
	}
	return 0
}

// purpose takes what something is used or paid for: for a cake, to make a cake, for his work.
func (t *tale) purpose(a *act, s []token) []token {
	if a.deed&aims == 0 {
		return s
	}
	n := 1
	switch w := word(s, 0); {
	case w == "for", w == "on":
	case w == "to" && (word(s, 1) == "make" || word(s, 1) == "buy"):
		n = 2
	default:
		return s
	}
	if n < len(s) && mine(s[n]) {
		n++
	}
	if n == len(s) || !t.plain(s[n]) || s[n].value > 0 || a.deed&gets != 0 && !jobs.Has(s[n].text) {
		return s
	}
	return s[n+1:]
}

// priced reads the price of what is bought or sold: bought a book for $4, sold 8 cups at 3 dollars each.
func (t *tale) priced(a *act, s []token) Change {
	if len(s) < 4 || !mine(s[0]) && s[0].value == 0 || s[0].money {
		return Change{}
	}
	many := s[0].value > 0
	n := 1
	for n < 3 && t.plain(s[n]) && s[n].text != "for" && !places.Has(s[n].text) {
		n++
	}
	if n == 1 || s[n].text != "for" && s[n].text != "at" {
		return Change{}
	}
	m, k := t.amount(s[n+1:])
	s = s[n+1+k:]
	if many && word(s, 0) == "each" {
		a.times, s = true, s[1:]
	} else if many {
		return Change{}
	}
	if k == 0 || m.part || !t.harmless(s) || a.doer != hero && a.doer != perhaps {
		return Change{}
	}
	if a.deed&gets != 0 {
		return t.change('-', a.doer == hero, m)
	}
	return t.change('+', a.doer == hero, m)
}

// judge says what an act does to the number of the hero.
func (t *tale) judge(a *act) Change {
	switch {
	case a.outward && a.from == nobody && (a.to == nobody || a.to == another), a.deed&loses != 0 && a.to == nobody:
		return t.lost(a)
	case a.outward, a.deed&throws != 0:
	case a.deed&gives != 0 && a.to == nobody:
		if a.deed&aims != 0 { // paid 5
			return t.lost(a)
		}
	case a.deed&(gives|loses) != 0:
		return t.moved(a.doer, a.to, a.amount, !strings.HasPrefix(a.verb, "share"))
	case a.to != nobody: // bought her 5
		if a.to != another && a.doer != hero {
			return t.moved(another, a.to, a.amount, true)
		}
	case a.from != nobody:
		return t.moved(a.from, a.doer, a.amount, true)
	case a.amount.part:
		if a.deed == takes {
			return t.lost(a)
		}
	case a.deed&gets != 0:
		if a.doer == another {
			t.divide()
		}
		return t.moved(another, a.doer, a.amount, true)
	}
	return Change{}
}

// lost is something that who does it has no more, or that is gone of what there was.
func (t *tale) lost(a *act) Change {
	switch {
	case a.deed != takes && (a.doer == hero || a.doer == perhaps):
		return t.change('-', a.doer == hero, a.amount)
	case a.doer == another && a.amount.part && !a.outward:
		return t.change('-', false, a.amount)
	}
	return Change{}
}

// moved is something that goes from one to another.
func (t *tale) moved(from, to who, m amount, sure bool) Change {
	switch {
	case to == hero && (from == perhaps || from == another):
		return t.change('+', sure, m)
	case from == hero && (to == perhaps || to == another):
		return t.change('-', sure, m)
	case from == perhaps && to == another:
		return t.change('-', false, m)
	case from == another && to == perhaps:
		return t.change('+', false, m)
	}
	return Change{}
}

// change is one that was understood.
func (t *tale) change(way byte, sure bool, m amount) Change {
	if m.share > 0 && way == '+' {
		return Change{}
	}
	return Change{Way: way, Sure: sure && !m.theirs && (m.asked || !t.apart), Amount: m.value, Share: m.share}
}
