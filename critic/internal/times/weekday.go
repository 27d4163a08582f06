package times

import (
	"strconv"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

var weekdayCode = lazyregexp.New(`^[0-6]$`)

// weekday leads on from a day of the week, counted from Sunday, day 0, or finds that
// of a later date.
func (t *writer) weekday() (answer string, ok bool) {
	if len(t.given) == 0 || !weekdayCode.MatchString(t.given[0]) || t.asked != "" {
		return "", false
	}
	day, _ := strconv.Atoi(t.given[0])
	if t.given = t.given[1:]; len(t.given) > 0 {
		d, to, ok := t.dates()
		if !ok {
			return "", false
		}
		n, ok := d.daysTo(to)
		if !ok {
			return "", false
		}
		day = t.weekdayAfter(day, n)
		t.end(prompts.WorkedTag(1), "")
		return strconv.Itoa(day), true
	}
	for i, c := range t.clauses {
		m := stepCode.FindStringSubmatch(c)
		if m == nil || m[2] != "d" && m[2] != "wk" {
			return "", false
		}
		n, _ := strconv.Atoi(m[1])
		if m[2] == "wk" {
			weeks := n
			if n = t.count(max(n, -n), '*', 7); weeks < 0 {
				n = -n
			}
		}
		day = t.weekdayAfter(day, n)
		t.end(prompts.WorkedTag(i+1), "")
	}
	return strconv.Itoa(day), true
}

// weekdayAfter is the day n days on from a day of the week, or back if n is below 0.
func (t *writer) weekdayAfter(day, n int) int {
	_, rest := t.whole(max(n, -n), 7, false)
	if n < 0 {
		if day < rest {
			day = t.count(day, '+', 7)
		}
		return t.count(day, '-', rest)
	}
	if day = t.count(day, '+', rest); day > 6 {
		day = t.count(day, '-', 7)
	}
	return day
}
