package problems

import (
	"fmt"
	"strconv"
	"strings"

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

// makeDates draws a question about dates.
func makeDates(r *rng, steps int) Problem {
	q := drawDates(r, steps)
	w := &worker{}
	p := Problem{Family: Time, Question: q.question(r)}
	if q.days {
		p.Answer = strconv.Itoa(w.until(q.from, q.until))
		w.line(prompts.WorkedTag(1), "")
		p.Steps = w.answer(2, p.Answer)
		return p
	}
	at := q.from
	for i, s := range q.steps {
		at = w.step(at, s)
		w.line(prompts.WorkedTag(i+1), at.String())
	}
	stated := fmt.Sprintf("%d/%d", at.month, at.day)
	p.Answer = months[at.month-1] + " " + strconv.Itoa(at.day)
	switch {
	case q.padded:
		stated = fmt.Sprintf("%02d/%02d/%d", at.month, at.day, at.year)
		p.Answer = stated
	case at.year > 0:
		stated += fmt.Sprintf(",%d", at.year)
		p.Answer += fmt.Sprintf(", %d", at.year)
	}
	p.Steps = w.answer(len(q.steps)+1, stated)
	return p
}

var months = strings.Fields("January February March April May June July August September October November December")

// drawDay draws a day, near the end of a month or of February more often than not.
func drawDay(r *rng, year bool) calendar {
	var d calendar
	if year {
		d.year = r.between(1900, 2060)
		if r.chance(40) {
			d.year = r.between(1996, 2030)
		}
		if r.chance(15) {
			d.year -= d.year % 4
		}
	}
	d.month = r.between(1, 12)
	if r.chance(20) {
		d.month = pick(r, []int{1, 2, 2, 3, 12})
	}
	d.day = r.between(1, prompts.MonthDays(d.year, d.month))
	if r.chance(15) {
		d.day = prompts.MonthDays(d.year, d.month) - r.intn(3)
	}
	return d
}

// dateTale is a question about dates: a day said to be today, tomorrow or yesterday,
// and steps from it.
type dateTale struct {
	from   calendar
	told   string // what day from is, such as "tomorrow"; "" if it is no such day
	asked  string // the last step in words, where it is a word
	steps  []dayStep
	until  calendar
	days   bool
	padded bool

	since   bool // the first step leads from the date to today
	weekday bool // a day of the week stands for the date
}

func drawDates(r *rng, steps int) dateTale {
	q := dateTale{from: drawDay(r, r.chance(65))}
	if steps == 1 && r.chance(25) {
		q.days = true
		q.until = q.from
		for range r.between(0, pick(r, []int{1, 2, 3, 11})) {
			if q.until.month++; q.until.month > 12 {
				q.until.month = 1
				if q.until.year > 0 {
					q.until.year++
				}
			}
		}
		q.until.day = r.between(1, prompts.MonthDays(q.until.year, q.until.month))
		if q.until.month == q.from.month && q.until.year == q.from.year && q.until.day <= q.from.day {
			q.from.day, q.until.day = 1+r.intn(10), 11+r.intn(17)
		}
		return q
	}
	q.padded = q.from.year > 0 && r.chance(60)
	if steps > 1 || r.chance(50) {
		q.told = "today"
	}
	for range steps - 1 {
		if q.told = pick(r, []string{"tomorrow", "yesterday", "tomorrow", "yesterday", "the day after tomorrow", "the day before yesterday"}); len(q.steps) == 0 {
			q.steps = append(q.steps, dayStep{-dayOffsets[q.told], "d"})
			break
		}
	}
	if q.told != "" && r.chance(30) {
		q.asked = pick(r, []string{"today", "tomorrow", "yesterday", "the day after tomorrow", "the day before yesterday"})
		if n := dayOffsets[q.asked]; n != 0 {
			q.steps = append(q.steps, dayStep{n, "d"})
		}
		return q
	}
	s := dayStep{r.between(1, pick(r, []int{10, 10, 30, 60, 200})), "d"}
	switch r.weighted(50, 22, 16, 12) {
	case 1:
		s = dayStep{r.between(1, pick(r, []int{1, 4, 12})), "wk"}
	case 2:
		s = dayStep{r.between(1, pick(r, []int{1, 1, 6, 14})), "mo"}
	case 3:
		if s = (dayStep{r.between(1, pick(r, []int{1, 1, 5, 20})), "yr"}); q.from.year == 0 {
			s.unit = "mo"
		}
	}
	if r.chance(45) {
		s.n = -s.n
	}
	q.steps = append(q.steps, s)
	q.since = q.told == "" && s.n > 1 && r.chance(20)
	return q
}

var dayOffsets = map[string]int{"tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2, "the day before yesterday": -2}

// makeWeekdays draws a question about days of the week.
func makeWeekdays(r *rng, steps int) Problem {
	if steps == 1 && r.chance(30) {
		return makeWeekdayOfDate(r)
	}
	q := drawDates(r, 1)
	for q.days || q.told == "" {
		q = drawDates(r, 1)
	}
	q.padded = false
	start := r.intn(7)
	q.steps = nil
	if steps > 1 {
		q.told = pick(r, []string{"tomorrow", "yesterday", "the day after tomorrow", "the day before yesterday"})
		q.steps = append(q.steps, dayStep{-dayOffsets[q.told], "d"})
	}
	if q.asked != "" && dayOffsets[q.asked] == 0 {
		q.asked = ""
	}
	if q.asked != "" {
		q.steps = append(q.steps, dayStep{dayOffsets[q.asked], "d"})
	} else {
		n := r.between(1, pick(r, []int{6, 14, 30, 100, 365}))
		if r.chance(40) {
			n = -n
		}
		q.steps = append(q.steps, dayStep{n, "d"})
	}
	if last := &q.steps[len(q.steps)-1]; q.asked == "" && r.chance(12) {
		*last = dayStep{r.between(1, 9) * max(-1, min(1, last.n)), "wk"}
	}
	w := &worker{}
	at := start
	for i, s := range q.steps {
		n := s.n
		if s.unit == "wk" {
			n = w.op(max(n, -n), '*', 7)
			if s.n < 0 {
				n = -n
			}
		}
		at = w.weekday(at, n)
		w.line(prompts.WorkedTag(i+1), "")
	}
	return Problem{Family: Time, Question: q.weekdayQuestion(r, weekdays[start]), Answer: weekdays[at], Steps: w.answer(len(q.steps)+1, strconv.Itoa(at))}
}

// makeWeekdayOfDate asks for the day of the week of a date from that of one before.
func makeWeekdayOfDate(r *rng) Problem {
	q := drawDates(r, 1)
	for !q.days {
		q = drawDates(r, 1)
	}
	w := &worker{}
	start := r.intn(7)
	at := w.weekday(start, w.until(q.from, q.until))
	w.line(prompts.WorkedTag(1), "")
	return Problem{Family: Time, Question: q.weekdayOfDateQuestion(r, weekdays[start]), Answer: weekdays[at], Steps: w.answer(2, strconv.Itoa(at))}
}

var weekdays = strings.Fields("Sunday Monday Tuesday Wednesday Thursday Friday Saturday")

// weekday leads on by n days, or back if n is below 0, from a day counted from Sunday,
// day 0.
func (w *worker) weekday(from, n int) int {
	rest := max(n, -n)
	for rest >= 7 {
		w.off(&rest, 7)
	}
	if n > 0 {
		if from = w.op(from, '+', rest); from >= 7 {
			from = w.op(from, '-', 7)
		}
		return from
	}
	if from < rest {
		from = w.op(from, '+', 7)
	}
	return w.op(from, '-', rest)
}
