package times

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

var (
	dateCode = lazyregexp.New(`^(\d{1,2})/(\d{1,2})(?:/(\d{1,4}))?$`)
	stepCode = lazyregexp.New(`^([+-]\d{1,3})(d|wk|mo|yr)$`)
)

// dated is a day at work; year is 0 where none is said.
type dated struct {
	*writer
	year, month, day int
	leap             []int
}

func (d *dated) String() string {
	if d.year == 0 {
		return fmt.Sprintf("%d/%d", d.month, d.day)
	}
	return fmt.Sprintf("%d/%d/%d", d.month, d.day, d.year)
}

// length is the number of days of the month.
func (d *dated) length() int {
	year := 2001 // as good as any that is no leap year
	if slices.Contains(d.leap, d.year) {
		year = 2004
	}
	return time.Date(year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// lengthShown writes the month and its days.
func (d *dated) lengthShown() int {
	d.piece("%d/%d", d.month, d.length())
	return d.length()
}

// readDated reads a date of a prompt.
func (t *writer) readDated(code string) (*dated, bool) {
	m := dateCode.FindStringSubmatch(code)
	if m == nil {
		return nil, false
	}
	d := &dated{writer: t}
	d.month, _ = strconv.Atoi(m[1])
	d.day, _ = strconv.Atoi(m[2])
	d.year, _ = strconv.Atoi(m[3])
	if len(t.given) == 3 && t.given[1] == "leap" {
		for y := range strings.SplitSeq(t.given[2], ",") {
			n, err := strconv.Atoi(y)
			if err != nil || len(y) > 4 {
				return nil, false
			}
			d.leap = append(d.leap, n)
		}
	} else if len(t.given) != 1 {
		return nil, false
	}
	return d, d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= d.length()
}

// date leads on from the date of a prompt, or counts the days until another.
func (t *writer) date() (answer string, ok bool) {
	if t.asked == "d" {
		d, to, ok := t.dates()
		if !ok {
			return "", false
		}
		days, ok := d.daysTo(to)
		t.end(prompts.WorkedTag(1), "")
		return strconv.Itoa(days), ok
	}
	if len(t.given) == 0 {
		return "", false
	}
	d, ok := t.readDated(t.given[0])
	if !ok {
		return "", false
	}
	for i, c := range t.clauses {
		m := stepCode.FindStringSubmatch(c)
		if m == nil {
			return "", false
		}
		n, _ := strconv.Atoi(m[1])
		if !d.step(n, m[2]) {
			return "", false
		}
		t.end(prompts.WorkedTag(i+1), d.String())
	}
	switch {
	case t.asked == "00" && d.year > 0:
		return fmt.Sprintf("%02d/%02d/%d", d.month, d.day, d.year), true
	case t.asked != "":
		return "", false
	case d.year == 0:
		return d.String(), true
	}
	return fmt.Sprintf("%d/%d,%d", d.month, d.day, d.year), true
}

// step leads on by n days, weeks, months or years, or back if n is below 0.
func (d *dated) step(n int, unit string) bool {
	if n == 0 || unit == "yr" && d.year == 0 || d.year > 0 && d.year < 1000 {
		return false
	}
	switch unit {
	case "yr":
		d.otherYear(n)
	case "mo":
		d.otherMonth(n)
	case "wk":
		days := d.count(max(n, -n), '*', 7)
		if n < 0 {
			days = -days
		}
		d.otherDay(days)
		return true
	case "d":
		d.otherDay(n)
		return true
	}
	if d.day > 28 {
		d.day = min(d.day, d.lengthShown())
	}
	return true
}

func (d *dated) otherYear(n int) {
	if d.year == 0 {
		return
	}
	if n < 0 {
		d.year = d.count(d.year, '-', -n)
		return
	}
	d.year = d.count(d.year, '+', n)
}

func (d *dated) otherMonth(n int) {
	if n < 0 {
		for d.month <= -n {
			d.month = d.count(d.month, '+', 12)
			d.otherYear(-1)
		}
		d.month = d.count(d.month, '-', -n)
		return
	}
	d.month = d.count(d.month, '+', n)
	for d.month > 12 {
		d.month = d.count(d.month, '-', 12)
		d.otherYear(1)
	}
}

// neighbour goes to the next month (+1) or to the one before (-1).
func (d *dated) neighbour(by int) {
	switch d.month += by; d.month {
	case 0:
		d.month = 12
		d.otherYear(-1)
	case 13:
		d.month = 1
		d.otherYear(1)
	}
}

func (d *dated) otherDay(n int) {
	if n < 0 {
		for d.day <= -n {
			d.neighbour(-1)
			d.day = d.count(d.day, '+', d.lengthShown())
		}
		d.day = d.count(d.day, '-', -n)
		return
	}
	d.day = d.count(d.day, '+', n)
	for d.day > 28 {
		length := d.lengthShown()
		if d.day <= length {
			return
		}
		d.day = d.count(d.day, '-', length)
		d.neighbour(1)
	}
}

// daysTo counts the days to a later day within a year.
func (d *dated) daysTo(to *dated) (days int, ok bool) {
	if d.month == to.month && d.year == to.year && d.day < to.day {
		return d.count(to.day, '-', d.day), true
	}
	days = d.count(d.lengthShown(), '-', d.day)
	for d.neighbour(1); d.month != to.month; d.neighbour(1) {
		days = d.count(days, '+', d.lengthShown())
	}
	return d.count(days, '+', to.day), d.year == to.year
}

// dates reads the date before the first tag, and the one behind it.
func (t *writer) dates() (d, to *dated, ok bool) {
	if len(t.given) == 0 || len(t.clauses) != 1 {
		return nil, nil, false
	}
	d, ok = t.readDated(t.given[0])
	to, also := t.readDated(t.clauses[0])
	return d, to, ok && also && (to.year == 0) == (d.year == 0)
}
