package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// Hardly any problem of the family rate shares most of its masked five-grams with
// questions of the public sets that are held out: such as come by chance, as people
// who buy things do.
func TestRateCopiesNoHeldOutQuestion(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set: the public data sets are not there")
	}
	held := map[string]bool{}
	for _, set := range []string{"gsm8k", "mawps", "svamp"} {
		err := eachPublished(filepath.Join(shared, "data", set, "dev.jsonl"), func(p published) {
			for _, g := range fiveGrams(p.Question) {
				held[g] = true
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	copies := 0
	for seed := range uint64(40000) {
		p, err := problems.Spec{Family: problems.Rate, Steps: 1 + int(seed)%6, Seed: seed | trainingSeeds}.Generate()
		if err != nil {
			t.Fatal(err)
		}
		if nearCopy(p.Question, held) {
			copies++
			t.Logf("%q", p.Question)
		}
	}
	if t.Logf("%d of 40000", copies); copies > 4 {
		t.Errorf("%d of 40000 questions are near copies", copies)
	}
}
