package wordset_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

func TestSet(t *testing.T) {
	s := wordset.Of("a apple apples\n\tnaïve é 'tis x")
	for _, w := range []string{"a", "apple", "apples", "naïve", "é", "'tis", "x"} {
		if !s.Has(w) {
			t.Errorf("%q is missing", w)
		}
	}
	for _, w := range []string{"", "A", "appl", "aples", "ë", "tis", "y", "\xff"} {
		if s.Has(w) {
			t.Errorf("%q is none of the words", w)
		}
	}
	if (wordset.Set{}).Has("a") {
		t.Error("the empty set has a word")
	}
}
