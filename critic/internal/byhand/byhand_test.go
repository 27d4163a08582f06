package byhand

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"testing"
)

// onDigits is a model that knows sums, differences and products of numbers below 100, and of all others
// says something else each time.
func onDigits() func(x string, op byte, y string) (string, error) {
	guess := 1000
	return func(x string, op byte, y string) (string, error) {
		a, _ := strconv.Atoi(x)
		b, _ := strconv.Atoi(y)
		if guess++; a >= 100 || b >= 100 {
			return strconv.Itoa(guess), nil
		}
		return strconv.Itoa(result(a, op, b)), nil
	}
}

func result(a int, op byte, b int) int {
	switch op {
	case '+':
		return a + b
	case '-':
		return a - b
	case '*':
		return a * b
	default:
		return a / b
	}
}

// Who knows digits finds the result for long numbers, whatever their signs.
func TestResult(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b, op := r.IntN(200_000)-100_000, r.IntN(20_000)-10_000, "+-*/"[r.IntN(4)]
		if op == '/' {
			if b == 0 {
				continue
			}
			a *= b
		}
		if max(a, -a) < 10 && max(b, -b) < 10 {
			continue // there is nothing smaller to ask for
		}
		got, err := Result(onDigits(), strconv.Itoa(a), op, strconv.Itoa(b))
		if want := strconv.Itoa(result(a, op, b)); err != nil || got != want {
			t.Fatalf("%d %c %d: %q, %v; want %s", a, op, b, got, err, want)
		}
	}
}

// Nothing is found of numbers that are none, of a quotient that leaves something, and where the model
// has nothing to say.
func TestNoResult(t *testing.T) {
	mute := func(string, byte, string) (string, error) { return "", nil }
	for _, row := range []struct {
		ask func(x string, op byte, y string) (string, error)
		x   string
		op  byte
		y   string
	}{
		{ask: onDigits(), x: "12.5", op: '+', y: "3"},
		{ask: onDigits(), x: "", op: '+', y: "3"},
		{ask: onDigits(), x: "12345678901234567", op: '+', y: "3"},
		{ask: onDigits(), x: "100", op: '/', y: "7"},
		{ask: onDigits(), x: "100", op: '/', y: "0"},
		{ask: mute, x: "47", op: '+', y: "38"},
	} {
		if got, err := Result(row.ask, row.x, row.op, row.y); err != nil || got != "" {
			t.Errorf("%s %c %s: %q, %v", row.x, row.op, row.y, got, err)
		}
	}
}

// A model that cannot be asked is an error.
func TestErrorsAreReturned(t *testing.T) {
	broken := errors.New("no connection")
	for _, op := range "+-*/" {
		_, err := Result(func(string, byte, string) (string, error) { return "", broken }, "480", byte(op), "24")
		if !errors.Is(err, broken) {
			t.Errorf("480 %c 24: %v", op, err)
		}
	}
}
