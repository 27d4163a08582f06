package prompts

import (
	"fmt"
	"math/big"
	"strings"
)

// clockTime is a time of day.
type clockTime struct {
	hour, minute int    // on the 24-hour clock
	half         string // "am" or "pm" if it was written so
	word         bool   // noon or midnight
}

// write writes a time for the model, on the 12-hour clock or on that of 24 hours.
func (c clockTime) write(twelve bool) string {
	if !twelve {
		return fmt.Sprintf("%d:%02d", c.hour, c.minute)
	}
	return fmt.Sprintf("%d:%02d%s", (c.hour+11)%12+1, c.minute, []string{"am", "pm"}[c.hour/12])
}

// scanTimeOfDay reads 7:45 pm, 7 pm, 19:45, 7 o'clock, noon, half past 7.
func scanTimeOfDay(s []word, t *timeText) (string, int) {
	c, used := timeOfDay(s)
	if used == 0 {
		return "", 0
	}
	part, k := partOfDay(s[used:])
	if half := part; half != "" && !c.word && c.half == "" {
		if c.hour < 1 || c.hour > 12 {
			return "", 0
		}
		c.half = half
		used += k
	}
	if c.half != "" && !c.word {
		c.hour %= 12
		if c.half == "pm" {
			c.hour += 12
		}
	}
	t.times = append(t.times, c)
	return "T", used
}

// timeOfDay reads a time as far as its figures go; the hour is as it is written.
func timeOfDay(s []word) (c clockTime, used int) {
	switch {
	case s[0].is("noon", "midday"):
		return clockTime{12, 0, "", true}, 1
	case s[0].is("midnight"):
		return clockTime{0, 0, "", true}, 1
	case s[0].is("half", "quarter"), s[0].is("a") && len(s) > 1 && s[1].is("quarter"):
		return pastHour(s)
	}
	hour, ok := wholeAt(s, 0)
	if !ok || hour > 23 || len(s) < 2 {
		return c, 0
	}
	c.hour, used = hour, 1
	if minute, ok := wholeAt(s, 2); ok && s[1].is(":") && !s[1].space && !s[2].space {
		if len(s[2].text) != 2 || minute > 59 || len(s) > 3 && s[3].is(":") {
			return c, 0
		}
		c.minute, used = minute, 3
	}
	if used < len(s) && s[used].is("am", "pm") {
		if c.hour < 1 || c.hour > 12 {
			return c, 0
		}
		c.half = strings.ToLower(s[used].text)
		return c, used + 1
	}
	if used < len(s) && s[used].is("o'clock") {
		return c, used + 1
	}
	if used == 1 {
		return c, 0
	}
	return c, used
}

// pastHour reads half past 7, quarter to 8.
func pastHour(s []word) (c clockTime, used int) {
	if s[0].is("a") {
		used = 1
	}
	minutes := 15
	if s[used].is("half") {
		minutes = 30
	}
	used++
	if used+1 >= len(s) || !s[used].is("past", "to", "after") {
		return c, 0
	}
	hour, ok := wholeAt(s, used+1)
	if !ok || hour < 1 || hour > 12 {
		return c, 0
	}
	c.hour, c.minute = hour, minutes
	if s[used].is("to") {
		if minutes == 30 {
			return clockTime{}, 0
		}
		c.hour, c.minute = (hour+10)%12+1, 60-minutes
	}
	used += 2
	if used < len(s) && s[used].is("am", "pm") {
		c.half = strings.ToLower(s[used].text)
		used++
	}
	return c, used
}

// partOfDay reads "in the evening", which says which half of the day is meant.
func partOfDay(s []word) (half string, used int) {
	switch {
	case len(s) > 2 && s[0].is("in") && s[1].is("the") && s[2].is("morning"):
		return "am", 3
	case len(s) > 2 && s[0].is("in") && s[1].is("the") && s[2].is("afternoon", "evening"):
		return "pm", 3
	case len(s) > 1 && s[0].is("at") && s[1].is("night"):
		return "pm", 2
	}
	return "", 0
}

// duration is an amount of hours and minutes that leads on (+1) or back (-1).
type duration struct {
	sign   int
	amount []quantity
}

// write writes a duration, such as +2h30min; it fails where it is no such amount.
func (d duration) write() (string, error) {
	text, minutes := "", 0
	for i, q := range d.amount {
		n := int(q.n.Num().Int64())
		switch {
		case !q.n.Num().IsInt64() || n > maxClockMinutes:
			return "", outOfScope("an amount of time is too long")
		case q.unit == "h" && i == 0 && !q.n.IsInt() && len(d.amount) == 1: // 2.5 hours
			half := new(big.Rat).Mul(q.n, big.NewRat(60, 1))
			if !half.IsInt() {
				return "", outOfScope("a time of day has whole minutes")
			}
			minutes = int(half.Num().Int64())
			if minutes < 60 {
				text = fmt.Sprintf("%dmin", minutes)
			} else {
				text = fmt.Sprintf("%dh%dmin", minutes/60, minutes%60)
			}
			continue
		case !q.n.IsInt() || n == 0 || q.unit != "h" && q.unit != "min" || i > 0 && n > 59:
			return "", outOfScope("only whole hours and minutes are added to a time of day")
		case q.unit == "h":
			minutes += 60 * n
		default:
			minutes += n
		}
		text += fmt.Sprintf("%d%s", n, q.unit)
	}
	if minutes > maxClockMinutes || len(d.amount) == 1 && d.amount[0].unit == "min" && minutes > 599 {
		return "", outOfScope("an amount of time is too long")
	}
	if d.sign < 0 {
		return "-" + text, nil
	}
	return "+" + text, nil
}

// maxClockMinutes bounds an amount that is added to a time of day.
const maxClockMinutes = 48 * 60

// clockQuestion asks for the time of day some durations from another, or for the
// duration until one.
type clockQuestion struct {
	twelve bool // the 12-hour clock
	from   clockTime
	steps  []duration
	until  *clockTime
	other  bool   // asks for the time on the other clock
	asked  string // units of a duration, with commas between
}

// body writes a question about times of day.
//
//	clock 7:45pm #1:+2h30min #2:pm?
//	clock 9:40 #1:13:15 #2:h,min?
func (q clockQuestion) body() (string, error) {
	from, err := q.write(q.from)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(ClockOpening + from + " ")
	if q.until != nil {
		until, err := q.write(*q.until)
		if err != nil {
			return "", err
		}
		if until == from || !q.twelve && q.until.before(q.from) && q.from.hour <= 12 && !q.until.word {
			return "", outOfScope("from %s to %s is not understood; say am or pm", from, until)
		}
		if (q.until.minute-q.from.minute)%15 != 0 && q.asked == "h" {
			return "", outOfScope("the time from %s to %s is no short number of hours", from, until)
		}
		return b.String() + WorkedTag(1) + until + " " + WorkedTag(2) + q.asked + "?", nil
	}
	for i, s := range q.steps {
		text, err := s.write()
		if err != nil {
			return "", err
		}
		b.WriteString(WorkedTag(i+1) + text + " ")
	}
	b.WriteString(WorkedTag(len(q.steps) + 1))
	if q.twelve != q.other {
		b.WriteString("pm")
	}
	return b.String() + "?", nil
}

// write writes a time on the clock of the question.
func (q clockQuestion) write(c clockTime) (string, error) {
	if q.twelve && c.half == "" && !c.word {
		return "", outOfScope("%d:%02d may be in the morning or in the evening", c.hour, c.minute)
	}
	return c.write(q.twelve), nil
}

func (c clockTime) before(d clockTime) bool {
	return c.hour < d.hour || c.hour == d.hour && c.minute < d.minute
}

// twelve reports whether a question uses the 12-hour clock.
func (t timeText) twelve() bool {
	words := 0
	for _, c := range t.times {
		if c.half != "" {
			return true
		}
		if c.word {
			words++
		}
	}
	return words == len(t.times)
}
