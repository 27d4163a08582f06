package problems

import (
	"strconv"
	"strings"
)

// A chain works one operation out as a row of equal expressions, short enough
// that every sign "=" needs one thing known by heart or one addition:
//
//	347*8=300*8+47*8=2400+376=2776
//
// Known by heart are products of a digit and a number below 100 (with zeros
// behind either), and their inverses.

// chain is the equation chain for a op b; op is one of + - * /. A quotient must
// be exact.
func chain(a int, op byte, b int) (text string, value int) {
	head := operand(a, true) + string(op) + operand(b, false)
	switch op {
	case '+':
		return head + "=" + strconv.Itoa(a+b), a + b
	case '-':
		return head + "=" + strconv.Itoa(a-b), a - b
	case '*':
		if a*b < 0 {
			return head + expand(productTerms(abs(a), abs(b)), '*', '-', a*b), a * b
		}
		return head + expand(productTerms(abs(a), abs(b)), '*', '+', a*b), a * b
	case '/':
		return head + expand(quotientTerms(a, b), '/', '+', a/b), a / b
	}
	panic("problems: unknown operation " + string(op))
}

// operand writes a number; a negative one that follows an operator stands in
// parentheses.
func operand(n int, first bool) string {
	if n < 0 && !first {
		return "(" + strconv.Itoa(n) + ")"
	}
	return strconv.Itoa(n)
}

// expand writes "=terms=their values=running sums=value". The terms are added
// up or, where the sign is '-', all taken away: -35*12=-35*10-35*2=-350-70=-420.
func expand(terms [][2]int, op, sign byte, value int) string {
	var b strings.Builder
	lead := [2]string{"=", string(sign)}
	if sign == '-' {
		lead[0] = "=-"
	}
	if len(terms) > 1 {
		values := make([]int, len(terms))
		for i, t := range terms {
			b.WriteString(lead[min(i, 1)])
			b.WriteString(strconv.Itoa(t[0]) + string(op) + strconv.Itoa(t[1]))
			if values[i] = t[0] * t[1]; op == '/' {
				values[i] = t[0] / t[1]
			}
		}
		for ; len(values) > 1; values = append([]int{values[0] + values[1]}, values[2:]...) {
			for i, v := range values {
				b.WriteString(lead[min(i, 1)])
				b.WriteString(strconv.Itoa(v))
			}
		}
	}
	return b.String() + "=" + strconv.Itoa(value)
}

// significant counts the digits of n without the zeros at its end.
func significant(n int) int {
	if n < 0 {
		n = -n
	}
	for n > 0 && n%10 == 0 {
		n /= 10
	}
	return len(strconv.Itoa(n))
}

// lead is the part of n that its first digit stands for: 300 of 347.
func lead(n int) int {
	p := 1
	for n/p >= 10 {
		p *= 10
	}
	return n / p * p
}

// byHeart tells whether a product of a and b is known without working.
func byHeart(a, b int) bool {
	power := func(n int) bool {
		return lead(n) == n && significant(n) == 1 && strings.HasPrefix(strconv.Itoa(n), "1")
	}
	return a <= 0 || b <= 0 || power(a) || power(b) || significant(a)+significant(b) <= 3
}

// productTerms cuts a product into products known by heart: a long factor loses
// its leading digit, and of two two-digit factors the second is cut.
func productTerms(a, b int) [][2]int {
	switch {
	case byHeart(a, b):
		return [][2]int{{a, b}}
	case significant(a) == 2 && significant(b) == 2, significant(b) > significant(a):
		h := lead(b)
		return append(productTerms(a, h), productTerms(a, b-h)...)
	default:
		h := lead(a)
		return append(productTerms(h, b), productTerms(a-h, b)...)
	}
}

// quotientTerms cuts an exact quotient by the leading digits of its result.
func quotientTerms(a, b int) [][2]int {
	if a <= 0 || b <= 0 || byHeart(a/b, b) {
		return [][2]int{{a, b}}
	}
	h := lead(a/b) * b
	return append([][2]int{{h, b}}, quotientTerms(a-h, b)...)
}
