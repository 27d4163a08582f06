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
		found, err = b.twice(x, '*', y)
	case s.op == '/':
		below = xBelow != yBelow
		found, err = b.eitherWay(byHand.quotient, x, y)
	case xBelow == yBelow:
		found, err = b.twice(x, '+', y)
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

// twice is what comes out in two of three ways to work out a sum or a product: a digit of
// the one number at a time, of the other, and at once. Of two digits there is one way only.
func (b byHand) twice(x string, op byte, y string) (string, error) {
	if len(x) == 1 && len(y) == 1 {
		return "", nil
	}
	one, err := b.inParts(x, op, y)
	if err != nil {
		return "", err
	}
	other, err := b.inParts(y, op, x)
	if err != nil || one == other {
		return one, err
	}
	if said, err := b.work(x, op, y); err != nil || said == one || said == other {
		return said, err
	}
	return "", nil
}

// inParts works out x op y a digit of y at a time.
func (b byHand) inParts(x string, op byte, y string) (sum string, err error) {
	if op == '+' {
		sum = x
	}
	for i, digit := range y {
		if digit == '0' {
			continue
		}
		part := string(digit) + strings.Repeat("0", len(y)-i-1)
		if op == '*' {
			if part, err = b.work(x, '*', part); err != nil || part == "" {
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

// quotient divides, the largest digit at each place first. What is left of x has to
// come to nothing.
func (b byHand) quotient(x, y string) (found string, err error) {
	if strings.Trim(y, "0") == "" {
		return "", nil
	}
	for places := len(x) - len(y) + 1; places > 0; places-- {
		zeros := strings.Repeat("0", places-1)
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
// by adding, or else what it finds by adding to y digit after digit.
func (b byHand) difference(x, y string) (string, error) {
	said, err := b.work(x, '-', y)
	if err != nil {
		return "", err
	}
	for range 2 {
		if said == "" {
			break
		}
		if sum, err := b.work(y, '+', said); err != nil || sum == x {
			return said, err
		}
		b.turned = !b.turned
	}
	found := ""
	for places := len(x); places > 0; places-- {
		zeros := strings.Repeat("0", places-1)
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
