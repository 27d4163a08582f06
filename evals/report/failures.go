package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// maxFailures is how many kinds of failures are listed.
const maxFailures = 10

// Failures lists why answers failed, the most frequent reason first, each with
// one question; it is empty when none did.
func Failures(r *Report) string {
	type failure struct {
		reason, example string
		n               int
	}
	kinds := map[string]*failure{}
	total := 0
	for _, x := range r.Results {
		if x.Error == "" {
			continue
		}
		total++
		key := x.Strategy + ": " + x.Error
		if kinds[key] == nil {
			kinds[key] = &failure{reason: key, example: x.ID}
		}
		kinds[key].n++
	}
	if total == 0 {
		return ""
	}
	sorted := slices.SortedFunc(maps.Values(kinds), func(a, b *failure) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.reason, b.reason))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "\n%d answers failed and count as wrong:\n", total)
	for i, f := range sorted {
		if i == maxFailures {
			fmt.Fprintf(&b, "  … and %d more reasons\n", len(sorted)-i)
			break
		}
		fmt.Fprintf(&b, "  %5d× %s (such as %s)\n", f.n, strings.ReplaceAll(f.reason, "\n", " "), f.example)
	}
	return b.String()
}
