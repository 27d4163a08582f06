package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
)

func newTestDrafter(t *testing.T, shares string, drafts int) *drafter {
	t.Helper()
	m, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	_, tok := load(t)
	s := schedule{seed: 4}
	if err := s.mix.Set(shares); err != nil {
		t.Fatal(err)
	}
	return &drafter{m: m, tok: tok, s: s, problem: s.problem, drafts: drafts}
}

// record is a draft as a reader of the file sees it.
type record struct {
	start, family, bad, greedy, position int
	ids                                  []uint16
}

func records(t *testing.T, b []byte) (out []record) {
	t.Helper()
	for len(b) > 0 {
		var head [7]uint16
		n, err := binary.Decode(b, binary.LittleEndian, &head)
		if err != nil {
			t.Fatal(err)
		}
		r := record{int(head[1]), int(head[2]), int(head[3]), int(head[4]), int(head[5]) + int(head[6])<<16, make([]uint16, head[0])}
		m, err := binary.Decode(b[n:], binary.LittleEndian, r.ids)
		if err != nil {
			t.Fatal(err)
		}
		out, b = append(out, r), b[n+m:]
	}
	return out
}

// What is written does not depend on the number of workers, nor on where a run
// begins.
func TestErrorsAreDeterministic(t *testing.T) {
	d := newTestDrafter(t, "word=3,count=2,order=1", 5)
	var one, three, rest, report bytes.Buffer
	for w, over := range map[*bytes.Buffer]span{&one: {n: 20, workers: 1}, &three: {n: 20, workers: 3}, &rest: {from: 12, n: 8, workers: 2}} {
		if err := writeErrors(w, &report, d, over); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), three.Bytes()) {
		t.Error("three workers write something else than one")
	}
	all, last := records(t, one.Bytes()), records(t, rest.Bytes())
	if len(last) == 0 || !slices.Equal(last[len(last)-1].ids, all[len(all)-1].ids) {
		t.Errorf("the last record depends on where the run begins")
	}
	if !strings.Contains(report.String(), "count") {
		t.Errorf("the report names no family:\n%s", report.String())
	}
}

// The records of a position follow each other, begin with the greedy draft, are all
// different and hold the same history.
func TestErrorRecords(t *testing.T) {
	d := newTestDrafter(t, "word=1,signed=1", 6)
	var b bytes.Buffer
	if err := writeErrors(&b, io.Discard, d, span{n: 30, workers: 1}); err != nil {
		t.Fatal(err)
	}
	all := records(t, b.Bytes())
	wrong, pairs := 0, 0
	for i, r := range all {
		if r.bad < r.start || r.bad > len(r.ids) || r.start >= len(r.ids) {
			t.Fatalf("record %d: line from %d, wrong from %d of %d", i, r.start, r.bad, len(r.ids))
		}
		if r.bad < len(r.ids) {
			wrong++
		}
		first := i == 0 || all[i-1].position != r.position
		if first != (r.greedy == 1) {
			t.Errorf("record %d of position %d: greedy %d", i, r.position, r.greedy)
		}
		if first {
			if i > 0 && r.position != all[i-1].position+1 {
				t.Errorf("position %d follows %d", r.position, all[i-1].position)
			}
			continue
		}
		before := all[i-1]
		if before.start != r.start || !slices.Equal(before.ids[:r.start], r.ids[:r.start]) || slices.Equal(before.ids, r.ids) {
			t.Errorf("records %d and %d of position %d", i-1, i, r.position)
		}
		if (before.bad < len(before.ids)) != (r.bad < len(r.ids)) {
			pairs++
		}
	}
	if wrong == 0 || pairs == 0 {
		t.Errorf("%d wrong drafts, %d beside right ones, of %d", wrong, pairs, len(all))
	}
}

// Only what no right line holds is wrong, from its first token on.
func TestLabels(t *testing.T) {
	d := newTestDrafter(t, "word=1", 2)
	word := problems.Problem{
		Family:   problems.Word,
		Question: "Sophia bought 60 cherries at $12 each and 17 magazines at $11 each. How much did she spend altogether?",
		Steps:    []string{"#1:60*#2:12=720", "#3:17*#4:11=17*10+17*1=170+17=187", "720+187=907", "#5:ans 907"},
		Answer:   "907",
	}
	rate := problems.Problem{Family: problems.Rate, Question: "Gas is $23 a gallon. Oliver buys 5 gallons. How much does he pay?", Answer: "115",
		Steps: []string{"#2:5*#1:23=115", "#3:ans 115"}}
	expr := problems.Problem{Family: problems.Expr, Question: "(5+18)*(172/43)+3", Answer: "95",
		Steps: []string{"5+18=23 → 23*(172/43)+3", "172/43=4 → 23*4+3", "23*4=92 → 92+3", "92+3=95 → 95", "ans 95"}}
	story := problems.Problem{Family: problems.Story, Question: "Mia has 47 apples. She buys 8 more. How many apples does Mia have?", Answer: "55",
		Steps: []string{"#1:47", "#2:47+8=55", "#3:ans 55"}}
	for _, c := range []struct {
		problem problems.Problem
		line    int
		draft   string
		wrong   string // the draft from its first wrong token on
	}{
		{word, 0, "#1:60*#2:12=720", ""},
		{word, 0, "#2:12*#1:60=720", ""},                   // operands the other way round
		{word, 0, "#3:17*#4:11=17*10+17*1=170+17=187", ""}, // another operation first
		{word, 0, "#1:60*#2:12=730", "30"},
		{word, 0, "#2:12*#1:60=730", "30"},
		{word, 0, "#3:17*#4:11=17*10+17*1=170+17=177", "77"},
		{word, 0, "#1:60+#2:12=72", "+#2:12=72"},
		{word, 1, "#1:60*#2:12=720", "#1:60*#2:12=720"}, // has been done
		{word, 2, "720-187=533", "-187=533"},
		{word, 3, "#5:ans 917", "17"},
		{rate, 0, "#1:23*#2:5=115", ""},
		{rate, 0, "#1:23*#2:5=125", "25"},
		{expr, 0, "172/43=4 → (5+18)*4+3", ""},
		{expr, 0, "172/43=5 → (5+18)*5+3", "5 → (5+18)*5+3"},
		{expr, 0, "172/43=4 → (5+18)*4+8", "8"},
		{story, 1, "#2:8+47=55", "8+47=55"}, // the running value comes first
		{story, 1, "#2:47+8=54", "4"},
		{story, 0, "#2:47+8=55", "#2:47+8=55"},
	} {
		e, err := encode(d.tok, c.problem)
		if err != nil {
			t.Fatal(err)
		}
		walk := d.m.NewSession()
		if err := walk.Prefill(t.Context(), e.ids); err != nil {
			t.Fatal(err)
		}
		positions := d.positions(c.problem, e, walk)
		p := &positions[c.line]
		p.add(draft{ids: d.tok.Encode(c.draft+"\n", true)})
		if err := d.judge(t.Context(), positions); err != nil {
			t.Fatal(err)
		}
		f := p.drafts[0]
		if got := strings.TrimSuffix(d.m.Decode(f.ids[f.bad:]), "\n"); got != c.wrong {
			t.Errorf("%s line %d, %q: wrong from %q, want %q", c.problem.Family, c.line+1, c.draft, got, c.wrong)
		}
		walk.Close()
	}
}

// The trainer reads what is written here, and passes over a record that is cut off.
func TestTrainerReadsErrors(t *testing.T) {
	python := cmp.Or(os.Getenv("PYTHON"), "/usr/bin/python3")
	if err := exec.Command(python, "-c", "import torch, numpy").Run(); err != nil {
		t.Skip("no Python with torch: set PYTHON")
	}
	d := newTestDrafter(t, "word=1,count=1", 4)
	var b bytes.Buffer
	if err := writeErrors(&b, io.Discard, d, span{n: 6, workers: 1}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "errors")
	if err := os.WriteFile(file, b.Bytes()[:b.Len()-1], 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(python, "packed_test.py", file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	script := `import sys, data
for d in data.drafts(sys.argv[1], sys.argv[1]): print(d.position, d.family, d.start, d.bad, int(d.greedy), *d.ids)`
	got, err := exec.Command(python, "-c", script, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	all := records(t, b.Bytes())
	all = all[:len(all)-1]
	var want strings.Builder
	for _, first := range []int{0, all[len(all)-1].position + 1} {
		for _, r := range all {
			fmt.Fprintln(&want, first+r.position, r.family, r.start, r.bad, r.greedy, strings.Trim(fmt.Sprint(r.ids), "[]"))
		}
	}
	if string(got) != want.String() {
		t.Errorf("the trainer reads\n%.300s\nwant\n%.300s", got, want.String())
	}
}
