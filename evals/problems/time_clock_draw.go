package problems

import (
	"fmt"

	"github.com/seed-25a395fc/reason/prompts"
)

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
	switch {
	case steps == 1 && r.chance(6):
		return q.otherClock(r, w)
	case steps == 1 && r.chance(35):
		return q.between(r, w)
	}
	return q.moved(r, w, steps)
}

// moved asks for the time that some lapses lead to.
func (q clockTale) moved(r *rng, w *worker, steps int) Problem {
	q.back = r.chance(35)
	at := q.from
	for i := range steps {
		by := drawLapse(r, steps)
		q.by = append(q.by, by)
		at = w.move(at, by, q.back)
		w.line(prompts.WorkedTag(i+1), at.plain())
	}
	stated, answer := w.onClock(at, q.twelve)
	return Problem{Family: Time, Steps: w.answer(steps+1, stated), Answer: answer, Question: q.question(r)}
}

// between asks for the time until another.
func (q clockTale) between(r *rng, w *worker) Problem {
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
	stated := q.duration(w)
	p := Problem{Family: Time, Steps: w.answer(2, stated), Answer: stated, Question: q.question(r)}
	if q.asked == "h,min" {
		p.Answer = spelled(stated)
	}
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
	phrases := to24Phrases
	if !q.twelve {
		phrases = to12Phrases
	}
	question := fmt.Sprintf(pick(r, phrases), q.say(r, q.from, false))
	stated, answer := w.onClock(q.from, !q.twelve)
	return Problem{Family: Time, Question: question, Steps: w.answer(1, stated), Answer: answer}
}

// onClock writes a time on the clock of the answer, in a line if that is the one of 12
// hours.
func (w *worker) onClock(t timeOfDay, twelve bool) (stated, answer string) {
	if !twelve {
		return t.plain(), t.plain()
	}
	figures, half := t.halfDay()
	w.line(t.plain()+"="+figures+half, "")
	return figures + half, figures + " " + half
}

// drawLapse draws an amount of time.
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
