// Package times reads questions about amounts in other units, times of day, dates and days of the week.
// What it measures is put aside first, so that a few expressions read many wordings of the rest. It
// declines amounts with no short number in the unit that is asked for, times of which nobody says
// whether they are am or pm, and days that do not follow from the calendar.
package times

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

// What opens the forms of questions about units, times of day, dates and days of the week.
const (
	UnitOpening  = "unit "
	ClockOpening = "clock "
	DateOpening  = "date "
	DayOpening   = "day "
)

// Read reads a question about units, times of day, dates or days of the week.
func Read(q *query.Question) (body string, ok bool, err error) {
	asked := withoutOptions(q.Text)
	restated := asked
	if q.Mentions(dayStems...) {
		restated = restateDays(q, asked)
	}
	t, ok := measure(q, restated)
	if ok {
		for _, read := range []func(measured) (string, bool, error){readUnits, readClock, readDate} {
			if body, ok, err := read(t); ok || err != nil {
				if ok {
					q.Legend = legend(q.Text, body)
				}
				return body, ok, err
			}
		}
	}
	if t.asksBetween() {
		return "", false, form.OutOfScope("what is asked about times of day or dates is not understood")
	}
	if q.Mentions("date", "day") && asksDay.MatchString(asked) {
		return "", false, form.OutOfScope("which day is meant does not follow from a date in a way that is understood")
	}
	return "", false, nil
}

// asksBetween reports whether a question is for a time of day where one is told, for what lies
// between two, or for the days between two dates: their figures are no amounts.
func (t measured) asksBetween() bool {
	figures := slices.ContainsFunc(t.times, func(c clockTime) bool { return !c.word })
	return figures && (asksClock.MatchString(t.text) || len(t.times) == 2 && asksDuration.MatchString(t.text)) ||
		len(t.dates) == 2 && (strings.Contains(t.text, "how many days") || t.dates[0].year*t.dates[1].year > 0 && strings.Contains(t.text, "how old"))
}

// asksDay tells a question for a date or a day of the week, which is no amount.
var asksDay = lazyregexp.New(`(?i)\b(?:what|which)(?: (?:is|was|will be)(?: the)?)? (?:date\b|weekday\b|day (?:is|was|of the week|will)\b)[^.?!]*\?`)

// withoutOptions is a question without the answers that it offers.
func withoutOptions(question string) string {
	asked, _, _ := strings.Cut(question, "Options:")
	return strings.TrimSpace(asked)
}

var dateOption = lazyregexp.New(`\(([A-Z])\) (\d\d/\d\d/\d{4})`)

// legend says which day each number stands for, or which of the answers on offer
// a date is.
func legend(question, body string) string {
	var b strings.Builder
	if strings.HasPrefix(body, DayOpening) {
		for i, d := range calendar.WeekdayNames {
			fmt.Fprintf(&b, "%d=%s\n", i, d)
		}
		return b.String()
	}
	if _, options, found := strings.Cut(question, "Options:"); found {
		for _, m := range dateOption.FindAllStringSubmatch(options, -1) {
			b.WriteString(m[2] + "=" + m[1] + "\n")
		}
	}
	return b.String()
}

var (
	amountStated = lazyregexp.New(`^(?:\d+[a-z]+)+$`)
	amountPart   = lazyregexp.New(`(\d+)([a-z]+)`)
	clockStated  = lazyregexp.New(`^(\d{1,2}:\d\d)(am|pm)?$`)
	dateStated   = lazyregexp.New(`^(\d{1,2})/(\d{1,2})(?:,(\d{1,4}))?$`)
	datePadded   = lazyregexp.New(`^\d\d/\d\d/\d{4}$`)
)

// Answer takes a number, an amount such as 2h15min, a time such as 10:15pm, and
// a date: 12/25/1937 as it is, 12/25,1937 with the name of its month.
func Answer(stated string) (string, bool) {
	if m := clockStated.FindStringSubmatch(stated); m != nil {
		return strings.TrimSpace(m[1] + " " + m[2]), true
	}
	if m := dateStated.FindStringSubmatch(stated); m != nil {
		month, _ := strconv.Atoi(m[1])
		if month < 1 || month > 12 {
			return "", false
		}
		answer := calendar.MonthNames[month-1] + " " + m[2]
		if m[3] != "" {
			answer += ", " + m[3]
		}
		return answer, true
	}
	if amountStated.MatchString(stated) {
		var parts []string
		for _, m := range amountPart.FindAllStringSubmatch(stated, -1) {
			name := units.Name(m[2], m[1] != "1")
			if name == "" {
				return "", false
			}
			parts = append(parts, m[1]+" "+name)
		}
		return strings.Join(parts, " "), true
	}
	if datePadded.MatchString(stated) {
		return stated, true
	}
	return form.Number(stated)
}

// unitsIn are the units of a phrase such as "hours and minutes"; nil if it has
// other words.
func unitsIn(phrase string) (asked []string) {
	for name := range strings.FieldsFuncSeq(strings.ReplaceAll(phrase, "fluid ounce", "fluid_ounce"), func(r rune) bool { return r == ' ' || r == ',' }) {
		if name == "and" {
			continue
		}
		unit, ok := units.Symbols[strings.ReplaceAll(name, "_", " ")]
		if !ok {
			return nil
		}
		asked = append(asked, unit)
	}
	return asked
}
