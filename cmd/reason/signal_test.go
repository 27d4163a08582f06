package main

import (
	"bufio"
	"bytes"
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
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run(signal.String(), func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, program, "chat")
			cmd.Args[0] = "reason"
			cmd.Env = append(os.Environ(), "TESTSCRIPT_COMMAND=reason", "REASON_MODEL=")
			var stderr bytes.Buffer
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
			err = cmd.Wait()
			if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitFailed || !strings.Contains(stderr.String(), "ended by a signal") {
				t.Errorf("%v, stderr %q", err, stderr.String())
			}
		})
	}
}
