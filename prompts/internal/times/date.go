package times

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
)

// calendarDate is a day of a year; year is 0 where none is said.
type calendarDate struct {
	year, month, day int
	figures          bool // written as 3/4/2015, which is April 3 to some
}

func (d calendarDate) String() string {
	s := fmt.Sprintf("%d/%d", d.month, d.day)
	if d.year > 0 {
		s += "/" + strconv.Itoa(d.year)
	}
	return s
}

// offset is a step from one day to another.
type offset struct {
	n    int
	unit string // d, wk, mo or yr
}

func (o offset) String() string { return fmt.Sprintf("%+d%s", o.n, o.unit) }

// dateQuestion asks for the day some steps from a date, or for the days until
// another.
type dateQuestion struct {
	from   calendarDate
	steps  []offset
	until  calendarDate // if there are no steps and days are asked for
	days   bool
	padded bool // as MM/DD/YYYY
}

// body writes a question about dates; the leap years near them are named.
//
//	date 2/20/2016 leap 2016 #1:+10d #2:?
//	date 3/25 #1:6/10 #2:d?
func (q dateQuestion) body() string {
	var b strings.Builder
	b.WriteString(DateOpening + q.from.String() + " ")
	if leap := q.leapYears(); leap != "" {
		b.WriteString("leap " + leap + " ")
	}
	tag := 1
	for _, s := range q.steps {
		b.WriteString(form.Tag(tag) + s.String() + " ")
		tag++
	}
	switch {
	case q.days:
		return b.String() + form.Tag(tag) + q.until.String() + " " + form.Tag(tag+1) + "d?"
	case q.padded:
		return b.String() + form.Tag(tag) + "00?"
	}
	return b.String() + form.Tag(tag) + "?"
}

// yearSpans are the years, first and last, that each step from a date can lead
// through, with one more on either side.
func (q dateQuestion) yearSpans() [][2]int {
	year := q.from.year
	spans := [][2]int{{year - 1, year + 1}}
	for _, s := range q.steps {
		by := 1
		switch s.unit {
		case "yr":
			year += s.n
		case "mo":
			year += s.n / 12
		case "wk":
			by += max(s.n, -s.n) / 52
		default:
			by += max(s.n, -s.n) / 365
		}
		spans = append(spans, [2]int{year - by, year + by})
	}
	return spans
}

// inFourDigits reports whether all years on the way are written with four digits, as
// the model knows them.
func (q dateQuestion) inFourDigits() bool {
	if q.from.year == 0 {
		return true
	}
	for _, span := range q.yearSpans() {
		if span[0] < 1000 || span[1] > 9999 {
			return false
		}
	}
	return true
}

// leapYears are the leap years within a year of those that the steps lead through.
func (q dateQuestion) leapYears() string {
	if q.from.year == 0 {
		return ""
	}
	var years []int
	for _, span := range q.yearSpans() {
		for y := span[0]; y <= span[1]; y++ {
			if calendar.IsLeap(y) && !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	texts := make([]string, len(years))
	for i, y := range years {
		texts[i] = strconv.Itoa(y)
	}
	return strings.Join(texts, ",")
}

// weekdayBody writes a question about days of the week, counted from Sunday, day 0.
//
//	day 2 #1:+9d #2:?
func weekdayBody(from int, steps []offset) string {
	var b strings.Builder
	b.WriteString(DayOpening + strconv.Itoa(from) + " ")
	for i, s := range steps {
		b.WriteString(form.Tag(i+1) + s.String() + " ")
	}
	return b.String() + form.Tag(len(steps)+1) + "?"
}

// weekdayOfDate writes the question for the day of the week of a date from that of one
// before.
//
//	day 1 3/1/2019 #1:3/25/2019 #2:?
func (q dateQuestion) weekdayOfDate(day int) string {
	body := strings.TrimSuffix(strings.TrimPrefix(q.body(), DateOpening), "d?")
	return DayOpening + strconv.Itoa(day) + " " + body + "?"
}

// weekdayFromNewYear writes the question for the day of the week of a date from that of
// the first day of its year, or for that day from December 1.
func weekdayFromNewYear(d calendarDate) (body string, ok bool, err error) {
	if d.year < firstWeekdayYear {
		return "", false, form.OutOfScope("the days of the week are known from %d on", firstWeekdayYear)
	}
	q := dateQuestion{from: calendarDate{year: d.year, month: 1, day: 1}, until: d, days: true}
	if d.month == 1 && d.day == 1 {
		q.from = calendarDate{year: d.year - 1, month: 12, day: 1}
	}
	begins := time.Date(q.from.year, time.Month(q.from.month), q.from.day, 0, 0, 0, 0, time.UTC)
	return q.weekdayOfDate(int(begins.Weekday())), true, nil
}
