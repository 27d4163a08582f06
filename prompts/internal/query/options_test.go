package query

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The answers to choose from are what stands between the labels that an expression finds.
func TestCutOptions(t *testing.T) {
	label := regexp.MustCompile(`\(([A-Z])\) *`)
	rapid.Check(t, func(t *rapid.T) {
		list := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"(A)", "(B) ", "(C)", "(", "A", ")", "(b)", " a cap", "\n", " "})).Draw(t, "parts"), "")
		var want []Option
		at := label.FindAllStringSubmatchIndex(list, -1)
		for i, m := range at {
			end := len(list)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			want = append(want, Option{list[m[2]:m[3]], strings.TrimSpace(list[m[1]:end])})
		}
		rest, options := CutOptions("Who?\nOptions:" + list)
		if rest != "Who?\n" || !slices.Equal(options, want) {
			t.Fatalf("%q: %q and %q, want %q", list, rest, options, want)
		}
	})
}
