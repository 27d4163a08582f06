package wordproblem

import (
	"math/big"
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// related is what a word problem tells of amounts, and what follows from it.
type related struct {
	given       map[string]*operand // amounts that are told in numbers
	sums        []pairSum
	comparisons []*relation
	keys        []string // those that are compared, in the order of the text
	value       map[string]*big.Rat
	from        map[string]origin // of amounts that follow
	used        map[int]bool      // tags that are understood
	counted     string            // what the amounts that are told in numbers count
	clauses     []clause
	names       *namer
}

// pairSum is what two have together.
type pairSum struct {
	of  [2]string
	sum *operand
}

// mostAmounts bounds the amounts, of all of whose sums is thought.
const mostAmounts = 8

// readAmounts reads the clauses of a problem; nil if it compares nothing, contradicts itself or tells
// what cannot be.
func readAmounts(clauses []clause, names *namer) *related {
	a := &related{given: map[string]*operand{}, value: map[string]*big.Rat{}, from: map[string]origin{}, used: map[int]bool{}, clauses: clauses, names: names}
	var rest []clause
	for i, c := range a.clauses {
		if c.asks {
			continue
		}
		if c.compares() && c.another() {
			return nil
		}
		r := a.names.readComparison(c)
		a.names.meet(c, r != nil)
		if r != nil {
			r.clause = i
			a.comparisons = append(a.comparisons, r)
			a.use(r.terms()...)
		} else {
			rest = append(rest, c)
		}
	}
	a.merge()
	if len(a.comparisons) == 0 || len(a.keys) > mostAmounts || !a.sameUnits() || a.mixesTimes() {
		return nil
	}
	for _, c := range rest {
		if !a.readGiven(c) {
			return nil
		}
	}
	if !a.solve() {
		return nil
	}
	return a
}

func (a *related) use(all ...*operand) {
	for _, t := range all {
		if t != nil && t.tag > 0 {
			a.used[t.tag] = true
		}
	}
}

// terms are the numbers of a relation; some are nil.
func (r *relation) terms() []*operand {
	all := []*operand{r.times.over, r.times.under, r.add}
	if r.more != nil {
		all = append(all, &r.more.operand)
	}
	return all
}

// solve works out all amounts that follow. It is false where they contradict each
// other, or where one is below zero or has more decimals than are written.
func (a *related) solve() bool {
	for k, t := range a.given {
		a.value[k] = t.value
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
		if of, base := a.value[r.of], a.base(r); of != nil && base != nil && !arith.Same(of, r.forward(base)) {
			return false
		}
	}
	for _, s := range a.sums {
		x, y := a.value[s.of[0]], a.value[s.of[1]]
		if x != nil && y != nil && !arith.Same(s.sum.value, arith.Result(x, '+', y)) {
			return false
		}
	}
	for _, v := range a.value {
		if v.Sign() < 0 || !isShort(v) {
			return false
		}
	}
	return true
}

// origin is where an amount comes from: steps, once those that it needs are known.
type origin struct {
	needs []string
	steps []step
}

// reach notes an amount that follows.
func (a *related) reach(k string, needs []string, steps []step) bool {
	if len(steps) == 0 {
		return false
	}
	a.value[k], a.from[k] = steps[len(steps)-1].value(), origin{needs, steps}
	return true
}

// follow works out the one amount of a relation that is not known.
func (a *related) follow(r *relation) bool {
	of, base := a.value[r.of], a.base(r)
	switch {
	case of == nil && base != nil:
		return a.reach(r.of, r.than, slices.Concat(a.sumUp(r.than), r.up(a.sumOf(r.than))))
	case of != nil && base == nil && len(r.than) == 1:
		return a.reach(r.than[0], []string{r.of}, r.down(a.operand(r.of)))
	case of != nil && base == nil:
		return a.followOther(r)
	}
	return false
}

// followOther works out the one of two that are compared with together.
func (a *related) followOther(r *relation) bool {
	for i, k := range r.than {
		other := r.than[1-i]
		if a.value[k] == nil && a.value[other] != nil {
			steps := r.down(a.operand(r.of))
			if len(steps) == 0 {
				return false
			}
			steps = append(steps, step{steps[len(steps)-1].after(), '-', a.operand(other)})
			return a.reach(k, []string{r.of, other}, steps)
		}
	}
	return false
}

// followSum works out what two have of whom one sum is told: the other of one who is
// known, or the one with whom the other is compared.
func (a *related) followSum(s pairSum) bool {
	for i, k := range s.of {
		other := s.of[1-i]
		if a.value[k] == nil && a.value[other] != nil {
			return a.reach(k, []string{other}, []step{{s.sum, '-', a.operand(other)}})
		}
	}
	if r := a.between(s); r != nil && a.value[r.of] == nil {
		return a.reach(r.than[0], nil, r.halve(s))
	}
	return false
}

// between is the relation of the two of a sum, if it adds and multiplies by whole
// numbers alone; nil if there is none.
func (a *related) between(s pairSum) *relation {
	for _, r := range a.comparisons {
		if len(r.than) == 1 && r.more == nil && r.times.under == nil &&
			(r.of == s.of[0] && r.than[0] == s.of[1] || r.of == s.of[1] && r.than[0] == s.of[0]) {
			return r
		}
	}
	return nil
}

// base is what a relation is with; nil if it is not known.
func (a *related) base(r *relation) *big.Rat {
	sum := new(big.Rat)
	for _, k := range r.than {
		if a.value[k] == nil {
			return nil
		}
		sum.Add(sum, a.value[k])
	}
	return sum
}
