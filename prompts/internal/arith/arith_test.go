package arith

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// What is looked for before a question is cut into words is in every word for a sign.
func TestSignsAreSeen(t *testing.T) {
	for _, o := range operatorWords {
		if q := "4 times " + strings.ToUpper(strings.Join(o.words, " ")) + " 3"; (o.symbol == "+" || o.symbol == "-") && !mayHaveSigns(&query.Question{Text: q}) {
			t.Errorf("%q holds no sign", q)
		}
	}
	for _, q := range []string{"3 * negative 4", "3 * NEGATIVE 4", "3 minuſ minuſ 4", "3 − −4", "3 – –4", "3 — —4", "3 + +4"} {
		if !mayHaveSigns(&query.Question{Text: q}) {
			t.Errorf("%q holds no sign", q)
		}
	}
}
