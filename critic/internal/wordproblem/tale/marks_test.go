package tale

import (
	"regexp"
	"testing"
)

// A mark is one of four letters and a number, and nothing else.
func TestMarks(t *testing.T) {
	form := regexp.MustCompile(`^[NMFT]\d+$`)
	for _, first := range []string{"", "N", "M", "F", "T", "n", "A", "1", "#", "é", "\xff"} {
		for _, rest := range []string{"", "0", "1", "12", "123", "1a", "a1", "1.5", "1 ", "N1", "é", "\xff"} {
			w := first + rest
			if got, want := IsMark(w), form.MatchString(w); got != want {
				t.Errorf("%q is a mark: %v, want %v", w, got, want)
			}
		}
	}
}
