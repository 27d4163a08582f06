package problems

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// makeDates draws a question about dates.
func makeDates(r *rng, steps int) Problem {
	if steps == 1 && r.chance(25) {
		return makeDaysBetween(r)
	}
	q := drawDates(r, steps)
	w := &worker{}
	at := q.from
	way := slices.Concat(q.told.steps, q.asked.steps)
	for i, s := range way {
		at = w.step(at, s)
		w.line(prompts.WorkedTag(i+1), at.String())
	}
	stated := fmt.Sprintf("%d/%d", at.month, at.day)
	p := Problem{Family: Time, Question: q.question(r), Answer: months[at.month-1] + " " + strconv.Itoa(at.day)}
	switch {
	case q.padded:
		stated = fmt.Sprintf("%02d/%02d/%d", at.month, at.day, at.year)
		p.Answer = stated
	case at.year > 0:
		stated += fmt.Sprintf(",%d", at.year)
		p.Answer += fmt.Sprintf(", %d", at.year)
	}
	p.Steps = w.answer(len(way)+1, stated)
	return p
}

var months = strings.Fields("January February March April May June July August September October November December")

// makeDaysBetween asks for the days between two dates.
func makeDaysBetween(r *rng) Problem {
	from, until := drawDaysApart(r)
	w := &worker{}
	answer := strconv.Itoa(w.until(from, until))
	w.line(prompts.WorkedTag(1), "")
	return Problem{Family: Time, Question: askDaysBetween(r, from, until), Answer: answer, Steps: w.answer(2, answer)}
}

// drawDaysApart draws two dates, the second within a year after the first.
func drawDaysApart(r *rng) (from, until calendar) {
	from = drawDay(r, r.chance(60))
	until = from
	for range r.between(0, pick(r, []int{1, 2, 3, 11})) {
		if until.month++; until.month > 12 {
			until.month = 1
			if until.year > 0 {
				until.year++
			}
		}
	}
	until.day = r.between(1, prompts.MonthDays(until.year, until.month))
	if until.month == from.month && until.year == from.year && until.day <= from.day {
		from.day, until.day = 1+r.intn(10), 11+r.intn(17)
	}
	return from, until
}

// drawDay draws a day, near the end of a month or of February more often than not.
func drawDay(r *rng, year bool) calendar {
	var d calendar
	if year {
		d.year = r.between(1900, 2060)
		switch r.weighted(50, 40, 10) {
		case 1:
			d.year = r.between(1996, 2030)
		case 2:
			d.year = r.between(1492, 2150)
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

// dateTale is a question about dates: how a date lies to today, and to the day that is
// asked for.
type dateTale struct {
	from        calendar
	told, asked dayPhrase
	padded      bool // as MM/DD/YYYY
}

// dayPhrase is a way from one day to another: by the name of a day such as "tomorrow",
// or by amounts.
type dayPhrase struct {
	name  string
	steps []dayStep
}

// none reports whether nothing is said.
func (d dayPhrase) none() bool { return d.name == "" && d.steps == nil }

// back reports whether a way leads back.
func (d dayPhrase) back() bool { return len(d.steps) > 0 && d.steps[0].n < 0 }

func drawDates(r *rng, steps int) dateTale {
	q := dateTale{from: drawDay(r, r.chance(65))}
	q.padded = q.from.year > 0 && r.chance(60)
	switch {
	case steps == 1 && r.chance(45): // from the date itself
		q.asked = drawAmount(r, q.from.year > 0, 1+r.intn(8)/7)
		return q
	case steps == 1 && r.chance(25): // what is today?
		q.told, q.asked = drawSince(r, q.from.year > 0), namedDay("today")
		return q
	case steps == 1:
		q.told = namedDay("today")
	case r.chance(30):
		q.told = drawSince(r, q.from.year > 0)
	default:
		q.told = toToday(drawName(r))
	}
	if r.chance(35) {
		q.asked = namedDay(pick(r, []string{"today", "tomorrow", "yesterday", "tomorrow", "yesterday", "the day after tomorrow", "the day before yesterday"}))
		return q
	}
	q.asked = drawAmount(r, q.from.year > 0, 1+r.intn(8)/7)
	return q
}

// drawAmount draws a way by one amount or by two of one direction.
func drawAmount(r *rng, years bool, parts int) dayPhrase {
	s := dayStep{r.between(1, pick(r, []int{10, 10, 10, 30, 30, 60, 200, 365})), "d"}
	switch r.weighted(45, 22, 18, 15) {
	case 1:
		s = dayStep{r.between(1, pick(r, []int{1, 4, 4, 12, 30})), "wk"}
	case 2:
		s = dayStep{r.between(1, pick(r, []int{1, 1, 6, 14, 26})), "mo"}
	case 3:
		if s = (dayStep{r.between(1, pick(r, []int{1, 1, 5, 20, 100})), "yr"}); !years {
			s = dayStep{min(s.n, 26), "mo"}
		}
	}
	d := dayPhrase{steps: []dayStep{s}}
	if smaller := map[string]string{"yr": "mo", "mo": "d", "wk": "d"}[s.unit]; parts > 1 && smaller != "" && s.n < 13 {
		d.steps = append(d.steps, dayStep{r.between(1, 6), smaller})
	}
	if r.chance(45) {
		for i := range d.steps {
			d.steps[i].n *= -1
		}
	}
	return d
}

// drawSince draws the time that has passed since a date.
func drawSince(r *rng, years bool) dayPhrase {
	d := drawAmount(r, years, 1)
	if years && r.chance(35) {
		d.steps[0] = dayStep{r.between(1, pick(r, []int{5, 20, 50})), "yr"}
	}
	d.steps[0].n = max(d.steps[0].n, -d.steps[0].n)
	return d
}

var dayOffsets = map[string]int{"today": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2, "the day before yesterday": -2}

// drawName draws a day other than today.
func drawName(r *rng) string {
	return pick(r, []string{"tomorrow", "yesterday", "tomorrow", "yesterday", "the day after tomorrow", "the day before yesterday"})
}

// namedDay is the way from today to a day.
func namedDay(name string) dayPhrase {
	if n := dayOffsets[name]; n != 0 {
		return dayPhrase{name, []dayStep{{n, "d"}}}
	}
	return dayPhrase{name: name}
}

// toToday is the way from a day to today.
func toToday(name string) dayPhrase { return dayPhrase{name, []dayStep{{-dayOffsets[name], "d"}}} }
