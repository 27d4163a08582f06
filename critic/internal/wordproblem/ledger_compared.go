package wordproblem

import (
	"slices"
	"strings"
)

// openCompared notes the amounts that are told by comparing them with each other, where all
// of them are known.
func (l *ledger) openCompared() {
	if !l.tale.knowsCompared() {
		return
	}
	unit, same := l.related.unit(), ""
	for i, k := range l.related.keys {
		if noun := Singular(lastWord(k)); i == 0 || noun == same {
			same = noun
		} else {
			same = "thing"
		}
	}
	if unit == "" {
		unit = same
	}
	for _, k := range l.related.keys {
		who := strings.ToLower(k)
		if !isCapital(k) {
			who = strings.Join(ones(strings.Fields(who)), " ")
		}
		l.accounts = append(l.accounts, &account{who: who, kind: []string{unit}, now: outcome{l.related.operand(k), l.related.way(k)}, compared: true, person: isCapital(k)})
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
	var all []outcome
	for _, a := range l.accounts {
		if a.person || lastKind(a.kind) == "$" || lastKind(a.kind) == "" || unitsOfTime.Has(lastKind(a.kind)) {
			return false
		}
		all = append(all, a.now)
	}
	sum := total(all)
	sum.steps = unrepeated(sum.steps)
	l.accounts = []*account{{who: "there", kind: kind, now: sum}}
	return sum.operand != nil
}

// knowsCompared reports whether amounts are told by comparing them, and all of them are known.
func (t *tale) knowsCompared() bool {
	return t.related != nil && !slices.ContainsFunc(t.related.keys, func(k string) bool { return t.related.value[k] == nil })
}

// compares reports whether all that a sentence tells is said by comparing.
func (t *tale) compares(words []string) bool {
	return t.knowsCompared() && countMarks(words, "NMFT") > 0 && t.compared(words)
}

// meets notes of whom a sentence tells last that compares: somebody, to whom a pronoun in the
// next one refers.
func (l *ledger) meets(words []string) {
	parts := partsOf(words)
	last := plainly(parts[len(parts)-1])
	l.who = ""
	for _, a := range l.accounts {
		if a.person && within(a.who, last[:min(3, len(last))]) {
			l.who = a.who
		}
	}
}
