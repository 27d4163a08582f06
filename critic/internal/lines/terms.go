package lines

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// term is a number or a symbol of an expression.
type term struct {
	value *big.Rat
	op    byte
}

func (t term) same(u term) bool {
	if t.value == nil || u.value == nil {
		return t.value == u.value && t.op == u.op
	}
	return arith.Same(t.value, u.value)
}

// terms cuts an expression into numbers, operators and parentheses. A sign at
// the start or behind a parenthesis belongs to its number. It returns nil for
// what is not an expression.
func terms(text string) []term {
	text = strings.ReplaceAll(text, " ", "")
	out := make([]term, 0, len(text))
	for i := 0; i < len(text); {
		n := digits(text[i:])
		sign := n == 0 && text[i] == '-' && (i == 0 || text[i-1] == '(')
		if sign {
			n = 1 + digits(text[i+1:])
		}
		switch {
		case n > 1 || n == 1 && !sign:
			v, ok := arith.Rational(strings.TrimPrefix(text[i:i+n], "-"))
			if !ok {
				return nil
			}
			if sign {
				v.Neg(v)
			}
			out = append(out, term{value: v})
			i += n
		case strings.IndexByte("+-*/()", text[i]) >= 0:
			out = append(out, term{op: text[i]})
			i++
		default:
			return nil
		}
	}
	if !wellFormed(out) {
		return nil
	}
	return bare(out)
}

// wellFormed reports whether terms are an expression: a number or a parenthesis
// around one, then operators with one behind each.
func wellFormed(terms []term) bool {
	depth, operand := 0, false // whether an operand has just ended
	for _, t := range terms {
		switch {
		case t.value != nil && !operand:
			operand = true
		case t.op == '(' && !operand:
			depth++
		case t.op == ')' && operand && depth > 0:
			depth--
		case precedence(t.op) > 0 && operand:
			operand = false
		default:
			return false
		}
	}
	return operand && depth == 0
}

// digits counts the digits that text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// bare takes the parentheses off lone numbers, in place.
func bare(in []term) []term {
	out := in[:0]
	for _, t := range in {
		if n := len(out); t.op == ')' && n > 1 && out[n-1].value != nil && out[n-2].op == '(' {
			out = append(out[:n-2], out[n-1])
			continue
		}
		out = append(out, t)
	}
	return out
}

// write writes terms as the worked format does: a negative number that follows
// an operator stands in parentheses.
func write(ts []term) string {
	var b strings.Builder
	for i, t := range ts {
		switch {
		case t.value == nil:
			b.WriteByte(t.op)
		case i > 0 && ts[i-1].op != '(':
			b.WriteString(arith.Signed(t.value))
		default:
			b.WriteString(arith.String(t.value))
		}
	}
	return b.String()
}

func precedence(op byte) int {
	switch op {
	case '+', '-':
		return 1
	case '*', '/':
		return 2
	}
	return 0
}
