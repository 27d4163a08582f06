package problems

import (
	"fmt"
	"strconv"

	"github.com/seed-25a395fc/reason/prompts"
)

// timeOfDay is minutes from midnight.
type timeOfDay int

const dayMinutes = 24 * 60

// plain writes a time on the 24-hour clock, twelve on that of 12 hours.
func (t timeOfDay) plain() string { return fmt.Sprintf("%d:%02d", t/60, t%60) }

func (t timeOfDay) twelve() string {
	figures, half := t.halfDay()
	return figures + half
}

// halfDay is a time on the 12-hour clock in its two parts.
func (t timeOfDay) halfDay() (figures, half string) {
	return fmt.Sprintf("%d:%02d", (t/60+11)%12+1, t%60), []string{"am", "pm"}[t/720]
}

// clock is the hours and minutes of a line.
type clock struct {
	*worker
	hour, minute int
}

// forward adds hours, which begin a new day after 24.
func (c *clock) forward(hours int) {
	if hours == 0 {
		return
	}
	for c.hour = c.op(c.hour, '+', hours); c.hour >= 24; {
		c.hour = c.op(c.hour, '-', 24)
	}
}

// back takes hours off.
func (c *clock) back(hours int) {
	if hours == 0 {
		return
	}
	c.enough(hours)
	c.hour = c.op(c.hour, '-', hours)
}

// enough adds days until there are so many hours.
func (c *clock) enough(hours int) {
	for c.hour < hours {
		c.hour = c.op(c.hour, '+', 24)
	}
}

// minutesBack takes minutes off; it reports whether that took an hour.
func (c *clock) minutesBack(minutes int) (borrowed bool) {
	if minutes == 0 {
		return false
	}
	if borrowed = c.minute < minutes; borrowed {
		c.minute = c.op(c.minute, '+', 60)
	}
	c.minute = c.op(c.minute, '-', minutes)
	return borrowed
}

func (c *clock) time() timeOfDay { return timeOfDay(60*c.hour + c.minute) }

// lapse is an amount that is added to a time of day. Without hours, the minutes may be
// more than 59.
type lapse struct{ hours, minutes int }

// move leads on from a time by a lapse, or back from it.
func (w *worker) move(from timeOfDay, by lapse, back bool) timeOfDay {
	c := &clock{w, int(from / 60), int(from % 60)}
	h, m := by.hours, by.minutes
	if m >= 60 {
		h, m = w.remainder(m, 60)
	}
	if back {
		if c.minutesBack(m) {
			c.back(1)
		}
		c.back(h)
		return c.time()
	}
	carried := 0
	if m > 0 {
		if c.minute = c.op(c.minute, '+', m); c.minute >= 60 {
			c.minute, carried = c.op(c.minute, '-', 60), 1
		}
	}
	c.forward(h)
	c.forward(carried)
	return c.time()
}

// between is the time from one time to another, less than a day later.
func (w *worker) between(from, until timeOfDay) lapse {
	c := &clock{w, int(until / 60), int(until % 60)}
	if c.minutesBack(int(from % 60)) {
		c.back(1)
	}
	c.enough(int(from / 60))
	c.hour = c.op(c.hour, '-', int(from/60))
	return lapse{c.hour, c.minute}
}

// stated writes a lapse as an answer states it.
func (l lapse) stated() (text string) {
	if l.hours > 0 {
		text = strconv.Itoa(l.hours) + "h"
	}
	if l.minutes > 0 {
		text += strconv.Itoa(l.minutes) + "min"
	}
	return text
}

// duration works out the time between the two of a tale and what it is in the unit
// that is asked for.
func (q clockTale) duration(w *worker) (stated string) {
	if q.twelve {
		w.line(prompts.WorkedTag(1)+q.until.twelve()+"="+q.until.plain(), "")
	}
	l := w.between(q.from, q.until)
	w.line("", l.stated())
	switch {
	case q.asked == "h,min":
		return l.stated()
	case q.asked == "min" && l.hours == 0:
		return strconv.Itoa(l.minutes)
	case q.asked == "min":
		n := w.op(l.hours, '*', 60)
		if l.minutes > 0 {
			n = w.op(n, '+', l.minutes)
		}
		w.line("", "")
		return strconv.Itoa(n)
	case l.minutes == 0:
		return strconv.Itoa(l.hours)
	}
	part := map[int]string{15: "0.25", 30: "0.5", 45: "0.75"}[l.minutes]
	w.add("%d/60=%s", l.minutes, part)
	stated = part
	if l.hours > 0 {
		stated = strconv.Itoa(l.hours) + part[1:]
		w.add("%d+%s=%s", l.hours, part, stated)
	}
	w.line("", "")
	return stated
}
