package shell

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestAsk(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	for _, row := range []struct {
		line    string
		yes     bool
		printed string
		failure string
	}{
		{"exit 0", true, "", ""},
		{"echo no; exit 1", false, "no\n", ""},
		{"cat", true, "{\"a\":1}\n", ""},
		{"echo lost >&2; exit 2", false, "", "exit 2: exit status 2: lost"},
		{"no-such-program", false, "", "not found"},
		{"sleep 60 & echo done", true, "done\n", ""}, // it holds the pipes open
	} {
		yes, printed, err := Ask(t.Context(), row.line, map[string]int{"a": 1})
		if failed := err != nil; yes != row.yes || string(printed) != row.printed || failed != (row.failure != "") || failed && !strings.Contains(err.Error(), row.failure) {
			t.Errorf("%s: %t, %q, %v", row.line, yes, printed, err)
		}
	}
}

// What a program prints without end does not fill the memory.
func TestAskKeepsTheBeginning(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	yes, printed, err := Ask(t.Context(), "echo no; head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; exit 1", nil)
	if yes || err != nil || len(printed) != maxPrinted || !strings.HasPrefix(string(printed), "no\n") {
		t.Errorf("%t, %d bytes, %v", yes, len(printed), err)
	}
}

// What a program has started does not hold up the end of its context.
func TestAskEndsWithItsContext(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, _, err := Ask(ctx, "sleep 30; true", nil); err == nil || time.Since(start) > 20*time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
}

// Nor does it go on behind the back of whoever asked.
func TestAskEndsAllThatItStarted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	signs := filepath.Join(t.TempDir(), "signs")
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, _, err := Ask(ctx, "(while :; do echo alive >> "+signs+"; sleep .05; done); true", nil); err == nil {
		t.Error("it was not interrupted")
	}
	size := func() int64 {
		at, err := os.Stat(signs)
		if err != nil {
			t.Fatal(err)
		}
		return at.Size()
	}
	time.Sleep(100 * time.Millisecond) // a last sign may be under way
	before := size()
	if time.Sleep(500 * time.Millisecond); size() != before {
		t.Error("what the program has started goes on")
	}
}
