package ledger

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

// openCompared notes the amounts that are told by comparing them with each other, where all
// of them are known.
func (l *ledger) openCompared() {
	if !l.Tale.KnowsCompared() {
		return
	}
	unit, same := l.Related.Unit(), ""
	for i, k := range l.Related.Keys {
		if noun := wordproblem.Singular(comparison.LastWord(k)); i == 0 || noun == same {
			same = noun
		} else {
			same = "thing"
		}
	}
	if unit == "" {
		unit = same
	}
	for _, k := range l.Related.Keys {
		who := strings.ToLower(k)
		if !wordproblem.IsCapital(k) {
			who = strings.Join(tale.Ones(strings.Fields(who)), " ")
		}
		l.accounts = append(l.accounts, &account{who: who, kind: []string{unit}, now: plan.Outcome{Operand: l.Related.Operand(k), Steps: l.Related.Way(k)}, compared: true, person: wordproblem.IsCapital(k)})
	}
}

// mix makes one amount of all that are told by comparing, which then changes as a whole: a farm
// has 30 cows and half as many goats, and 5 of them die. It is false where they are somebody's.
func (l *ledger) mix() bool {
	if len(l.accounts) == 0 {
		return true
	}
	first := l.accounts[0]
	kind := first.kind
	var all []plan.Outcome
	for _, a := range l.accounts {
		if a.person || lastKind(a.kind) == "$" || lastKind(a.kind) == "" || wordproblem.UnitsOfTime.Has(lastKind(a.kind)) {
			return false
		}
		all = append(all, a.now)
	}
	sum := plan.Total(all)
	sum.Steps = wordproblem.Unrepeated(sum.Steps)
	l.accounts = []*account{{who: "there", kind: kind, now: sum}}
	return sum.Operand != nil
}

// meets notes of whom a sentence tells last that compares: somebody, to whom a pronoun in the
// next one refers.
func (l *ledger) meets(words []string) {
	parts := tale.PartsOf(words)
	last := Plainly(parts[len(parts)-1])
	l.who = ""
	for _, a := range l.accounts {
		if a.person && comparison.Within(a.who, last[:min(3, len(last))]) {
			l.who = a.who
		}
	}
}
