package problems

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

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

// makeWeekdays draws a question about days of the week.
func makeWeekdays(r *rng, steps int) Problem {
	if steps == 1 && r.chance(30) {
		return makeWeekdayOfDate(r)
	}
	start := r.intn(7)
	q := dateTale{told: namedDay("today"), asked: dayPhrase{steps: []dayStep{drawDaysOn(r)}}}
	switch {
	case steps > 1:
		q.told = toToday(drawName(r))
	case r.chance(25): // from the day itself
		q.told = dayPhrase{}
	}
	if !q.told.none() && r.chance(30) {
		q.asked = namedDay(drawName(r))
	}
	if steps > 1 && r.chance(15) {
		q.asked = namedDay("today")
	}
	w := &worker{}
	at := start
	way := slices.Concat(q.told.steps, q.asked.steps)
	for i, s := range way {
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
	return Problem{Family: Time, Question: q.weekdayQuestion(r, weekdays[start]), Answer: weekdays[at], Steps: w.answer(len(way)+1, strconv.Itoa(at))}
}

// drawDaysOn draws days or, seldom, weeks.
func drawDaysOn(r *rng) dayStep {
	s := dayStep{r.between(1, pick(r, []int{6, 14, 30, 100, 365})), "d"}
	if r.chance(12) {
		s = dayStep{r.between(1, 9), "wk"}
	}
	if r.chance(40) {
		s.n = -s.n
	}
	return s
}

// makeWeekdayOfDate asks for the day of the week of a date from that of one before.
func makeWeekdayOfDate(r *rng) Problem {
	from, until := drawDaysApart(r)
	w := &worker{}
	start := r.intn(7)
	at := w.weekday(start, w.until(from, until))
	w.line(prompts.WorkedTag(1), "")
	return Problem{Family: Time, Question: askWeekdayOfDate(r, from, until, weekdays[start]), Answer: weekdays[at], Steps: w.answer(2, strconv.Itoa(at))}
}
