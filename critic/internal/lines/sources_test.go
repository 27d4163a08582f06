package lines

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
)

// Quantities are read by hand as this expression finds them.
func TestQuantities(t *testing.T) {
	form := regexp.MustCompile(`\d+|\pL+`)
	pieces := []string{"a", "of", "é", "×", "3", "47", "٣", " ", "-", ".", "\xff", "\u0301", "µ", "ª"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		s := ""
		for range r.IntN(8) {
			s += pieces[r.IntN(len(pieces))]
		}
		if got, want := quantities(s), form.FindAllString(s, -1); !slices.Equal(got, want) {
			t.Fatalf("quantities of %q: %q, want %q", s, got, want)
		}
	}
}
