package problems

import (
	"fmt"
	"strings"
)

// clockTale is a question about times of day.
type clockTale struct {
	twelve bool
	from   timeOfDay
	by     []lapse
	back   bool
	until  timeOfDay // if by is empty
	asked  string
}

// question words a tale.
func (q clockTale) question(r *rng) string {
	compact := r.chance(12) // 7pm, 1 h 20 min
	say := func(t timeOfDay) string { return q.say(r, t, compact) }
	if q.by == nil {
		frames := clockBetween[q.asked]
		return fmt.Sprintf(pick(r, frames), say(q.from), say(q.until))
	}
	parts := make([]string, len(q.by))
	for i, l := range q.by {
		parts[i] = l.say(r, compact)
	}
	if len(parts) == 1 && r.chance(40) {
		frames := clockLater
		if q.back {
			frames = clockEarlier
		}
		return fmt.Sprintf(pick(r, frames), parts[0], say(q.from))
	}
	scene := pick(r, clockScenes)
	if len(parts) > 1 {
		scene = pick(r, clockJourneys)
	}
	stop := func(s string) string { return strings.Replace(s, "..", ".", 1) } // p.m.
	told, asked := scene.begins, pick(r, scene.ended)
	if q.back {
		told, asked = scene.ends, pick(r, scene.began)
	}
	return stop(fmt.Sprintf(told, say(q.from))) + " " + sayLapses(r, scene, parts) + " " + asked
}

// say writes a time for people.
func (q clockTale) say(r *rng, t timeOfDay, compact bool) string {
	if !q.twelve {
		if r.chance(30) {
			return fmt.Sprintf("%02d:%02d", t/60, t%60)
		}
		return t.plain()
	}
	if t == 12*60 && r.chance(60) {
		return pick(r, []string{"noon", "midday"})
	}
	if t == 0 && r.chance(60) {
		return "midnight"
	}
	s := t.twelve()
	figures, half := s[:len(s)-2], s[len(s)-2:]
	if compact && strings.HasSuffix(figures, ":00") {
		return strings.TrimSuffix(figures, ":00") + half
	}
	switch {
	case strings.HasSuffix(figures, ":00") && r.chance(50):
		figures = strings.TrimSuffix(figures, ":00")
		if r.chance(20) {
			figures += " o'clock"
			half = map[string]string{"am": "in the morning", "pm": "in the afternoon"}[half]
			if t >= 18*60 {
				half = "in the evening"
			}
			return figures + " " + half
		}
	case r.chance(6) && t%60 == 30:
		return "half past " + strings.TrimSuffix(figures, ":30") + " " + half
	case r.chance(6) && t%60 == 15:
		return "quarter past " + strings.TrimSuffix(figures, ":15") + " " + half
	}
	switch r.weighted(50, 15, 25, 10) {
	case 1:
		return figures + half
	case 2:
		return figures + " " + map[string]string{"am": "a.m.", "pm": "p.m."}[half]
	case 3:
		return figures + " " + strings.ToUpper(half)
	}
	return figures + " " + half
}

// say writes a lapse for people.
func (l lapse) say(r *rng, compact bool) string {
	if compact {
		text := ""
		if l.hours > 0 {
			text = fmt.Sprintf("%d h ", l.hours)
		}
		if l.minutes > 0 {
			text += fmt.Sprintf("%d min", l.minutes)
		}
		return strings.TrimSpace(text)
	}
	words := r.chance(15)
	number := func(n int) string {
		if words {
			return inWords(n)
		}
		return fmt.Sprint(n)
	}
	hours := number(l.hours) + " hours"
	if l.hours == 1 {
		hours = pick(r, []string{"1 hour", "one hour"})
	}
	minutes := number(l.minutes) + " minutes"
	if l.minutes == 1 {
		minutes = "1 minute"
	}
	switch {
	case l.minutes == 0:
		return hours
	case l.hours == 0 && l.minutes == 30 && r.chance(25):
		return "half an hour"
	case l.hours == 0:
		return minutes
	case l.minutes == 30 && l.hours > 1 && r.chance(15):
		return number(l.hours) + " and a half hours"
	}
	return hours + pick(r, []string{" and ", " and ", " "}) + minutes
}

// clockScene is something that begins and ends.
type clockScene struct {
	begins, ends string // with the time
	lasts        []string
	began, ended []string // questions
}

var (
	clockScenes = []clockScene{
		{"A film starts at %s.", "A film ends at %s.", []string{"It lasts %s.", "It is %s long.", "The film runs for %s."},
			[]string{"When does it start?", "At what time does it begin?", "What time did it start?"}, []string{"When does it end?", "At what time does it end?", "What time is it over?"}},
		{"The train leaves at %s.", "The train arrives at %s.", []string{"The trip takes %s.", "The journey lasts %s.", "The ride takes %s."},
			[]string{"When does it leave?", "What time did it depart?", "At what time does the train leave?"}, []string{"When does it arrive?", "What time does the train arrive?", "At what time will it arrive?"}},
		{"Lessons begin at %s.", "Lessons are over at %s.", []string{"They last %s.", "They take %s."}, []string{"When do they begin?", "What time do they start?"}, []string{"When do they end?", "What time are they over?"}},
		{"Nina started her homework at %s.", "Nina finished her homework at %s.", []string{"It took her %s.", "She worked for %s.", "She needed %s."},
			[]string{"When did she start?", "What time did she begin?"}, []string{"When did she finish?", "At what time was she done?"}},
		{"The meeting starts at %s.", "The meeting ends at %s.", []string{"It lasts %s.", "It takes %s."}, []string{"What time does the meeting start?", "When does it begin?"}, []string{"What time does the meeting end?", "When will it be over?"}},
		{"We left home at %s.", "We got home at %s.", []string{"The walk took %s.", "The drive took %s.", "We drove for %s."}, []string{"When did we leave?", "At what time did we set off?"}, []string{"When did we arrive?", "At what time did we get there?"}},
		{"A plane takes off and departs at %s.", "A plane lands at %s.", []string{"The flight lasts %s.", "The flight takes %s."}, []string{"When did it depart?", "What time did it leave?"}, []string{"When does it land?", "What time will it land?"}},
		{"Omar began to paint at %s.", "Omar stopped painting at %s.", []string{"He painted for %s.", "It took him %s."}, []string{"When did he begin?", "What time did he start?"}, []string{"When did he stop?", "What time did he finish?"}},
	}
	clockJourneys = []clockScene{
		{"Lea leaves home at %s.", "Lea arrives at %s.", []string{"She walks for %s"}, []string{"When did she leave?", "At what time did she leave home?"}, []string{"When does she arrive?", "What time does she get there?"}},
		{"The show starts at %s.", "The show ends at %s.", []string{"The parts last %s"}, []string{"When does the show start?"}, []string{"When does the show end?", "At what time is it over?"}},
		{"A cook begins at %s.", "A cook is done at %s.", []string{"The work takes %s"}, []string{"When did the cook begin?", "What time did the cook start?"}, []string{"When is the cook done?", "What time does the cook finish?"}},
	}
	clockLater = []string{
		"What time is it %s after %s?", "What time will it be %s after %s?", "What is the time %s after %s?", "It is %[2]s. What time will it be in %[1]s?", "It is %[2]s now. What time will it be %[1]s from now?",
		"If it is %[2]s, what time will it be in %[1]s?", "The clock shows %[2]s. What time will it be %[1]s later?", "what time is %s after %s",
	}
	clockEarlier = []string{
		"What time is it %s before %s?", "What time was it %s before %s?", "What is the time %s before %s?", "It is %[2]s. What time was it %[1]s ago?", "It is %[2]s now. What time was it %[1]s earlier?",
		"If it is %[2]s, what time was it %[1]s ago?", "what time is %s before %s",
	}
	to24Phrases  = []string{"What is %s in 24-hour time?", "What is %s on a 24-hour clock?", "Write %s in 24-hour time.", "Convert %s to 24-hour time.", "How do you write %s in the 24-hour format?", "What is %s in military time?"}
	to12Phrases  = []string{"What is %s in 12-hour time?", "What is %s on a 12-hour clock?", "Write %s in 12-hour time.", "Convert %s to 12-hour time.", "How do you write %s in the 12-hour format?"}
	clockBetween = map[string][]string{
		"h,min": {"How long is it from %s to %s?", "How much time is there between %s and %s?", "A film starts at %s and ends at %s. How long is it?", "How much time passes from %s until %s?",
			"The bus leaves at %s and arrives at %s. How long does the ride take?", "The shop opens at %s and closes at %s. How long is it open?", "How many hours and minutes are there between %s and %s?",
			"Ida slept from %s to %s. How long did she sleep?", "What is the time from %s to %s?"},
		"min": {"How many minutes are there from %s to %s?", "How many minutes are between %s and %s?", "A lesson starts at %s and ends at %s. How many minutes does it last?",
			"How many minutes pass from %s until %s?", "The train leaves at %s and arrives at %s. How many minutes does the trip take?"},
		"h": {"How many hours are there from %s to %s?", "How many hours are between %s and %s?", "He works from %s to %s. How many hours does he work?", "The museum opens at %s and closes at %s. How many hours is it open?"},
	}
)

// sayLapses tells how long parts of a scene last.
func sayLapses(r *rng, scene clockScene, parts []string) string {
	text := pick(r, scene.lasts)
	if len(parts) == 1 {
		return fmt.Sprintf(text, parts[0])
	}
	said := fmt.Sprintf(text, parts[0])
	for _, p := range parts[1:] {
		said += pick(r, []string{", then for ", " and then for ", ", then "}) + p
	}
	return said + "."
}
