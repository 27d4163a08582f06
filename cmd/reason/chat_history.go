package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/seed-25a395fc/reason/pipeline"
)

// history keeps a conversation in a file, so that it can be gone on with: one
// answer a line, as --json prints it, and a line of its own where it was forgotten.
type history struct{ file *os.File }

// forgotten is the line that begins a conversation anew.
var forgotten = []byte("{\"new\":true}\n")

// openHistory reads the conversation in a file, which is made where there is none.
// A last line that was not written to its end, because the program was killed, is
// taken off, if it is one of ours.
func openHistory(path string) (h *history, turns []pipeline.Answer, err error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600) // two may keep theirs in one file
	if err != nil {
		return nil, nil, fmt.Errorf("cannot open the history: %w", err)
	}
	defer func() {
		if err != nil {
			file.Close()
		}
	}()
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("cannot open the history: %s: %w", path, fs.ErrInvalid)
	}
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot read the history: %w", err)
	}
	whole := data[:bytes.LastIndexByte(data, '\n')+1]
	rest := data[len(whole):]
	ended := json.Valid(rest) // but for the end of its line
	if ended || !begun(rest) {
		whole = data
	}
	number := 0
	for line := range bytes.Lines(whole) {
		number++
		var turn struct {
			pipeline.Answer
			New bool `json:"new"`
		}
		if err := json.Unmarshal(line, &turn); err != nil || !turn.New && turn.Question == "" {
			return nil, nil, fmt.Errorf("%s:%d: this is no answer of reason chat; give --history another file", path, number)
		}
		if turns = append(turns, turn.Answer); turn.New {
			turns = nil
		}
	}
	if err := file.Truncate(int64(len(whole))); err != nil {
		return nil, nil, fmt.Errorf("cannot go on with the history: %w", err)
	}
	h = &history{file}
	if ended {
		err = h.write([]byte("\n"))
	}
	return h, turns, err
}

// begun tells whether a line that breaks off may be one of a history.
func begun(line []byte) bool {
	for _, ours := range [][]byte{[]byte(`{"question":"`), forgotten} {
		n := min(len(line), len(ours))
		if bytes.Equal(line[:n], ours[:n]) {
			return true
		}
	}
	return false
}

// add writes an answer. A nil history keeps nothing.
func (h *history) add(a pipeline.Answer) error {
	if h == nil {
		return nil
	}
	line, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("cannot write the history: %w", err)
	}
	return h.write(append(line, '\n'))
}

// forget begins anew.
func (h *history) forget() error {
	if h == nil {
		return nil
	}
	return h.write(forgotten)
}

func (h *history) write(line []byte) error {
	if _, err := h.file.Write(line); err != nil {
		return fmt.Errorf("cannot write the history: %w", err)
	}
	return nil
}

func (h *history) close() {
	if h != nil {
		h.file.Close()
	}
}
