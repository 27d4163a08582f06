package navigate

import (
	"slices"
	"strings"
	"testing"
)

// What is looked for before a question is cut into words is in every word for the origin of a walk.
func TestOriginsAreSeen(t *testing.T) {
	for w := range askOrigin {
		if !slices.ContainsFunc(originStems, func(stem string) bool { return strings.Contains(w, stem) }) {
			t.Errorf("no stem of %q is looked for", w)
		}
	}
}
