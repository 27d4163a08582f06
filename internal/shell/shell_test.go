package shell

import (
	"context"
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
