package story

import "github.com/seed-25a395fc/reason/critic/internal/wordproblem"

// amount is how much a clause tells of.
type amount struct {
	value, share int
	asked        bool // it names the things that are asked for, in full
	part         bool // of them: of what there was
	theirs       bool // of what may be somebody else's
}

// amount reads how much, and in how many words that is said; 0 for none.
func (t *tale) amount(s []token) (m amount, n int) {
	if word(s, 0) == "another" {
		n = 1
	}
	if n == len(s) || s[n].value == 0 {
		return t.share(s)
	}
	m.value, m.asked = s[n].value, t.money
	if s[n].money && !t.money {
		return m, 0
	}
	if n++; t.money && !s[n-1].money {
		if w := word(s, n); w != "dollars" && w != "dollar" {
			return m, 0
		}
		n++
	}
	for n < len(s) && others.Has(s[n].text) {
		n++
	}
	if k, full := t.things(s[n:]); k > 0 {
		m.asked = m.asked || full
		return m, n + k
	}
	if k := t.ofThem(&m, s[n:]); k > 0 {
		return m, n + k
	}
	if len(t.asked) == 0 && !t.money && n < len(s) && t.plain(s[n]) && plural(s[n]) {
		t.apart = true // whether these are the things asked for is not known
		n++
	}
	return m, n
}

// share reads a part of what there is: half of them, a third of her cups.
func (t *tale) share(s []token) (m amount, n int) {
	if w := word(s, 0); w == "a" || w == "one" {
		n = 1
	}
	m.share, m.part = shares[word(s, n)], true
	if m.share == 0 || (m.share == 2) != (n == 0) {
		return m, 0
	}
	n++
	if k := t.ofThem(&m, s[n:]); k > 0 {
		return m, n + k
	}
	if n < len(s) && owners[s[n].text] != "" { // half her cups
		if k, _ := t.things(s[n+1:]); k > 0 {
			m.theirs = owners[s[n].text] != t.pronoun
			return m, n + 1 + k
		}
	}
	return m, n
}

// ofThem is how many words say that it is a part of what there is: of them, of her cups.
func (t *tale) ofThem(m *amount, s []token) int {
	n := 0
	if word(s, 0) != "of" {
		return 0
	}
	switch w := word(s, 1); {
	case w == "them", w == "it":
		n = 2
	case starts(s, ofRest):
		n = len(ofRest)
	case w == "the" || owners[w] != "":
		if k, _ := t.things(s[2:]); k > 0 {
			m.theirs = w != "the" && owners[w] != t.pronoun
			n = 2 + k
		}
	}
	m.part = m.part || n > 0
	return n
}

var ofRest = []string{"of", "what", "is", "left"}

// things is how many words name what is asked for, and whether they do so in full.
func (t *tale) things(s []token) (n int, full bool) {
	if t.money {
		if w := word(s, 0); w != "money" && w != "dollars" {
			return 0, false
		}
		return 1, true
	}
	for from := range t.asked {
		kind := t.asked[from:]
		same := len(s) >= len(kind)
		for i := 0; same && i < len(kind); i++ {
			same = wordproblem.Singular(s[i].text) == kind[i]
		}
		if same {
			return len(kind), from == 0
		}
	}
	return 0, false
}

// plain reports whether a word may be the name of a place or a thing, other than what is asked for.
func (t *tale) plain(w token) bool {
	return !w.capital && w.text[0] >= 'a' && deeds[w.text] == 0 && pronouns[w.text] == "" && !relatives.Has(w.text) &&
		shares[w.text] == 0 && !sums.Has(w.text) && !links.Has(w.text) && !mine(w) && !leads.Has(w.text) &&
		(len(t.asked) == 0 || wordproblem.Singular(w.text) != t.asked[len(t.asked)-1])
}

// plural reports whether a word looks like one of several things.
func plural(w token) bool { return wordproblem.Singular(w.text) != w.text }

// harmless reports whether the rest of a sentence only tells where or when. A pronoun behind "and" acts
// in the next clause.
func (t *tale) harmless(s []token) bool {
	for len(s) > 0 {
		n := 0
		switch w := s[0].text; {
		case w == ",", moments.Has(w), w == "and" && len(s) == 1:
			n = 1
		case w == "and" && len(s) == 2 && pronouns[s[1].text] == s[1].text:
			n = 2
			t.alone = t.alone && !t.company
			t.doer = t.meant(s[1].text)
		case w == "on" && weekdays.Has(word(s, 1)):
			n = 2
		case starts(s, asGift):
			n = len(asGift)
		case w == "for" && owners[word(s, 1)] != "" && word(s, 2) == "birthday":
			n = 3
		case places.Has(w):
			n = t.place(s)
		}
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return true
}

var asGift = []string{"as", "a", "gift"}

// place is how many words tell where or when something is: in the garden, at school, in the first round.
func (t *tale) place(s []token) int {
	n := 1
	if n < len(s) && mine(s[n]) {
		if n++; ordinals.Has(word(s, n)) {
			if n++; n == len(s) || s[n].mark() {
				return n
			}
		}
	}
	if n < len(s) && t.plain(s[n]) {
		return n + 1
	}
	return 0
}
