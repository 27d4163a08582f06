package arith

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Work writes the chain of a operation b as the worked format does: a product
// or a quotient that nobody knows by heart is taken apart by leading digits.
// It returns "" where the result is not a whole number, or none.
func Work(a *big.Rat, op byte, b *big.Rat) (string, *big.Rat) {
	value, err := Apply(op, a, b)
	if err != nil || !value.IsInt() {
		return "", nil
	}
	text := String(a) + string(op) + Signed(b)
	if a.IsInt() && b.IsInt() && a.Num().IsInt64() && b.Num().IsInt64() {
		text += apart(a.Num().Int64(), op, b.Num().Int64())
	}
	return text + "=" + String(value), value
}

// apart writes the middle of a chain: "=terms=their values=running sums".
func apart(a int64, op byte, b int64) string {
	var terms [][2]int64
	lead := [2]string{"=", "+"}
	switch op {
	case '*':
		if a < 0 != (b < 0) { // -35*12=-35*10-35*2: the terms are taken away
			lead = [2]string{"=-", "-"}
		}
		terms = productTerms(max(a, -a), max(b, -b))
	case '/':
		terms = quotientTerms(a, b)
	}
	if len(terms) < 2 {
		return ""
	}
	first, values := make([]string, len(terms)), make([]int64, len(terms))
	for i, t := range terms {
		first[i] = fmt.Sprintf("%d%c%d", t[0], op, t[1])
		if values[i] = t[0] * t[1]; op == '/' {
			values[i] = t[0] / t[1]
		}
	}
	row := func(terms []string) string { return lead[0] + strings.Join(terms, lead[1]) }
	out := row(first)
	for ; len(values) > 1; values = append([]int64{values[0] + values[1]}, values[2:]...) {
		sums := make([]string, len(values))
		for i, v := range values {
			sums[i] = strconv.FormatInt(v, 10)
		}
		out += row(sums)
	}
	return out
}

// significant counts the digits of n without the zeros at its end.
func significant(n int64) int {
	return len(strings.TrimRight(strconv.FormatInt(max(n, -n), 10), "0"))
}

// Lead is the part of n that its first digit stands for: 300 of 347.
func Lead(n int64) int64 {
	power := int64(1)
	for n/power >= 10 {
		power *= 10
	}
	return n / power * power
}

// byHeart reports whether a product needs no work: a digit times at most two,
// zeros aside, or a power of ten.
func byHeart(a, b int64) bool {
	ten := func(n int64) bool { return strings.TrimRight(strconv.FormatInt(n, 10), "0") == "1" }
	return a <= 0 || b <= 0 || ten(a) || ten(b) || significant(a)+significant(b) <= 3
}

// productTerms takes the leading digit off the longer factor, of two two-digit
// factors off the second, until each product is known by heart.
func productTerms(a, b int64) [][2]int64 {
	switch {
	case byHeart(a, b) || a > 1e6 || b > 1e6:
		return [][2]int64{{a, b}}
	case significant(a) == 2 && significant(b) == 2, significant(b) > significant(a):
		h := Lead(b)
		return append(productTerms(a, h), productTerms(a, b-h)...)
	default:
		h := Lead(a)
		return append(productTerms(h, b), productTerms(a-h, b)...)
	}
}

// quotientTerms takes an exact quotient apart by the leading digits of its result.
func quotientTerms(a, b int64) [][2]int64 {
	if a <= 0 || b <= 0 || byHeart(a/b, b) || a > 1e9 {
		return [][2]int64{{a, b}}
	}
	h := Lead(a/b) * b
	return append([][2]int64{{h, b}}, quotientTerms(a-h, b)...)
}

// Signed writes an operand that follows an operator.
func Signed(x *big.Rat) string {
	if x.Sign() < 0 {
		return "(" + String(x) + ")"
	}
	return String(x)
}
