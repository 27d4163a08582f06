package story

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// who somebody is in a story.
type who uint8

const (
	nobody  who = iota
	hero        // whose number is asked for
	perhaps     // a pronoun, which may stand for the hero
	another
)

// person reads who somebody is, and in how many words that is said.
func (t *tale) person(s []token) (p who, n int) {
	t.byPronoun = false
	if len(s) == 0 {
		return nobody, 0
	}
	related := relative(s)
	if pronoun := pronouns[s[0].text]; pronoun != "" && related == 0 {
		t.byPronoun = true
		return t.meant(pronoun), 1
	}
	name := s
	if determiners.Has(s[0].text) {
		name = s[1:]
	}
	if len(t.hero) > 0 && starts(name, t.hero) {
		return hero, len(s) - len(name) + len(t.hero)
	}
	switch first := s[0]; {
	case related > 0:
		n = related
	case first.capital && wordproblem.Titles.Has(strings.ToUpper(first.text[:1])+first.text[1:]) && len(s) > 1 && s[1].capital:
		n = 2
	case first.capital && !noNames.Has(first.text) && !mine(first) && !strings.Contains(first.text, "'"):
		n = 1
	case determiners.Has(first.text) && len(s) > 2 && s[1].value == 0 && !s[1].capital && !lifeless.Has(s[1].text) && deeds[s[2].text] != 0:
		n = 2
	default:
		return nobody, 0
	}
	t.company = true
	return another, n
}

// relative is how many words at the beginning name somebody's friend or sister.
func relative(s []token) int {
	if len(s) < 2 || !mine(s[0]) {
		return 0
	}
	n := 1
	if s[1].text == "best" {
		n = 2
	}
	if !relatives.Has(word(s, n)) {
		return 0
	}
	return n + 1
}

// mine reports whether a word may stand before the name of a thing: a, the, her.
func mine(w token) bool { return determiners.Has(w.text) || owners[w.text] != "" }

// meant is for whom a pronoun stands.
func (t *tale) meant(pronoun string) who {
	switch {
	case pronoun == "i" || pronoun == "we":
		if t.pronoun == pronoun {
			return hero
		}
		return another
	case t.pronoun == "" && pronoun == "they":
		return nobody
	case t.pronoun != "" && t.pronoun != pronoun:
		if t.pronoun == "they" || pronoun == "they" {
			return nobody
		}
		return another
	case !t.alone:
		return perhaps
	}
	t.pronoun = pronoun
	return hero
}

// namesOther reports whether somebody but the hero may be named in words that are not understood.
func (t *tale) namesOther(s []token) bool {
	return len(s) > 0 && slices.ContainsFunc(s[1:], func(w token) bool {
		return relatives.Has(w.text) || w.capital && !weekdays.Has(w.text) && !slices.Contains(t.hero, w.text) && pronouns[w.text] == "" && !mine(w) && !idle.Has(w.text)
	})
}

// mayAct reports whether a word at the end of a clause may be who acts in the next.
func mayAct(w token) bool {
	return w.capital || pronouns[w.text] != "" || relatives.Has(w.text)
}
