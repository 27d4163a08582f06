package times

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// scanDate reads March 25th, 2015; the 25th of March; 3/25/2015; 2015-03-25.
func scanDate(s []lex.Word, t *measured) (string, int) {
	d, used := dateInWords(s)
	if used == 0 {
		d, used = dateInFigures(s)
	}
	if used == 0 {
		d, used = namedDay(s)
	}
	if used == 0 || !d.exists() {
		return "", 0
	}
	t.dates = append(t.dates, d)
	return "D", used
}

// exists reports whether a year has such a day; February 29 needs one that is said.
func (d calendarDate) exists() bool {
	return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= calendar.MonthDays(d.year, d.month)
}

// dateInWords reads a date with the name of its month.
func dateInWords(s []lex.Word) (d calendarDate, used int) {
	at := 0
	if s[0].Is("the") && len(s) > 1 {
		at++
	}
	month := func() bool {
		if at >= len(s) || s[at].Kind != lex.Letters || !lex.IsCapital(s[at].Text) && !smallMonth(s, at) {
			return false
		}
		d.month = calendar.MonthNumbers[s[at].Lower]
		at++
		if at+1 < len(s) && s[at].Is(".") && !s[at].Space && (s[at+1].Kind == lex.Number || s[at+1].Is(",")) { // Sep. 9
			at++
		}
		return d.month > 0
	}
	day := func() bool {
		n, ok := wholeAt(s, at)
		d.day = n
		if at++; at < len(s) && s[at].Is("st", "nd", "rd", "th") && !s[at].Space {
			at++
		}
		return ok && n < 32
	}
	if s[at].Kind == lex.Number {
		if !day() {
			return d, 0
		}
		if at < len(s) && s[at].Is("of") {
			at++
		}
		if !month() {
			return d, 0
		}
	} else if !month() || !day() {
		return d, 0
	}
	next := at
	if next < len(s) && s[next].Is(",", "of") {
		next++
	}
	if year, ok := wholeAt(s, next); ok && len(s[next].Text) == 4 && year > 999 {
		d.year, at = year, next+1
	}
	return d, at
}

// smallMonth reports whether a word in small letters beside the number of a day is a month: it is
// no other word, or nothing is said of it, as in "march 10 miles".
func smallMonth(s []lex.Word, at int) bool {
	end := max(at+1, 2)
	ends := end >= len(s) || s[end].Kind == lex.Mark || s[end].Kind == lex.Number || s[end].Is("and", "to", "until", "till", "is", "st", "nd", "rd", "th", "what", "what's", "how")
	return len(s) > 1 && (s[0].Kind == lex.Number || s[1].Kind == lex.Number) && (len(s[at].Text) > 3 && !s[at].Is("march") || s[at].Is("march", "may") && ends)
}

// holidays are days of the year with a name, as month and day.
var holidays = map[string][2]int{"christmas eve": {12, 24}, "christmas day": {12, 25}, "christmas": {12, 25}, "new year's day": {1, 1}, "new year's eve": {12, 31},
	"new years day": {1, 1}, "new years eve": {12, 31}, "valentine's day": {2, 14}, "valentines day": {2, 14}, "halloween": {10, 31}, "saint patrick's day": {3, 17}, "st patrick's day": {3, 17}}

// namedDay reads Christmas Eve of 1937, the last day of January 2012, the first day of
// 2007, the 2nd day of the third month of 1966.
func namedDay(s []lex.Word) (d calendarDate, used int) {
	for n := min(3, len(s)); n > 0 && used == 0 && lex.IsCapital(s[0].Text) && holidayBegin.Holds(s[0].Lower); n-- {
		if day, ok := holidays[strings.ToLower(lex.Render(s[:n]))]; ok {
			d.month, d.day, used = day[0], day[1], n
		}
	}
	last := false
	if used == 0 {
		i := 0
		if s[0].Is("the") {
			i++
		}
		n, k := ordinalAt(s[i:])
		if last = i < len(s) && s[i].Is("last"); last {
			k = 1
		}
		i += k
		if k == 0 || i+2 >= len(s) || !s[i].Is("day") || !s[i+1].Is("of", "in") {
			return d, 0
		}
		d.month, d.day, used = 1, n, i+2
		if last {
			d.month = 12
		}
		if m, k := monthAt(s[used:]); k > 0 {
			d.month = m
			used += k
		} else if quarter, k := ordinalAt(s[min(used+1, len(s)):]); k > 0 && quarter <= 4 && last && s[used].Is("the") && used+1+k < len(s) && s[used+1+k].Is("quarter") {
			d.month = 3 * quarter
			used += 2 + k
		} else if !last && n != 1 {
			return d, 0 // the hundredth day of a year
		} else if s[used].Is("the") && used+2 < len(s) && s[used+1].Is("year") {
			used += 2
		}
	}
	next := used
	if next < len(s) && s[next].Is(",", "of", "in") {
		next++
	}
	if year, ok := wholeAt(s, next); ok && len(s[next].Text) == 4 && year > 999 {
		d.year, used = year, next+1
	}
	if last {
		d.day = calendar.MonthDays(d.year, d.month)
	}
	return d, used
}

// holidayBegin are the first words of holidays.
var (
	holidayBegin    = lex.NewSet(firstOfHolidays)
	firstOfHolidays = func() (all string) {
		for name := range holidays {
			all += strings.Fields(name)[0] + " "
		}
		return all
	}()
)

var ordinalNumbers = map[string]int{}

func init() {
	for i, w := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth") {
		ordinalNumbers[w] = i + 1
	}
}

// ordinalAt reads "third" or "25th".
func ordinalAt(s []lex.Word) (n, used int) {
	if len(s) == 0 {
		return 0, 0
	}
	if n, ok := ordinalNumbers[s[0].Lower]; ok {
		return n, 1
	}
	if n, ok := wholeAt(s, 0); ok && len(s) > 1 && s[1].Is("st", "nd", "rd", "th") && !s[1].Space {
		return n, 2
	}
	return 0, 0
}

// monthAt reads the name of a month, or "the third month".
func monthAt(s []lex.Word) (month, used int) {
	if len(s) > 0 && lex.IsCapital(s[0].Text) {
		if m := calendar.MonthNumbers[s[0].Lower]; m > 0 {
			return m, 1
		}
	}
	if len(s) > 2 && s[0].Is("the") {
		if n, k := ordinalAt(s[1:]); k > 0 && 1+k < len(s) && s[1+k].Is("month") && n <= 12 {
			return n, 2 + k
		}
	}
	return 0, 0
}

// dateInFigures reads month/day/year, day/month/year if the first is no month, and
// year-month-day.
func dateInFigures(s []lex.Word) (d calendarDate, used int) {
	var n [3]int
	for i := range n {
		var ok bool
		if n[i], ok = wholeAt(s, 2*i); !ok || 2*i > 0 && s[2*i].Space {
			return d, 0
		}
	}
	sign := s[1].Text
	if s[3].Text != sign || s[1].Space || s[3].Space {
		return d, 0
	}
	switch {
	case max(n[0], n[2]) < 1000:
		return d, 0
	case sign == "-" && len(s[0].Text) == 4:
		return calendarDate{year: n[0], month: n[1], day: n[2]}, 5
	case (sign == "/" || sign == ".") && len(s[4].Text) == 4 && n[0] > 12:
		return calendarDate{year: n[2], month: n[1], day: n[0]}, 5
	case sign == "/" && len(s[4].Text) == 4:
		return calendarDate{year: n[2], month: n[0], day: n[1], figures: true}, 5
	}
	return d, 0
}
