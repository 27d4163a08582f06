package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The table has rows for all drafts and for those of unseen equations, of which there
// are fewer, for every kind of doubt.
func TestProbe(t *testing.T) {
	d := newTestDrafter(t, "count=1,signed=1", 4)
	var trained, table bytes.Buffer
	if err := writeErrors(&trained, io.Discard, d, span{n: 24, workers: 1}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "errors")
	if err := os.WriteFile(file, trained.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := probe(&table, d, span{n: 12, workers: 2}, file); err != nil {
		t.Fatal(err)
	}
	drafts := map[string]int{} // greedy ones of a row
	for line := range strings.Lines(table.String()) {
		cells := strings.Split(strings.ReplaceAll(line, " ", ""), "|")
		n := 0
		if _, err := fmt.Sscan(cells[4], &n); err == nil {
			drafts[strings.Join(cells[1:4], " ")] = n
		}
	}
	for _, kind := range newProber(d.m).kinds {
		all, unseen := drafts["all all "+kind], drafts["all unseen "+kind]
		if unseen == 0 || unseen >= all || drafts["count all "+kind]+drafts["signed all "+kind] != all {
			t.Errorf("%s: %d drafts, %d of unseen equations\n%s", kind, all, unseen, &table)
		}
	}
	if err := os.WriteFile(file, trained.Bytes()[:trained.Len()-3], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := newProber(d.m).readSeen(file); err == nil {
		t.Error("a file that was cut off is read without an error")
	}
}

func TestEquations(t *testing.T) {
	for line, want := range map[string][]string{
		"#3:17*#4:11=17*10+17*1=170+17=187\n": {"11*17"},
		"720+187=907":                         {"187+720"},
		"187-720=-533":                        {"187-720"},
		"#5:2*7=14,3+14=17":                   {"2*7", "14+3"},
		"172/43=4 → 23*4+3":                   {"172/43"},
		"-9+(-62)=-71 → 26+(-71-8)":           {"-62+-9"},
		"#3:not needed":                       {"#3:not needed"},
		"<2#5:E#6:G=C → 1B2C":                 {"<2#5:E#6:G=C → 1B2C"},
	} {
		if got := equations(line); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestCurve(t *testing.T) {
	draft := func(problem int, greedy bool, drawn int, wrong bool, doubt float64) judged {
		f := judged{problem: problem, position: problem}
		f.ids, f.greedy, f.drawn, f.doubts = make([]int32, 2), greedy, drawn, []float64{doubt}
		if f.bad = 2; wrong {
			f.bad = 1
		}
		return f
	}
	drafts := []judged{
		draft(0, true, 1, true, 3), draft(0, false, 2, false, 1), draft(0, false, 1, true, 0),
		draft(1, true, 3, false, 2), draft(1, false, 1, true, 2),
		draft(2, true, 4, false, 0),
	}
	greedy := func(f judged) int {
		if f.greedy {
			return 1
		}
		return 0
	}
	c := newCurve(drafts, 0, greedy)
	if c.n != 3 || c.wrong != 1 || c.auc() != 1 || c.recall(0) != 1 {
		t.Errorf("greedy drafts: %d, %d wrong, AUC %g, recall %g", c.n, c.wrong, c.auc(), c.recall(0))
	}
	c = newCurve(drafts, 0, func(f judged) int { return f.drawn })
	// Wrong: 3, 2, 0. Right: 1 twice, 2 three times, 0 four times.
	if want := (9 + (6 + 1.5) + 2.0) / 27; c.n != 12 || c.wrong != 3 || math.Abs(c.auc()-want) > 1e-9 {
		t.Errorf("drawn drafts: %d, %d wrong, AUC %g, want %g", c.n, c.wrong, c.auc(), want)
	}
	if got := c.recall(.4); math.Abs(got-2./3) > 1e-9 {
		t.Errorf("recall at 40 %% false alarms: %g", got)
	}
	if p := newPairs(drafts, 0, true); p.n != 1 || p.ranked[0] != [2]float64{1, 1} {
		t.Errorf("pairs with the greedy draft: %+v", p)
	}
	if p := newPairs(drafts, 0, false); p.n != 3 || p.ranked[0] != [2]float64{1, 2} || p.ranked[1] != [2]float64{.5, 1} {
		t.Errorf("all pairs: %+v", p)
	}
	if got := newCurve(nil, 0, greedy).interval(curve.auc); got != "–" {
		t.Errorf("no drafts: %s", got)
	}
}
