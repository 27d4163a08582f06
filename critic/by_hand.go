package critic

import (
	"fmt"
	"strings"
)

// mostDigits is the length of the longest number that is worked on by hand.
const mostDigits = 16

// byHand has a model work as in school, with sums, differences and products of digits. All
// numbers are whole and not below 0; "" stands for what the model does not find.
type byHand struct {
	ask    func(x string, op byte, y string) (string, error)
	turned bool // numbers to add and to multiply change places
	sure   bool // of sums and products of digits only what comes out in either order counts
}

// result is that of a sum, whose numbers may be below 0.
func (b byHand) result(s sum) (found string, err error) {
	x, xBelow := strings.CutPrefix(s.x, "-")
	y, yBelow := strings.CutPrefix(s.y, "-")
	if !whole(x) || !whole(y) || max(len(x), len(y)) > mostDigits {
		return "", nil
	}
	x, y = trim(x), trim(y)
	if s.op == '-' {
		yBelow = !yBelow
	}
	below := xBelow
	switch {
	case s.op == '*':
		below = xBelow != yBelow
		found, err = b.agreed(byHand.product, x, '*', y)
	case s.op == '/':
		below = xBelow != yBelow
		found, err = b.divided(x, y)
	case xBelow == yBelow:
		found, err = b.agreed(byHand.sum, x, '+', y)
	case compare10(x, y) < 0:
		below = yBelow
		found, err = b.agreed(byHand.difference, y, '-', x)
	default:
		found, err = b.agreed(byHand.difference, x, '-', y)
	}
	if below && found != "" && found != "0" {
		found = "-" + found
	}
	return found, err
}

// agreed is what comes out in two of three ways: in columns, at once, and in columns with
// numbers in other places. Ways in which the same is asked are one: the same mistake would come
// out twice. Where nothing does it is what comes out in columns with digits it is sure of.
func (b byHand) agreed(columns func(b byHand, x, y string) (string, error), x string, op byte, y string) (string, error) {
	if op != '-' && len(x) == 1 && len(y) == 1 {
		return "", nil // there is nothing smaller
	}
	asked, results := map[string]bool{}, map[string]bool{}
	for _, way := range []func(byHand) (string, error){
		func(b byHand) (string, error) { return columns(b, x, y) },
		func(b byHand) (string, error) { return b.work(x, op, y) },
		func(b byHand) (string, error) { b.turned = true; return columns(b, x, y) },
	} {
		all := ""
		said, err := way(byHand{ask: func(x string, op byte, y string) (string, error) {
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
func (b byHand) divided(x, y string) (string, error) {
	for _, b := range []byHand{{ask: b.ask}, {ask: b.ask, turned: true}, {ask: b.ask, sure: true}} {
		if found, err := b.quotient(x, y); err != nil || found != "" {
			return found, err
		}
	}
	return "", nil
}

// work is what the model makes of x op y.
func (b byHand) work(x string, op byte, y string) (string, error) {
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
