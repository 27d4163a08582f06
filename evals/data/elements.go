package data

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// elements reads the objects of arrays, or those of the arrays in objects.
// A syntax error ends the file: there is no telling where the next one starts.
func (r *reader) elements(in *bufio.Reader, yield func(Item, error) bool) {
	if bom, _ := in.Peek(3); bytes.Equal(bom, []byte("\ufeff")) {
		_, _ = in.Discard(3)
	}
	lines := &lineCounter{r: in}
	e := elements{reader: r, lines: lines, json: json.NewDecoder(lines), yield: yield}
	if err := e.all(); err != nil && !errors.Is(err, errEnough) {
		yield(Item{}, fmt.Errorf("data: %s:%d: %w", r.path, lines.at(e.offset(err)), err))
	}
}

// errEnough says that the caller wants no more.
var errEnough = errors.New("enough")

// elements are the records of a file of lists.
type elements struct {
	*reader
	lines *lineCounter
	json  *json.Decoder
	yield func(Item, error) bool
}

// all reads the file, which may hold several values one after another.
func (e *elements) all() error {
	open, err := e.token()
	for err == nil {
		switch open {
		case json.Delim('['):
			err = e.array()
		case json.Delim('{'):
			err = e.object()
		default:
			err = fmt.Errorf("%v where a list of items was expected", open)
		}
		if err != nil {
			return err
		}
		if open, err = e.json.Token(); errors.Is(err, io.EOF) {
			return nil
		}
	}
	return err
}

// object reads the lists in the object that has just been opened.
func (e *elements) object() error {
	lists := 0
	for e.json.More() {
		if _, err := e.token(); err != nil { // a key
			return err
		}
		value, err := e.token()
		if err != nil {
			return err
		}
		switch value {
		case json.Delim('['):
			lists++
			if err := e.array(); err != nil {
				return err
			}
		case json.Delim('{'):
			return errors.New("an object where a list of items was expected")
		}
	}
	if _, err := e.token(); err != nil || lists > 0 {
		return err
	}
	return errors.New("an object without a list of items")
}

// array reads the elements of the array that has just been opened.
func (e *elements) array() error {
	for e.json.More() {
		var raw json.RawMessage
		if err := e.json.Decode(&raw); err != nil {
			return whole(err)
		}
		line := e.lines.at(e.json.InputOffset() - int64(len(raw)))
		var item Item
		err := error(&LineError{e.path, line, errNotUTF8})
		if utf8.Valid(raw) {
			item, err = e.item(raw, line)
		}
		if !e.yield(item, err) {
			return errEnough
		}
	}
	_, err := e.token()
	return err
}

func (e *elements) token() (json.Token, error) {
	token, err := e.json.Token()
	return token, whole(err)
}

// whole is an error for which the end of the file came too early.
func whole(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// offset is where in the file an error lies, in bytes.
func (e *elements) offset(err error) int64 {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return e.lines.read
	case errors.As(err, &syntax):
		return max(e.json.InputOffset(), syntax.Offset)
	}
	return e.json.InputOffset()
}

// lineCounter remembers where lines end in what was read and not yet asked for.
type lineCounter struct {
	r      io.Reader
	read   int64
	passed int     // line ends before ends
	ends   []int64 // offsets of line ends, ascending
}

func (c *lineCounter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			c.ends = append(c.ends, c.read+int64(i))
		}
	}
	c.read += int64(n)
	return n, err
}

// at is the line, from 1, of an offset; offsets must not go back.
func (c *lineCounter) at(offset int64) int {
	n := 0
	for n < len(c.ends) && c.ends[n] < offset {
		n++
	}
	c.passed += n
	c.ends = append(c.ends[:0], c.ends[n:]...)
	return c.passed + 1
}
