package critic

import (
	"fmt"
	"strings"
)

// mostDigits is the length of the longest number that is worked on by hand.
const mostDigits = 16

// byHand has a model work in small steps. All numbers are whole and not below 0; "" stands
// for what the model does not find.
type byHand struct {
	ask    func(x string, op byte, y string) (string, error)
	turned bool // numbers to add and to multiply change places
}

// result is that of a sum, whose numbers may be below 0.
func (b byHand) result(s sum) (found string, err error) {
	x, xBelow := strings.CutPrefix(s.x, "-")
	y, yBelow := strings.CutPrefix(s.y, "-")
	if !whole(x) || !whole(y) || max(len(x), len(y)) > mostDigits {
		return "", nil
	}
	if s.op == '-' {
		yBelow = !yBelow
	}
	below := xBelow
	switch {
	case s.op == '*':
		below = xBelow != yBelow
		found, err = b.agreed(x, '*', y)
	case s.op == '/':
		below = xBelow != yBelow
		found, err = b.eitherWay(byHand.quotient, x, y)
	case xBelow == yBelow:
		found, err = b.agreed(x, '+', y)
	case compare10(x, y) < 0:
		below = yBelow
		found, err = b.eitherWay(byHand.difference, y, x)
	default:
		found, err = b.eitherWay(byHand.difference, x, y)
	}
	if below && strings.Trim(found, "0") != "" {
		found = "-" + found
	}
	return found, err
}

// eitherWay works x and y out, the second time with numbers in other places: one sum or
// product that is wrong leads astray.
func (b byHand) eitherWay(work func(b byHand, x, y string) (string, error), x, y string) (string, error) {
	found, err := work(b, x, y)
	if err == nil && found == "" {
		b.turned = true
		found, err = work(b, x, y)
	}
	return found, err
}

// work is what the model makes of x op y. Models better add to the larger number.
func (b byHand) work(x string, op byte, y string) (string, error) {
	lesser := op == '+' && compare10(x, y) < 0
	if op != '-' && lesser != b.turned {
		x, y = y, x
	}
	said, err := b.ask(x, op, y)
	if err != nil || !whole(said) {
		return "", err
	}
	return said, nil
}

// agreed is what comes out in two of several ways to work out a sum or a product: a digit of
// both numbers at a time, of the one, of the other, and at once in either order. Ways in which
// the same is asked are one: the same mistake would come out twice.
func (b byHand) agreed(x string, op byte, y string) (string, error) {
	if len(x) == 1 && len(y) == 1 {
		return "", nil // there is nothing smaller
	}
	ways := []func(byHand) (string, error){
		func(b byHand) (string, error) { return b.inParts(x, op, y, b.finely) },
		func(b byHand) (string, error) { return b.inParts(x, op, y, b.work) },
		func(b byHand) (string, error) { return b.inParts(y, op, x, b.work) },
		func(b byHand) (string, error) { return b.work(x, op, y) },
		func(b byHand) (string, error) { b.turned = !b.turned; return b.work(x, op, y) },
	}
	if op == '+' {
		ways = ways[1:] // there are no products to do finely
	}
	asked := map[string]bool{}
	results := map[string]bool{}
	for _, way := range ways {
		all := ""
		said, err := way(byHand{turned: b.turned, ask: func(x string, op byte, y string) (string, error) {
			all += fmt.Sprintf("%s%c%s;", x, op, y)
			return b.ask(x, op, y)
		}})
		if err != nil || said != "" && results[said] && !asked[all] {
			return said, err
		}
		asked[all], results[said] = true, true
	}
	return "", nil
}

// inParts works out x op y a digit of y at a time; times is how x is multiplied by one.
func (b byHand) inParts(
	x string, op byte, y string, times func(x string, op byte, digit string) (string, error),
) (sum string, err error) {
	if op == '+' {
		sum = x
	}
	for _, part := range places(y) {
		if op == '*' {
			if part, err = times(x, op, part); err != nil || part == "" {
				return "", err
			}
		}
		if sum == "" {
			sum = part
		} else if sum, err = b.work(sum, '+', part); err != nil || sum == "" {
			return "", err
		}
	}
	return sum, nil
}

// finely is x times one digit, a digit of x at a time.
func (b byHand) finely(x string, op byte, digit string) (string, error) {
	return b.inParts(digit, op, x, b.work)
}

// quotient divides, the largest digit at each place first. What is left of x has to
// come to nothing.
func (b byHand) quotient(x, y string) (found string, err error) {
	if strings.Trim(y, "0") == "" {
		return "", nil
	}
	for place := len(x) - len(y) + 1; place > 0; place-- {
		zeros := strings.Repeat("0", place-1)
		digit, taken, err := largest(func(digit string) (string, error) {
			return b.work(y, '*', digit+zeros)
		}, x)
		if err != nil || digit == "" {
			return "", err
		}
		switch found = strings.TrimLeft(found+digit, "0"); {
		case taken == "":
			continue
		case compare10(taken, x) == 0:
			return found + zeros, nil
		}
		if x, err = b.difference(x, taken); err != nil || x == "" {
			return "", err
		}
	}
	return "", nil
}

// difference is x-y for x not below y: what the model subtracts, if it comes to x again
// by adding; what is left when one digit of y after the other is taken away; or what it finds
// by adding to y.
func (b byHand) difference(x, y string) (string, error) {
	left, err := b.subtracted(x, y)
	if err != nil || left != "" {
		return left, err
	}
	if parts := places(y); len(parts) > 1 {
		left = x
		for _, part := range parts {
			if left, err = b.difference(left, part); err != nil {
				return "", err
			}
			if left == "" {
				break
			}
		}
	}
	if left == "" {
		return b.missing(x, y)
	}
	return left, nil
}

// subtracted is what the model makes of x-y if it comes to x again by adding.
func (b byHand) subtracted(x, y string) (string, error) {
	said, err := b.work(x, '-', y)
	if err != nil || said == "" {
		return "", err
	}
	for range 2 {
		if sum, err := b.work(y, '+', said); err != nil || sum == x {
			return said, err
		}
		b.turned = !b.turned
	}
	return "", nil
}

// missing is what has to be added to y for x to come out, digit after digit.
func (b byHand) missing(x, y string) (found string, err error) {
	for place := len(x); place > 0; place-- {
		zeros := strings.Repeat("0", place-1)
		digit, sum, err := largest(func(digit string) (string, error) {
			return b.work(y, '+', strings.TrimLeft(found+digit+zeros, "0"))
		}, x)
		if err != nil || digit == "" {
			return "", err
		}
		found = strings.TrimLeft(found+digit, "0")
		if compare10(sum, x) == 0 {
			return found + zeros, nil
		}
	}
	return "", nil
}

// places takes a number apart: 405 is 400 and 5.
func places(n string) (parts []string) {
	for i, digit := range n {
		if digit != '0' {
			parts = append(parts, string(digit)+strings.Repeat("0", len(n)-i-1))
		}
	}
	return parts
}

// largest is the largest digit of which what the model works out does not exceed a limit,
// and what it works out of it; 0 and "" where all do. digit is "" where the model does not
// find a number.
func largest(work func(digit string) (string, error), limit string) (digit, result string, err error) {
	digit = "0"
	for low, high := 1, 9; low <= high; {
		middle := (low + high) / 2
		said, err := work(fmt.Sprint(middle))
		if err != nil || said == "" {
			return "", "", err
		}
		order := compare10(said, limit)
		if order > 0 {
			high = middle - 1
			continue
		}
		digit, result, low = fmt.Sprint(middle), said, middle+1
		if order == 0 {
			break
		}
	}
	return digit, result, nil
}

func whole(n string) bool { return n != "" && strings.Trim(n, "0123456789") == "" }

// compare10 compares whole numbers by their digits.
func compare10(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}
