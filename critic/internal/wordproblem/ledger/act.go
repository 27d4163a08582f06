package ledger

import (
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var receivers = wordset.Of("him her them us me you it")

// places are words that say where things are.
var placeWords = wordset.Of("in on at under inside there here present")

// move reads how many of those there are, or how many more, come or go.
func (l *ledger) move(d deed) bool {
	if n := len(d.subject); n > 1 && d.subject[n-2] == "as" && tale.At(d.object, 0) == "as" { // twice as many came as were there
		d.subject, d.object = slices.Concat(d.subject, d.object), nil
	}
	a, n := l.read(d.subject)
	if times, k := l.overTime(a.rate, d.object); n > 0 && k > 0 && n == len(d.subject) && !a.of { // 12 a day were used for 7 days
		return d.kind != holds && k == len(d.object) && l.moved(d.kind, amount{Outcome: a.With('*', times), kind: a.kind})
	}
	if n == 0 || a.rate != "" {
		return false
	}
	if e, ok := l.each(d.subject[n:], a.kind); ok {
		n += e
	}
	each, m := l.read(d.object)
	if m > 0 && m == len(d.object) && each.rate != "" && lastKind(each.kind) != "$" && l.current() == nil && n == len(d.subject) && a.kind != nil { // 4 hens lay 5 eggs a day
		l.daily = amount{Outcome: a.With('*', each.Outcome), kind: each.kind, rate: each.rate}
		return l.daily.Operand != nil
	}
	if m > 0 && tale.At(d.object, m) == "each" && each.rate == "" && l.current() == nil && n == len(d.subject) { // 4 hens laid 5 eggs each
		l.open("there", amount{Outcome: a.With('*', each.Outcome), kind: each.kind})
		return clean(d.object[m+1:])
	}
	rest := slices.Concat(d.subject[n:], d.object)
	return clean(rest) && (d.kind != holds || len(rest) == 0 || placeWords.Has(rest[0])) && l.moved(d.kind, a)
}

// overTime reads for how many times there is an amount, and how many words tell it: for 7 days,
// where it is so much a day, or every day for 7 days.
func (l *ledger) overTime(unit string, words []string) (times plan.Outcome, n int) {
	if unit == "" && (tale.At(words, 0) == "every" || tale.At(words, 0) == "each" || tale.At(words, 0) == "a" || tale.At(words, 0) == "per") && wordproblem.UnitsOfTime.Has(tale.At(words, 1)) {
		unit, n = words[1], 2
	}
	if unit == "" || tale.At(words, n) != "for" || tale.NumberAt(words, n+1) == "" || wordproblem.Singular(tale.At(words, n+2)) != unit {
		return plan.Outcome{}, 0
	}
	return l.Tale.Number(words[n+1]), n + 3
}

// gathers reads for how long there is the amount a day that was told: and the farmer collects
// them for 6 days.
func (l *ledger) gathers(part []string) bool {
	n := len(part)
	if n < 5 || n > 8 || part[n-4] != "them" && part[n-4] != "these" && part[n-4] != "it" || tale.CountMarks(part[:n-4], "NMFT") > 0 {
		return false
	}
	times, k := l.overTime(l.daily.rate, part[n-3:])
	if k == 0 {
		return false
	}
	l.open("there", amount{Outcome: l.daily.With('*', times), kind: l.daily.kind})
	l.daily = amount{}
	return true
}

// moved notes that so many come or go.
func (l *ledger) moved(kind verbKind, a amount) bool {
	there := l.current()
	switch {
	case len(l.accounts) > 1:
		return false
	case there == nil && (kind == comes || kind == holds):
		l.open("there", a)
		return true
	case there == nil:
		return false
	case kind == comes:
		return l.change(there, '+', a)
	case kind == goes:
		return l.change(there, '-', a)
	case kind == stays && a.of:
		there.now, there.changed = a.Outcome, true
		return true
	}
	return false
}

// clean reports whether words behind an amount leave it as it is.
func clean(words []string) bool {
	return tale.CountMarks(words, "NMFT") == 0 && !slices.ContainsFunc(words, func(w string) bool {
		return behindAmount.Has(w) || wordproblem.Growing.Has(w) || openEnds.Has(w) || wholeWords.Has(w) && w != "together" || eachAlike.Has(w) || isVerb(w) && verbs[w] != does && verbs[w] != goes
	})
}

// act does to an account what a verb and the words behind it say of somebody.
func (l *ledger) act(kind verbKind, who string, object []string) bool {
	to := ""
	if kind == loses && len(object) > 1 && (receivers.Has(object[0]) || l.Names[object[0]]) {
		to, object = object[0], object[1:]
	}
	own := l.account(who)
	if before := l.current(); before != nil && own == nil { // Ann had twice as many
		l.last = amount{}
		if !before.changed {
			l.last = amount{Outcome: before.now, kind: before.kind}
		}
	}
	a, n := l.read(object)
	if n == 0 || !clean(object[n:]) || l.lists && (a.more || a.of && kind != loses && kind != spends) {
		return false
	}
	if kind == goes && wordproblem.Distances.Has(lastKind(a.kind)) && !a.of { // a train goes 30 miles
		kind = does
	}
	l.rest = object[n:]
	if i := slices.Index(l.rest, "to"); to == "" && kind == loses && (receivers.Has(tale.At(l.rest, i+1)) || l.Names[tale.At(l.rest, i+1)]) && i >= 0 {
		to = l.rest[i+1]
	}
	if kind == works || a.rate != "" {
		return l.work(kind, who, a)
	}
	receiver := l.account(to)
	if receivers.Has(to) {
		receiver = l.current()
	}
	if to != "" && own == nil || receivers.Has(to) { // his sister gave him 5
		return own == nil && receiver != nil && l.change(receiver, '+', a)
	}
	if !l.apply(l.trade(kind, a), who, a) {
		return false
	}
	return receiver == nil || receiver == own || l.change(receiver, '+', a)
}

// trade is what a verb does to money: who buys spends it, and who sells gets it.
func (l *ledger) trade(kind verbKind, a amount) verbKind {
	switch {
	case kind == buys && lastKind(a.kind) == "$", kind == gains && a.price:
		return spends
	case (kind == loses || kind == does) && a.price:
		return gains
	}
	return kind
}

// fromThem reports whether something is taken from somebody of whom is told.
func (l *ledger) fromThem() bool {
	i := slices.Index(l.rest, "from")
	return i >= 0 && (receivers.Has(tale.At(l.rest, i+1)) || l.Names[tale.At(l.rest, i+1)])
}

// apply changes the account of somebody, or opens one.
func (l *ledger) apply(kind verbKind, who string, a amount) bool {
	own := l.account(who)
	switch {
	case own == nil:
		return l.first(kind, who, a)
	case own.now.Operand == nil: // so far it is told only what was spent
		l.who = who
		return lastKind(a.kind) == "$" && l.spend(kind, own, a)
	}
	l.who = who
	switch {
	case own.task && (kind == does || kind == goes), a.of && (kind == does || kind == gains && l.saves): // he saved 40 % of it
		return l.change(own, '-', a)
	case a.of && (kind == gains || kind == buys):
		return false
	case kind == gains, kind == buys, kind == does && own.gets, kind == holds && (l.also || a.more || l.lists):
		return l.change(own, '+', a)
	case kind == loses, kind == spends, kind == takes && a.of:
		return l.change(own, '-', a)
	case kind == holds && own.past && slices.Equal(own.kind, a.kind) && !a.of: // now she has 20
		own.now, own.past = a.Outcome, false
		return true
	}
	return false
}

// spend notes what is spent of money of which it is not told yet how much there was.
func (l *ledger) spend(kind verbKind, own *account, a amount) bool {
	switch kind {
	case spends:
		own.spent = own.spent.With('+', a.Outcome)
		l.last = a.before()
	case holds:
		own.now, own.spent = a.Outcome.With('-', own.spent), plan.Outcome{}
	default:
		return false
	}
	return true
}

// first reads the first that is told of somebody: what there is, or what becomes of what
// another has.
func (l *ledger) first(kind verbKind, who string, a amount) bool {
	there := l.current()
	switch {
	case kind == spends && !a.of:
		own := l.open(who, a)
		own.now, own.spent = plan.Outcome{}, a.Outcome
		return lastKind(a.kind) == "$"
	case kind == spends && there != nil && there.spent.Operand != nil: // his father pays $20 of it
		there.spent = there.spent.Less(a.Outcome)
		return true
	case kind == takes || kind == loses || kind == spends:
		return a.of && there != nil && l.change(there, '-', a)
	case kind == brings:
		return there != nil && l.change(there, '+', a)
	case kind != holds && there != nil && l.fromThem(), kind == does && there != nil && there.task: // Ben bought 2 from her
		return l.change(there, '-', a)
	case a.of || kind != holds && kind != gains && kind != buys && kind != does:
		return false
	case slices.ContainsFunc(l.accounts, func(o *account) bool { return o.compared }):
		return false
	case len(l.accounts) == 0:
		if a.kind == nil {
			return false
		}
	case a.more || a.kind == nil && kind != holds && kind != does:
		return false
	case a.kind == nil:
		a.kind = l.accounts[0].kind
	case !l.things && !slices.ContainsFunc(l.accounts, func(o *account) bool { return alike(o.kind, a.kind) }):
		if len(l.accounts) > 1 || there == nil || there.changed || tale.CountMarks(there.part, "NMFT") != 1 || l.asksOfKind(there.kind) {
			return false
		}
		l.asides, l.accounts, l.replaced = append(l.asides, there.part), nil, true
	}
	own := l.open(who, a)
	own.gets, own.relative = kind != holds, a.relative && len(l.accounts) > 1
	return true
}

// asksOfKind reports whether the question counts things of a kind.
func (l *ledger) asksOfKind(kind []string) bool {
	return slices.Contains(tale.Ones(l.Tale.Question), lastKind(kind))
}

// work notes hours and wages that are told apart.
func (l *ledger) work(kind verbKind, who string, a amount) bool {
	money := lastKind(a.kind) == "$"
	switch {
	case a.rate != "" && money && kind == gains && l.onlyTime(a.rate):
		return l.earn(who, a)
	case a.rate != "" && money && l.wage.Operand == nil:
		l.wage = a
	case kind == works && a.rate == "" && !money && l.time.Operand == nil:
		l.time = a
	case kind == works && money && a.rate == "":
		return l.earn(who, a)
	default:
		return false
	}
	l.who = who
	if l.time.Operand == nil || l.wage.Operand == nil {
		return true
	}
	if l.wage.rate != lastKind(l.time.kind) {
		return false
	}
	pay := amount{Outcome: l.time.With('*', l.wage.Outcome), kind: l.wage.kind}
	l.time, l.wage = amount{}, amount{}
	return l.earn(who, pay)
}

// onlyTime reports whether a tale is of one time alone, as of a month, of which it tells no number.
func (l *ledger) onlyTime(unit string) bool {
	other := func(words []string) bool {
		for i, w := range words {
			if wordproblem.UnitsOfTime.Has(wordproblem.Singular(w)) && (w != unit || tale.IsMark(tale.At(words, i-1))) {
				return true
			}
		}
		return false
	}
	return (unit == "week" || unit == "month") && !other(l.Tale.Question) && !slices.ContainsFunc(l.Tale.Sentences, func(s []string) bool { return !tale.OfAge(s) && other(s) })
}

// earn adds money to what somebody has.
func (l *ledger) earn(who string, pay amount) bool {
	pay = amount{Outcome: pay.Outcome, kind: pay.kind}
	if own := l.account(who); own != nil {
		if l.who = who; own.now.Operand == nil {
			return l.spend(holds, own, pay)
		}
		return l.change(own, '+', pay)
	}
	l.open(who, pay).gets = true
	return true
}
