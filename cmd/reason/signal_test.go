package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A conversation that waits for a line ends at the signals that end programs.
func TestChatEndsBySignal(t *testing.T) {
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run(signal.String(), func(t *testing.T) {
			cmd, in, out, stderr := started(t, "chat")
			if _, err := io.WriteString(in, "What is 1 + 1?\n"); err != nil {
				t.Fatal(err)
			}
			if answer, err := bufio.NewReader(out).ReadString('\n'); answer != "2\n" {
				t.Errorf("answer %q, %v", answer, err)
			}
			time.Sleep(time.Second) // Ctrl-C until then would end the answer
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			err := cmd.Wait()
			if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitFailed || !strings.Contains(stderr.String(), "ended by a signal") {
				t.Errorf("%v, stderr %q", err, stderr.String())
			}
		})
	}
}

// started is the program at work on a command, with its standard streams. It is ended with the test.
func started(t *testing.T, args ...string) (cmd *exec.Cmd, in io.Writer, out io.Reader, stderr *strings.Builder) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	cmd = exec.CommandContext(ctx, program, args...)
	cmd.Args[0] = "reason"
	cmd.Env = append(os.Environ(), "TESTSCRIPT_COMMAND=reason", "REASON_MODEL=")
	stderr = &strings.Builder{}
	cmd.Stderr = stderr
	pipe, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pipe.Close() })
	if out, err = cmd.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, pipe, out, stderr
}
