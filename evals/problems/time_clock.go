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
	return fmt.Sprintf("%d:%02d%s", (t/60+11)%12+1, t%60, []string{"am", "pm"}[t/720])
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

// lapse is an amount that is added to a time of day; hours is -1 where it is said in
// minutes alone.
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

func (l lapse) stated() (text string) {
	if l.hours > 0 {
		text = strconv.Itoa(l.hours) + "h"
	}
	if l.minutes > 0 {
		text += strconv.Itoa(l.minutes) + "min"
	}
	return text
}

// makeClock draws a question about times of day.
func makeClock(r *rng, steps int) Problem {
	q := clockTale{twelve: r.chance(65), from: timeOfDay(r.intn(dayMinutes))}
	if r.chance(70) {
		q.from = timeOfDay(r.between(6*12, 23*12) * 5)
	}
	if r.chance(25) {
		q.from -= q.from % 30
	}
	w := &worker{}
	if q.twelve {
		w.line(q.from.twelve()+"="+q.from.plain(), "")
	}
	p := Problem{Family: Time}
	if steps == 1 && r.chance(6) {
		return q.otherClock(r, w)
	}
	if steps == 1 && r.chance(35) {
		q.until = (q.from + timeOfDay(r.between(1, pick(r, []int{12, 60, 120, 280}))*5)) % dayMinutes
		if r.chance(25) {
			q.until = timeOfDay(r.intn(dayMinutes))
		}
		for !q.clear() {
			q.until = timeOfDay(r.intn(dayMinutes))
		}
		q.asked = pick(r, []string{"h,min", "h,min", "min", "h"})
		if (q.until-q.from)%15 != 0 && q.asked == "h" {
			q.asked = "h,min"
		}
		p.Answer = q.duration(w)
		p.Steps = w.answer(2, p.Answer)
		if q.asked == "h,min" {
			p.Answer = spelled(p.Answer)
		}
		p.Question = q.question(r)
		return p
	}
	q.back = r.chance(35)
	at := q.from
	for i := range steps {
		by := drawLapse(r, steps)
		q.by = append(q.by, by)
		at = w.move(at, by, q.back)
		w.line(prompts.WorkedTag(i+1), at.plain())
	}
	stated := at.plain()
	p.Answer = stated
	if q.twelve {
		stated = at.twelve()
		w.line(at.plain()+"="+stated, "")
		p.Answer = stated[:len(stated)-2] + " " + stated[len(stated)-2:]
	}
	p.Steps = w.answer(steps+1, stated)
	p.Question = q.question(r)
	return p
}

// clear reports whether the second time of a tale is clearly the later one: after
// midnight, it stands in the other half of a day.
func (q clockTale) clear() bool {
	if q.twelve {
		return q.until > q.from || q.until < 12*60 && q.from >= 12*60
	}
	return q.until > q.from || q.until < q.from && q.from >= 13*60
}

// otherClock asks for a time on the other clock.
func (q clockTale) otherClock(r *rng, w *worker) Problem {
	p := Problem{Family: Time, Question: fmt.Sprintf(pick(r, to24Phrases), q.say(r, q.from, false)), Answer: q.from.plain()}
	if q.twelve {
		p.Steps = w.answer(1, p.Answer)
		return p
	}
	stated := q.from.twelve()
	p.Question = fmt.Sprintf(pick(r, to12Phrases), q.say(r, q.from, false))
	p.Answer = stated[:len(stated)-2] + " " + stated[len(stated)-2:]
	w.line(q.from.plain()+"="+stated, "")
	p.Steps = w.answer(1, stated)
	return p
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

func drawLapse(r *rng, steps int) lapse {
	minutes := r.between(1, 59)
	if r.chance(75) {
		minutes = r.between(1, 11) * 5
	}
	hours := r.between(1, pick(r, []int{3, 3, 12, 30}))
	switch r.weighted(40, 20, 30, 10) {
	case 0:
		if steps > 1 {
			hours = min(hours, 3)
		}
		return lapse{hours, minutes}
	case 1:
		return lapse{hours, 0}
	case 2:
		return lapse{0, minutes}
	}
	return lapse{0, pick(r, []int{r.between(60, 200), r.between(12, 40) * 5, r.between(2, 19) * 30})}
}
