package data

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// maxLine bounds the bytes of one line, so that a file that is no JSON Lines
// file at all cannot fill the memory.
const maxLine = 16 << 20

// LineError is one line, or one element of an array, that is no usable item.
type LineError struct {
	Path string
	Line int // counted from 1
	Err  error
}

// Error is "path:line: what is wrong".
func (e *LineError) Error() string { return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err) }

// Unwrap is what is wrong, without the place.
func (e *LineError) Unwrap() error { return e.Err }

// Read yields the items of a file in order. A line that is no item comes as a
// *[LineError] and reading goes on; any other error is the last thing yielded.
// The sequence can be used again, and reads the file anew.
func Read(path string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(Item{}, fmt.Errorf("data: %w", err))
			return
		}
		defer f.Close()
		ReadFrom(f, path)(yield)
	}
}

// ReadFrom is [Read] of an open file; path names it in errors, and gives sets
// and tasks their names in formats that do not state them. For a single use.
func ReadFrom(r io.Reader, path string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		in, err := decompress(bufio.NewReaderSize(r, startBytes))
		if err != nil {
			yield(Item{}, fmt.Errorf("data: %s: %w", path, err))
			return
		}
		reader := reader{path: path, name: setName(path)}
		start, _ := in.Peek(startBytes)
		start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n")
		switch {
		case len(start) > 0 && start[0] == '[', nested.Match(start) && !record(start):
			reader.elements(in, yield)
		default:
			reader.lines(in, yield)
		}
	}
}

// nested recognises one JSON object that holds lists of items: BIG-Bench Hard's
// {"canary": …, "examples": [{…}]} and Mr-Ben's {"uuid": [{…}], …}. An object over
// several lines is no JSON Lines and must be one, too.
var nested = lazyregexp.New(`^\{\s*("canary"\s*:|"[^"]*"\s*:\s*\[\s*\{|\n)`)

// startBytes is how much of a file is looked at to know its form.
const startBytes = 64 << 10

// record tells whether the first line is a question by itself, whose choices come first.
func record(start []byte) bool {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	_, err := convert(line, "", 1)
	return err == nil
}

func decompress(r *bufio.Reader) (*bufio.Reader, error) {
	if magic, _ := r.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return r, nil
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(z, startBytes), nil
}

// setName is the file's name without its endings: "word_sorting" for
// "data/word_sorting.jsonl.gz". Names that any set may have follow that of the
// folder: "gsm8k-test" for "gsm8k/test.jsonl".
func setName(path string) string {
	name := filepath.Base(path)
	for _, ext := range []string{".gz", ".jsonl", ".ndjson", ".json"} {
		name = strings.TrimSuffix(name, ext)
	}
	folder := filepath.Base(filepath.Dir(path))
	if commonNames.MatchString(name) && folder != "." && folder != string(filepath.Separator) {
		return folder + "-" + name
	}
	return name
}

var commonNames = lazyregexp.New(`(?i)^(train|dev|test|val|valid|validation|data|questions)$`)

// reader turns the records of one file into items.
type reader struct {
	path  string
	name  string
	count int // records so far
}

// item converts one record; line is where it starts.
func (r *reader) item(raw []byte, line int) (Item, error) {
	r.count++
	item, err := convert(raw, r.name, r.count)
	if err == nil {
		err = item.Validate()
	}
	if err != nil {
		return Item{}, &LineError{r.path, line, err}
	}
	return item, nil
}

var errNotUTF8 = errors.New("not UTF-8")

// lines reads one record a line.
func (r *reader) lines(in *bufio.Reader, yield func(Item, error) bool) {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 64<<10), maxLine)
	line := 0
	for scanner.Scan() {
		line++
		raw := bytes.TrimSpace(scanner.Bytes())
		if line == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
		}
		if len(raw) == 0 {
			continue
		}
		var item Item
		err := error(&LineError{r.path, line, errNotUTF8})
		if utf8.Valid(raw) {
			item, err = r.item(raw, line)
		}
		if !yield(item, err) {
			return
		}
	}
	if err := scanner.Err(); errors.Is(err, bufio.ErrTooLong) {
		yield(Item{}, fmt.Errorf("data: %s:%d: longer than %d MB", r.path, line+1, maxLine>>20))
	} else if err != nil {
		yield(Item{}, fmt.Errorf("data: %s:%d: %w", r.path, line+1, err))
	}
}
