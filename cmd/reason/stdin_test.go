package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Who waits for a question need not wait any longer after Ctrl-C.
func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, out := io.Pipe()
	defer out.Close()
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := readQuestion(ctx, []string{"-"}, in); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A program may send a line and wait for what becomes of it. Ctrl-C then ends the command
// at once, as it ends one that has much to print, and nothing is told but that.
func TestInterrupted(t *testing.T) {
	for _, args := range []string{"model tokenize -m builtin", "model render -m builtin", "eval make expr -n 1000000000"} {
		cmd, in, out, stderr := started(t, strings.Fields(args)...)
		line := `"one"`
		if strings.Contains(args, "render") {
			line = `{"messages": [{"role": "user", "content": "one"}]}`
		}
		if _, err := io.WriteString(in, line+"\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Errorf("%s: %v", args, err)
		}
		go io.Copy(io.Discard, out)
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		err := cmd.Wait()
		if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitFailed || stderr.String() != "reason: interrupted\n" {
			t.Errorf("%s: %v, stderr %q", args, err, stderr.String())
		}
	}
}
