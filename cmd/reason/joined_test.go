package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A limit given apart from another holds beside it, and what is named apart is not lost.
func TestFlagsGivenTwice(t *testing.T) {
	stdout, stderr, code := reason("", "ask", "--budget", "tokens=0", "--budget", "time=1m", "What is 3 + 4?")
	if code != exitUnverified || stdout != "none yet\n" || !strings.Contains(stderr, "the budget ended first") {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	if _, stderr, code = reason("", "ask", "--budget", "tokens=300", "--budget", "tokens=400", "q"); code != exitUsage || !strings.Contains(stderr, "tokens is given twice") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
	dir := t.TempDir()
	stdout, stderr, code = reason("", "eval", "run", "--suite", "expr:steps=1", "-n", "1", "--strategy", "single", "--strategy", "sc@2",
		"--critic", "computed", "--critic", "confidence", "--out", dir)
	if code != exitDone || !strings.Contains(stdout, "single") || !strings.Contains(stdout, "sc@2") || strings.Contains(stdout, "chunked") {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	if header, err := os.ReadFile(filepath.Join(dir, "run.json")); err != nil || !strings.Contains(string(header), `"critic": "computed,confidence"`) {
		t.Errorf("%s, %v", header, err)
	}
}
