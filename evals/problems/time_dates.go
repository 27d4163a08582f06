package problems

import (
	"fmt"
	"strconv"

	"github.com/seed-25a395fc/reason/prompts"
)

// calendar is a day; year is 0 where none is said.
type calendar struct{ year, month, day int }

func (d calendar) String() string {
	s := fmt.Sprintf("%d/%d", d.month, d.day)
	if d.year > 0 {
		s += "/" + strconv.Itoa(d.year)
	}
	return s
}

// month writes the number of the month and of its days.
func (w *worker) month(d calendar) int {
	n := prompts.MonthDays(d.year, d.month)
	w.add("%d/%d", d.month, n)
	return n
}

// nextMonth leads to the next month (+1) or to the one before (-1).
func (w *worker) nextMonth(d *calendar, by int) {
	d.month += by
	if d.month < 1 || d.month > 12 {
		d.month -= 12 * by
		w.years(d, by)
	}
}

func (w *worker) years(d *calendar, by int) {
	switch {
	case d.year == 0:
	case by > 0:
		d.year = w.op(d.year, '+', by)
	default:
		d.year = w.op(d.year, '-', -by)
	}
}

// days leads on by n days.
func (w *worker) days(d *calendar, n int) {
	for d.day = w.op(d.day, '+', n); d.day > 28; {
		long := w.month(*d)
		if d.day <= long {
			return
		}
		d.day = w.op(d.day, '-', long)
		w.nextMonth(d, 1)
	}
}

// daysBack leads back by n days.
func (w *worker) daysBack(d *calendar, n int) {
	for d.day <= n {
		w.nextMonth(d, -1)
		d.day = w.op(d.day, '+', w.month(*d))
	}
	d.day = w.op(d.day, '-', n)
}

// months leads on by n months, or back if n is below 0.
func (w *worker) months(d *calendar, n int) {
	if n > 0 {
		for d.month = w.op(d.month, '+', n); d.month > 12; {
			d.month = w.op(d.month, '-', 12)
			w.years(d, 1)
		}
		return
	}
	for d.month <= -n {
		d.month = w.op(d.month, '+', 12)
		w.years(d, -1)
	}
	d.month = w.op(d.month, '-', -n)
}

// dayStep is a step from a day to another: n of d, wk, mo or yr.
type dayStep struct {
	n    int
	unit string
}

// step takes a step. A month that has no such day ends it at its last day.
func (w *worker) step(d calendar, s dayStep) calendar {
	switch s.unit {
	case "wk":
		days := w.op(max(s.n, -s.n), '*', 7)
		if s.n < 0 {
			days = -days
		}
		s.n = days
		fallthrough
	case "d":
		if s.n > 0 {
			w.days(&d, s.n)
		} else {
			w.daysBack(&d, -s.n)
		}
		return d
	case "mo":
		w.months(&d, s.n)
	case "yr":
		w.years(&d, s.n)
	}
	if d.day > 28 {
		d.day = min(d.day, w.month(d))
	}
	return d
}

// until counts the days from one day to a later one.
func (w *worker) until(from, until calendar) int {
	if from.month == until.month && from.year == until.year && from.day < until.day {
		return w.op(until.day, '-', from.day)
	}
	at := from
	sum := w.op(w.month(at), '-', from.day)
	for w.nextMonth(&at, 1); at.month != until.month; w.nextMonth(&at, 1) {
		sum = w.op(sum, '+', w.month(at))
	}
	return w.op(sum, '+', until.day)
}
