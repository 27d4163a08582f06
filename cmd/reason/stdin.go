package main

import (
	"bufio"
	"context"
	"io"

	"github.com/spf13/cobra"
)

// maxLine bounds one line of JSON input: long texts are what tokenizers are
// tested with.
const maxLine = 64 << 20

// scanLines reads standard input line by line. What is in out is written before more
// is waited for, so that a program can send a line, read what became of it, and go on.
func scanLines(cmd *cobra.Command, out *bufio.Writer) *bufio.Scanner {
	in := bufio.NewScanner(flushing{untilDone{cmd.Context(), cmd.InOrStdin()}, out})
	in.Buffer(nil, maxLine)
	return in
}

// flushing is a reader that empties a buffer before it reads.
type flushing struct {
	io.Reader
	out *bufio.Writer
}

func (f flushing) Read(p []byte) (int, error) {
	if err := f.out.Flush(); err != nil {
		return 0, err
	}
	return f.Reader.Read(p)
}

// untilDone is a reader that waits no longer than until ctx ends, such as for a terminal
// where somebody presses Ctrl-C. Nothing can be read afterwards.
type untilDone struct {
	ctx context.Context
	io.Reader
}

func (r untilDone) Read(p []byte) (int, error) {
	type read struct {
		n   int
		err error
	}
	done := make(chan read, 1)
	own := make([]byte, len(p)) // p is the caller's again when ctx has ended
	go func() {
		n, err := r.Reader.Read(own)
		done <- read{n, err}
	}()
	select {
	case got := <-done:
		return copy(p, own[:got.n]), got.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}
