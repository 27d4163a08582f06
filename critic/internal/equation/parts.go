package equation

import (
	"math/big"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// Part is a term of a sum.
type Part struct {
	*arith.Expr
	minus bool
}

// Parts takes a sum apart into numbers, products and quotients.
func Parts(e *arith.Expr) []Part {
	if e.Op != '+' && e.Op != '-' {
		return []Part{{e, false}}
	}
	last := Part{e.Y, e.Op == '-'}
	return append(Parts(e.X), last)
}

// Signed is the value of a part, below 0 where it is taken away.
func (p Part) Signed() (*big.Rat, error) {
	v, err := p.Value()
	if err == nil && p.minus {
		v = new(big.Rat).Neg(v)
	}
	return v, err
}
