package arith

import "math/big"

// relative reports whether e adds a percentage to what is none, or takes it away:
// $50 - 20%, which is $40.
func (e *Expr) relative() bool {
	base, ok := e.base()
	return ok && base != e && !percentages(base)
}

// added reports whether e adds a percentage, or takes it away.
func (e *Expr) added() bool { return (e.Op == '+' || e.Op == '-') && e.Y.Op == 'p' }

// base is e without the percentages that are added at its end; ok is false if they are
// more than anybody means.
func (e *Expr) base() (base *Expr, ok bool) {
	for n := 0; e.added(); n++ {
		if n == maxReadings {
			return nil, false
		}
		e = e.X
	}
	return e, true
}

// increased are the values of X and a share of it. A second percentage may be one of
// the value before or, as with tax and tip, of the same as the first.
func (e *Expr) increased(xs []*big.Rat, share *big.Rat) ([]*big.Rat, error) {
	var out []*big.Rat
	add := func(x, base *big.Rat) error {
		z, err := Apply(e.Op, x, new(big.Rat).Mul(base, share))
		out = append(out, z)
		return err
	}
	for _, x := range xs {
		if err := add(x, x); err != nil {
			return nil, err
		}
	}
	if !e.X.added() {
		return out, nil
	}
	first, _ := e.base()
	base, err := first.Value()
	if err != nil {
		return nil, err
	}
	for _, x := range xs {
		if err := add(x, base); err != nil {
			return nil, err
		}
	}
	return out, nil
}
