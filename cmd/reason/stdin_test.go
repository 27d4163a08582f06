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
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"model tokenize -m builtin", "model render -m builtin", "eval make expr -n 1000000000"} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, program, strings.Fields(args)...)
		cmd.Args[0] = "reason"
		cmd.Env = append(os.Environ(), "TESTSCRIPT_COMMAND=reason", "REASON_MODEL=")
		var stderr strings.Builder
		cmd.Stderr = &stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
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
		err = cmd.Wait()
		if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitFailed || stderr.String() != "reason: interrupted\n" {
			t.Errorf("%s: %v, stderr %q", args, err, stderr.String())
		}
	}
}
