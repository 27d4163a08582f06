package prompts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// calendarDate is a day of a year; year is 0 where none is said.
type calendarDate struct{ year, month, day int }

func (d calendarDate) String() string {
	s := fmt.Sprintf("%d/%d", d.month, d.day)
	if d.year > 0 {
		s += "/" + strconv.Itoa(d.year)
	}
	return s
}

var monthNames = strings.Fields("January February March April May June July August September October November December")

// monthNumbers are the numbers of months by their names and short names, in lower case.
var monthNumbers, weekdayNumbers = map[string]int{"sept": 9}, map[string]int{}

// weekdayNames begin with day 0.
var weekdayNames = strings.Fields("Sunday Monday Tuesday Wednesday Thursday Friday Saturday")

func init() {
	for i, m := range monthNames {
		m = strings.ToLower(m)
		monthNumbers[m], monthNumbers[m[:3]] = i+1, i+1
	}
	for i, d := range weekdayNames {
		weekdayNumbers[strings.ToLower(d)] = i
	}
}

// IsLeap reports whether a year has a February 29.
func IsLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// MonthDays is the number of days of a month; year is 0 where none is said.
func MonthDays(year, month int) int {
	switch {
	case month == 2 && year > 0 && IsLeap(year):
		return 29
	case month == 2:
		return 28
	case month == 4, month == 6, month == 9, month == 11:
		return 30
	}
	return 31
}

// scanDate reads March 25th, 2015; the 25th of March; 3/25/2015; 2015-03-25.
func scanDate(s []word, t *timeText) (string, int) {
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

// exists reports whether a year has such a day; without a year, any may.
func (d calendarDate) exists() bool {
	if d.month < 1 || d.month > 12 || d.day < 1 {
		return false
	}
	year := d.year
	if year == 0 {
		year = 4 // a leap year
	}
	return d.day <= MonthDays(year, d.month)
}

// dateInWords reads a date with the name of its month.
func dateInWords(s []word) (d calendarDate, used int) {
	at := 0
	if s[0].is("the") && len(s) > 1 {
		at++
	}
	month := func() bool {
		if at >= len(s) || s[at].kind != letters || !isCapital(s[at].text) {
			return false
		}
		d.month = monthNumbers[strings.ToLower(s[at].text)]
		at++
		if at+1 < len(s) && s[at].is(".") && !s[at].space && (s[at+1].kind == number || s[at+1].is(",")) { // Sep. 9
			at++
		}
		return d.month > 0
	}
	day := func() bool {
		n, ok := wholeAt(s, at)
		d.day = n
		if at++; at < len(s) && s[at].is("st", "nd", "rd", "th") && !s[at].space {
			at++
		}
		return ok && n < 32
	}
	if s[at].kind == number {
		if !day() {
			return d, 0
		}
		if at < len(s) && s[at].is("of") {
			at++
		}
		if !month() {
			return d, 0
		}
	} else if !month() || !day() {
		return d, 0
	}
	next := at
	if next < len(s) && s[next].is(",", "of") {
		next++
	}
	if year, ok := wholeAt(s, next); ok && len(s[next].text) == 4 && year > 999 {
		d.year, at = year, next+1
	}
	return d, at
}

// holidays are days of the year with a name, as month and day.
var holidays = map[string][2]int{"christmas eve": {12, 24}, "christmas day": {12, 25}, "christmas": {12, 25}, "new year's day": {1, 1}, "new year's eve": {12, 31},
	"new years day": {1, 1}, "new years eve": {12, 31}, "valentine's day": {2, 14}, "valentines day": {2, 14}, "halloween": {10, 31}, "saint patrick's day": {3, 17}, "st patrick's day": {3, 17}}

// namedDay reads Christmas Eve of 1937, the last day of January 2012, the first day of
// 2007, the 2nd day of the third month of 1966.
func namedDay(s []word) (d calendarDate, used int) {
	for n := min(3, len(s)); n > 0 && used == 0; n-- {
		if day, ok := holidays[strings.ToLower(render(s[:n]))]; ok && isCapital(s[0].text) {
			d.month, d.day, used = day[0], day[1], n
		}
	}
	last := false
	if used == 0 {
		i := 0
		if s[0].is("the") {
			i++
		}
		n, k := ordinalAt(s[i:])
		if last = i < len(s) && s[i].is("last"); last {
			k = 1
		}
		i += k
		if k == 0 || i+2 >= len(s) || !s[i].is("day") || !s[i+1].is("of", "in") {
			return d, 0
		}
		d.month, d.day, used = 1, n, i+2
		if last {
			d.month = 12
		}
		if m, k := monthAt(s[used:]); k > 0 {
			d.month = m
			used += k
		} else if !last && n != 1 {
			return d, 0 // the hundredth day of a year
		} else if s[used].is("the") && used+2 < len(s) && s[used+1].is("year") {
			used += 2
		}
	}
	next := used
	if next < len(s) && s[next].is(",", "of", "in") {
		next++
	}
	if year, ok := wholeAt(s, next); ok && len(s[next].text) == 4 && year > 999 {
		d.year, used = year, next+1
	}
	if last {
		d.day = MonthDays(d.year, d.month)
	}
	return d, used
}

var ordinalNumbers = map[string]int{}

func init() {
	for i, w := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth") {
		ordinalNumbers[w] = i + 1
	}
}

// ordinalAt reads "third" or "25th".
func ordinalAt(s []word) (n, used int) {
	if len(s) == 0 {
		return 0, 0
	}
	if n, ok := ordinalNumbers[strings.ToLower(s[0].text)]; ok {
		return n, 1
	}
	if n, ok := wholeAt(s, 0); ok && len(s) > 1 && s[1].is("st", "nd", "rd", "th") && !s[1].space {
		return n, 2
	}
	return 0, 0
}

// monthAt reads the name of a month, or "the third month".
func monthAt(s []word) (month, used int) {
	if len(s) > 0 && isCapital(s[0].text) {
		if m := monthNumbers[strings.ToLower(s[0].text)]; m > 0 {
			return m, 1
		}
	}
	if len(s) > 2 && s[0].is("the") {
		if n, k := ordinalAt(s[1:]); k > 0 && 1+k < len(s) && s[1+k].is("month") && n <= 12 {
			return n, 2 + k
		}
	}
	return 0, 0
}

// dateInFigures reads month/day/year, day/month/year if the first is no month, and
// year-month-day.
func dateInFigures(s []word) (d calendarDate, used int) {
	var n [3]int
	for i := range n {
		var ok bool
		if n[i], ok = wholeAt(s, 2*i); !ok || 2*i > 0 && s[2*i].space {
			return d, 0
		}
	}
	sign := s[1].text
	if s[3].text != sign || s[1].space || s[3].space {
		return d, 0
	}
	switch {
	case sign == "-" && len(s[0].text) == 4:
		return calendarDate{n[0], n[1], n[2]}, 5
	case (sign == "/" || sign == ".") && len(s[4].text) == 4 && n[0] > 12:
		return calendarDate{n[2], n[1], n[0]}, 5
	case sign == "/" && len(s[4].text) == 4:
		return calendarDate{n[2], n[0], n[1]}, 5
	}
	return d, 0
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
		b.WriteString(WorkedTag(tag) + s.String() + " ")
		tag++
	}
	switch {
	case q.days:
		return b.String() + WorkedTag(tag) + q.until.String() + " " + WorkedTag(tag+1) + "d?"
	case q.padded:
		return b.String() + WorkedTag(tag) + "00?"
	}
	return b.String() + WorkedTag(tag) + "?"
}

// leapYears are the leap years within a year of those that the steps lead through.
func (q dateQuestion) leapYears() string {
	if q.from.year == 0 {
		return ""
	}
	var years []int
	near := func(year, by int) {
		for y := year - by; y <= year+by; y++ {
			if IsLeap(y) && !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	year := q.from.year
	near(year, 1)
	for _, s := range q.steps {
		by := 1
		switch s.unit {
		case "yr":
			year += s.n
		case "mo":
			year += s.n / 12
		default:
			by += max(s.n, -s.n) / map[string]int{"d": 365, "wk": 52}[s.unit]
		}
		near(year, by)
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
		b.WriteString(WorkedTag(i+1) + s.String() + " ")
	}
	return b.String() + WorkedTag(len(steps)+1) + "?"
}

// weekdayOfDate writes the question for the day of the week of a date from that of one
// before.
//
//	day 1 3/1/2019 #1:3/25/2019 #2:?
func (q dateQuestion) weekdayOfDate(day int) string {
	body := strings.TrimSuffix(strings.TrimPrefix(q.body(), DateOpening), "d?")
	return DayOpening + strconv.Itoa(day) + " " + body + "?"
}
