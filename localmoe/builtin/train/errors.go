package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// span says which training examples to draft at: n of them, or as many as there is
// time for.
type span struct {
	from, n int
	time    time.Duration // 0 for n examples
	workers int
}

// writeErrors writes the drafts at the positions of training examples and says on
// report how many there are. Of all records at a position the drafts are different:
// one that was drawn again is not written again.
func writeErrors(w, report io.Writer, d *drafter, over span) error {
	began := time.Now()
	total := &counts{families: make([]familyCounts, len(problems.Families))}
	var buf []byte
	err := over.inOrder(d, func(positions []position) error {
		buf = buf[:0]
		for i := range positions {
			p := &positions[i]
			total.add(p)
			if len(p.drafts) == 0 {
				continue
			}
			buf = p.appendTo(buf, uint32(total.written))
			total.written++
		}
		_, err := w.Write(buf)
		return err
	})
	if err != nil {
		return err
	}
	return total.report(report, time.Since(began), over.workers)
}

// together is the number of examples that share the passes of a model.
const together = 4

// inOrder drafts with several workers and hands over what they find, in order.
func (over span) inOrder(d *drafter, take func([]position) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	type outcome struct {
		positions []position
		err       error
	}
	results := make(chan chan outcome, over.workers)
	go func() {
		defer close(results)
		free := make(chan struct{}, over.workers)
		began := time.Now()
		for i := over.from; ctx.Err() == nil; i += together {
			n := together
			switch {
			case over.time == 0:
				n = min(n, over.from+over.n-i)
			case time.Since(began) >= over.time:
				return
			}
			if n <= 0 {
				return
			}
			free <- struct{}{}
			result := make(chan outcome, 1)
			go func() {
				positions, err := d.draftLines(ctx, i, n)
				result <- outcome{positions, err}
				<-free
			}()
			results <- result
		}
	}()
	var failed error
	for result := range results {
		o := <-result
		if failed == nil {
			failed = o.err
		}
		if failed == nil {
			failed = take(o.positions)
		}
		if failed != nil {
			cancel()
		}
	}
	return failed
}

// appendTo writes the drafts of a position, each as little-endian uint16: the number
// of tokens, where the line to judge begins, the family, the first wrong token
// (the number of tokens if there is none), 1 for the greedy draft, the number of
// the position in two halves, the lower first; then the tokens of prompt, lines of
// the solution and draft.
func (p *position) appendTo(b []byte, number uint32) []byte {
	history := p.example.ids[:p.from]
	for _, f := range p.drafts {
		n := len(history) + len(f.ids)
		if n > longestExample {
			continue
		}
		greedy := 0
		if f.greedy {
			greedy = 1
		}
		head := []int{n, p.from, familyNumber(p.problem.Family), p.from + f.bad, greedy, int(number & 0xffff), int(number >> 16)}
		for _, x := range head {
			b = binary.LittleEndian.AppendUint16(b, uint16(x))
		}
		for _, ids := range [][]int32{history, f.ids} {
			for _, id := range ids {
				b = binary.LittleEndian.AppendUint16(b, uint16(id))
			}
		}
	}
	return b
}

// counts are what was found in the positions of all families.
type counts struct {
	families []familyCounts
	written  int // positions
}

type familyCounts struct{ positions, contested, greedyWrong, drafts, wrong int }

func (c *counts) add(p *position) {
	f := &c.families[familyNumber(p.problem.Family)]
	f.positions++
	if p.contested {
		f.contested++
	}
	if p.wrong {
		f.greedyWrong++
	}
	for _, d := range p.drafts {
		f.drafts++
		if d.wrong() {
			f.wrong++
		}
	}
}

func (c *counts) report(w io.Writer, took time.Duration, workers int) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "family\tpositions\tcontested\tgreedy wrong, %\tdrafts\twrong drafts\t")
	var all familyCounts
	for i, f := range c.families {
		if f.positions > 0 {
			f.row(table, problems.Families[i].Name)
		}
		all = familyCounts{all.positions + f.positions, all.contested + f.contested, all.greedyWrong + f.greedyWrong, all.drafts + f.drafts, all.wrong + f.wrong}
	}
	all.row(table, "all")
	if err := table.Flush(); err != nil {
		return err
	}
	each := took.Seconds() * float64(workers)
	_, err := fmt.Fprintf(w, "a second and worker: %.0f positions, %.1f wrong drafts\n", float64(all.positions)/each, float64(all.wrong)/each)
	return err
}

func (f familyCounts) row(w io.Writer, name string) {
	fmt.Fprintf(w, "%s\t%d\t%d\t%.2f\t%d\t%d\t\n", name, f.positions, f.contested, percent(f.greedyWrong, max(1, f.positions)), f.drafts, f.wrong)
}
