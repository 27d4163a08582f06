package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/pipeline"
)

func TestSplitStrategies(t *testing.T) {
	tests := map[string][]string{
		"single":                             {"single"},
		" single , sc@4 ":                    {"single", "sc@4"},
		"chunked:check=2,tries=8,sc@4":       {"chunked:check=2,tries=8", "sc@4"},
		"single,chunked:tries=8,retry:max=2": {"single", "chunked:tries=8", "retry:max=2"},
		",":                                  nil,
	}
	for list, want := range tests {
		if got := splitStrategies(list); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", list, got, want)
		}
	}
}

func TestProgressLine(t *testing.T) {
	tests := []struct {
		p    evals.Progress
		want string
	}{
		{evals.Progress{Total: 10}, "0/10"},
		{
			evals.Progress{Total: 100, Done: 50, Resumed: 10, Correct: 40, Failed: 2, Spend: pipeline.Spend{GeneratedTokens: 5000, PromptTokens: 7345}, Elapsed: 20 * time.Second},
			"50/100  right 80.0 %  12.3k tokens  2 failed  2.0/s  25s left",
		},
	}
	for _, tt := range tests {
		if got := progressLine(tt.p); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

// A folder may be gone on with by another version of the program, which is said.
func TestOtherVersionsOfTheProgram(t *testing.T) {
	if stdout, _, code := reason("", "--version"); code != exitDone || stdout != "reason version "+version()+"\n" {
		t.Errorf("code %d: %s", code, stdout)
	}
	dir := t.TempDir()
	again := func() string {
		_, stderr, code := reason("", "eval", "run", "--suite", "expr:steps=1,seed=7", "-n", "2", "--strategy", "single", "--out", dir)
		if code != exitDone {
			t.Fatal(stderr)
		}
		return stderr
	}
	const other = "another version of reason"
	if told := again() + again(); strings.Contains(told, other) {
		t.Error(told)
	}
	path := filepath.Join(dir, "run.json")
	header, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	earlier := strings.Replace(string(header), version(), "v0.0.1", 1)
	if err := os.WriteFile(path, []byte(earlier), 0o644); err != nil {
		t.Fatal(err)
	}
	if told := again(); strings.Count(told, other) != 1 || !strings.Contains(told, "v0.0.1") {
		t.Error(told)
	}
}

// A page is there whole or not at all: one that cannot be made leaves the last one.
func TestPageThatCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "page.html")
	if _, stderr, code := reason("", "eval", "run", "--suite", "expr:steps=1,seed=7", "-n", "2", "--strategy", "single", "--out", dir); code != exitDone {
		t.Fatal(stderr)
	}
	if _, stderr, code := reason("", "eval", "report", dir, "--html", page); code != exitDone {
		t.Fatal(stderr)
	}
	before, err := os.ReadFile(page)
	if err != nil || len(before) == 0 {
		t.Fatal(len(before), err)
	}
	if err := os.Remove(filepath.Join(dir, "traces.jsonl")); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := reason("", "eval", "report", dir, "--html", page); code != exitFailed {
		t.Errorf("code %d, %s", code, stderr)
	}
	if after, err := os.ReadFile(page); err != nil || string(after) != string(before) {
		t.Errorf("%d bytes are now %d, %v", len(before), len(after), err)
	}
}

// Data are read to be checked, and again to be asked: what can be read once is refused
// before there is a folder.
func TestDataThatCanBeReadOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "results")
	for _, data := range []string{"-", os.DevNull} {
		_, stderr, code := reason("", "eval", "run", "--data", data, "--out", dir)
		if code != exitUsage || !strings.Contains(stderr, data+" is no plain file") {
			t.Errorf("%s: code %d, %s", data, code, stderr)
		}
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("there is a folder")
	}
}

// A critic that cannot work is told of while a run goes on and at its end.
func TestCriticsThatCannotWork(t *testing.T) {
	const broken = `exec:printf '\033[2J' >&2; exit 7` // which must not clear the screen
	stdout, stderr, code := reason("", "eval", "run", "--suite", "expr:steps=1,seed=7", "-n", "2", "--strategy", "single,chunked", "--critic", "computed,"+broken, "--out", t.TempDir())
	if code != exitDone || strings.Contains(stdout+stderr, "could not") { // nobody asks the second where the first is sure
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	stdout, stderr, code = reason("", "eval", "run", "--suite", "expr:steps=1,seed=7", "-n", "2", "--strategy", "single,chunked", "--critic", broken, "--out", t.TempDir())
	if code != exitDone || !strings.Contains(stderr, "2 with a critic or model that could not work") ||
		!strings.Contains(stdout, "could not work: 2") || !strings.Contains(stdout, "exit status 7") || strings.Contains(stdout+stderr, "\x1b") {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}

// A question that is longer than the model can read leaves that one unread, and the others are
// judged. What a critic costs that looks at no model is nothing.
func TestSolutionsThatCannotBeRead(t *testing.T) {
	data := filepath.Join(t.TempDir(), "solutions.jsonl")
	line := `{"question": "%sq", "steps": ["3 + 4 = 8", "8 - 1 = 7"], "mistake_index": 0}` + "\n"
	if err := os.WriteFile(data, fmt.Appendf(nil, line+line, strings.Repeat("so it is ", 2000), ""), 0o644); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, code := reason("", "eval", "critic", "--data", data, "--critic", "computed,schemas,confidence", "--each", "-m", "builtin", "--json")
	var rows []struct {
		Critic string
		N      int
		Tokens float64
	}
	if err := json.Unmarshal([]byte(stdout), &rows); err != nil || code != exitDone || len(rows) != 4 {
		t.Fatalf("code %d, %v, %q", code, err, stderr)
	}
	for _, r := range rows {
		if reads := r.Critic == "confidence" || r.Critic == "all"; r.N != 2 || reads != (r.Tokens > 0) {
			t.Errorf("%+v", r)
		}
	}
}

// Critics of labelled solutions that cannot work, or have nothing to go by, are told of
// beside the figures that they spoil.
func TestCriticsOfSolutionsThatCannotWork(t *testing.T) {
	data := filepath.Join(t.TempDir(), "solutions.jsonl")
	line := `{"question": "q", "answer": "7", "steps": ["3 + 4 = 8", "8 - 1 = 7"], "mistake_index": 0}` + "\n"
	if err := os.WriteFile(data, []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	for critics, want := range map[string]string{
		"computed":                   "",
		"exec:echo gone >&2; exit 7": "solutions, solutions: a critic could not work on 2 steps, which counts as unsure; the first: exec:echo gone",
		"computed,confidence":        "confidence looks at what a model makes of a solution, and says nothing without; -m names one\n",
	} {
		stdout, stderr, code := reason("", "eval", "critic", "--data", data, "--critic", critics)
		if code != exitDone || !strings.Contains(stdout, "solutions") || !strings.Contains(stderr, want) || want == "" && stderr != "" {
			t.Errorf("%s: code %d, stdout %q, stderr %q", critics, code, stdout, stderr)
		}
	}
	stdout, _, _ := reason("", "eval", "critic", "--data", data, "--critic", "exec:exit 7", "--json")
	if !strings.Contains(stdout, `"troubled": 2,`) || !strings.Contains(stdout, "exit status 7") {
		t.Error(stdout)
	}
}
