package times

import (
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

// quantity is a number of a unit, taken away if minus is set.
type quantity struct {
	n     *big.Rat
	unit  string
	minus bool
}

func (q quantity) String() string {
	s := form.Decimal(q.n.FloatString(4)) + q.unit
	if q.minus {
		return "-" + s
	}
	return s
}

// conversion is amounts to be added up and the units to express the sum in, the
// largest first.
type conversion struct {
	amounts []quantity
	asked   []string
}

// body writes a conversion: the factors that it takes, then the amounts.
//
//	unit h=60min #1:3h #2:20min #3:min?
func (c conversion) body() (string, error) {
	if len(c.amounts) >= form.MaxTags {
		return "", form.OutOfScope("at most %d amounts are understood", form.MaxTags-1)
	}
	slices.SortFunc(c.asked, func(a, b string) int {
		if path := units.Path(a, b); len(path) > 0 && path[0].Big == a {
			return -1
		}
		return 1
	})
	smallest := c.asked[len(c.asked)-1]
	var factors []units.Factor
	need := func(path []units.Factor) {
		for _, f := range path {
			if !slices.Contains(factors, f) {
				factors = append(factors, f)
			}
		}
	}
	for _, q := range c.amounts {
		path := units.Path(q.unit, smallest)
		if path == nil && q.unit != smallest {
			return "", form.OutOfScope("%s cannot be expressed in %s", units.Name(q.unit, true), units.Name(smallest, true))
		}
		need(path)
	}
	for i := len(c.asked) - 1; i > 0; i-- {
		path := units.Path(c.asked[i-1], c.asked[i])
		if len(path) != 1 || path[0].Big != c.asked[i-1] {
			return "", form.OutOfScope("an amount in %s and %s is not understood", units.Name(c.asked[i-1], true), units.Name(c.asked[i], true))
		}
		need(path)
	}
	if err := c.check(smallest); err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(UnitOpening)
	for _, f := range factors {
		b.WriteString(f.String() + " ")
	}
	for i, q := range c.amounts {
		b.WriteString(form.Tag(i+1) + q.String() + " ")
	}
	return b.String() + form.Tag(len(c.amounts)+1) + strings.Join(c.asked, ",") + "?", nil
}

// check declines amounts that have no short number of a unit: more than four decimals,
// any if there are several units to express it in, or nothing left.
func (c conversion) check(unit string) error {
	left := new(big.Rat)
	for _, q := range c.amounts {
		if q.n.Sign() == 0 {
			return form.OutOfScope("an amount is zero")
		}
		v, at := new(big.Rat).Set(q.n), q.unit
		for _, f := range units.Path(q.unit, unit) {
			factor := big.NewRat(int64(f.Factor), 1)
			if f.Big == at {
				at = f.Small
				v.Mul(v, factor)
			} else {
				at = f.Big
				v.Quo(v, factor)
			}
			if !short(v) {
				return form.OutOfScope("%s has no short number in %s", q, units.Name(at, true))
			}
		}
		if !short(v) || len(c.asked) > 1 && !v.IsInt() {
			return form.OutOfScope("%s is no whole number in %s", q, units.Name(unit, true))
		}
		if q.minus {
			v.Neg(v)
		}
		if left.Add(left, v).Sign() <= 0 {
			return form.OutOfScope("nothing is left")
		}
	}
	return nil
}

// short reports whether a number has at most four decimals and eight digits before them.
func short(v *big.Rat) bool {
	return new(big.Rat).Mul(v, big.NewRat(10000, 1)).IsInt() && v.Cmp(big.NewRat(1e7, 1)) < 0
}
