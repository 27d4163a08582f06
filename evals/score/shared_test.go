package score

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Of real solutions whose answers people graded, nearly all are graded the same.
// In two of the four of ProcessBench that are not, the label contradicts the
// answer that the solution ends with.
func TestGradesOfSharedTraces(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set to the folder with data/")
	}
	for set, differ := range map[string]int{"processbench": 4, "bbmistake": 2} {
		n, others := 0, 0
		for item, err := range data.Read(filepath.Join(shared, "data", set, "dev.jsonl")) {
			if err != nil {
				t.Fatal(err)
			}
			if item.Answer == "" || item.Trace.Correct == nil {
				continue
			}
			n++
			right, err := Auto(t.Context(), item, Candidate{Text: strings.Join(item.Steps, "\n")})
			if err != nil {
				t.Fatal(err)
			}
			if right != *item.Trace.Correct {
				others++
			}
		}
		if t.Logf("%s: %d of %d graded otherwise", set, others, n); others > differ {
			t.Errorf("%s: %d of %d graded otherwise, want at most %d", set, others, n, differ)
		}
	}
}
