// Package equation reads the arithmetic that lines and running text state: rows of equal sides, where
// they go wrong, and the single operations in them, in the text's own characters. What it does not
// understand it leaves out; whether an equation is the one that was to be stated it cannot tell.
package equation

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// Chain is a row of equal expressions: 12*17=12*10+12*7=120+84=204.
type Chain struct {
	Sides []*arith.Expr
	Texts []string
	Value *big.Rat // of the first side
	Said  *big.Rat // of the last side, which is a number
}

// Read reads a chain that ends in a number.
func Read(text string) (*Chain, error) {
	c, err := ReadSides(text)
	if err == nil && !c.Sides[len(c.Sides)-1].IsNumber() {
		return nil, fmt.Errorf("%w: no result", arith.ErrSyntax)
	}
	return c, err
}

// ReadSides reads a chain that may break off behind any of its sides.
func ReadSides(text string) (*Chain, error) {
	c := &Chain{Texts: strings.Split(text, "=")}
	for i, side := range c.Texts {
		e, err := arith.Parse(side)
		if err != nil {
			return nil, err
		}
		v, err := e.Value()
		if err != nil {
			return nil, err
		}
		if i == 0 {
			c.Value = v
		}
		c.Sides, c.Said = append(c.Sides, e), v
	}
	return c, nil
}

// Wrong is what is said of the first sign "=" that does not hold, and where the
// mistake behind it begins in the text; empty if all do.
func (c *Chain) Wrong() (reason string, at int) {
	for i, e := range c.Sides[1:] {
		left := c.Texts[i]
		at += len(left) + len("=")
		if v, _ := e.Value(); !arith.Same(v, c.Value) {
			within, found := Astray(c.Sides[i], e)
			if terms := Parts(e); !found && len(terms) > 1 { // it falls short
				within = terms[len(terms)-1].Start
			}
			return fmt.Sprintf("%s is %s, not %s", Spaced(left), arith.String(c.Value), Spaced(c.Texts[i+1])), at + within
		}
	}
	return "", 0
}

// Astray finds where a side goes wrong, however it goes on by terms of one sign: where a
// product or a quotient is taken apart, at a term that is too large or no whole number;
// where terms are worked out, at the first digit that is not theirs. It is not found if
// the side falls short, or if a term has the other sign.
func Astray(left, right *arith.Expr) (at int, found bool) {
	value, err := left.Value()
	if err != nil {
		return 0, false
	}
	if right.IsNumber() {
		return right.Start + differsFrom(Part{right, false}, value), true
	}
	terms := Parts(right)
	own := workedOut(Parts(left), len(terms))
	rest, sign := new(big.Rat).Set(value), value.Sign()
	for i, t := range terms {
		v, err := t.Signed()
		switch {
		case err != nil || v.Sign() != sign:
			return 0, false
		case own != nil && t.IsNumber() && !arith.Same(own[i], v):
			return t.Start + differsFrom(t, own[i]), true
		}
		rest.Sub(rest, v)
		if t.Op == '/' && !v.IsInt() || rest.Sign() == -sign || rest.Sign() == 0 && i+1 < len(terms) {
			return t.Start, true
		}
	}
	return 0, false
}

// workedOut are the values of n terms that work out others: each one, or the first two
// added up. nil for terms that do neither.
func workedOut(terms []Part, n int) []*big.Rat {
	if len(terms) != n && len(terms) != n+1 || len(terms) < 2 {
		return nil
	}
	var out []*big.Rat
	for _, t := range terms {
		v, err := t.Signed()
		if err != nil {
			return nil
		}
		out = append(out, v)
	}
	if len(out) > n {
		out = append([]*big.Rat{new(big.Rat).Add(out[0], out[1])}, out[2:]...)
	}
	return out
}

// differsFrom is how many digits of a number are those of what it should be.
func differsFrom(said Part, meant *big.Rat) int {
	v, err := said.Value()
	if err != nil {
		return 0
	}
	if said.minus { // its sign stands before it
		meant = new(big.Rat).Neg(meant)
	}
	a, b, n := arith.String(v), arith.String(meant), 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// Single reports whether the first side is a number or one operation on two.
func (c *Chain) Single() bool {
	first := c.Sides[0]
	return first.IsNumber() || first.Op != 'n' && first.Ops() == 1
}

// Operands are the numbers of the first side, signs included, which is no sign before an operation.
func (c *Chain) Operands() []*big.Rat { return operands(c.Sides[0]) }

func operands(e *arith.Expr) []*big.Rat {
	if e.IsNumber() {
		v, err := e.Value()
		if err != nil {
			return nil
		}
		return []*big.Rat{v}
	}
	return append(operands(e.X), operands(e.Y)...)
}

// Spaced sets an expression for reading: 55-13 as 55 - 13.
func Spaced(expr string) string {
	var b strings.Builder
	b.Grow(2 * len(expr))
	for i := 0; i < len(expr); i++ {
		c := expr[i]
		binary := strings.IndexByte("+-*/=", c) >= 0 && i > 0 && strings.IndexByte("(+-*/=", expr[i-1]) < 0 && expr[i-1] != ' '
		if binary {
			b.WriteByte(' ')
		}
		b.WriteByte(c)
		if binary && i+1 < len(expr) && expr[i+1] != ' ' {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// WrongSide is what is said of the first side of an equation that is not equal to
// those before, as far as the equation is written, and where it begins; empty if
// there is none, or no equation.
func WrongSide(equation string) (reason string, at int) {
	c, err := ReadSides(strings.TrimRight(equation, "=+ "))
	if err != nil {
		return "", 0
	}
	return c.Wrong()
}
