package problems

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// maxTime is the largest number of amounts in a question about units, times or dates.
const maxTime = 5

func makeTime(s Spec) Problem {
	r := newRNG(s.Seed, 18, uint64(s.Steps), uint64(s.Operand))
	switch r.weighted(42, 26, 24, 8) {
	case 0:
		return makeUnits(r, s)
	case 1:
		return makeClock(r, s.Steps)
	case 2:
		return makeDates(r, s.Steps)
	}
	return makeWeekdays(r, s.Steps)
}

// worker writes lines of a solution, each a row of short equations with commas between.
type worker struct {
	lines  []string
	pieces []string
}

// add adds a piece to the line.
func (w *worker) add(format string, args ...any) {
	w.pieces = append(w.pieces, fmt.Sprintf(format, args...))
}

// op works out a op b.
func (w *worker) op(a int, op byte, b int) int {
	text, v := chain(a, op, b)
	w.pieces = append(w.pieces, text)
	return v
}

// exact works out a op b; whole numbers as everywhere (215*60=200*60+15*60=…), others at
// once. ok is false if the result has more than four decimals or is too large.
func (w *worker) exact(a *big.Rat, op byte, b *big.Rat) (v *big.Rat, ok bool) {
	quotient := new(big.Rat).Quo(a, b)
	if a.IsInt() && b.IsInt() && (op != '/' || quotient.IsInt()) {
		v := w.op(int(a.Num().Int64()), op, int(b.Num().Int64()))
		return big.NewRat(int64(v), 1), max(v, -v) < maxAmount
	}
	text, v, ok := WordLine(Operand{Value: a}, op, Operand{Value: b})
	w.pieces = append(w.pieces, text)
	return v, ok
}

// maxAmount bounds an amount in the smallest unit of a question.
const maxAmount = 1e5

// remainder takes whole parts off n, the leading digit of their number first, and is
// their number and what is left:
//
//	200-3*60=200-180=20
//	1000-10*60=1000-600=400,400-6*60=400-360=40,10+6=16
func (w *worker) remainder(n, part int) (q, rest int) {
	var counts []string
	for rest = n; rest >= part; {
		h := w.off(&rest, part)
		counts = append(counts, strconv.Itoa(h))
		q += h
	}
	if len(counts) > 1 {
		w.add("%s=%d", strings.Join(counts, "+"), q)
	}
	return q, rest
}

// off takes as many parts off n as the leading digit of their number says.
func (w *worker) off(n *int, part int) (parts int) {
	parts = lead(*n / part)
	left := *n - parts*part
	w.add("%d-%d*%d=%d-%d=%d", *n, parts, part, *n, parts*part, left)
	*n = left
	return parts
}

// line ends a line: its head, its pieces and, if there is one, the state behind it.
func (w *worker) line(head, state string) {
	text := head + strings.Join(w.pieces, ",")
	if state != "" {
		text += prompts.WorkedArrow + state
	}
	w.lines, w.pieces = append(w.lines, text), nil
}

// answer ends the solution.
func (w *worker) answer(tag int, stated string) []string {
	return append(w.lines, prompts.WorkedTag(tag)+prompts.WorkedAnswer+stated)
}
