package prompts

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What readers look for before they cut a question into words is in each of those that they
// take: in every word for a sign, for the origin of a walk and for a swap.
func TestNeededIsThere(t *testing.T) {
	for _, o := range operatorWords {
		if q := "4 times " + strings.ToUpper(strings.Join(o.words, " ")) + " 3"; (o.symbol == "+" || o.symbol == "-") && !mayHaveSigns(q) {
			t.Errorf("%q holds no sign", q)
		}
	}
	for _, q := range []string{"3 * negative 4", "3 * NEGATIVE 4", "3 minuſ minuſ 4", "3 − −4", "3 – –4", "3 — —4", "3 + +4"} {
		if !mayHaveSigns(q) {
			t.Errorf("%q holds no sign", q)
		}
	}
	for w := range askOrigin {
		if !slices.ContainsFunc(originStems, func(stem string) bool { return strings.Contains(w, stem) }) {
			t.Errorf("no stem of %q is looked for", w)
		}
	}
	listed := "(?:" + strings.Join(swapVerbs, "|") + ")"
	if verbs := regexp.MustCompile(`\(\?:[^)]*\)`).FindString(aSwap); verbs != listed {
		t.Errorf("of %s only %s is looked for", verbs, listed)
	}
}
