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

// untoldBy are words of which what checkUntold declines has one.
var untoldBy = strings.Fields("dime dimes nickel nickels pennies over brother sister sibling that hour share split days")

// checkUntold declines amounts that no story of the model tells of: coins by their
// names, what is left over, a part of a part, what is paid on so many days or by the hour.
func checkUntold(s []lex.Word) error {
	for i := range s {
		if tellsUntold(s, i) {
			return form.OutOfScope("the amount in %q is not understood", lex.Render(s))
		}
	}
	return nil
}

func tellsUntold(s []lex.Word, i int) bool {
	last, next := wordAt(s, i-1), wordAt(s, i+1)
	switch w := &s[i]; w.Plain() {
	case "dime", "dimes", "nickel", "nickels", "pennies":
		return true
	case "left":
		return next.Is("over")
	case "of":
		return next.Is("that")
	case "every":
		return prose.OfSiblings(s[i:])
	case "each":
		return prose.OfSiblings(s[i:]) || last.Is("for") && next.Is("hour")
	case "share", "split":
		return i == 2 && s[0].Kind == lex.Number
	default:
		return w.Kind == lex.Number && last.Is("on") && next.Is("days")
	}
}

// wordAt is a word, which is none before the first and behind the last.
func wordAt(s []lex.Word, i int) *lex.Word {
	if i < 0 || i >= len(s) {
		return &lex.None
	}
	return &s[i]
}

// checkRates declines stories whose amounts are so much a time or a piece, or which tell
// of one amount by what is left of another: the running quantity of a story is no price,
// and a clause adds to it or takes from it.
func checkRates(clauses []clause.Clause, seen lex.Seen) error {
	if seen.Any("hour", "hours") && mixesTimes(clauses) || seen.Any("of") && sharesOf(clauses) {
		return form.OutOfScope("what %q counts is not understood", lex.Render(clauses[len(clauses)-1].Words))
	}
	mayPay, mayPart, mayTime := seen.Any(paidBy...), seen.Any(partedBy...), seen.Any(timeUnits...)
	for i, c := range clauses {
		s := c.Words
		if i == 0 && partsAtOnce(s) || c.Quantity == 2 && haveTogether(s) || i > 0 && eachHolds(s) && c.Quantity+clauses[i-1].Quantity > 2 || s[len(s)-1].Is("-") {
			return form.OutOfScope("what the amount in %q is for is not understood", lex.Render(s))
		}
		if mayPay && paidFor(s) || mayPart && partly(s) || !c.Question && i > 0 && togetherHave(clauses, i) || mayTime && !c.Question && c.Quantity == 1 && timesLater(s, clauses[i+1:]) || eachOfKind(clauses[:i], c) {
			return form.OutOfScope("what the amount in %q is for is not understood", lex.Render(s))
		}
	}
	return nil
}

// paidBy are words of which what paidFor looks for has one, and partedBy the same of partly.
var (
	paidBy    = strings.Fields("$ pay pays paid what got gets fill fills in equally such pair pairs lost loses beat beats")
	timeUnits = strings.Fields("day week month hour year") // see timesLater
	partedBy  = strings.Fields("of full on are and - sixths sevenths eighths ninths tenths")
)

// paidFor reports whether a clause tells a price, what is paid with, or what is got in
// so many days: "for $3 a bag", "pays with $200", "earns $6 in 10 days".
func paidFor(s []lex.Word) bool {
	for i := range s {
		if paysAt(s, i) {
			return true
		}
	}
	return false
}

func paysAt(s []lex.Word, i int) bool {
	at := func(k int) *lex.Word { return wordAt(s, i+k) }
	holds := func(s []lex.Word, any ...string) bool {
		return slices.ContainsFunc(s, func(w lex.Word) bool { return w.Is(any...) })
	}
	switch w := &s[i]; w.Plain() {
	case "for", "at":
		return at(1).Is("$") && (at(3).Is("a", "an", "per") || at(3).Is("for") && at(4).Is("each"))
	case "$":
		return at(2).Is("for") && at(3).Is("each", "every") && !at(4).Is("of")
	case "pay", "pays", "paid":
		return at(1).Is("with", "for")
	case "half", "twice":
		return at(1).Is("what")
	case "got", "gets":
		return at(1).Kind == lex.Number && holds(s[i:], "at") && holds(s[i:], "$")
	case "fill", "fills":
		return holds(s[i:], "equal")
	case "in":
		return at(1).Kind == lex.Number && at(2).Is("days", "hours", "weeks", "months") && holds(s[:i], "earn", "earns", "earned", "saves", "saved", "makes", "made")
	case "equally":
		return i+1 >= len(s)-1 && !holds(s, "among", "between", "into", "with")
	case "lost", "loses":
		return at(1).Is("to")
	case "beat", "beats":
		return true
	default:
		return w.Kind == lex.Number && (at(1).Is("such") || at(1).Is("pair", "pairs") && at(2).Is("of"))
	}
}

// partly reports whether a clause tells a part of an amount without taking it away: "20 of
// the candles are red", "a quarter full", "7-eighths of it", "and a quarter for food", "a third are red", "doubles on Monday, on Tuesday
// and on Wednesday".
func partly(s []lex.Word) bool {
	if someAre(s) {
		return true
	}
	on, scaled := 0, false
	for i := range s {
		switch w := &s[i]; w.Plain() {
		case "full":
			if i > 0 && clause.IsQuantity(s, i-1) {
				return true
			}
		case "sixths", "sevenths", "eighths", "ninths", "tenths":
			return true
		case "on":
			on++
		default:
			if w.Kind == lex.Letters && i > 1 && s[i-1].Is("-") && s[i-2].Kind == lex.Number && strings.HasSuffix(w.Text, "ths") {
				return true
			}
			scaled = scaled || w.Kind != lex.Number && clause.IsQuantity(s, i)
		}
	}
	if !scaled {
		return false
	}
	told := slices.IndexFunc(s, func(w lex.Word) bool { return w.Is("are") })
	return on > 1 || told > 0 && told+2 >= len(s)-1 && !lexicon.Happens(s[:told]) && !lexicon.Happens(s[told+1:]) || s[0].Is("and") && !lexicon.Happens(s)
}

// someAre reports whether a clause tells what some of those that were told are: "20 of the candles are red".
func someAre(s []lex.Word) bool {
	return len(s) > 2 && s[0].Kind == lex.Number && s[1].Is("of") && s[2].Is("the", "these") &&
		slices.ContainsFunc(s, func(w lex.Word) bool { return w.Is("are", "were") }) && !slices.ContainsFunc(s, func(w lex.Word) bool { return lexicon.ClassOf(w)&lexicon.Change != 0 })
}

// togetherHave reports whether a clause tells what all have of whom the ones before tell
// what they use: "They have 500 beads."
func togetherHave(clauses []clause.Clause, i int) bool {
	s := clauses[i].Words
	if s[0].Is("together") {
		s = s[1:]
	}
	return clauses[i].Quantity == 1 && len(s) > 2 && s[0].Is("they") && s[1].Is("have", "had") && (s[2].Kind == lex.Number || s[2].Is("$")) &&
		slices.ContainsFunc(clauses[:i], func(c clause.Clause) bool { return c.Quantity > 0 })
}

// partsAtOnce reports whether the first clause tells an amount that is parted: "puts 36 figs
// in bags of 4", "900 seeds are in 5 equal boxes", "shares 2 dozen figs equally among 4 children".
func partsAtOnce(s []lex.Word) bool {
	numbers := 0
	for i, w := range s {
		if w.Kind == lex.Number {
			numbers++
		}
		if numbers == 0 || i+2 >= len(s) {
			continue
		}
		of := w.Is("in", "into", "at") && s[i+1].Kind == lex.Letters && s[i+2].Is("of") && i+3 < len(s) && s[i+3].Kind == lex.Number
		if of && !s[i+1].Is("rows", "groups", "each") || w.Is("in", "into") && s[i+1].Kind == lex.Number && s[i+2].Is("equal") || w.Is("equally") && s[i+1].Is("among", "between") && slices.ContainsFunc(s[:i], func(w lex.Word) bool { return w.Is("dozen") }) {
			return true
		}
	}
	return false
}

// haveTogether reports whether a clause tells what a number of people have as a whole: "2 brothers
// have 31 cars together", of which a later one tells what some of them have.
func haveTogether(s []lex.Word) bool {
	return !shares(s) && slices.ContainsFunc(s, func(w lex.Word) bool { return w.Is("together", "altogether") })
}

// eachHolds reports whether a clause tells what each of some things holds: "Each floor has 6
// rooms with 3 beds each".
func eachHolds(s []lex.Word) bool {
	return len(s) > 3 && s[0].Is("each", "every") && s[2].Is("has", "holds", "contains", "had", "held") && s[3].Kind == lex.Number
}

// mixesTimes reports whether some amounts are told in hours and others in minutes.
func mixesTimes(clauses []clause.Clause) bool {
	in := func(units ...string) bool {
		return slices.ContainsFunc(clauses, func(c clause.Clause) bool {
			for i, w := range c.Words {
				if w.Is(units...) && (i > 0 && c.Words[i-1].Kind == lex.Number || c.Question) {
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
func sharesOf(clauses []clause.Clause) bool {
	n := len(clauses)
	if n < 3 || !clauses[n-1].Question {
		return false
	}
	asked := lex.LastLetters(clauses[n-1].Words)
	if asked.Is("left", "now", "all", "end", "total", "have", "remain") {
		return false
	}
	return slices.ContainsFunc(clauses[:n-1], func(c clause.Clause) bool {
		of := slices.IndexFunc(c.Words, func(w lex.Word) bool { return w.Is("of") })
		return of > 0 && of < 4 && clause.IsQuantity(c.Words, of-1) && c.Words[of-1].Kind != lex.Number && asked.Is(lex.LastLetters(c.Words).Lower)
	})
}

// timesLater reports whether a clause tells so much a time and a later one how often:
// "earns $65 a day. … after 6 days".
func timesLater(s []lex.Word, later []clause.Clause) bool {
	unit := ""
	for i, w := range s {
		if i > 1 && w.Is("day", "week", "month", "hour", "year") && s[i-1].Is("a", "per", "each", "every", "an") && !s[i-2].Is("of", "in") {
			unit = w.Lower
		}
	}
	if unit == "" {
		return false
	}
	return slices.ContainsFunc(later, func(c clause.Clause) bool {
		for i, w := range c.Words[:max(0, len(c.Words)-1)] {
			next := c.Words[i+1]
			if w.Kind == lex.Number && next.Is(unit, unit+"s", "week", "weeks") || c.Question && w.Is("a", "one") && next.Is("week", "year", "month") && unit != next.Lower {
				return true
			}
		}
		return false
	})
}

// eachOfKind reports whether a clause tells how many each of some things has that were
// counted before: "4 small rooms … Small rooms have 6 beds", "12 bags in each box".
func eachOfKind(before []clause.Clause, c clause.Clause) bool {
	s := c.Words
	if c.Question || len(s) < 4 || c.Quantity == 0 {
		return false
	}
	counted := func(noun string) bool {
		return slices.ContainsFunc(before, func(b clause.Clause) bool {
			for i, w := range b.Words {
				if w.Kind == lex.Number && slices.ContainsFunc(b.Words[i+1:min(len(b.Words), i+4)], func(n lex.Word) bool { return lexicon.SameNoun(n.Lower, noun) }) {
					return true
				}
			}
			return false
		})
	}
	for i, w := range s[:len(s)-1] {
		if noun := s[i+1].Lower; i > 0 && w.Is("each") && s[i-1].Is("in") && c.Quantity == 2 && noun != "of" && counted(noun) {
			return true
		}
		if w.Is("a", "an") && i == 0 && i+2 < len(s) && s[i+2].Is("cost", "costs") && counted(s[i+1].Lower) {
			return true
		}
	}
	if s[0].Is("and") {
		s = s[1:]
	}
	verb := slices.IndexFunc(s, func(w lex.Word) bool { return w.Is("have", "hold", "contain", "seat", "had") })
	if verb < 1 || verb > 2 || verb+1 >= len(s) || s[verb+1].Kind != lex.Number || !strings.HasSuffix(s[verb-1].Text, "s") {
		return false
	}
	return counted(s[verb-1].Lower)
}
