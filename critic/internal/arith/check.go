package arith

import "math/big"

// Outcome is what recomputing an equation shows.
type Outcome int

// The outcomes.
const (
	Unknown Outcome = iota // it cannot be computed
	Holds                  // exactly, or to the precision that is stated
	Close                  // it would hold if a rounding were stated
	Wrong
)

// Check recomputes an equation. An equation that holds in any reading of its
// percent signs and scale words holds.
func (q Equation) Check() Outcome {
	if q.settled {
		return q.outcome
	}
	ls, errL := q.Left.values()
	rs, errR := q.Right.values()
	if errL != nil || errR != nil {
		return Unknown
	}
	if q.Running {
		return Holds
	}
	best := Wrong
	for _, l := range ls {
		for _, r := range rs {
			switch o := compare(q, l, r); {
			case o == Holds:
				return Holds
			case o == Close:
				best = Close
			}
		}
	}
	return best
}

// compare compares two values as precisely as the equation states them.
func compare(q Equation, l, r *big.Rat) Outcome {
	if Same(l, r) {
		return Holds
	}
	if clocks(q.Left) {
		return onClock(l, r)
	}
	diff := new(big.Rat).Sub(l, r)
	diff.Abs(diff)
	if q.Right.IsNumber() {
		n := q.Right.Literal().Num
		decimals := n.Decimals
		if new(big.Rat).Abs(r).Cmp(n.Value) < 0 { // a percentage, or cents
			decimals += 2
		}
		return rounded(q, diff, l, decimals)
	}
	if q.Left.IsNumber() && !q.Left.Literal().Num.whole() {
		return rounded(q, diff, r, q.Left.Literal().Num.Decimals)
	}
	if q.Approx || q.inexact() {
		return within(diff, l, big.NewRat(1, 100))
	}
	return Wrong
}

// onClock compares minutes on a dial of twelve hours. The difference of two
// times may be meant either way round.
func onClock(l, r *big.Rat) Outcome {
	for _, sign := range []int64{1, -1} {
		turns := new(big.Rat).Mul(l, big.NewRat(sign, 1))
		turns.Sub(turns, r).Quo(turns, big.NewRat(12*60, 1))
		if turns.IsInt() {
			return Holds
		}
	}
	return Wrong
}

func (n Number) whole() bool { return n.Decimals == 0 }

// inexact reports whether a decimal fraction in the equation may itself be rounded.
func (q Equation) inexact() bool {
	found := false
	for _, e := range []*Expr{q.Left, q.Right} {
		e.Numbers(func(n *Expr) { found = found || n.Num.Decimals > 0 })
	}
	return found
}

// rounded compares with a result stated to a number of decimals: it may be
// rounded or cut off there. Rounding to whole numbers has to be said.
func rounded(q Equation, diff, exact *big.Rat, decimals int) Outcome {
	ulp := new(big.Rat).Inv(new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)))
	switch {
	case diff.Cmp(ulp) < 0 && (decimals > 0 || q.Approx):
		return Holds
	case diff.Cmp(ulp) < 0 && !exact.IsInt():
		return Close
	case q.Approx:
		return within(diff, exact, big.NewRat(1, 20))
	}
	return Wrong
}

// within is Close where diff is at most a share of x.
func within(diff, x, share *big.Rat) Outcome {
	limit := new(big.Rat).Mul(new(big.Rat).Abs(x), share)
	if diff.Cmp(limit) <= 0 {
		return Close
	}
	return Wrong
}
