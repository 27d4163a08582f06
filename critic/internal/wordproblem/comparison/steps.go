package comparison

import (
	"math/big"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

func inverted(op byte) byte {
	return map[byte]byte{'+': '-', '-': '+', '*': '/', '/': '*'}[op]
}

// up are the steps from what a relation is with to the amount that it tells.
func (r *relation) up(base *wordproblem.Operand) []wordproblem.Step {
	var all []wordproblem.Step
	then := func(op byte, b *wordproblem.Operand) {
		if b != nil {
			all = append(all, wordproblem.Step{A: base, Op: op, B: b})
			base = all[len(all)-1].After()
		}
	}
	then('*', r.times.Over)
	then('/', r.times.Under)
	if r.more != nil {
		whole := base
		then('*', &r.more.Operand)
		then('/', wordproblem.Plain(100))
		part := base
		base = whole
		then(r.more.Op(), part)
	}
	if r.add != nil {
		then(r.add.Op(), r.add)
	}
	return all
}

// down are the steps from the amount that a relation tells to what it is with.
func (r *relation) down(of *wordproblem.Operand) []wordproblem.Step {
	var all []wordproblem.Step
	then := func(a *wordproblem.Operand, op byte, b *wordproblem.Operand) {
		if b != nil {
			all = append(all, wordproblem.Step{A: a, Op: op, B: b})
			of = all[len(all)-1].After()
		}
	}
	if r.add != nil {
		then(of, inverted(r.add.Op()), r.add)
	}
	if r.more != nil {
		share := wordproblem.Step{A: wordproblem.Plain(100), Op: r.more.Op(), B: &r.more.Operand}
		if share.Value().Sign() <= 0 {
			return nil
		}
		all = append(all, share)
		then(of, '*', wordproblem.Plain(100))
		then(of, '/', share.After())
	}
	then(of, '*', r.times.Under)
	if r.times.Over != nil && r.times.Over.Value.Sign() == 0 {
		return nil
	}
	then(of, '/', r.times.Over)
	return all
}

// halve are the steps from the sum of two to the one with whom the other is compared.
func (r *relation) halve(s pairSum) []wordproblem.Step {
	of, parts := s.sum, big.NewRat(2, 1)
	var all []wordproblem.Step
	if r.add != nil {
		all = append(all, wordproblem.Step{A: of, Op: inverted(r.add.Op()), B: r.add})
		of = all[0].After()
	}
	if r.times.Over == nil {
		return append(all, wordproblem.Step{A: of, Op: '/', B: wordproblem.Plain(2)})
	}
	all = append(all, wordproblem.Step{A: r.times.Over, Op: '+', B: wordproblem.Plain(1)})
	parts.Add(r.times.Over.Value, big.NewRat(1, 1))
	return append(all, wordproblem.Step{A: of, Op: '/', B: &wordproblem.Operand{Value: parts}})
}

func (r *relation) forward(base *big.Rat) *big.Rat {
	steps := r.up(&wordproblem.Operand{Value: base})
	if len(steps) == 0 {
		return base
	}
	return steps[len(steps)-1].Value()
}

// Way are the steps that lead to an amount, those to others that it needs first.
func (a *Amounts) Way(k string) []wordproblem.Step {
	var all []wordproblem.Step
	for _, n := range a.from[k].needs {
		all = append(all, a.Way(n)...)
	}
	return append(all, a.from[k].steps...)
}

// Operand is an amount as a line names it.
func (a *Amounts) Operand(k string) *wordproblem.Operand {
	if t := a.given[k]; t != nil {
		return t
	}
	return &wordproblem.Operand{Value: a.Value[k]}
}

// sumUp adds up known amounts, one after the other.
func (a *Amounts) sumUp(of []string) []wordproblem.Step {
	var all []wordproblem.Step
	for i := 1; i < len(of); i++ {
		all = append(all, wordproblem.Step{A: a.sumOf(of[:i]), Op: '+', B: a.Operand(of[i])})
	}
	return all
}

// sumOf is the sum of some amounts as a line names it.
func (a *Amounts) sumOf(of []string) *wordproblem.Operand {
	if len(of) == 1 {
		return a.Operand(of[0])
	}
	sum := new(big.Rat)
	for _, k := range of {
		sum.Add(sum, a.Value[k])
	}
	return &wordproblem.Operand{Value: sum}
}
