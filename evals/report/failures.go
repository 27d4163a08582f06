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

// Failures lists why answers failed or were declined, the most frequent reason
// first, each with one question; it is empty when none was.
func Failures(r *Report) string {
	return failures(r, false, "Failed, and counted as wrong") +
		failures(r, true, "Declined as outside of what the model was made for, and counted as wrong")
}

func failures(r *Report, declined bool, title string) string {
	type failure struct {
		reason, example string
		n               int
	}
	kinds := map[string]*failure{}
	total := 0
	for _, x := range r.Results {
		if x.Error == "" || x.Declined != declined {
			continue
		}
		total++
		if kinds[x.Error] == nil {
			kinds[x.Error] = &failure{reason: x.Error, example: x.ID}
		}
		kinds[x.Error].n++
	}
	if total == 0 {
		return ""
	}
	sorted := slices.SortedFunc(maps.Values(kinds), func(a, b *failure) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.reason, b.reason))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s: %d\n", title, total)
	reasons := make([]string, len(sorted))
	for i, f := range sorted {
		reasons[i] = strings.ReplaceAll(f.reason, "\n", " ")
	}
	reasons, common := withoutCommonEnd(reasons)
	for i, f := range sorted {
		if i == maxFailures {
			fmt.Fprintf(&b, "  … and %d other reasons\n", len(sorted)-i)
			break
		}
		fmt.Fprintf(&b, "  %5d× %s (such as %s)\n", f.n, reasons[i], f.example)
	}
	if common != "" {
		fmt.Fprintf(&b, "  Each reason ends: %s\n", common)
	}
	return b.String()
}

// withoutCommonEnd cuts off what follows the last semicolon of every text where
// that is the same: what a model can do instead is said once.
func withoutCommonEnd(texts []string) (cut []string, common string) {
	if len(texts) < 2 {
		return texts, ""
	}
	for i, text := range texts {
		at := strings.LastIndex(text, "; ")
		if at < 0 || i > 0 && text[at:] != "; "+common {
			return texts, ""
		}
		cut, common = append(cut, text[:at]), text[at+len("; "):]
	}
	return cut, common
}
