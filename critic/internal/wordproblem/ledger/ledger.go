// Package ledger follows through a tale who has what: what there is at first, what is got, given away,
// bought, sold, spent and shared, and what the question makes of that in the end.
//
// There is no plan where a sentence may change an amount and is not understood, where it is not clear
// whose an amount is or whether two count the same, and where a number is left over, unless it is of
// something of which nothing else is told and nothing is asked.
package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

// ledger is what a tale tells of those who have something and of how that changes.
type ledger struct {
	*tale.Tale
	phrases
	accounts []*account
	who      string // of whom was told last; "" for nobody
	mention  string // who was named last where nothing was told of amounts
	asides   [][]string
	bill     amount // that is told and still to be paid
	time     amount // for which somebody works, where the wage is told apart
	wage     amount
	daily    amount   // that there is each day, so long as it is not told for how many
	mixed    bool     // things of several kinds that are told at once count as one amount
	replaced bool     // what was told first was an aside
	things   bool     // the question asks for things of any kind
	part     []string // that is read
	shares   bool     // the part before told a share
	begunBy  *account // whose the amount was with which the sentence began
	verb     verbKind // of the part before
	loses    bool     // what was told last takes something away
	saves    bool     // it is to save
	also     bool     // it tells of more of the same
	list     []amount // with which the sentence began, and whose verb is still to come
	rest     []string // behind the amount that was read last
}

// account is what somebody has so far.
type account struct {
	who      string
	kind     []string // what it counts, in the singular; "$" for money
	now      plan.Outcome
	part     []string     // which told it first
	spent    plan.Outcome // of money, where it is not told how much there was
	task     bool         // something to be done, of which parts are done
	person   bool         // of somebody, who is told of by comparing
	compared bool         // it is told by comparing
	mass     bool         // its kind is told in the singular, or by an adjective
	gets     bool         // it only grew
	past     bool         // it is told of an earlier time
	relative bool         // it is told by comparing it with another, which is told only for that
	changed  bool         // some of it is gone, or more has come
}

// Read reads who has what, follows what is told of how that changes, and works out what
// the question asks of it in the end: "Mia had 40 pens. She bought 3 packs of 12 and gave half
// of them to Ben. How many pens does she have left?"
func Read(t *tale.Tale) *plan.Plan {
	if len(t.Sentences) == 0 {
		return nil
	}
	all := closing{t}.finales()
	for _, e := range all {
		if p := newLedger(t).worked(e); p != nil {
			return p
		}
	}
	for _, e := range all {
		if len(e.counts) > 0 && !e.ofElse || e.differs || e.mean {
			continue
		}
		l := newLedger(t)
		l.mixed = true
		if p := l.worked(e); p != nil {
			return p
		}
	}
	return nil
}

func newLedger(t *tale.Tale) *ledger {
	l := &ledger{Tale: t, phrases: phrases{Tale: t}}
	l.owned = func(name string) plan.Outcome {
		if a := l.account(name); a != nil && !a.changed {
			return a.now
		}
		return plan.Outcome{}
	}
	return l
}

// worked is the plan of a tale with a finale; nil where not all is understood.
func (l *ledger) worked(e finale) *plan.Plan {
	l.things = anyThing.Has(lastKind(e.counts))
	if e.sentence < 0 && len(e.before) > 0 {
		return nil
	}
	l.openCompared()
	if l.mixed && !l.mix() {
		return nil
	}
	for i, words := range l.Tale.Sentences {
		if i == e.sentence {
			words = e.before
		}
		if i == e.also {
			continue
		}
		if l.Compares(words) {
			if _, kind := verbAt(Plainly(words)); l.mixed && (l.accounts[0].changed || kind != holds && kind != gains && kind != buys) {
				return nil
			}
			l.meets(words)
			continue
		}
		if !l.readSentence(words) {
			return nil
		}
	}
	if e.given != nil && !l.readSentence(e.given) {
		return nil
	}
	if len(l.contents) > 0 || l.time.Operand != nil || l.wage.Operand != nil || l.bill.Operand != nil || l.daily.Operand != nil || l.replaced && e.ofElse && e.of == "" {
		return nil
	}
	if len(l.accounts) > 1 && slices.ContainsFunc(l.accounts, func(a *account) bool { return patrons.Has(lastKind(strings.Fields(a.who))) }) {
		return nil // a customer buys 11 mugs: from the store
	}
	base, kind := l.asked(e)
	if len(e.counts) == 0 && e.has(e.ask, jointWords) && slices.ContainsFunc(l.asides, func(w []string) bool { i, kind := verbAt(w); return i >= 0 && kind == holds }) {
		return nil // Ben also has 9 pens. How many do they have?
	}
	if base.Operand == nil || slices.ContainsFunc(l.asides, func(w []string) bool { return !l.aside(w, kind) }) {
		return nil
	}
	return e.work(base).Plan()
}

// account is that of somebody; nil for none.
func (l *ledger) account(who string) *account {
	for _, a := range l.accounts {
		if a.who == who {
			return a
		}
	}
	return nil
}

// current is the account of whom was told last; nil where that is not clear.
func (l *ledger) current() *account {
	if a := l.account(l.who); a != nil {
		return a
	}
	if len(l.accounts) == 1 {
		return l.accounts[0]
	}
	return nil
}

// open notes what somebody has at first.
func (l *ledger) open(who string, a amount) *account {
	l.who, l.last = who, a.before()
	if l.things && lastKind(a.kind) != "$" {
		a.kind = []string{"thing"}
	}
	own := &account{who: who, kind: a.kind, now: a.Outcome, mass: a.mass, part: l.part}
	l.accounts = append(l.accounts, own)
	return own
}

// change adds an amount to an account or takes it off, where it counts the same.
func (l *ledger) change(to *account, op byte, a amount) bool {
	if !l.fits(to, &a) {
		return false
	}
	l.loses = op == '-'
	to.gets = to.gets && op == '+'
	to.now, to.changed = to.now.With(op, a.Outcome), to.changed || op == '-' || !l.lists
	l.last = a.before()
	return to.now.Operand != nil
}

// fits reports whether an amount counts what an account does, and puts both in the same units.
func (l *ledger) fits(to *account, a *amount) bool {
	have, told := lastKind(to.kind), lastKind(a.kind)
	switch {
	case l.mixed && l.lists && !to.changed && have != "$" && told != "$" && told != "" && have != "thing" && !wordproblem.SameKind(to.kind, a.kind):
		to.kind, to.mass, to.part = []string{"thing"}, false, slices.Concat(to.part, l.part)
	case l.mixed && l.lists && !to.changed && have == "thing" && told != "" && told != "$":
	case l.lists && to.mass && !a.mass && len(to.now.Steps) == 0 && told != "": // 3 red and 4 blue pens
		to.kind, to.mass = a.kind[len(a.kind)-1:], false
	case l.things && have != "$" && told != "$" && told != "":
		to.kind = []string{"thing"}
	case told == "":
	case have == "hour" && told == "minute":
		to.now, to.kind = to.now.With('*', plan.Stated(wordproblem.Plain(60))), a.kind
	case have == "minute" && told == "hour":
		a.Outcome, a.kind = a.With('*', plan.Stated(wordproblem.Plain(60))), to.kind
	case a.of:
	case persons.Has(have) && persons.Has(told):
		if have != told {
			to.kind = []string{"person"}
		}
	case !wordproblem.SameKind(to.kind, a.kind):
		return false
	case !slices.Equal(a.kind, to.kind):
		to.kind = to.kind[len(to.kind)-1:]
	}
	return true
}

// alike reports whether two kinds of things may be counted together.
func alike(a, b []string) bool {
	return wordproblem.SameKind(a, b) || persons.Has(lastKind(a)) && persons.Has(lastKind(b))
}
