package arith

import (
	"math"
	"math/big"
	"strings"
)

// Most numbers here are small and whole. What is done most is done without the arithmetic
// that [big.Rat] has for others, which takes several times as long and allocates for each
// numerator and denominator.

// Whole is the number n.
func Whole(n int64) *big.Rat {
	x := new(struct {
		big.Rat             // the denominator of a zero Rat is 1 already
		digit   [1]big.Word // what it holds, in one piece with it
	})
	size := max(n, -n)
	if x.digit[0] = big.Word(size); int64(x.digit[0]) != size || size < 0 {
		x.Num().SetInt64(n)
		return &x.Rat
	}
	if x.Num().SetBits(x.digit[:]); n < 0 {
		x.Num().Neg(x.Num())
	}
	return &x.Rat
}

// Rational is the number that a text writes, as [big.Rat.SetString] reads it. None with an
// exponent, which may have a million digits.
func Rational(text string) (x *big.Rat, ok bool) {
	if n, ok := shortDigits(text); ok {
		return Whole(n), true
	}
	if strings.ContainsAny(text, "eEpP") {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// shortDigits is the number that a text of at most 18 digits and nothing else writes.
func shortDigits(text string) (n int64, ok bool) {
	for i := range len(text) {
		if !digitAt(text, i) {
			return 0, false
		}
		n = 10*n + int64(text[i]-'0')
	}
	return n, text != "" && len(text) <= 18
}

// Same reports whether two numbers are equal.
func Same(x, y *big.Rat) bool {
	if x.IsInt() && y.IsInt() {
		return x.Num().Cmp(y.Num()) == 0
	}
	return x.Cmp(y) == 0
}

// Result is a op b for the operations + - * and /, where b is not 0 for the last.
func Result(a *big.Rat, op byte, b *big.Rat) *big.Rat {
	x, first := asInt(a)
	y, second := asInt(b)
	whole := first && second
	switch {
	case op == '+' && whole:
		return Whole(x + y)
	case op == '-' && whole:
		return Whole(x - y)
	case op == '*' && whole:
		return Whole(x * y)
	case op == '/' && whole && x%y == 0:
		return Whole(x / y)
	}
	v := new(big.Rat)
	switch op {
	case '+':
		return v.Add(a, b)
	case '-':
		return v.Sub(a, b)
	case '*':
		return v.Mul(a, b)
	}
	return v.Quo(a, b)
}

// asInt is a whole number of which products are no larger than an int64.
func asInt(x *big.Rat) (n int64, ok bool) {
	if !x.IsInt() || !x.Num().IsInt64() {
		return 0, false
	}
	n = x.Num().Int64()
	return n, n >= math.MinInt32 && n <= math.MaxInt32
}
