package evals

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// store is the folder of a run, open for writing. Files only grow; a record
// counts once it is on disk.
type store struct {
	lock     *flock.Flock
	results  *os.File
	traces   *os.File
	id       string
	sources  []DataInfo // that the results are of
	programs []string   // versions that wrote into it

	mu   sync.Mutex
	done done
}

// maxQuestions bounds the places in a source, so that a damaged store cannot
// fill the memory.
const maxQuestions = 1 << 28

// openStore locks a folder, makes it if need be, settles its header and mends
// what a sudden end left behind. each is told every result that is there.
func openStore(dir string, h Header, each func(Result)) (_ *store, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("evals: %w", err)
	}
	s := &store{lock: flock.New(filepath.Join(dir, lockFile)), done: done{}}
	free, err := s.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("evals: cannot lock %s: %w", dir, err)
	}
	if !free {
		return nil, fmt.Errorf("evals: another run is writing to %s; wait for it or use another folder", dir)
	}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	if h, err = h.settle(dir); err != nil {
		return nil, err
	}
	s.id, s.programs, s.sources = h.ID, h.Programs, h.Data
	if s.results, err = openTail(filepath.Join(dir, resultsFile), func(line []byte) error {
		var r Result
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		if err := s.check(r.Key); err != nil {
			return err
		}
		if !s.done.add(r.Key) {
			return fmt.Errorf("strategy %s on question %s is there twice", r.Strategy, r.ID)
		}
		each(r)
		return nil
	}); err != nil {
		return nil, err
	}
	s.traces, err = openTail(filepath.Join(dir, tracesFile), func([]byte) error { return nil })
	if err != nil {
		return nil, err
	}
	return s, syncDir(dir)
}

// openTail opens a file of lines for appending. A last line that was torn when
// the program or the machine stopped is cut off; every other line is shown to
// check.
func openTail(path string, check func(line []byte) error) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("evals: %w", err)
	}
	fail := func(err error) (*os.File, error) {
		f.Close()
		return nil, fmt.Errorf("evals: %s: %w", path, err)
	}
	in := bufio.NewReaderSize(f, 1<<20)
	good, number := int64(0), 0
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break // nothing more, or a line without its end
		}
		if err != nil {
			return fail(err)
		}
		number++
		if err := check(line); err != nil {
			var syntax *json.SyntaxError
			if _, more := in.Peek(1); errors.As(err, &syntax) && errors.Is(more, io.EOF) {
				break // the end reached the disk before the rest of the line did
			}
			return fail(fmt.Errorf("line %d: %w", number, badLine(err)))
		}
		good += int64(len(line))
	}
	if err := f.Truncate(good); err != nil {
		return fail(err)
	}
	if _, err := f.Seek(good, io.SeekStart); err != nil {
		return fail(err)
	}
	return f, nil
}

// syncDir makes the names in a folder as lasting as their contents.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("evals: %w", err)
	}
	defer d.Close()
	_ = d.Sync() // some systems cannot sync a folder and need not
	return nil
}

// check refuses a key that no run of this store could have.
func (s *store) check(k Key) error {
	if k.Source < 0 || k.Source >= len(s.sources) || k.Index < 0 || k.Index >= maxQuestions || k.Replicate < 0 {
		return fmt.Errorf("there is no question %d of data set %d with seed %d (all counted from 0)", k.Index, k.Source, k.Replicate)
	}
	return nil
}

// has tells whether a result is there. Safe for concurrent use.
func (s *store) has(k Key) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.done.has(k)
}

// fresh are the records that the store does not hold, each once.
func (s *store) fresh(batch []Record) (out []Record, err error) {
	seen := map[Key]bool{}
	for _, r := range batch {
		if err := s.check(r.Result.Key); err != nil {
			return nil, fmt.Errorf("evals: a worker's result: %w", err)
		}
		if key := r.Result.Key; !seen[key] && !s.has(key) {
			seen[key] = true
			out = append(out, r)
		}
	}
	return out, nil
}

// append writes records and waits until they are on disk, traces first: a
// result that counts has its trace.
func (s *store) append(batch []Record) error {
	var results, traces bytes.Buffer
	toResults, toTraces := json.NewEncoder(&results), json.NewEncoder(&traces)
	toResults.SetEscapeHTML(false)
	toTraces.SetEscapeHTML(false)
	for _, r := range batch {
		if err := errors.Join(toTraces.Encode(r.Trace), toResults.Encode(r.Result)); err != nil {
			return fmt.Errorf("evals: %w", err)
		}
	}
	for _, part := range []struct {
		f    *os.File
		text []byte
	}{{s.traces, traces.Bytes()}, {s.results, results.Bytes()}} {
		if _, err := part.f.Write(part.text); err != nil {
			return fmt.Errorf("evals: %w", err)
		}
		if err := part.f.Sync(); err != nil {
			return fmt.Errorf("evals: %w", err)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range batch {
		s.done.add(r.Result.Key)
	}
	return nil
}

func (s *store) close() error {
	var errs []error
	for _, f := range []*os.File{s.results, s.traces} {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	return errors.Join(append(errs, s.lock.Unlock())...)
}

// done is the set of finished keys: a bit for each question.
type done map[Key][]uint64

// add puts a key in and tells whether it is new.
func (d done) add(k Key) bool {
	if d.has(k) {
		return false
	}
	word, bit := k.Index/64, uint64(1)<<(k.Index%64)
	k.Index = 0
	for len(d[k]) <= word {
		d[k] = append(d[k], 0)
	}
	d[k][word] |= bit
	return true
}

func (d done) has(k Key) bool {
	word, bit := k.Index/64, uint64(1)<<(k.Index%64)
	k.Index = 0
	return word < len(d[k]) && d[k][word]&bit != 0
}

// Results yields the results of a store in the order in which they were
// finished. A torn last line is left out.
func Results(dir string) iter.Seq2[Result, error] {
	return records[Result](filepath.Join(dir, resultsFile))
}

// Traces yields the traces of a store. A question that was asked again after a
// sudden end may be there twice; the later trace is the one of its result.
func Traces(dir string) iter.Seq2[Trace, error] {
	return records[Trace](filepath.Join(dir, tracesFile))
}

// badLine says what to do about a line that is no record.
func badLine(err error) error {
	return fmt.Errorf("%w; take that line out, and the run goes on without it", err)
}

func records[T any](path string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		f, err := os.Open(path)
		if err != nil {
			yield(zero, fmt.Errorf("evals: %w", err))
			return
		}
		defer f.Close()
		in := bufio.NewReaderSize(f, 1<<20)
		for number := 1; ; number++ {
			line, err := in.ReadBytes('\n')
			if errors.Is(err, io.EOF) {
				return
			}
			var record T
			if err == nil {
				if err = json.Unmarshal(line, &record); err != nil {
					err = badLine(err)
				}
			}
			if err != nil {
				if _, more := in.Peek(1); !errors.Is(more, io.EOF) {
					yield(zero, fmt.Errorf("evals: %s:%d: %w", path, number, err))
				}
				return
			}
			if !yield(record, nil) {
				return
			}
		}
	}
}
