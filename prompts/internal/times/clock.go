package times

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
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

// duration is an amount of hours and minutes that leads on (+1) or back (-1).
type duration struct {
	sign   int
	amount []quantity
}

// write writes a duration, such as +2h30min; it fails where it is no whole hours and
// minutes, or too long.
func (d duration) write() (string, error) {
	sum := new(big.Rat)
	minutesAlone := true
	for _, q := range d.amount {
		factor := int64(1)
		switch q.unit {
		case "h":
			factor, minutesAlone = 60, false
		case "min":
		default:
			return "", form.OutOfScope("only hours and minutes are added to a time of day")
		}
		sum.Add(sum, new(big.Rat).Mul(q.n, big.NewRat(factor, 1)))
	}
	most := int64(maxClockMinutes)
	if minutesAlone {
		most = maxMinutesAlone
	}
	if !sum.IsInt() || sum.Sign() == 0 || sum.Cmp(big.NewRat(most, 1)) > 0 {
		return "", form.OutOfScope("%s is no whole number of minutes up to %d", d.amount[0], most)
	}
	n := sum.Num().Int64()
	text := map[bool]string{true: "+", false: "-"}[d.sign > 0]
	if h := n / 60; h > 0 && !minutesAlone {
		text += fmt.Sprintf("%dh", h)
		n -= 60 * h
	}
	if n > 0 {
		text += fmt.Sprintf("%dmin", n)
	}
	return text, nil
}

// What bounds an amount that is added to a time of day, in minutes: with hours, which
// are added as such, and without, when they have to be taken apart.
const (
	maxClockMinutes = 48 * 60
	maxMinutesAlone = 599
)

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
	if len(q.steps) >= form.MaxTags {
		return "", form.OutOfScope("at most %d amounts are understood", form.MaxTags-1)
	}
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
			return "", form.OutOfScope("from %s to %s is not understood; say am or pm", from, until)
		}
		if (q.until.minute-q.from.minute)%15 != 0 && q.asked == "h" {
			return "", form.OutOfScope("the time from %s to %s is no short number of hours", from, until)
		}
		return b.String() + form.Tag(1) + until + " " + form.Tag(2) + q.asked + "?", nil
	}
	for i, s := range q.steps {
		text, err := s.write()
		if err != nil {
			return "", err
		}
		b.WriteString(form.Tag(i+1) + text + " ")
	}
	b.WriteString(form.Tag(len(q.steps) + 1))
	if q.twelve != q.other {
		b.WriteString("pm")
	}
	return b.String() + "?", nil
}

// write writes a time on the clock of the question.
func (q clockQuestion) write(c clockTime) (string, error) {
	if q.twelve && c.half == "" && !c.word {
		return "", form.OutOfScope("%d:%02d may be in the morning or in the evening", c.hour, c.minute)
	}
	return c.write(q.twelve), nil
}

func (c clockTime) before(d clockTime) bool {
	return c.hour < d.hour || c.hour == d.hour && c.minute < d.minute
}

// twelve reports whether a question uses the 12-hour clock.
func (t measured) twelve() bool {
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
