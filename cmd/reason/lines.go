package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"

	"golang.org/x/term"
)

// lines reads a conversation line by line: from a terminal with editing and a
// history on the arrow keys, from anything else as it comes.
type lines struct {
	plain  *bufio.Reader
	file   *os.File // the terminal; nil where there is none
	editor *term.Terminal
	cooked *term.State // of the terminal while no line is typed
}

func newLines(in io.Reader, out io.Writer) *lines {
	l := &lines{plain: bufio.NewReader(in)}
	if isTerminal(in) && isTerminal(out) {
		l.file = in.(*os.File)
		l.cooked, _ = term.GetState(int(l.file.Fd())) // or there is nothing to put back
		l.editor = term.NewTerminal(struct {
			io.Reader
			io.Writer
		}{in, out}, "> ")
	}
	return l
}

func (l *lines) terminal() bool { return l.editor != nil }

// close leaves the terminal as it was, also while a line is waited for.
func (l *lines) close() {
	if l.cooked != nil {
		term.Restore(int(l.file.Fd()), l.cooked)
	}
}

// next is the next line; more says that it goes on from one before. The
// terminal is raw only while a line is typed, so that Ctrl-C works otherwise.
func (l *lines) next(more bool) (string, error) {
	if l.editor == nil {
		line, err := l.plain.ReadString('\n')
		if err == io.EOF && line != "" {
			err = nil
		}
		return strings.TrimRight(line, "\r\n"), err
	}
	state, err := term.MakeRaw(int(l.file.Fd()))
	if err != nil {
		return "", err
	}
	defer term.Restore(int(l.file.Fd()), state)
	if width, height, err := term.GetSize(int(l.file.Fd())); err == nil && width > 0 { // some do not know theirs
		l.editor.SetSize(width, height)
	}
	l.editor.SetPrompt(map[bool]string{false: "> ", true: "… "}[more])
	line, err := l.editor.ReadLine()
	if errors.Is(err, term.ErrPasteIndicator) {
		err = nil
	}
	return line, err
}

// errSignal says that a signal came while nothing was said.
var errSignal = errors.New("ended by a signal")

// listen is [readTurn] until ctx ends, or somebody presses Ctrl-C where no terminal
// makes that an end of the input. Nothing can be read afterwards.
func listen(ctx context.Context, l *lines) (string, error) {
	if ctx.Err() != nil {
		return "", errSignal
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	defer signal.Stop(interrupted)
	type turn struct {
		said string
		err  error
	}
	read := make(chan turn, 1)
	go func() {
		said, err := readTurn(l)
		read <- turn{said, err}
	}()
	select {
	case t := <-read:
		return t.said, t.err
	case <-interrupted:
	case <-ctx.Done():
	}
	return "", errSignal
}

// readTurn reads what is said in one turn, which may take several lines.
func readTurn(l *lines) (string, error) {
	var said []string
	block := false
	for {
		line, err := l.next(len(said) > 0 || block)
		if errors.Is(err, io.EOF) && len(said) > 0 {
			return strings.TrimSpace(strings.Join(said, "\n")), nil
		}
		if err != nil {
			return "", err
		}
		quotes := strings.TrimSpace(line) == `"""`
		begun, goesOn := strings.CutSuffix(line, `\`)
		switch {
		case quotes && block:
			return strings.TrimSpace(strings.Join(said, "\n")), nil
		case quotes && len(said) == 0:
			block = true
		case block:
			said = append(said, line)
		case goesOn:
			said = append(said, begun)
		default:
			return strings.TrimSpace(strings.Join(append(said, line), "\n")), nil
		}
	}
}
