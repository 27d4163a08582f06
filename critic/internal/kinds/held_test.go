package kinds

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
)

// What is read by hand is what this expression matches.
var productForm = regexp.MustCompile(`#(\d+):\d+(?:\.\d+)?\*#(\d+):\d+(?:\.\d+)?=(?:.*=)?(\d+(?:\.\d+)?)\n`)

func TestProductsAreTheirExpression(t *testing.T) {
	pieces := []string{"#1:2*#2:3=6\n", "#3:", "#12:4*", "#2:2.5=", "#", ":", "*", "=", "=7", "12", ".", "10*4+2*4=", "\n", "\r\n", " ", "é", "\xff", "+", "ans "}
	r := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 50_000 {
		s := ""
		for range 1 + r.IntN(9) {
			s += pieces[r.IntN(len(pieces))]
		}
		var want []product
		for _, m := range productForm.FindAllStringSubmatch(s, -1) {
			want = append(want, product{m[1], m[2], m[3]})
		}
		if got := productsIn(s); !slices.Equal(got, want) {
			t.Fatalf("products of %q: %q, want %q", s, got, want)
		}
		found += len(want)
	}
	if found < 1000 {
		t.Errorf("only %d products were tried", found)
	}
}
