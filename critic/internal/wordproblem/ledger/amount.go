package ledger

import (
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// amount is a number of things that a phrase tells.
type amount struct {
	plan.Outcome
	kind     []string     // what it counts, in the singular, "$" for money; nil where that is not told
	count    plan.Outcome // of things at a price, or that hold others: how many
	packs    []string     // what these are, where they hold others
	mass     bool         // what it counts is told in the singular, or by an adjective: 3 red and 4 blue pens
	unit     plan.Outcome // the price of one of several
	price    bool         // of things, which somebody buys or sells
	rate     string       // so much for each of what: an hour, a lawn; "" for an amount by itself
	more     bool         // besides those before
	of       bool         // some of what there is
	relative bool         // to what was told last
}

// phrases reads the phrases by which a tale tells amounts. What is relative refers to base,
// which somebody has, or to last, which was told last.
type phrases struct {
	*tale.Tale
	base     amount
	begun    amount // what there was before the first share of the sentence
	last     amount
	lists    bool                           // the part goes on with a list, without a verb
	owned    func(name string) plan.Outcome // what somebody has who is named
	contents map[string]amount              // of one thing, by its name: a crate holds 9 pies
}

// read reads the amount with which words begin, and says how many words tell it; 0 for none.
func (p *phrases) read(words []string) (a amount, n int) {
	i := tale.Skip(words, phraseFillers)
	switch w := tale.At(words, i); {
	case w == "":
		return amount{}, 0
	case tale.IsMark(w) && (w[0] == 'F' || w[0] == 'T'):
		a, n = p.share(words[i:])
	case w == "as" && (tale.At(words, i+1) == "many" || tale.At(words, i+1) == "much"):
		a, n = p.asMany(words[i:], wordproblem.Factor{})
	case tale.IsMark(w) && w[0] == 'N':
		a, n = p.numbered(words[i:])
	case tale.IsMark(w):
		a, n = p.money(words[i:])
	default:
		a, n = p.single(words[i:])
	}
	if n == 0 || a.Operand == nil && a.rate == "" {
		return amount{}, 0
	}
	return a, i + n
}

var (
	phraseFillers = wordset.Of("exactly just only another the his her their its my our all also still away up out off")
	allOwners     = wordset.Of("all the his her their its my our these those of")
	alreadyHad    = wordset.Of("already had has have there were did does before")
	oneThing      = wordset.Of("a an one")
	thatPrice     = wordset.Of("of that the price as much")
	thatIs        = wordset.Of("but and which that is was")
	manyWords     = wordset.Of("many much far long")
	whatIsLeft    = []string{"what was left", "what is left", "what remained", "the rest", "the remainder", "the others"}
	allOfIt       = []string{"all of these", "all of those", "all these", "all those", "all of them", "all of it", "them all",
		"them", "it", "that", "these", "those", "this", "the money", "his money", "her money", "their money", "all the money"}
)

// share reads a part or a multiple: half of them, a third of the pens, twice as many.
func (p *phrases) share(words []string) (a amount, n int) {
	f := p.Factor(words[0])
	if tale.At(words, 1) == "as" {
		a, n = p.asMany(words[1:], f)
		if n > 0 {
			n++
		}
		return a, n
	}
	if tale.At(words, 1) == "that" {
		return amount{Outcome: p.last.Times(f), kind: p.last.kind}, 2
	}
	if tale.At(words, 1) == "in" && (tale.At(words, 2) == "taxes" || tale.At(words, 2) == "tax") && lastKind(p.begun.kind) == "$" {
		return amount{Outcome: p.begun.Times(f), kind: p.begun.kind, of: true}, 3
	}
	if tale.At(words, 1) != "of" {
		return amount{}, 0
	}
	n = 2
	if k, ok := tale.Starts(words[n:], whatIsLeft...); ok {
		return amount{Outcome: p.base.Times(f), kind: p.base.kind, of: true}, n + k
	}
	if k, ok := tale.Starts(words[n:], allOfIt...); ok {
		return amount{Outcome: p.begun.Times(f), kind: p.base.kind, of: true}, n + k
	}
	k := n + tale.Skip(words[n:], allOwners)
	if tale.At(words, k) == "remaining" || tale.At(words, k) == "other" {
		if kind, m := nounIn(words[k+1:]); wordproblem.SameKind(kind, p.base.kind) {
			return amount{Outcome: p.base.Times(f), kind: p.base.kind, of: true}, k + 1 + m
		}
		return amount{}, 0
	}
	kind, m := nounIn(words[k:])
	if kind != nil && wordproblem.SameKind(kind, p.base.kind) && !tale.IsMark(tale.At(words, k+m+1)) {
		return amount{Outcome: p.begun.Times(f), kind: p.base.kind, of: true}, k + m
	}
	own, m := p.read(words[n:])
	if m == 0 || own.of || own.more || own.rate != "" {
		return amount{}, 0
	}
	return amount{Outcome: own.Times(f), kind: own.kind}, n + m
}

// asMany reads "as many pens as she had", times a factor; where it does not say as who, it
// is as many as were told last.
func (p *phrases) asMany(words []string, f wordproblem.Factor) (a amount, n int) {
	if !manyWords.Has(tale.At(words, 1)) {
		return amount{}, 0
	}
	kind, k := nounIn(words[2:])
	n = 2 + k
	if tale.At(words, n) != "as" {
		if kind == nil {
			kind = p.last.kind
		}
		return amount{Outcome: p.last.Times(f), kind: kind, relative: true}, n
	}
	n++
	base := p.base
	if own := p.owned(tale.At(words, n)); own.Operand != nil && n < len(words) {
		base.Outcome = own
	} else if !tale.Subjects.Has(tale.At(words, n)) && tale.At(words, n) != "were" && tale.At(words, n) != "are" {
		return amount{}, 0
	}
	if kind != nil && !wordproblem.SameKind(kind, base.kind) {
		return amount{}, 0
	}
	n++
	n += tale.Skip(words[n:], alreadyHad)
	if of, _ := nounIn(words[n:]); of != nil && !wordproblem.SameKind(of, base.kind) { // as many as she has blue ones
		return amount{}, 0
	}
	return amount{Outcome: base.Times(f), kind: base.kind}, n
}

// money reads an amount that begins with one of money.
func (p *phrases) money(words []string) (a amount, n int) {
	a = amount{Outcome: p.Number(words[0]), kind: []string{"$"}}
	n = 1
	if tale.At(words, n) == "more" {
		a.more, n = true, n+1
	}
	if k, ok := tale.Starts(words[n:], "of it", "of that", "of this", "of the cost", "of the bill"); ok {
		a.of = true
		return a, n + k
	}
	switch k, ok := tale.Starts(words[n:], toEach...); {
	case ok:
		k += n + tale.Skip(words[n+k:], owners)
		if each := tale.At(words, k); tale.IsMark(each) && each[0] == 'N' {
			_, m := nounIn(words[k+1:])
			a.Outcome = a.With('*', p.Number(each))
			return a, k + 1 + m
		}
		return amount{}, 0
	case unitOne.Has(tale.At(words, n)) && n+1 < len(words):
		unit := words[n+1]
		n += 2
		if (tale.At(words, n) == "for" || tale.At(words, n) == "on") && tale.IsMark(tale.At(words, n+1)) && wordproblem.Singular(tale.At(words, n+2)) == unit {
			a.Outcome = a.With('*', p.Number(words[n+1]))
			return a, n + 3
		}
		a.rate = unit
		return a, n
	case tale.At(words, n) == "for" && (tale.At(words, n+1) == "each" || tale.At(words, n+1) == "every") && n+2 < len(words):
		a.rate = words[n+2]
		return a, n + 3
	}
	return a, n
}

// single reads one thing with its price or with what it holds: a cake for $20, a chain of 9
// beads, music for 3 hours at $40 an hour.
func (p *phrases) single(words []string) (a amount, n int) {
	n = tale.Skip(words, oneThing)
	kind, k := nounIn(words[n:])
	if kind == nil || n > 1 {
		return amount{}, 0
	}
	n += k
	for n < len(words) && n < 4 && wordproblem.IsLetter(words[n]) && !wordproblem.BehindKind.Has(words[n]) && !isVerb(words[n]) && !tale.IsMark(words[n]) { // an ice cream cone
		n++
	}
	if tale.At(words, n) == "of" && !tale.IsMark(tale.At(words, n+1)) && tale.At(words, n+1) != "a" { // a can of soup
		if kind, m := nounIn(words[n+1:]); kind != nil {
			n += 1 + m
		}
	}
	if k, ok := tale.Starts(words[n:], pricing...); ok && tale.IsMark(tale.At(words, n+k)) {
		switch m := words[n+k]; {
		case m[0] == 'M':
			return p.reduced(amount{Outcome: p.Number(m), kind: []string{"$"}, price: true}, words, n+k+1)
		case (m[0] == 'F' || m[0] == 'T') && lastKind(p.last.kind) == "$":
			end := n + k + 1 + tale.Skip(words[n+k+1:], thatPrice)
			return amount{Outcome: p.last.Times(p.Factor(m)), kind: p.last.kind, price: true}, end
		case words[n+k-1] == "for":
			a, m := p.read(words[n+k:])
			if m == 0 || lastKind(a.kind) != "$" {
				return amount{}, 0
			}
			return a, n + k + m
		}
	}
	if k, ok := tale.Starts(words[n:], "of", "with", "that takes", "which takes", "that has"); ok && tale.IsMark(tale.At(words, n+k)) && (words[n+k][0] == 'N' || words[n+k][0] == 'M') {
		a, m := p.read(words[n+k:])
		if m == 0 || a.kind == nil {
			return amount{}, 0
		}
		return a, n + k + m
	}
	return amount{}, 0
}

// reduced takes off a price what stands behind it: a coat that costs $80 but is 25 % off.
func (p *phrases) reduced(a amount, words []string, n int) (amount, int) {
	switch more := tale.At(words, n); {
	case more == "more" && lastKind(p.last.kind) == "$":
		a.Outcome = p.last.With('+', a.Outcome)
		return a, n + 1
	case (more == "less" || more == "cheaper") && lastKind(p.last.kind) == "$":
		a.Outcome = p.last.With('-', a.Outcome)
		return a, n + 1
	}
	k := n + tale.Skip(words[n:], thatIs)
	if f := tale.At(words, k); k > n && tale.IsMark(f) && f[0] == 'F' && tale.At(words, k+1) == "off" {
		a.Outcome = a.Less(a.Times(p.Factor(f)))
		return a, k + 2
	}
	return a, n
}

// before is the amount to which the next one may be compared: of several things the price of
// one.
func (a amount) before() amount {
	if a.unit.Operand != nil {
		a.Outcome = a.unit
	}
	return a
}
