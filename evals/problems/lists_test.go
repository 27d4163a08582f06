package problems

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

// About half of the walks lead home, and every tag of the form has its line.
func TestNavigateIsBalanced(t *testing.T) {
	home := 0
	each(t, Navigate, func(seed uint64, p Problem, w prompts.Prompt) {
		if p.Answer == "Yes" {
			home++
		}
		if tags := prompts.WorkedTags(w.Raw); tags != len(p.Steps)-1 {
			t.Errorf("seed %d: %d tags, %d lines", seed, tags, len(p.Steps))
		}
	})
	if home < seeds()*45/100 || home > seeds()*57/100 {
		t.Errorf("%d of %d walks lead home", home, seeds())
	}
}

// A list is read as one, never as a story, and no thing is of two kinds.
func TestCountIsReadAsList(t *testing.T) {
	each(t, Count, func(seed uint64, p Problem, w prompts.Prompt) {
		if !strings.HasPrefix(w.Raw, "<q>"+prompts.CountOpening) {
			t.Errorf("seed %d: %q", seed, w.Raw)
		}
	})
	for name, kind := range kindsOfThings(t) {
		if kind == "" {
			t.Errorf("%s is of two kinds", name)
		}
	}
}

// kindsOfThings is the kind of each thing, by the name of one and of many; ""
// for a thing of two kinds.
func kindsOfThings(t *testing.T) map[string]string {
	t.Helper()
	kinds := map[string]string{}
	for _, kind := range prompts.ThingKinds {
		for _, thing := range slices.Concat(countThings().common[kind], countThings().rarer[kind]) {
			kind := kind // for this thing alone
			for _, name := range thing {
				name = strings.ToLower(name)
				if other, ok := kinds[name]; ok && other != kind {
					kind = ""
				}
				kinds[name] = kind
			}
		}
	}
	return kinds
}

// The words of the generator cover the things that a public set of such
// questions asks about, and its kinds give the right answers.
func TestCountCoversPublicQuestions(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set: the public data sets are not there")
	}
	f, err := os.Open(filepath.Join(shared, "data", "bbh", "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	kinds := kindsOfThings(t)
	asked := map[string]string{"fruits": "fruit", "vegetables": "vegetable", "animals": "animal", "musical instruments": "instrument", prompts.CountAll: prompts.EveryThing}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	all, right, known, things := 0, 0, 0, 0
	for lines.Scan() {
		var row struct{ Task, Question, Answer string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if row.Task != "object_counting" {
			continue
		}
		all++
		w, err := format.Prompt(row.Question)
		if err != nil {
			t.Errorf("%q: %v", row.Question, err)
			continue
		}
		parts := strings.Split(strings.TrimSuffix(w.Raw, "?\n<a>"), " #")
		for i := range parts {
			_, parts[i], _ = strings.Cut(parts[i], ": ")
		}
		kind := asked[parts[len(parts)-1]]
		sum := 0
		for _, p := range parts[1 : len(parts)-1] {
			n, name, _ := strings.Cut(p, " ")
			things++
			if _, ok := kinds[name]; ok {
				known++
			}
			if belongs(kinds[name], kind) {
				sum += mustInt(t, n)
			}
		}
		if strconv.Itoa(sum) == row.Answer {
			right++
		}
	}
	t.Logf("%d of %d things are on the lists; %d of %d answers are right", known, things, right, all)
	if float64(right) < 0.99*float64(all) {
		t.Errorf("%d of %d answers are right", right, all)
	}
}
