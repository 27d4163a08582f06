package comparison

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// merge takes things for the same where the words of one are among those of one other.
func (a *Amounts) merge() {
	keys := a.named()
	same := map[string]string{}
	for _, k := range keys {
		var wider []string
		for _, o := range keys {
			if o != k && Within(k, strings.Fields(o)) && !a.compares(k, o) {
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
	a.Keys = a.named()
}

// compares reports whether a clause compares two with each other.
func (a *Amounts) compares(x, y string) bool {
	return slices.ContainsFunc(a.comparisons, func(r *relation) bool {
		return r.of == x && slices.Contains(r.than, y) || r.of == y && slices.Contains(r.than, x)
	})
}

// named are those that are compared, in the order of the text.
func (a *Amounts) named() []string {
	var out []string
	for _, r := range a.comparisons {
		out = wordproblem.AddNew(out, r.of)
		for _, k := range r.than {
			out = wordproblem.AddNew(out, k)
		}
	}
	return out
}

// MayCompare reports whether a clause may compare amounts.
func MayCompare(c wordproblem.Clause) bool {
	return slices.Contains(c.Words, "than") || factorIn(c.Words)
}

// ofAnotherTime reports whether a clause tells of another time, when amounts were others. Will
// with a capital is somebody.
func ofAnotherTime(c wordproblem.Clause) bool {
	for i, w := range wordproblem.Lowered(c.Words) {
		if c.Words[i] == "will" || w == "would" || w == "ago" || w == "then" || w == "last" && i+1 < len(c.Words) && c.Words[i+1] == "year" {
			return true
		}
	}
	return false
}

// Unit is what all amounts count; "" if that is not told.
func (a *Amounts) Unit() string {
	for _, r := range a.comparisons {
		if r.unit != "" {
			return r.unit
		}
	}
	return a.counted
}

func (a *Amounts) sameUnits() bool {
	unit := a.Unit()
	return !slices.ContainsFunc(a.comparisons, func(r *relation) bool { return r.unit != "" && r.unit != unit })
}

// mixesTimes reports whether days are compared and people or things, too.
func (a *Amounts) mixesTimes() bool {
	days := 0
	for _, k := range a.Keys {
		if wordproblem.DayWords.Has(k) || wordproblem.OrdinalWords.Has(k) || k == "fall" || k == "may" {
			days++
		}
	}
	return days > 0 && days < len(a.Keys)
}

var (
	// changing are words behind a number that is not the amount, or not all of it.
	changing = wordset.Of("another each more less fewer times dozen hundred thousand pairs % percent")
)

// changes reports whether the words behind a number say that it is not the amount.
func changes(words []string) bool {
	for i, w := range words {
		if i == 0 && w == "of" || changing.Has(w) && !(w == "each" && i+1 < len(words) && wordproblem.UnitsOfTime.Has(words[i+1])) {
			return true
		}
	}
	return false
}

// readGiven reads a clause that compares nothing: it may tell an amount in numbers. It
// is false where two clauses contradict each other.
func (a *Amounts) readGiven(c wordproblem.Clause) bool {
	count, at := numbersIn(c.Words)
	if count != 1 || MayCompare(c) || ofAnotherTime(c) || changes(c.Words[at+1:]) {
		return true
	}
	whose := a.Mentioned(c.Words, c.Opens)
	if all := a.Keys; len(whose) == 0 && len(all) == 2 && slices.Contains(wordproblem.Lowered(c.Words), "they") {
		whose = all // where only two are compared, they are these
	}
	if price := at - 2; price >= 0 && c.Words[price] == "for" && c.Words[at-1] == "$" || at > 0 && c.Words[at-1] == "for" {
		return true // a gift for $20
	}
	if and := slices.Index(c.Words[at:], "and"); slices.Contains(c.Words, "some") || and > 0 && len(whose) == 1 && len(a.Mentioned(c.Words[:at+and], c.Opens)) == 0 {
		return true // 5 hours on music and some on reading
	}
	if slices.Contains(c.Words, "like") || strings.Contains(strings.Join(c.Words, " "), "at the price of") {
		return true // 3 things like a cap
	}
	unit := UnitOf(c.Words[:at], c.Words[at+1:])
	if told := a.Unit(); told != "" && unit != "" && unit != told {
		return true
	}
	number := wordproblem.TaggedOperand(c.Words[at])
	if named := a.names.People(c.Words[:at], c.Opens); len(named) > len(whose) && (len(whose) == 0 || wordproblem.IsCapital(whose[0])) {
		return true
	}
	switch len(whose) {
	case 1:
		if unit != "" && LastWord(whose[0]) != unit {
			a.counted = unit
		}
		if old := a.given[whose[0]]; old != nil {
			return false
		}
		a.given[whose[0]] = number
		a.use(number)
	case 2:
		s := pairSum{[2]string{whose[0], whose[1]}, number}
		if slices.ContainsFunc(c.Words, func(w string) bool { return Altogether.Has(strings.ToLower(w)) }) || a.subjects(c, s) {
			a.sums = append(a.sums, s)
			a.use(number)
		}
	}
	return true
}

// subjects reports whether a clause begins with both of a sum, who are compared with
// each other, so that they do not have as much each.
func (a *Amounts) subjects(c wordproblem.Clause, s pairSum) bool {
	begin := strings.Join(c.Words, " ") + " "
	return a.between(s) != nil && (strings.HasPrefix(begin, s.of[0]+" and "+s.of[1]+" ") || strings.HasPrefix(begin, s.of[1]+" and "+s.of[0]+" "))
}

// Mentioned are those with a compared amount whom words name.
func (a *Amounts) Mentioned(words []string, opens bool) []string {
	people, days := a.names.People(words, opens), times(words)
	ones := wordproblem.Lowered(words)
	for i, w := range ones {
		ones[i] = wordproblem.Singular(w)
	}
	var out []string
	for _, k := range a.Keys {
		if slices.Contains(people, k) || slices.Contains(days, k) || !wordproblem.IsCapital(k) && Within(k, ones) && !wordproblem.DayWords.Has(k) && !wordproblem.OrdinalWords.Has(k) {
			out = append(out, k)
		}
	}
	return slices.DeleteFunc(out, func(k string) bool {
		return slices.ContainsFunc(out, func(o string) bool { return o != k && Within(k, strings.Fields(o)) })
	})
}

// factorIn reports whether words hold a multiple.
func factorIn(words []string) bool {
	for i := range words {
		if _, n := wordproblem.ReadFactor(words, i); n > 0 {
			return true
		}
	}
	return false
}
