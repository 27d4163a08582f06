package arith

import (
	"math"
	"math/big"
	"math/rand/v2"
	"reflect"
	"testing"
)

// What is reckoned without fractions comes to what fractions come to.
func TestSmallNumbersAsFractions(t *testing.T) {
	numbers := []*big.Rat{big.NewRat(1, 3), big.NewRat(-5, 2), new(big.Rat).SetFrac(big.NewInt(math.MaxInt64), big.NewInt(7)), new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 80))}
	for _, n := range []int64{0, 1, -1, 7, 12, math.MaxInt32, math.MaxInt32 + 1, math.MinInt32, math.MinInt32 - 1, math.MaxInt64, math.MinInt64} {
		numbers = append(numbers, Whole(n), big.NewRat(n, 1))
	}
	for _, a := range numbers {
		for _, b := range numbers {
			if got, want := Same(a, b), a.Cmp(b) == 0; got != want {
				t.Errorf("%v and %v are the same: %t", a, b, got)
			}
			for op, want := range map[byte]func(a, b *big.Rat) *big.Rat{'+': new(big.Rat).Add, '-': new(big.Rat).Sub, '*': new(big.Rat).Mul, '/': new(big.Rat).Quo} {
				if op == '/' && b.Sign() == 0 {
					continue
				}
				if got, want := Result(a, op, b), want(a, b); got.Cmp(want) != 0 || got.String() != want.String() {
					t.Errorf("%v %c %v is %v, want %v", a, op, b, got, want)
				}
			}
		}
	}
}

// The value of an expression is that of its likeliest reading, however it is found.
func TestValueIsTheLikeliestReading(t *testing.T) {
	for _, text := range []string{"7", "-7", "2+3*4", "(2+3)*-4/8", "2^10-1", "-(3-5)^3", "0.5*12", "1/3+1/6", "7/0", "2^65", "123456789012345678901*2"} {
		e, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		values, wrong := e.values()
		got, err := e.Value()
		if (err != nil) != (wrong != nil) || err == nil && got.Cmp(values[0]) != 0 {
			t.Errorf("%s is %v (%v), the readings are %v (%v)", text, got, err, values, wrong)
		}
	}
}

// What is short is read as all else is.
func TestShortExpressions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 20_000 {
		text := ""
		for range r.IntN(8) {
			text += string("0123456789+-*/(). =x%"[r.IntN(21)])
		}
		e := short(text)
		if e == nil {
			continue
		}
		read++
		p := &parser{toks: lex(text), strict: true}
		p.end = len(p.toks)
		want, ok := p.sum()
		if !ok || p.pos != p.end || p.doubt || !reflect.DeepEqual(e, want) {
			t.Errorf("%q is read as %+v, want %+v", text, e, want)
		}
	}
	if read < 1000 {
		t.Errorf("%d texts were short", read)
	}
}
