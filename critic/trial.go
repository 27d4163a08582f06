package critic

import (
	"context"
	"fmt"
	"strings"
)

// Trial lets the model find by trial the result of the operation that a failed chunk
// got wrong at a byte of it: of 808-799 it adds numbers to 799, of 949/13 it
// multiplies 13, digit after digit as one divides by hand, until 808 or 949 comes out.
// Models add and multiply better than they subtract and divide. All arithmetic is the
// model's; here numbers are only compared. The beginning is the chunk up to the result,
// with the token behind it, so that the model does not go on working; it is empty where
// nothing was found, or there is nothing to try.
func Trial(ctx context.Context, k Case, at int) (beginning string, err error) {
	if k.Completer == nil {
		return "", fmt.Errorf("critic: this model cannot be asked to go on")
	}
	for _, s := range sums(k) {
		if s.from > at || at > s.end {
			continue
		}
		t, ok := newTrial(s)
		if !ok {
			return "", nil
		}
		found, err := t.find(ctx, k.Completer)
		if err == nil && found == "" && t.op == '*' { // a product that is wrong led astray
			t.turned = true
			found, err = t.find(ctx, k.Completer)
		}
		if err != nil || found == "" {
			return "", err
		}
		return k.Chunk[:s.from] + s.style.write(s.x, s.op, s.y) + t.sign + found + k.tokenAt(s.end), nil
	}
	return "", nil
}

// tokenAt is the rest of the chunk's token that holds a byte.
func (k Case) tokenAt(byte int) string {
	for _, end := range k.Ends {
		if end > byte {
			return k.Chunk[byte:end]
		}
	}
	return ""
}

// trial asks for the number that makes known op it come to target.
type trial struct {
	sum
	known, target string
	op            byte // '+' or '*'
	sign          string
	turned        bool // the known number stands behind op
}

// newTrial turns an operation round. ok is false where the model may as well work it
// forwards, or where the numbers are not whole.
func newTrial(s sum) (t trial, ok bool) {
	x, y := strings.TrimPrefix(s.x, "-"), strings.TrimPrefix(s.y, "-")
	if !whole(x) || !whole(y) {
		return trial{}, false
	}
	less, from := y != s.y, x != s.x // whether they are below 0
	switch {
	case s.op == '/' && !less && !from && strings.Trim(y, "0") != "":
		return trial{sum: s, known: y, target: x, op: '*'}, true
	case s.op == '-' && !less && !from, s.op == '+' && less && !from:
		return difference(s, x, y), true
	case s.op == '+' && from && !less:
		return difference(s, y, x), true
	}
	return trial{}, false
}

// difference is x-y for whole numbers.
func difference(s sum, x, y string) trial {
	if compare10(x, y) < 0 {
		return trial{sum: s, known: x, target: y, op: '+', sign: "-"}
	}
	return trial{sum: s, known: y, target: x, op: '+'}
}

// find tries digits from the first on: the largest at each place that does not
// overshoot.
func (t trial) find(ctx context.Context, c Completer) (string, error) {
	prefix := ""
	for places := t.places(); places > 0; places-- {
		digit := 0
		for low, high := 1, 9; low <= high; {
			middle := (low + high) / 2
			number := strings.TrimLeft(fmt.Sprint(prefix, middle, strings.Repeat("0", places-1)), "0")
			result, err := t.try(ctx, c, number)
			if err != nil {
				return "", err
			}
			switch order := compare10(result, t.target); {
			case order == 0:
				return number, nil
			case order < 0:
				digit, low = middle, middle+1
			default:
				high = middle - 1
			}
		}
		prefix += fmt.Sprint(digit)
	}
	return "", nil
}

// places is how many digits the number has at most.
func (t trial) places() int {
	if t.op == '+' {
		return len(t.target)
	}
	more := len(t.target) - len(t.known)
	if more >= 0 && compare10(t.target[:len(t.known)], t.known) >= 0 {
		more++
	}
	return more
}

// stepsTokens is how long the model may work on one question.
const stepsTokens = 40

// try is what the model makes of known op number; "" where that is no number.
func (t trial) try(ctx context.Context, c Completer, number string) (string, error) {
	question := t.style.write(t.known, t.op, number)
	if t.turned {
		question = t.style.write(number, t.op, t.known)
	}
	said, err := workOut(ctx, c, t.from, question)
	if err != nil || !whole(said) {
		return "", err
	}
	return said, nil
}

// formula is the beginning of a text that holds only numbers and signs.
func formula(text string) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789+-*/×÷=() ", r) }); end >= 0 {
		return text[:end]
	}
	return text
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
