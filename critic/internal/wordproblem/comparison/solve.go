package comparison

import (
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// solve works out all amounts that follow. It is false where they contradict each
// other, or where one is below zero or has more decimals than are written.
func (a *Amounts) solve() bool {
	for k, t := range a.given {
		a.Value[k] = t.Value
	}
	for changed := true; changed; {
		changed = false
		for _, r := range a.comparisons {
			changed = a.follow(r) || changed
		}
		for _, s := range a.sums {
			changed = a.followSum(s) || changed
		}
	}
	for _, r := range a.comparisons {
		if of, base := a.Value[r.of], a.base(r); of != nil && base != nil && !arith.Same(of, r.forward(base)) {
			return false
		}
	}
	for _, s := range a.sums {
		x, y := a.Value[s.of[0]], a.Value[s.of[1]]
		if x != nil && y != nil && !arith.Same(s.sum.Value, arith.Result(x, '+', y)) {
			return false
		}
	}
	for _, v := range a.Value {
		if v.Sign() < 0 || !wordproblem.IsShort(v) {
			return false
		}
	}
	return true
}

// origin is where an amount comes from: steps, once those that it needs are known.
type origin struct {
	needs []string
	steps []wordproblem.Step
}

// reach notes an amount that follows.
func (a *Amounts) reach(k string, needs []string, steps []wordproblem.Step) bool {
	if len(steps) == 0 {
		return false
	}
	a.Value[k], a.from[k] = steps[len(steps)-1].Value(), origin{needs, steps}
	return true
}

// follow works out the one amount of a relation that is not known.
func (a *Amounts) follow(r *relation) bool {
	of, base := a.Value[r.of], a.base(r)
	switch {
	case of == nil && base != nil:
		return a.reach(r.of, r.than, slices.Concat(a.sumUp(r.than), r.up(a.sumOf(r.than))))
	case of != nil && base == nil && len(r.than) == 1:
		return a.reach(r.than[0], []string{r.of}, r.down(a.Operand(r.of)))
	case of != nil && base == nil:
		return a.followOther(r)
	}
	return false
}

// followOther works out the one of two that are compared with together.
func (a *Amounts) followOther(r *relation) bool {
	for i, k := range r.than {
		other := r.than[1-i]
		if a.Value[k] == nil && a.Value[other] != nil {
			steps := r.down(a.Operand(r.of))
			if len(steps) == 0 {
				return false
			}
			steps = append(steps, wordproblem.Step{A: steps[len(steps)-1].After(), Op: '-', B: a.Operand(other)})
			return a.reach(k, []string{r.of, other}, steps)
		}
	}
	return false
}

// followSum works out what two have of whom one sum is told: the other of one who is
// known, or the one with whom the other is compared.
func (a *Amounts) followSum(s pairSum) bool {
	for i, k := range s.of {
		other := s.of[1-i]
		if a.Value[k] == nil && a.Value[other] != nil {
			return a.reach(k, []string{other}, []wordproblem.Step{{A: s.sum, Op: '-', B: a.Operand(other)}})
		}
	}
	if r := a.between(s); r != nil && a.Value[r.of] == nil {
		return a.reach(r.than[0], nil, r.halve(s))
	}
	return false
}
