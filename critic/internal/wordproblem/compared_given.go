package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// merge takes things for the same where the words of one are among those of one other.
func (a *related) merge() {
	keys := a.named()
	same := map[string]string{}
	for _, k := range keys {
		var wider []string
		for _, o := range keys {
			if o != k && within(k, strings.Fields(o)) && !a.compares(k, o) {
				wider = append(wider, o)
			}
		}
		if len(wider) == 1 {
			same[k] = wider[0]
		}
	}
	for _, r := range a.comparisons {
		if o := same[r.of]; o != "" {
			r.of = o
		}
		for i, k := range r.than {
			if o := same[k]; o != "" {
				r.than[i] = o
			}
		}
	}
	a.comparisons = slices.DeleteFunc(a.comparisons, func(r *relation) bool { return slices.Contains(r.than, r.of) })
	a.keys = a.named()
}

// compares reports whether a clause compares two with each other.
func (a *related) compares(x, y string) bool {
	return slices.ContainsFunc(a.comparisons, func(r *relation) bool {
		return r.of == x && slices.Contains(r.than, y) || r.of == y && slices.Contains(r.than, x)
	})
}

// named are those that are compared, in the order of the text.
func (a *related) named() []string {
	var out []string
	for _, r := range a.comparisons {
		out = addNew(out, r.of)
		for _, k := range r.than {
			out = addNew(out, k)
		}
	}
	return out
}

// compares reports whether a clause may compare amounts.
func (c clause) compares() bool { return slices.Contains(c.words, "than") || factorIn(c.words) }

// another reports whether a clause tells of another time, when amounts were others. Will
// with a capital is somebody.
func (c clause) another() bool {
	for i, w := range lowered(c.words) {
		if c.words[i] == "will" || w == "would" || w == "ago" || w == "then" || w == "last" && i+1 < len(c.words) && c.words[i+1] == "year" {
			return true
		}
	}
	return false
}

// unit is what all amounts count; "" if that is not told.
func (a *related) unit() string {
	for _, r := range a.comparisons {
		if r.unit != "" {
			return r.unit
		}
	}
	return a.counted
}

func (a *related) sameUnits() bool {
	unit := a.unit()
	return !slices.ContainsFunc(a.comparisons, func(r *relation) bool { return r.unit != "" && r.unit != unit })
}

// mixesTimes reports whether days are compared and people or things, too.
func (a *related) mixesTimes() bool {
	days := 0
	for _, k := range a.keys {
		if dayWords.Has(k) || ordinalWords.Has(k) || k == "fall" || k == "may" {
			days++
		}
	}
	return days > 0 && days < len(a.keys)
}

var (
	unitsOfTime = wordset.Of("minute hour day week month year")
	// changing are words behind a number that is not the amount, or not all of it.
	changing = wordset.Of("another each more less fewer times dozen hundred thousand pairs % percent")
)

// changes reports whether the words behind a number say that it is not the amount.
func changes(words []string) bool {
	for i, w := range words {
		if i == 0 && w == "of" || changing.Has(w) && !(w == "each" && i+1 < len(words) && unitsOfTime.Has(words[i+1])) {
			return true
		}
	}
	return false
}

// readGiven reads a clause that compares nothing: it may tell an amount in numbers. It
// is false where two clauses contradict each other.
func (a *related) readGiven(c clause) bool {
	count, at := numbersIn(c.words)
	if count != 1 || c.compares() || c.another() || changes(c.words[at+1:]) {
		return true
	}
	whose := a.mentioned(c.words, c.opens)
	if all := a.keys; len(whose) == 0 && len(all) == 2 && slices.Contains(lowered(c.words), "they") {
		whose = all // where only two are compared, they are these
	}
	if price := at - 2; price >= 0 && c.words[price] == "for" && c.words[at-1] == "$" || at > 0 && c.words[at-1] == "for" {
		return true // a gift for $20
	}
	if and := slices.Index(c.words[at:], "and"); slices.Contains(c.words, "some") || and > 0 && len(whose) == 1 && len(a.mentioned(c.words[:at+and], c.opens)) == 0 {
		return true // 5 hours on music and some on reading
	}
	if slices.Contains(c.words, "like") || strings.Contains(strings.Join(c.words, " "), "at the price of") {
		return true // 3 things like a cap
	}
	unit := unitOf(c.words[:at], c.words[at+1:])
	if told := a.unit(); told != "" && unit != "" && unit != told {
		return true
	}
	number := taggedOperand(c.words[at])
	if named := a.names.people(c.words[:at], c.opens); len(named) > len(whose) && (len(whose) == 0 || isCapital(whose[0])) {
		return true
	}
	switch len(whose) {
	case 1:
		if unit != "" && lastWord(whose[0]) != unit {
			a.counted = unit
		}
		if old := a.given[whose[0]]; old != nil {
			return false
		}
		a.given[whose[0]] = number
		a.use(number)
	case 2:
		s := pairSum{[2]string{whose[0], whose[1]}, number}
		if slices.ContainsFunc(c.words, func(w string) bool { return altogether.Has(strings.ToLower(w)) }) || a.subjects(c, s) {
			a.sums = append(a.sums, s)
			a.use(number)
		}
	}
	return true
}

// subjects reports whether a clause begins with both of a sum, who are compared with
// each other, so that they do not have as much each.
func (a *related) subjects(c clause, s pairSum) bool {
	begin := strings.Join(c.words, " ") + " "
	return a.between(s) != nil && (strings.HasPrefix(begin, s.of[0]+" and "+s.of[1]+" ") || strings.HasPrefix(begin, s.of[1]+" and "+s.of[0]+" "))
}

func factorIn(words []string) bool {
	for i := range words {
		if _, n := readFactor(words, i); n > 0 {
			return true
		}
	}
	return false
}

// mentioned are those with a compared amount whom words name.
func (a *related) mentioned(words []string, opens bool) []string {
	people, days := a.names.people(words, opens), times(words)
	ones := lowered(words)
	for i, w := range ones {
		ones[i] = Singular(w)
	}
	var out []string
	for _, k := range a.keys {
		if slices.Contains(people, k) || slices.Contains(days, k) || !isCapital(k) && within(k, ones) && !dayWords.Has(k) && !ordinalWords.Has(k) {
			out = append(out, k)
		}
	}
	return slices.DeleteFunc(out, func(k string) bool {
		return slices.ContainsFunc(out, func(o string) bool { return o != k && within(k, strings.Fields(o)) })
	})
}
