package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// Made-up word problems and questions about units, times and dates do not repeat
// held-out questions with other numbers.
func TestCopiesNoHeldOutQuestion(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set: the public data sets are not there")
	}
	held := map[string]bool{}
	for _, set := range []string{"gsm8k", "mawps", "svamp", "bbh"} {
		err := eachPublished(filepath.Join(shared, "data", set, "dev.jsonl"), func(p published) {
			for _, g := range fiveGrams(p.Question) {
				held[g] = true
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{problems.Rate, problems.Time} {
		family, err := problems.Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		copies := 0
		for seed := range uint64(40000) {
			p, err := problems.Spec{Family: name, Steps: 1 + int(seed)%min(6, family.MaxSteps), Seed: seed | trainingSeeds}.Generate()
			if err != nil {
				t.Fatal(err)
			}
			if nearCopy(p.Question, held) {
				copies++
				t.Logf("%q", p.Question)
			}
		}
		if t.Logf("%s: %d of 40000", name, copies); copies > 4 {
			t.Errorf("%s: %d of 40000 questions are near copies", name, copies)
		}
	}
}
