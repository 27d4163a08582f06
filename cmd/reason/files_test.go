package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A device, a pipe or a link is written to, and nothing takes its place.
func TestWriteWholeKeepsWhatIsNoPlainFile(t *testing.T) {
	dir := t.TempDir()
	real, link, plain := filepath.Join(dir, "real"), filepath.Join(dir, "link"), filepath.Join(dir, "plain")
	if err := os.WriteFile(real, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", link); err != nil {
		t.Skip(err)
	}
	for _, path := range []string{link, plain, plain} {
		if err := writeWhole(path, []byte(path)); err != nil {
			t.Fatal(err)
		}
	}
	if at, err := os.Lstat(link); err != nil || at.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is now %v, %v", at.Mode(), err)
	}
	for path, want := range map[string]string{real: link, plain: plain} {
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v", path, got, err)
		}
	}
}

func TestWriteWholeNamesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "file")
	if err := writeWhole(path, nil); err == nil || !strings.HasPrefix(err.Error(), "write "+path+": ") {
		t.Error(err)
	}
}

// A trace that cannot be kept is told, whatever became of the question.
func TestTraceThatCannotBeWritten(t *testing.T) {
	const full = "/dev/full"
	if f, err := os.OpenFile(full, os.O_WRONLY, 0); err != nil {
		t.Skip(err)
	} else if _, err := f.Write([]byte("x")); err == nil {
		t.Skipf("%s takes all", full)
	}
	for critics, answer := range map[string]string{"auto": "2\n", "none": "2\n"} {
		stdout, stderr, code := reason("", "ask", "--critic", critics, "--trace-file", full, "What is 1 + 1?")
		if stdout != answer || code != exitFailed || !strings.Contains(stderr, "cannot write the trace") {
			t.Errorf("critics %s: code %d, stdout %q, stderr %q", critics, code, stdout, stderr)
		}
		if told := strings.Contains(stderr, "not verified"); told != (critics == "none") {
			t.Errorf("critics %s: stderr %q", critics, stderr)
		}
	}
}

// What came before a bad line is printed, as render does; blank lines say nothing.
func TestTokenizeUpToABadLine(t *testing.T) {
	stdout, stderr, code := reason("\"1\"\r\n\n\"2\"\nword\n\"3\"\n", "model", "tokenize", "-m", "builtin")
	if code != exitFailed || strings.Count(stdout, "\n") != 2 || !strings.Contains(stderr, "line 4 of standard input is no JSON string") {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}
