// Package times works out what the built-in model is asked about units, times of day, dates and days
// of the week: all lines of the answer, as its format has them. From where a prompt is of another
// form, no further line is known.
package times

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/prompts"
)

// Asked reports whether the prompt of a worked chunk asks for an amount in other
// units, for a time of day, for a date or for a day of the week:
//
//	unit h=60min #1:3h #2:20min #3:min?
//	clock 7:45pm #1:+2h30min #2:pm?
//	date 3/25/2015 leap 2016 #1:+10d #2:?
//	day 2 #1:+9d #2:?
func Asked(prompt string) bool {
	if !form.Worked(prompt) {
		return false
	}
	for _, opening := range []string{prompts.UnitOpening, prompts.ClockOpening, prompts.DateOpening, prompts.DayOpening} {
		if strings.HasPrefix(prompt, "<q>"+opening) {
			return strings.HasSuffix(strings.TrimSuffix(strings.TrimSpace(prompt), "\n<a>"), "?")
		}
	}
	return false
}

// Lines are all lines of an answer: each follows from the question and the lines before. What
// a prompt has in another form ends what is known.
func Lines(prompt string) []string {
	head, given, _ := strings.Cut(form.State(prompt), " ")
	t := &writer{given: strings.Fields(given)}
	for _, c := range form.Clauses(prompt) {
		t.clauses = append(t.clauses, strings.TrimSuffix(strings.TrimSpace(c), "?"))
	}
	if len(t.clauses) == 0 {
		return t.lines
	}
	last := len(t.clauses) - 1
	t.clauses, t.asked = t.clauses[:last], t.clauses[last]
	answer, ok := "", false
	switch head + " " {
	case prompts.UnitOpening:
		answer, ok = t.units()
	case prompts.ClockOpening:
		answer, ok = t.clock()
	case prompts.DateOpening:
		answer, ok = t.date()
	case prompts.DayOpening:
		answer, ok = t.weekday()
	}
	if ok {
		t.lines = append(t.lines, prompts.WorkedTag(last+1)+prompts.WorkedAnswer+answer)
	}
	return t.lines
}

// writer makes the lines of an answer.
type writer struct {
	lines   []string
	given   []string // what stands before the first tag, without the opening
	clauses []string // by tag
	asked   string   // behind the last tag
	pieces  []string // of the line at work
}

// end ends a line: what stands before its pieces, and what behind its arrow.
func (t *writer) end(before, behind string) {
	line := before + strings.Join(t.pieces, ",")
	if behind != "" {
		line += prompts.WorkedArrow + behind
	}
	t.lines, t.pieces = append(t.lines, line), nil
}

func (t *writer) piece(format string, args ...any) {
	t.pieces = append(t.pieces, fmt.Sprintf(format, args...))
}

// count works out a op b of whole numbers.
func (t *writer) count(a int, op byte, b int) int {
	text, v := arith.Work(arith.Whole(int64(a)), op, arith.Whole(int64(b)))
	t.pieces = append(t.pieces, text)
	return int(v.Num().Int64())
}

// whole takes as many parts off n as it holds, the leading digit of their number
// first. It says how many and what is left.
func (t *writer) whole(n, part int, sum bool) (parts, rest int) {
	var taken []string
	rest = n
	for rest >= part {
		some := int(arith.Lead(int64(rest / part)))
		t.piece("%d-%d*%d=%d-%d=%d", rest, some, part, rest, some*part, rest-some*part)
		rest -= some * part
		parts += some
		taken = append(taken, strconv.Itoa(some))
	}
	if sum && len(taken) > 1 {
		t.piece("%s=%d", strings.Join(taken, "+"), parts)
	}
	return parts, rest
}
