package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/pipeline"
)

// terminal is both ends of a terminal that does not know its size.
func terminal(t *testing.T) (keyboard, file *os.File) {
	keyboard, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { keyboard.Close() })
	fd := int(keyboard.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Skip(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Skip(err)
	}
	if file, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { file.Close() })
	return keyboard, file
}

// A line that is typed stays on its line, also where the width is not known.
func TestTypingWithoutAWidth(t *testing.T) {
	t.Setenv("TERM", "xterm")
	keyboard, file := terminal(t)
	l := newLines(file, file)
	defer l.close()
	typed := make(chan string, 1)
	go func() {
		line, err := l.next(false)
		typed <- fmt.Sprint(line, err)
	}()
	shown := bufio.NewReader(keyboard)
	prompt, err := shown.ReadString(' ') // the line is waited for
	if err != nil {
		t.Fatal(err)
	}
	if _, err := keyboard.WriteString("1+1?\r"); err != nil {
		t.Fatal(err)
	}
	if got := <-typed; got != "1+1?<nil>" {
		t.Errorf("read %q", got)
	}
	if line, err := shown.ReadString('?'); prompt+line != "> 1+1?" {
		t.Errorf("shown %q, %v", prompt+line, err)
	}
}

// A line that is drawn again and again fits its terminal, or each would push up the one before.
func TestProgressFitsTheTerminal(t *testing.T) {
	keyboard, file := terminal(t)
	if err := unix.IoctlSetWinsize(int(file.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 30}); err != nil {
		t.Skip(err)
	}
	v := newEvalProgress(file)
	p := evals.Progress{Done: 1000, Total: 5000, Correct: 888, Declined: 12, Failed: 3}
	v.show(p)
	v.end()
	shown, err := bufio.NewReader(keyboard).ReadString('\n')
	lines := strings.Split(shown, "\r")
	if len(lines) < 3 {
		t.Fatalf("shown %q, %v", shown, err)
	}
	drawn, last := ansi.Strip(lines[1]), ansi.Strip(lines[2])
	if utf8.RuneCountInString(drawn) >= 30 || !strings.HasPrefix(drawn, "1000/5000") || last != progressLine(p) {
		t.Errorf("shown %q", shown)
	}
}

// What a model answers does nothing to a terminal; a program that reads it gets all of it.
func TestAnswersDoNothingToTheTerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	keyboard, file := terminal(t)
	hostile := pipeline.Answer{Final: "4\x1b[2J2\x07"}
	if err := printAnswer(file, hostile, false); err != nil {
		t.Fatal(err)
	}
	if shown, err := bufio.NewReader(keyboard).ReadString('\n'); err != nil || shown != "4[2J2\r\n" {
		t.Errorf("shown %q, %v", shown, err)
	}
	var read strings.Builder
	if err := printAnswer(&read, hostile, false); err != nil || read.String() != hostile.Final+"\n" {
		t.Errorf("read %q, %v", read.String(), err)
	}
}
