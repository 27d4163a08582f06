package arith

import "math/big"

// Instead is the number to write in the place of the digits of claim so that it has the
// value of truth. Where percent signs and scale words have several readings, it is the
// likeliest one of the size of what claim says. It fails as [Expr.Value] does.
func Instead(truth, claim *Expr) (*big.Rat, error) {
	values, err := truth.values()
	if err != nil {
		return nil, err
	}
	if !claim.IsNumber() {
		return values[0], nil
	}
	said := claim.Literal().Num.Value
	for _, v := range values {
		for _, x := range []*big.Rat{claim.unscaled(v), v} {
			if far := ratio(x, said); far != nil && far.Cmp(big.NewRat(2, 1)) <= 0 {
				return x, nil
			}
		}
	}
	scaled := claim.unscaled(values[0])
	if a, b := ratio(scaled, said), ratio(values[0], said); a != nil && b.Cmp(a) < 0 {
		return values[0], nil
	}
	return scaled, nil
}

// unscaled is value without the factors of the percent sign and the scale words of e.
func (e *Expr) unscaled(value *big.Rat) *big.Rat {
	for ; e.Op == 'p' || e.Op == 's'; e = e.X {
		factor := e.scale
		if e.Op == 'p' {
			factor = percent
		}
		value = new(big.Rat).Quo(value, factor)
	}
	return value
}

// ratio is how many times the larger of two sizes is the smaller; nil if one is 0.
func ratio(x, y *big.Rat) *big.Rat {
	if x.Sign() == 0 || y.Sign() == 0 {
		return nil
	}
	r := new(big.Rat).Quo(x, y)
	if r.Abs(r).Cmp(one) < 0 {
		r.Inv(r)
	}
	return r
}

// Fraction is the numerator and the denominator of e where it is a fraction of two whole
// numbers.
func (e *Expr) Fraction() (x, y Number, ok bool) {
	if e.Op != '/' || e.X.Op != 0 || e.Y.Op != 0 {
		return x, y, false
	}
	x, y = e.X.Num, e.Y.Num
	return x, y, x.plain() && y.plain()
}

// plain reports whether a number is a whole number in digits.
func (n Number) plain() bool { return n.Value.IsInt() && n.whole() && !n.Clock && !n.Spelled }

// Over is x as a fraction, over the denominator of like where it is one over that.
func Over(x *big.Rat, like Number) (numerator, denominator string) {
	if n := new(big.Rat).Mul(x, like.Value); n.IsInt() {
		return n.Num().String(), like.Value.Num().String()
	}
	return x.Num().String(), x.Denom().String()
}
