package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// No word problem, story or question about units, times and dates that training sees
// repeats a held-out question with other numbers.
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
	for _, name := range []string{problems.Word, problems.Rate, problems.Time, problems.Story} {
		s := schedule{seed: 1}
		if err := s.mix.Set(name + "=1"); err != nil {
			t.Fatal(err)
		}
		drawn, copies := 0, 0
		for i := range 20000 {
			p, err := withoutCopies(copiesHeldOut, func(try int) (problems.Problem, error) {
				drawn++
				return s.drawn(i, try)
			})
			if err != nil {
				t.Fatal(err)
			}
			if nearCopy(p.Question, held) {
				copies++
				t.Logf("%q", p.Question)
			}
		}
		if t.Logf("%s: %d of 20000; %d more were dropped", name, copies, drawn-20000); copies > 0 {
			t.Errorf("%s: %d of 20000 questions are near copies", name, copies)
		}
	}
}

// The list that is checked in is the one of the data sets.
func TestHeldOutList(t *testing.T) {
	hashes, err := readHeldOut(heldOutHashes)
	if err != nil || len(hashes) < 30000 {
		t.Fatalf("%d hashes, %v", len(hashes), err)
	}
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set: the public data sets are not there")
	}
	held, err := fiveGramsHeldOut(filepath.Join(shared, "data"))
	if err != nil {
		t.Fatal(err)
	}
	for g := range held {
		if !hashes[gramHash(g)] {
			t.Fatalf("%q is not in heldout.gz: go run . heldout -data %s", g, filepath.Join(shared, "data"))
		}
	}
}

func TestHeldOutListIsChecked(t *testing.T) {
	for name, list := range map[string][]byte{"empty": nil, "no gzip": []byte("plain"), "cut": heldOutHashes[:len(heldOutHashes)/2]} {
		if _, err := readHeldOut(list); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := writeHeldOut(new(bytes.Buffer), t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no data sets: %v", err)
	}
}

// A near copy is drawn again until it is none.
func TestWithoutCopies(t *testing.T) {
	drawn := []string{"held out", "held out, too", "new"}
	p, err := withoutCopies(
		func(q string) (bool, error) { return strings.HasPrefix(q, "held out"), nil },
		func(try int) (problems.Problem, error) { return problems.Problem{Question: drawn[try]}, nil },
	)
	if err != nil || p.Question != "new" {
		t.Errorf("got %q, %v", p.Question, err)
	}
}
