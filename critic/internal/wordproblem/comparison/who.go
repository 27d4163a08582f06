package comparison

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// reader reads the clauses of a word problem one after the other, and finds in them who or what has
// an amount: people, days and the like, or things. The key of one is its name, its time or its words
// in the singular.
type reader struct {
	*wordproblem.Namer
	subject string   // the person of whom was told last; "" where that is not clear
	met     bool     // somebody was told of
	near    string   // of whom or what the clause before tells
	kind    []string // what it counts
	// nearEnds says that a sentence ends there: a pronoun then need not stand for it.
	nearEnds bool
}

// meet notes of whom a clause tells, which pronouns later stand for: nobody, after a
// clause that compares nothing and is about another than the one before.
func (n *reader) meet(c wordproblem.Clause, compares bool) {
	who := n.People(c.Words, c.Opens)
	n.near, n.kind = "", nil
	n.nearEnds = c.Ends
	if !c.Relative {
		n.near, n.kind = n.told(c, who)
	}
	switch {
	case len(who) == 0 || who[0] == n.subject:
	case compares || !n.met:
		n.subject = who[0]
	default:
		n.subject = ""
	}
	n.met = n.met || len(who) > 0
}

// told is of whom or what a clause with one number tells, and what it counts.
func (n *reader) told(c wordproblem.Clause, who []string) (near string, kind []string) {
	count, at := numbersIn(c.Words)
	switch {
	case len(who) == 1:
		near = who[0]
	case len(who) == 0 && count == 1:
		near = ThingIn(untilVerb(c.Words[:at]))
	}
	if count == 1 && at+1 < len(c.Words) {
		kind = wordproblem.KindOf(c.Words[at+1:])
	}
	return near, kind
}

// who is the person of whom words tell, also by a pronoun; "" where that is not clear.
func (n *reader) who(words []string, opens bool) string {
	named := n.People(words, opens)
	if len(named) == 1 {
		return named[0]
	}
	if len(named) > 1 {
		return ""
	}
	for i, w := range words {
		low := strings.ToLower(w)
		ofHis := (low == "her" || low == "his") && i+1 < len(words) && measures.Has(words[i+1]) // half her age
		if ofHis || pronouns.Has(low) && (low != "her" || i == len(words)-1) {
			if !opens && n.near != "" && !n.nearEnds && wordproblem.IsCapital(n.near) {
				return n.near
			}
			return n.subject
		}
	}
	return ""
}

var pronouns = wordset.Of("he she him her")

// times are the days, weeks and the like in words.
func times(words []string) []string {
	var out []string
	for i, w := range words {
		low := strings.ToLower(w)
		next := ""
		if i+1 < len(words) {
			next = strings.ToLower(words[i+1])
		}
		switch {
		case wordproblem.DayWords.Has(low):
			out = wordproblem.AddNew(out, low)
		case low == "fall" && i > 0 && words[i-1] == "in" || w == "May" && i > 0 && (words[i-1] == "in" || words[i-1] == "In"):
			out = wordproblem.AddNew(out, low)
		case wordproblem.OrdinalWords.Has(low) && (spans.Has(next) || next == "" && i > 1 && words[i-1] == "the" && (words[i-2] == "in" || words[i-2] == "on")):
			out = wordproblem.AddNew(out, low)
		}
	}
	return out
}

var spans = wordset.Of("day week month year hour quarter half game")
