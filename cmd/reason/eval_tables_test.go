package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/evals/heads"
	"github.com/seed-25a395fc/reason/evals/mistakes"
)

// Tables show no figure that nothing bears on: where no step is wrong, none can be found,
// and an AUC of 0 would be the worst there is.
func TestTablesOfWhatIsUnknown(t *testing.T) {
	clean := heads.Score{N: 3}
	var solved strings.Builder
	if err := printMistakes(&solved, []mistakes.Row{{Set: "s", Task: "t", Critic: "c", N: 3, Accuracy: 1, AccClean: 1, Alarms: 7, Judged: .5, Baseline: "always right", BaselineAccuracy: 1}}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		table, row string
		dashes     int
	}{
		"drafts":   {criticTable([]heads.CriticRow{{Critic: "computed", Greedy: clean, Contested: clean, Failed: .5}}), "computed", 8},
		"heads":    {headReport(&head.Head{}, heads.Report{All: clean}), "head, texts", 4},
		"mistakes": {solved.String(), " s  ", 4},
	} {
		row := regexp.MustCompile(`(?m)^.*` + c.row + `.*$`).FindString(c.table)
		if got := strings.Count(row, " –"); got != c.dashes {
			t.Errorf("%s: %d dashes, want %d:\n%s", name, got, c.dashes, c.table)
		}
	}
}

// The names in data files of others move no cursor and break no table.
func TestNamesInTablesAreHarmless(t *testing.T) {
	var table strings.Builder
	if err := printMistakes(&table, []mistakes.Row{{Set: "s\x1b[31m", Task: "t\nu", Critic: "c", N: 1, Baseline: "always clean"}}); err != nil {
		t.Fatal(err)
	}
	if text := table.String(); strings.Contains(text, "\x1b") || !strings.Contains(text, "t⏎u") {
		t.Errorf("%q", text)
	}
}
