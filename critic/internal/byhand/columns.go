package byhand

import (
	"fmt"
	"strings"
)

// sum adds column by column, from the right.
func (b hand) sum(x, y string) (sum string, err error) {
	carry := "0"
	for place := range max(len(x), len(y)) {
		column := digitAt(x, place)
		for _, more := range []string{digitAt(y, place), carry} {
			if column, err = b.plus(column, more); err != nil || column == "" {
				return "", err
			}
		}
		sum, carry = digitAt(column, 0)+sum, digitAt(column, 1)
	}
	return trim(carry + sum), nil
}

// product multiplies x by one digit of y after the other and adds.
func (b hand) product(x, y string) (product string, err error) {
	product = "0"
	for place := range len(y) {
		part, err := b.timesDigit(x, digitAt(y, place))
		if err == nil && part != "" {
			product, err = b.sum(product, trim(part+strings.Repeat("0", place)))
		}
		if err != nil || part == "" || product == "" {
			return "", err
		}
	}
	return product, nil
}

// timesDigit multiplies column by column, from the right.
func (b hand) timesDigit(x, digit string) (product string, err error) {
	carry := "0"
	for place := range len(x) {
		column, err := b.times(digitAt(x, place), digit)
		if err == nil && column != "" {
			column, err = b.plus(column, carry)
		}
		if err != nil || column == "" {
			return "", err
		}
		product, carry = digitAt(column, 0)+product, digitAt(column, 1)
	}
	return trim(carry + product), nil
}

// difference is x-y for x not below y, column by column from the right.
func (b hand) difference(x, y string) (left string, err error) {
	borrowed := "0"
	for place := range len(x) {
		take, err := b.plus(digitAt(y, place), borrowed)
		if err != nil || take == "" {
			return "", err
		}
		from := digitAt(x, place)
		borrowed = "0"
		if compare10(from, take) < 0 {
			from, borrowed = "1"+from, "1"
		}
		digit, err := b.missing(from, take)
		if err != nil || digit == "" {
			return "", err
		}
		left = digit + left
	}
	return trim(left), nil
}

// quotient divides, one digit after the other from the left; nothing may be left.
func (b hand) quotient(x, y string) (found string, err error) {
	if y == "0" {
		return "", nil
	}
	left := "0"
	for _, next := range x {
		left = trim(left + string(next))
		digit, taken, err := largest(func(digit string) (string, error) { return b.timesDigit(y, digit) }, left)
		if err == nil && digit != "" {
			left, err = b.difference(left, taken)
		}
		if err != nil || digit == "" || left == "" {
			return "", err
		}
		found += digit
	}
	if left != "0" {
		return "", nil
	}
	return trim(found), nil
}

// missing is the digit that has to be added to y for x to come out: what the model subtracts,
// if adding confirms it, or what it finds by adding.
func (b hand) missing(x, y string) (string, error) {
	switch y {
	case "0":
		return x, nil
	case x:
		return "0", nil
	}
	said, err := b.work(x, '-', y)
	if err != nil {
		return "", err
	}
	if len(said) == 1 {
		if sum, err := b.plus(y, said); err != nil || sum == x {
			return said, err
		}
	}
	digit, sum, err := largest(func(digit string) (string, error) { return b.plus(y, digit) }, x)
	if err != nil || sum != x {
		return "", err
	}
	return digit, nil
}

// plus is the sum of a digit and a number of at most two. Nothing to add is not asked for. Where
// it has to be sure and there are not two orders that agree, the digit is subtracted again.
func (b hand) plus(x, digit string) (string, error) {
	switch {
	case x == "0":
		return digit, nil
	case digit == "0":
		return x, nil
	}
	said, other, err := b.inEitherOrder(x, '+', digit)
	if err != nil || said == other && (x != digit || !b.sure) {
		return said, err
	}
	for _, sum := range []string{said, other} {
		if sum == "" {
			continue
		}
		if left, err := b.work(sum, '-', digit); err != nil || left == x {
			return sum, err
		}
	}
	return "", nil
}

// times is the product of two digits. Where it has to be sure and there are not two orders
// that agree, it is added up.
func (b hand) times(x, y string) (string, error) {
	switch {
	case x == "0" || y == "0":
		return "0", nil
	case x == "1":
		return y, nil
	case y == "1":
		return x, nil
	}
	said, other, err := b.inEitherOrder(x, '*', y)
	if err != nil || said == other && said != "" && (x != y || !b.sure) {
		return said, err
	}
	if said, err = b.addedUp(x, y); err == nil && said == "" {
		said, err = b.addedUp(y, x)
	}
	return said, err
}

// addedUp is x, added as often as y says.
func (b hand) addedUp(x, y string) (sum string, err error) {
	sum = x
	for n := byte('1'); n < y[0] && sum != ""; n++ {
		if sum, err = b.plus(sum, x); err != nil {
			return "", err
		}
	}
	return sum, nil
}

// inEitherOrder is a sum or product of at most 99, and the same with the numbers in other
// places. That is asked for only if it has to be sure, or the first cannot be right.
func (b hand) inEitherOrder(x string, op byte, y string) (said, other string, err error) {
	if said, err = b.atMost99(x, op, y); err != nil || said != "" && !b.sure {
		return said, said, err
	}
	if other, err = b.atMost99(y, op, x); err != nil || said == "" && !b.sure {
		return other, other, err
	}
	return said, other, nil
}

func (b hand) atMost99(x string, op byte, y string) (string, error) {
	said, err := b.work(x, op, y)
	if len(said) > 2 {
		return "", nil
	}
	return said, err
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

// digitAt is the digit at a place counted from the right, 0 where there is none.
func digitAt(n string, place int) string {
	if place >= len(n) {
		return "0"
	}
	return n[len(n)-1-place : len(n)-place]
}
