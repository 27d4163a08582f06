package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// maxFailures is how many kinds of failures are listed, and maxReasons how many
// are told apart: reasons may quote questions.
const (
	maxFailures = 10
	maxReasons  = 4096
)

// reasons counts why something went wrong with answers.
type reasons struct {
	kinds map[string]*reason // by text; the first maxReasons that came
	total int
}

type reason struct {
	text, example string
	n             int
}

func (r *reasons) add(text, example string) {
	r.total++
	kind := r.kinds[text]
	switch {
	case kind != nil:
		kind.n++
	case len(r.kinds) < maxReasons:
		if r.kinds == nil {
			r.kinds = map[string]*reason{}
		}
		r.kinds[text] = &reason{text, example, 1}
	}
}

// Failures lists why answers failed or were declined, and why critics or models of a ladder could
// not work at them, the most frequent reason first, each with one question; it is empty when none was.
func Failures(r *Report) string {
	return r.failed.list("Failed, and counted as wrong") +
		r.troubled.list("Answers for which a critic or a model of the ladder could not work") +
		r.declined.list("Declined as outside of what the model was made for, and counted as wrong")
}

func (r reasons) list(title string) string {
	if r.total == 0 {
		return ""
	}
	sorted := slices.SortedFunc(maps.Values(r.kinds), func(a, b *reason) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.text, b.text))
	})
	texts := make([]string, len(sorted))
	listed := 0
	for i, kind := range sorted {
		texts[i] = oneLine(kind.text)
	}
	texts, common := withoutCommonEnd(texts)
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s: %d\n", title, r.total)
	for i, kind := range sorted[:min(len(sorted), maxFailures)] {
		fmt.Fprintf(&b, "  %5d× %s (such as %s)\n", kind.n, texts[i], oneLine(kind.example))
		listed += kind.n
	}
	if rest := r.total - listed; rest > 0 {
		fmt.Fprintf(&b, "  %5d× other reasons\n", rest)
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
