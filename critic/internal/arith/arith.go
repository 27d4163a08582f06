// Package arith reads the arithmetic that people and models write into prose,
// and recomputes it with exact rational numbers.
//
// [Parse] reads a bare expression, such as "(12+7)*3-4". [Read] finds the
// equations in running text: "48/2 = 24", "$1,200 × 3 = $3,600", "half of 30
// is 15", LaTeX, percent, units, chains of equals signs. What it does not
// understand it counts ([Text.Unread]) instead of guessing.
//
// Everything here is bounded: digits of a number, size of an exponent, depth of
// parentheses, tokens looked at. Hostile text costs no more than honest text of
// the same length.
package arith

import (
	"errors"
	"math/big"
)

// ErrTooLarge is returned where a value, an exponent or a text is larger than
// what is worth computing.
var ErrTooLarge = errors.New("arith: too large to compute")

// ErrSyntax is wrapped by the errors of [Parse].
var ErrSyntax = errors.New("arith: not an expression")

// The bounds on hostile input.
const (
	maxDigits   = 60      // of one written number
	maxExponent = 64      // in absolute value
	maxBits     = 1 << 12 // of a numerator or denominator
	maxDepth    = 64      // of nested parentheses and signs
	maxText     = 1 << 16 // bytes of a text that is read at all
	maxReadings = 8       // values kept of one ambiguous expression
)

// Number is a number as it is written.
type Number struct {
	// Value is what the digits say, before a percent sign or a scale word.
	Value *big.Rat
	// Decimals counts the digits after the point.
	Decimals int
	// Grouped is true for 1,200.
	Grouped bool
	// Clock is true for a time of day such as 8:25; Value is in minutes.
	Clock bool
	// Spelled is true for a number in words.
	Spelled bool
	// Mixed is true for 2 1/2.
	Mixed bool
	// Start and End are the bytes of the digits, without parentheses or units.
	Start, End int
}

// Expr is an arithmetic expression. Operators are '+', '-', '*', '/', '^';
// 'n' negates X; 'p' and 's' are X with a percent sign or a scale word (dozen,
// million) behind it, which people use both as a factor and as a unit.
type Expr struct {
	Op         byte // 0 for a number
	X, Y       *Expr
	Num        Number
	Start, End int // the bytes of the text it was read from
	scale      *big.Rat
}

// IsNumber reports whether e is a single number, perhaps negative or with a
// percent sign, and not an operation.
func (e *Expr) IsNumber() bool {
	switch e.Op {
	case 0:
		return true
	case 'n', 'p', 's':
		return e.X.IsNumber()
	}
	return false
}

// Ops counts the operations of e, signs not included.
func (e *Expr) Ops() int {
	switch e.Op {
	case 0:
		return 0
	case 'n', 'p', 's':
		return e.X.Ops()
	}
	return 1 + e.X.Ops() + e.Y.Ops()
}

var percent = big.NewRat(1, 100)

// Unsuffixed is where e ends without the percent sign or scale word behind it.
func (e *Expr) Unsuffixed() int {
	for e.Op == 'p' || e.Op == 's' {
		e = e.X
	}
	return e.End
}

// Literal is the number node inside a number, without sign or unit.
func (e *Expr) Literal() *Expr {
	for e.Op != 0 {
		e = e.X
	}
	return e
}

// Numbers calls f for every number of e, from left to right.
func (e *Expr) Numbers(f func(*Expr)) {
	switch {
	case e == nil:
	case e.Op == 0:
		f(e)
	default:
		e.X.Numbers(f)
		e.Y.Numbers(f)
	}
}

// Value is the value of e in its most likely reading. It fails with
// [ErrTooLarge], and on a division by zero.
func (e *Expr) Value() (*big.Rat, error) {
	if e.unambiguous() {
		return e.only()
	}
	values, err := e.values()
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// unambiguous reports whether e has one reading: no percent signs or scale words.
func (e *Expr) unambiguous() bool {
	switch e.Op {
	case 0:
		return true
	case 'p', 's':
		return false
	}
	return e.X.unambiguous() && (e.Y == nil || e.Y.unambiguous())
}

// only is the value of e where it has one reading.
func (e *Expr) only() (*big.Rat, error) {
	if e.Op == 0 {
		return e.Num.Value, nil
	}
	x, err := e.X.only()
	if err != nil {
		return nil, err
	}
	if e.Op == 'n' {
		return new(big.Rat).Neg(x), nil
	}
	y, err := e.Y.only()
	if err != nil {
		return nil, err
	}
	return Apply(e.Op, x, y)
}

var errZero = errors.New("arith: division by zero")

// values are the values of e in all its readings, the likeliest first.
func (e *Expr) values() ([]*big.Rat, error) {
	if e.Op == 0 {
		return []*big.Rat{e.Num.Value}, nil
	}
	xs, err := e.X.values()
	if err != nil {
		return nil, err
	}
	switch e.Op {
	case 'n':
		return each(xs, func(x *big.Rat) *big.Rat { return new(big.Rat).Neg(x) }), nil
	case 'p', 's':
		factor := e.scale
		if e.Op == 'p' {
			factor = percent
		}
		scaled := each(xs, func(x *big.Rat) *big.Rat { return new(big.Rat).Mul(x, factor) })
		return distinct(append(scaled, xs...)), nil
	}
	ys, err := e.Y.values()
	if err != nil {
		return nil, err
	}
	var out []*big.Rat
	if e.relative() {
		if out, err = e.increased(xs, ys[0]); err != nil {
			return nil, err
		}
		ys = ys[:1]
	}
	for _, x := range xs {
		for _, y := range ys {
			z, err := Apply(e.Op, x, y)
			if err != nil {
				return nil, err
			}
			out = append(out, z)
		}
	}
	return distinct(out), nil
}

func each(xs []*big.Rat, f func(*big.Rat) *big.Rat) []*big.Rat {
	out := make([]*big.Rat, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

// distinct drops repeats and keeps at most maxReadings.
func distinct(xs []*big.Rat) []*big.Rat {
	out := xs[:0:0]
next:
	for _, x := range xs {
		for _, seen := range out {
			if Same(seen, x) {
				continue next
			}
		}
		if out = append(out, x); len(out) == maxReadings {
			break
		}
	}
	return out
}

// Apply computes x op y, for the operations + - * / and ^. It fails with [ErrTooLarge],
// and on a division by zero.
func Apply(op byte, x, y *big.Rat) (*big.Rat, error) {
	switch {
	case op == '^':
		return power(x, y)
	case op == '/' && y.Sign() == 0:
		return nil, errZero
	}
	z := Result(x, op, y)
	return z, fits(z)
}

// power computes x^y for whole y by squaring.
func power(x, y *big.Rat) (*big.Rat, error) {
	if !y.IsInt() || !y.Num().IsInt64() {
		return nil, ErrTooLarge
	}
	n := y.Num().Int64()
	if n > maxExponent || n < -maxExponent {
		return nil, ErrTooLarge
	}
	base := x
	if n < 0 {
		if x.Sign() == 0 {
			return nil, errZero
		}
		base, n = new(big.Rat).Inv(x), -n
	}
	z := big.NewRat(1, 1)
	for ; n > 0; n-- {
		if z.Mul(z, base); fits(z) != nil {
			return nil, ErrTooLarge
		}
	}
	return z, nil
}

func fits(z *big.Rat) error {
	if z.Num().BitLen() > maxBits || z.Denom().BitLen() > maxBits {
		return ErrTooLarge
	}
	return nil
}
