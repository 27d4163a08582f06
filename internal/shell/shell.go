// Package shell asks programs that people name by a command line, such as critics and
// scorers.
package shell

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// delay is how long the pipes of a program that has ended, or was ended, may stay open:
// what it has started itself may hold them for long.
const delay = time.Second

// maxComplaint bounds the bytes of a complaint that go into an error.
const maxComplaint = 300

// maxPrinted bounds the bytes that are kept of what a program writes: one that never ends
// to write must not take all memory.
const maxPrinted = 1 << 20

// beginning keeps the first maxPrinted bytes that are written to it.
type beginning struct{ kept []byte }

func (b *beginning) Write(p []byte) (int, error) {
	b.kept = append(b.kept, p[:min(len(p), maxPrinted-len(b.kept))]...)
	return len(p), nil
}

// Ask runs a command line in the system's shell, with the JSON of about on one line for its
// standard input. yes is true for exit code 0 and false for 1, printed what it wrote to its
// standard output, the first megabyte of it, or to its standard error where it says no and nothing
// else. Any other end is an error, which holds what it complained of, and so is code 1 of a program
// that crashed, for which Python, Node, Java and go run end with it. When ctx ends the program is
// killed, on Unix with all that it has started.
func Ask(ctx context.Context, line string, about any) (yes bool, printed []byte, err error) {
	input, err := json.Marshal(about)
	if err != nil {
		return false, nil, err
	}
	shell, flag := "sh", "-c"
	if runtime.GOOS == "windows" {
		shell, flag = "cmd", "/c"
	}
	cmd := exec.CommandContext(ctx, shell, flag, line)
	cmd.WaitDelay = delay
	killAll(cmd)
	var out, complaint beginning
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(append(input, '\n')), &out, &complaint
	err = cmd.Run()
	exit, exited := errors.AsType[*exec.ExitError](err)
	switch {
	case err == nil, errors.Is(err, exec.ErrWaitDelay):
		return true, out.kept, nil
	case exited && exit.ExitCode() == 1:
		if what := crash(string(complaint.kept)); what != "" {
			return false, nil, fmt.Errorf("%s: it crashed, which says neither yes nor no: %s", line, brief(what))
		}
		if len(bytes.TrimSpace(out.kept)) == 0 {
			return false, complaint.kept, nil
		}
		return false, out.kept, nil
	}
	return false, nil, fmt.Errorf("%s: %w: %s", line, err, brief(string(complaint.kept)))
}

// brief is what a program complained of on one line, cut to a length that suits an error.
func brief(complaint string) string {
	said := strings.Join(strings.Fields(strings.ToValidUTF8(complaint, "�")), " ")
	if len(said) > maxComplaint {
		said = strings.ToValidUTF8(said[:maxComplaint], "") + " …"
	}
	return said
}
