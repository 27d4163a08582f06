package arith

import (
	"fmt"
	"math/big"
	"strings"
	"time"
)

// on is the day of a date in the years that it may be in: four in a row if none is said,
// one of which is a leap year.
func (d calendarDay) on() []time.Time {
	years := []int{d.year}
	if d.year == 0 {
		years = []int{2001, 2002, 2003, 2004}
	}
	var out []time.Time
	for _, y := range years {
		if t := time.Date(y, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC); t.Day() == d.day {
			out = append(out, t)
		}
	}
	return out
}

// dated compares a date with one that days, weeks, months or years lead to. A date that
// depends on whether there is a leap day, or on how long a month is, is not judged.
func (s *sentence) dated(t statement, claim quantity) (Outcome, string) {
	ends := t.date.on()
	for i := range ends {
		for _, step := range t.steps {
			var ok bool
			if ends[i], ok = step.from(ends[i]); !ok {
				return Unknown, ""
			}
		}
	}
	c := claim.date
	if len(ends) == 0 || t.date.year == 0 && c.year != 0 {
		return Unknown, ""
	}
	first := ends[0]
	for _, e := range ends {
		if e.Month() != first.Month() || e.Day() != first.Day() {
			return Unknown, ""
		}
	}
	if int(first.Month()) == c.month && first.Day() == c.day && (c.year == 0 || c.year == first.Year()) {
		return Holds, ""
	}
	return Wrong, s.writeDate(first, claim)
}

// from leads on from a day.
func (s step) from(day time.Time) (time.Time, bool) {
	for _, p := range s.pieces {
		if !p.num.Value.IsInt() || !p.num.Value.Num().IsInt64() || p.num.Value.Cmp(big.NewRat(1e5, 1)) > 0 {
			return day, false
		}
		n := int(p.num.Value.Num().Int64())
		if s.less {
			n = -n
		}
		switch {
		case p.size.of == 't' && p.size.n >= 86400:
			day = day.AddDate(0, 0, n*int(p.size.n/86400))
		case p.size.of == 'y' && day.Day() <= 28 && n > -1000 && n < 1000:
			day = day.AddDate(0, n*int(p.size.n), 0)
		default:
			return day, false
		}
	}
	return day, day.Year() > 1600 && day.Year() < 3000
}

// writeDate writes a day in the manner of a claim.
func (s *sentence) writeDate(day time.Time, claim quantity) string {
	c := claim.date
	name, number := day.Month().String(), fmt.Sprint(day.Day())
	if len(c.name) == 3 && c.name != "may" {
		name = name[:3]
	}
	if c.number != "" { // 3rd
		number += suffix(day.Day())
	}
	out := name + " " + number
	text := s.out.text[claim.start:claim.end]
	if c.dayFirst && strings.Contains(text, " of ") {
		out = number + " of " + name
	} else if c.dayFirst {
		out = number + " " + name
	}
	if c.year == 0 {
		return out
	}
	if strings.Contains(text, ",") {
		out += ","
	}
	return fmt.Sprintf("%s %d", out, day.Year())
}

// suffix is the end of an ordinal.
func suffix(n int) string {
	if n/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		return []string{"st", "nd", "rd"}[n%10-1]
	}
	return "th"
}

// daysBetween compares the days from one date to another with a claim. Whether the first
// and the last day count is not always said.
func (s *sentence) daysBetween(t statement, claim quantity) (Outcome, string) {
	if len(claim.pieces) > 1 || claim.pieces[0].size.of != 't' || claim.pieces[0].size.n < 86400 || (t.date.year == 0) != (t.to.date.year == 0) {
		return Unknown, ""
	}
	starts, ends := t.date.on(), t.to.date.on()
	if len(starts) == 0 || len(starts) != len(ends) {
		return Unknown, ""
	}
	days := int64(-1)
	for i := range starts {
		if !ends[i].After(starts[i]) {
			if t.date.year != 0 {
				return Unknown, ""
			}
			ends[i] = ends[i].AddDate(1, 0, 0)
		}
		d := int64(ends[i].Sub(starts[i]).Hours() / 24)
		if days >= 0 && d != days {
			return Unknown, ""
		}
		days = d
	}
	outcome, want := s.weigh(seconds(days*wholeDay), claim)
	for _, by := range []int64{-1, 1} {
		if o, _ := s.weigh(seconds((days+by)*wholeDay), claim); o != Wrong && outcome == Wrong {
			return Unknown, ""
		}
	}
	return outcome, want
}

// weekday compares a day of the week with one that days or weeks lead to.
func (s *sentence) weekday(t statement, claim quantity) (Outcome, string) {
	sum, ok := t.sum('t')
	sum.Quo(sum, big.NewRat(86400, 1))
	if !ok || !sum.IsInt() || !sum.Num().IsInt64() {
		return Unknown, ""
	}
	day := ((int64(t.day)+sum.Num().Int64())%7 + 7) % 7
	if day == int64(claim.day) {
		return Holds, ""
	}
	return Wrong, time.Weekday(day).String()
}
