package prompts

import (
	"slices"
	"strings"
)

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
			ofSiblings(s[i:]),
			w.is("of") && next.is("that"),
			w.is("each") && last.is("for") && next.is("hour"),
			w.is("share", "split") && i == 2 && s[0].kind == number,
			w.kind == number && last.is("on") && next.is("days"):
			return outOfScope("the amount in %q is not understood", render(s))
		}
	}
	return nil
}

// checkRates declines stories whose amounts are so much a time or a piece, or which tell
// of one amount by what is left of another: the running quantity of a story is no price,
// and a clause adds to it or takes from it.
func checkRates(clauses []clause) error {
	if mixesTimes(clauses) || sharesOf(clauses) {
		return outOfScope("what %q counts is not understood", render(clauses[len(clauses)-1].words))
	}
	for i, c := range clauses {
		s := c.words
		if i == 0 && partsAtOnce(s) || c.quantity == 2 && haveTogether(s) || i > 0 && eachHolds(s) && c.quantity+clauses[i-1].quantity > 2 || s[len(s)-1].is("-") {
			return outOfScope("what the amount in %q is for is not understood", render(s))
		}
		if paidFor(s) || partly(s) || !c.question && i > 0 && togetherHave(clauses, i) || !c.question && c.quantity == 1 && timesLater(s, clauses[i+1:]) || eachOfKind(clauses[:i], c) {
			return outOfScope("what the amount in %q is for is not understood", render(s))
		}
	}
	return nil
}

// paidFor reports whether a clause tells a price, what is paid with, or what is got in
// so many days: "for $3 a bag", "pays with $200", "earns $6 in 10 days".
func paidFor(s []word) bool {
	for i, w := range s {
		at := func(k int) *word {
			if i+k >= 0 && i+k < len(s) {
				return &s[i+k]
			}
			return &noWord
		}
		switch {
		case w.is("for", "at") && at(1).is("$") && (at(3).is("a", "an", "per") || at(3).is("for") && at(4).is("each")),
			w.is("$") && at(2).is("for") && at(3).is("each", "every") && !at(4).is("of"),
			w.is("pay", "pays", "paid") && at(1).is("with", "for"),
			w.is("half", "twice") && at(1).is("what"),
			w.is("got", "gets") && at(1).kind == number && slices.ContainsFunc(s[i:], func(w word) bool { return w.is("at") }) && slices.ContainsFunc(s[i:], func(w word) bool { return w.is("$") }),
			w.is("fill", "fills") && slices.ContainsFunc(s[i:], func(w word) bool { return w.is("equal") }),
			w.is("in") && at(1).kind == number && at(2).is("days", "hours", "weeks", "months") && slices.ContainsFunc(s[:i], func(w word) bool { return w.is("earn", "earns", "earned", "saves", "saved", "makes", "made") }),
			w.is("equally") && i+1 >= len(s)-1 && !slices.ContainsFunc(s, func(w word) bool { return w.is("among", "between", "into", "with") }),
			w.kind == number && at(1).is("such"),
			w.kind == number && at(1).is("pair", "pairs") && at(2).is("of"),
			w.is("lost", "loses") && at(1).is("to"), w.is("beat", "beats"):
			return true
		}
	}
	return false
}

// partly reports whether a clause tells a part of an amount without taking it away: "20 of
// the candles are red", "a quarter full", "7-eighths of it", "and a quarter for food", "a third are red", "doubles on Monday, on Tuesday
// and on Wednesday".
func partly(s []word) bool {
	on, scaled := 0, false
	for i, w := range s {
		next := word{}
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case w.kind == number && i == 0 && next.is("of") && len(s) > 2 && s[2].is("the", "these") && slices.ContainsFunc(s, func(w word) bool { return w.is("are", "were") }) && !slices.ContainsFunc(s, func(w word) bool { return classOf(w)&change != 0 }),
			w.is("full") && i > 0 && isQuantity(s, i-1),
			w.is("sixths", "sevenths", "eighths", "ninths", "tenths"),
			w.kind == letters && i > 1 && s[i-1].is("-") && s[i-2].kind == number && strings.HasSuffix(w.text, "ths"):
			return true
		case w.is("on"):
			on++
		}
		scaled = scaled || w.kind != number && isQuantity(s, i)
	}
	told := slices.IndexFunc(s, func(w word) bool { return w.is("are") })
	return scaled && (on > 1 || told > 0 && told+2 >= len(s)-1 && !happens(s[:told]) && !happens(s[told+1:]) || s[0].is("and") && !happens(s))
}

// togetherHave reports whether a clause tells what all have of whom the ones before tell
// what they use: "They have 500 beads."
func togetherHave(clauses []clause, i int) bool {
	s := clauses[i].words
	if s[0].is("together") {
		s = s[1:]
	}
	return clauses[i].quantity == 1 && len(s) > 2 && s[0].is("they") && s[1].is("have", "had") && (s[2].kind == number || s[2].is("$")) &&
		slices.ContainsFunc(clauses[:i], func(c clause) bool { return c.quantity > 0 })
}

// partsAtOnce reports whether the first clause tells an amount that is parted: "puts 36 figs
// in bags of 4", "900 seeds are in 5 equal boxes", "shares 2 dozen figs equally among 4 children".
func partsAtOnce(s []word) bool {
	numbers := 0
	for i, w := range s {
		if w.kind == number {
			numbers++
		}
		if numbers == 0 || i+2 >= len(s) {
			continue
		}
		of := w.is("in", "into", "at") && s[i+1].kind == letters && s[i+2].is("of") && i+3 < len(s) && s[i+3].kind == number
		if of && !s[i+1].is("rows", "groups", "each") || w.is("in", "into") && s[i+1].kind == number && s[i+2].is("equal") || w.is("equally") && s[i+1].is("among", "between") && slices.ContainsFunc(s[:i], func(w word) bool { return w.is("dozen") }) {
			return true
		}
	}
	return false
}

// haveTogether reports whether a clause tells what a number of people have as a whole: "2 brothers
// have 31 cars together", of which a later one tells what some of them have.
func haveTogether(s []word) bool {
	return !shares(s) && slices.ContainsFunc(s, func(w word) bool { return w.is("together", "altogether") })
}

// eachHolds reports whether a clause tells what each of some things holds: "Each floor has 6
// rooms with 3 beds each".
func eachHolds(s []word) bool {
	return len(s) > 3 && s[0].is("each", "every") && s[2].is("has", "holds", "contains", "had", "held") && s[3].kind == number
}

// mixesTimes reports whether some amounts are told in hours and others in minutes.
func mixesTimes(clauses []clause) bool {
	in := func(units ...string) bool {
		return slices.ContainsFunc(clauses, func(c clause) bool {
			for i, w := range c.words {
				if w.is(units...) && (i > 0 && c.words[i-1].kind == number || c.question) {
					return true
				}
			}
			return false
		})
	}
	return in("hour", "hours") && in("minute", "minutes")
}

// sharesOf reports whether a question asks how many are what a clause tells of a part: "A
// fifth of them take the bus. How many take the bus?"
func sharesOf(clauses []clause) bool {
	n := len(clauses)
	if n < 3 || !clauses[n-1].question {
		return false
	}
	asked := lastLetters(clauses[n-1].words)
	if asked.is("left", "now", "all", "end", "total", "have", "remain") {
		return false
	}
	return slices.ContainsFunc(clauses[:n-1], func(c clause) bool {
		of := slices.IndexFunc(c.words, func(w word) bool { return w.is("of") })
		return of > 0 && of < 4 && isQuantity(c.words, of-1) && c.words[of-1].kind != number && asked.is(lastLetters(c.words).lower)
	})
}

// lastLetters is the last word of letters; the zero value for none.
func lastLetters(s []word) word {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].kind == letters {
			return s[i]
		}
	}
	return word{}
}

// timesLater reports whether a clause tells so much a time and a later one how often:
// "earns $65 a day. … after 6 days".
func timesLater(s []word, later []clause) bool {
	unit := ""
	for i, w := range s {
		if i > 1 && w.is("day", "week", "month", "hour", "year") && s[i-1].is("a", "per", "each", "every", "an") && !s[i-2].is("of", "in") {
			unit = w.lower
		}
	}
	if unit == "" {
		return false
	}
	return slices.ContainsFunc(later, func(c clause) bool {
		for i, w := range c.words[:max(0, len(c.words)-1)] {
			next := c.words[i+1]
			if w.kind == number && next.is(unit, unit+"s", "week", "weeks") || c.question && w.is("a", "one") && next.is("week", "year", "month") && unit != next.lower {
				return true
			}
		}
		return false
	})
}

// eachOfKind reports whether a clause tells how many each of some things has that were
// counted before: "4 small rooms … Small rooms have 6 beds", "12 bags in each box".
func eachOfKind(before []clause, c clause) bool {
	s := c.words
	if c.question || len(s) < 4 || c.quantity == 0 {
		return false
	}
	counted := func(noun string) bool {
		return slices.ContainsFunc(before, func(b clause) bool {
			for i, w := range b.words {
				if w.kind == number && slices.ContainsFunc(b.words[i+1:min(len(b.words), i+4)], func(n word) bool { return sameNoun(n.lower, noun) }) {
					return true
				}
			}
			return false
		})
	}
	for i, w := range s[:len(s)-1] {
		if noun := s[i+1].lower; i > 0 && w.is("each") && s[i-1].is("in") && c.quantity == 2 && noun != "of" && counted(noun) {
			return true
		}
		if w.is("a", "an") && i == 0 && i+2 < len(s) && s[i+2].is("cost", "costs") && counted(s[i+1].lower) {
			return true
		}
	}
	if s[0].is("and") {
		s = s[1:]
	}
	verb := slices.IndexFunc(s, func(w word) bool { return w.is("have", "hold", "contain", "seat", "had") })
	if verb < 1 || verb > 2 || verb+1 >= len(s) || s[verb+1].kind != number || !strings.HasSuffix(s[verb-1].text, "s") {
		return false
	}
	return counted(s[verb-1].lower)
}
