// Package byhand has a model work as in school: it adds, subtracts and multiplies column by column and
// divides one digit after the other. The model is asked for all arithmetic; here digits are only put
// in their places, and numbers compared. Where the model's digits do not agree, nothing is found.
package byhand

import (
	"fmt"
	"strings"
)

// mostDigits is the length of the longest number that is worked on by hand.
const mostDigits = 16

// hand works with sums, differences and products of digits. All numbers are whole and not below 0;
// "" stands for what the model does not find.
type hand struct {
	ask    func(x string, op byte, y string) (string, error)
	turned bool // numbers to add and to multiply change places
	sure   bool // of sums and products of digits only what comes out in either order counts
}

// Result is what a model finds of x op y, which may be below 0, where it is asked for sums,
// differences and products of digits; "" where it finds nothing.
func Result(ask func(x string, op byte, y string) (string, error), x string, op byte, y string) (found string, err error) {
	b := hand{ask: ask}
	x, xBelow := strings.CutPrefix(x, "-")
	y, yBelow := strings.CutPrefix(y, "-")
	if !whole(x) || !whole(y) || max(len(x), len(y)) > mostDigits {
		return "", nil
	}
	x, y = trim(x), trim(y)
	if op == '-' {
		yBelow = !yBelow
	}
	below := xBelow
	switch {
	case op == '*':
		below = xBelow != yBelow
		found, err = b.agreed(hand.product, x, '*', y)
	case op == '/':
		below = xBelow != yBelow
		found, err = b.divided(x, y)
	case xBelow == yBelow:
		found, err = b.agreed(hand.sum, x, '+', y)
	case compare10(x, y) < 0:
		below = yBelow
		found, err = b.agreed(hand.difference, y, '-', x)
	default:
		found, err = b.agreed(hand.difference, x, '-', y)
	}
	if below && found != "" && found != "0" {
		found = "-" + found
	}
	return found, err
}

// agreed is what comes out in two of three ways: in columns, at once, and in columns with
// numbers in other places. Ways in which the same is asked are one: the same mistake would come
// out twice. Where nothing does it is what comes out in columns with digits it is sure of.
func (b hand) agreed(columns func(b hand, x, y string) (string, error), x string, op byte, y string) (string, error) {
	if op != '-' && len(x) == 1 && len(y) == 1 {
		return "", nil // there is nothing smaller
	}
	asked, results := map[string]bool{}, map[string]bool{}
	for _, way := range []func(hand) (string, error){
		func(b hand) (string, error) { return columns(b, x, y) },
		func(b hand) (string, error) { return b.work(x, op, y) },
		func(b hand) (string, error) { b.turned = true; return columns(b, x, y) },
	} {
		all := ""
		said, err := way(hand{ask: func(x string, op byte, y string) (string, error) {
			all += fmt.Sprintf("%s%c%s;", x, op, y)
			return b.ask(x, op, y)
		}})
		if err != nil || said != "" && results[said] && !asked[all] {
			return said, err
		}
		asked[all], results[said] = true, true
	}
	b.sure = true
	return columns(b, x, y)
}

// divided is the quotient of x and y, which is right where nothing is left of x.
func (b hand) divided(x, y string) (string, error) {
	for _, b := range []hand{{ask: b.ask}, {ask: b.ask, turned: true}, {ask: b.ask, sure: true}} {
		if found, err := b.quotient(x, y); err != nil || found != "" {
			return found, err
		}
	}
	return "", nil
}

// work is what the model makes of x op y.
func (b hand) work(x string, op byte, y string) (string, error) {
	if op != '-' && b.turned {
		x, y = y, x
	}
	said, err := b.ask(x, op, y)
	if err != nil || !whole(said) {
		return "", err
	}
	return trim(said), nil
}

func whole(n string) bool { return n != "" && strings.Trim(n, "0123456789") == "" }

// trim takes zeros away from the front, but for the last digit.
func trim(n string) string { return strings.TrimLeft(n[:len(n)-1], "0") + n[len(n)-1:] }

// compare10 compares whole numbers by their digits.
func compare10(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}
