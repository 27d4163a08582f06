package times

import (
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
)

const daysWait = `how many days (?:(?:is it|are there|are left|are there left|left|remain)? ?(?:until|till|to|before) [a-z' ]+|(?:is that|are left|remain|does (?:he|she|it) have to wait|do i have to wait|do we have to wait))`

const daysAre = `how many days (?:is it|are there|are left|are there left|left|remain|to go|do i have to wait)? ?(?:until|till|to|before) D`

// Questions for what lies between two dates.
var (
	daysUntil = lazyregexp.New(`^` + please + `(?:how many days|what is the number of days|what number of days)(?: (?:are|is|there|it|lie|pass|apart))* (?:between|from|are|is) D (?:and|to|until|till|from) D` + ending)
	daysLeft  = lazyregexp.New(`^(.*[.,;!]) (?:and )?` + please + daysAre + ending)
	daysAfter = lazyregexp.New(`^` + please + daysAre + ` if (?:today is|it is|it's) D(?: today| now)?` + ending)
	// daysEvent tell today's date before that of something to wait for, daysSoon behind it.
	daysEvent = lazyregexp.New(`^(?:today is|it is|it's) D(?: today)? ?[.,;] (?:and )?[a-z' ]+ D ?[.,;] ` + daysWait + ending)
	daysSoon  = lazyregexp.New(`^[a-z' ]+ D(?: ?[.,;] (?:and )?| and )(?:today is|it is|it's) D(?: today)? ?[.,;] ` + daysWait + ending)
	dayOfDate = lazyregexp.New(`^` + dayLead + `D (?:is|was|falls on|fell on|will be)(?: a| on a)? W ?[.,;] (?:then )?(?:on )?(?:what|which) (?:day|weekday)(?: of the week)? (?:is|was|will|does|did) D(?: be| fall| fall on| be on)?` + ending)
)

// daysBetween reads the question how many days lie between two dates, or which day of
// the week the second is.
func (t measured) daysBetween() (body string, ok bool, err error) {
	q := dateQuestion{from: t.dates[0], until: t.dates[1], days: true}
	weekday := len(t.weekdays) == 1 && dayOfDate.MatchString(t.text)
	switch m := daysLeft.FindStringSubmatch(t.text); {
	case weekday:
	case len(t.weekdays) > 0:
		return "", false, nil
	case m != nil:
		if steps, ok := t.today(m[1]); !ok || len(steps) > 0 {
			return "", false, nil
		}
	case daysAfter.MatchString(t.text), daysSoon.MatchString(t.text):
		q.from, q.until = q.until, q.from
	case !daysUntil.MatchString(t.text) && !daysEvent.MatchString(t.text):
		return "", false, nil
	}
	if err := q.checkUntil(); err != nil {
		return "", false, err
	}
	if weekday {
		return q.weekdayOfDate(t.weekdays[0]), true, nil
	}
	return q.body(), true, nil
}

// checkUntil takes the year of the second date for the first if that has none, and
// declines dates that do not follow each other within a year.
func (q *dateQuestion) checkUntil() error {
	if q.from.year == 0 {
		q.from.year = q.until.year // March 1 to May 4, 2015
	}
	if q.until.year == 0 && q.from.year != 0 {
		return form.OutOfScope("the second date has no year")
	}
	gap := 372*(q.until.year-q.from.year) + 31*(q.until.month-q.from.month) + q.until.day - q.from.day
	if q.from.year == 0 && gap < 0 {
		gap += 372
	}
	if gap <= 0 || gap >= 372 || !q.from.exists() {
		return form.OutOfScope("the second date must be within a year after the first")
	}
	return nil
}
