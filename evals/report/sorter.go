package report

import (
	"bufio"
	"container/heap"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// held is how many answers a sorter holds; more wait in a file.
const held = 1 << 15

// sorter puts any number of answers in order, in sorted runs on disk that are then
// merged. The zero value is empty.
type sorter struct {
	batch []answer
	file  *os.File // temporary; nil while all answers are held
	ends  []int64  // of the runs in it
}

// add takes in an answer.
func (s *sorter) add(a answer) error {
	s.batch = append(s.batch, a)
	if len(s.batch) < held {
		return nil
	}
	return s.spill()
}

// spill writes what is held as one run.
func (s *sorter) spill() (err error) {
	if s.file == nil {
		if s.file, err = os.CreateTemp("", "reason-report-*"); err != nil {
			return fmt.Errorf("report: %w", err)
		}
	}
	s.sort()
	out := bufio.NewWriterSize(s.file, 64<<10)
	record := make([]byte, 0, answerBytes)
	for i := range s.batch {
		_, _ = out.Write(s.batch[i].append(record)) // Flush tells
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	end := int64(len(s.batch)) * answerBytes
	if n := len(s.ends); n > 0 {
		end += s.ends[n-1]
	}
	s.ends, s.batch = append(s.ends, end), s.batch[:0]
	return nil
}

func (s *sorter) sort() {
	slices.SortFunc(s.batch, func(a, b answer) int { return a.compare(&b) })
}

// questions shows the answers to one question after the other. The slice is valid
// until visit returns.
func (s *sorter) questions(visit func(question []answer)) error {
	var question []answer
	err := s.each(func(a *answer) {
		if len(question) > 0 && question[0].place != a.place {
			visit(question)
			question = question[:0]
		}
		question = append(question, *a)
	})
	if err == nil && len(question) > 0 {
		visit(question)
	}
	return err
}

// each shows the answers in order.
func (s *sorter) each(visit func(*answer)) error {
	if s.file == nil {
		s.sort()
		for i := range s.batch {
			visit(&s.batch[i])
		}
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	var open runs
	start := int64(0)
	for _, end := range s.ends {
		r := &run{in: bufio.NewReader(io.NewSectionReader(s.file, start, end-start))}
		if more, err := r.next(); err != nil {
			return err
		} else if more {
			open = append(open, r)
		}
		start = end
	}
	heap.Init(&open)
	for len(open) > 0 {
		visit(&open[0].first)
		more, err := open[0].next()
		switch {
		case err != nil:
			return err
		case more:
			heap.Fix(&open, 0)
		default:
			heap.Pop(&open)
		}
	}
	return nil
}

// close removes the file.
func (s *sorter) close() error {
	if s.file == nil {
		return nil
	}
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}

// run is a sorted run that is being read.
type run struct {
	in    *bufio.Reader
	first answer // of those not shown yet
}

// next reads the next answer, if there is one.
func (r *run) next() (more bool, err error) {
	var record [answerBytes]byte
	switch _, err := io.ReadFull(r.in, record[:]); {
	case errors.Is(err, io.EOF):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("report: %w", err)
	}
	r.first.read(record[:])
	return true, nil
}

// runs is a heap of runs by their first answers.
type runs []*run

func (r runs) Len() int           { return len(r) }
func (r runs) Less(i, j int) bool { return r[i].first.compare(&r[j].first) < 0 }
func (r runs) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }
func (r *runs) Push(x any)        { *r = append(*r, x.(*run)) }
func (r *runs) Pop() any {
	last := len(*r) - 1
	x := (*r)[last]
	*r = (*r)[:last]
	return x
}
