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
	if q.by == nil {
		frame := pick(r, clockBetween[q.asked])
		return newClockTeller(r).filled(frame, q.say(r, q.from, compact), q.say(r, q.until, compact))
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
		return newClockTeller(r).filled(pick(r, frames), parts[0], q.say(r, q.from, compact))
	}
	return q.scene(r, q.say(r, q.from, compact), parts)
}

// scene tells of something that begins or ends at a time and how long its parts last.
func (q clockTale) scene(r *rng, time string, parts []string) string {
	scene := pick(r, clockScenes)
	if len(parts) > 1 {
		scene = pick(r, clockJourneys)
	}
	for q.back && scene.began == nil {
		scene = pick(r, clockScenes)
	}
	told, asked := scene.begins, scene.ended
	if q.back {
		told, asked = scene.ends, scene.began
	}
	t := newClockTeller(r)
	told, ask := t.filled(told, time), t.filled(pick(r, asked))
	lasts := t.filled(sayLapses(r, scene, parts))
	switch {
	case len(parts) == 1 && r.chance(12):
		return "If " + lowerFirst(told) + " and " + lowerFirst(strings.TrimSuffix(lasts, ".")) + ", " + strings.ToLower(ask[:1]) + ask[1:]
	case len(parts) == 1 && r.chance(25):
		return title(told) + pick(r, []string{" and ", ", and "}) + lowerFirst(lasts) + " " + ask
	case !strings.HasSuffix(told, "."): // "at 7 p.m." ends a sentence by itself
		told += "."
	}
	return title(told) + " " + lasts + " " + ask
}

// newClockTeller tells of one person; "they" and "I" would need other verbs.
func newClockTeller(r *rng) *teller {
	t := &teller{r: r}
	for t.choosePerson(); t.base; {
		t.choosePerson()
	}
	return t
}

// filled draws the alternatives of a wording and names the person.
func (t *teller) filled(text string, args ...any) string {
	if len(args) > 0 {
		text = fmt.Sprintf(text, args...)
	}
	text = t.alternatives(text)
	return strings.NewReplacer("{N}", t.name, "{S}", title(t.pronoun), "{s}", t.pronoun, "{him}", t.him, "{his}", t.his).Replace(text)
}

// lowerFirst makes the first letter of a sentence small, unless a name begins with it.
func lowerFirst(s string) string {
	for _, w := range []string{"A ", "The ", "It ", "That ", "They ", "She ", "He ", "Lessons ", "Classes ", "Exams "} {
		if strings.HasPrefix(s, w) {
			return strings.ToLower(s[:1]) + s[1:]
		}
	}
	return s
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
	figures, half := t.halfDay()
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
		{"[A|The] [film|movie|concert|play|show|game|match] [starts|begins] at %s", "[A|The] [film|movie|concert|play|show|game|match] [ends|finishes] at %s", []string{"[It|That] lasts %s.", "It [is|was] %s long.", "It [runs|goes on] for %s."},
			[]string{"When does it [start|begin]?", "[At what time|What time] does it begin?", "What time did it start?"}, []string{"When does it end?", "[At what time|What time] does it [end|finish]?", "What time is it over?", "When will it be over?"}},
		{"[The|A] [train|bus|ferry|coach|boat] [leaves|departs] [|from the harbor |from the station ]at %s", "[The|A] [train|bus|ferry|coach|boat] arrives at %s",
			[]string{"The [trip|journey|ride] [takes|lasts] %s.", "It [needs|takes] %s to [the city|the next stop|the coast]."},
			[]string{"When does it [leave|depart]?", "What time did it [depart|leave]?", "At what time does it leave?"}, []string{"When does it arrive?", "What time does it arrive?", "At what time will it arrive?"}},
		{"[Lessons|Classes|Exams] [begin|start] at %s", "[Lessons|Classes|Exams] [end|are over] at %s", []string{"They [last|take] %s."}, []string{"When do they [begin|start]?", "What time do they start?"}, []string{"When do they end?", "What time are they over?"}},
		{"{N} started [to cook|the homework|to read|to work|painting|a walk|to practice] at %s", "{N} [finished|stopped] [cooking|the homework|reading|working|painting|walking|practicing] at %s", []string{"It took {him} %s.", "{S} needed %s.", "That took %s."},
			[]string{"When did {s} [start|begin]?", "[At what time|What time] did {s} begin?"}, []string{"When did {s} finish?", "At what time was {s} done?", "What time did {s} finish?"}},
		{"The [meeting|lecture|party|class|workshop|lesson] [starts|begins] at %s", "The [meeting|lecture|party|class|workshop|lesson] ends at %s", []string{"It [lasts|takes] %s.", "It is planned to last %s."},
			[]string{"What time does it [start|begin]?", "When does it begin?"}, []string{"What time does it end?", "When will it be over?", "When does it finish?"}},
		{"{N} [left home|left the house|left work|set off] at %s", "{N} [got home|arrived home|reached the lake|arrived at school] at %s", []string{"The [walk|drive|ride|trip] took %s.", "{S} [walked|drove|rode] for %s.", "It took {him} %s."},
			[]string{"When did {s} leave?", "At what time did {s} set off?", "What time did {s} leave?"}, []string{"When did {s} arrive?", "At what time did {s} get there?", "What time did {s} arrive?"}},
		{"[A|The] plane [departs|takes off] at %s", "[A|The] plane lands at %s", []string{"The flight [lasts|takes] %s.", "It is in the air for %s."}, []string{"When did it depart?", "What time did it leave?"}, []string{"When does it land?", "What time will it land?", "At what time does it arrive?"}},
		{"{N} puts [a cake|bread|a pie|a pizza] in the oven at %s", "[A cake|The bread|The pie|The roast] is done at %s", []string{"It [bakes|must bake|stays there] for %s.", "It needs %s."}, []string{"When did it start to bake?", "What time was it begun?"}, []string{"When is it done?", "At what time is it ready?", "When will it be ready?"}},
		{"{N} [goes to bed|falls asleep] at %s", "{N} wakes up at %s", []string{"{S} sleeps for %s.", "{S} sleeps %s."}, nil, []string{"When does {s} get up?", "What time does the sleep end?"}},
		{"The [museum|shop|pool|market|library] opens at %s", "The [museum|shop|pool|market|library] closes at %s", []string{"It is open for %s.", "It stays open for %s."}, []string{"When does it open?", "What time does it open?"}, []string{"When does it close?", "What time does it close?"}},
	}
	clockJourneys = []clockScene{
		{"{N} leaves [home|the office|the house] at %s", "{N} [arrives|gets home|gets to work] at %s", []string{"{S} [walks|travels|is on the way] for %s", "The way takes %s"}, []string{"When did {s} leave?", "At what time did {s} leave?"}, []string{"When does {s} arrive?", "What time does {s} get there?"}},
		{"The [show|program|ceremony|tour] starts at %s", "The [show|program|ceremony|tour] ends at %s", []string{"The parts last %s", "Its parts take %s"}, []string{"When does it start?", "What time does it begin?"}, []string{"When does it end?", "At what time is it over?"}},
		{"{N} begins [to work|to clean|to cook|to study] at %s", "{N} is done at %s", []string{"The work takes %s", "{S} [works|needs] %s"}, []string{"When did {s} begin?", "What time did {s} start?"}, []string{"When is {s} done?", "What time does {s} finish?"}},
		{"The [bus|train|ship] leaves at %s", "The [bus|train|ship] arrives at %s", []string{"The legs of its trip take %s", "It travels for %s"}, []string{"When did it leave?", "What time did it depart?"}, []string{"When does it arrive?", "What time does it arrive?"}},
	}
	clockLater = []string{
		"What time is it %s past %s?", "It's %[2]s. What time will it be in %[1]s?", "The time is %[2]s. What time will it be after %[1]s?", "My watch shows %[2]s. What time will it show in %[1]s?", "What will the time be %s after %s?",
		"The bus comes in %[1]s. It is %[2]s now. When does it come?", "At %[2]s {N} sets a timer for %[1]s. When does it ring?",
		"What time is it %s after %s?", "What time will it be %s after %s?", "What is the time %s after %s?", "It is %[2]s. What time will it be in %[1]s?", "It is %[2]s now. What time will it be %[1]s from now?",
		"If it is %[2]s, what time will it be in %[1]s?", "The clock shows %[2]s. What time will it be %[1]s later?", "what time is %s after %s",
	}
	clockEarlier = []string{
		"It's %[2]s. What time was it %[1]s ago?", "The time is %[2]s. What time was it %[1]s earlier?", "What was the time %s before %s?",
		"What time is it %s before %s?", "What time was it %s before %s?", "What is the time %s before %s?", "It is %[2]s. What time was it %[1]s ago?", "It is %[2]s now. What time was it %[1]s earlier?",
		"If it is %[2]s, what time was it %[1]s ago?", "what time is %s before %s",
	}
	to24Phrases  = []string{"What is %s in 24-hour time?", "What is %s on a 24-hour clock?", "Write %s in 24-hour time.", "Convert %s to 24-hour time.", "How do you write %s in the 24-hour format?", "What is %s in military time?"}
	to12Phrases  = []string{"What is %s in 12-hour time?", "What is %s on a 12-hour clock?", "Write %s in 12-hour time.", "Convert %s to 12-hour time.", "How do you write %s in the 12-hour format?"}
	clockBetween = map[string][]string{
		"h,min": {"How long is it from %s to %s?", "How much time is there between %s and %s?", "A film starts at %s and ends at %s. How long is it?", "How much time passes from %s until %s?",
			"The bus leaves at %s and arrives at %s. How long does the ride take?", "The shop opens at %s and closes at %s. How long is it open?", "How many hours and minutes are there between %s and %s?",
			"{N} slept from %s to %s. How long did {s} sleep?", "{N} went to bed at %s and woke up at %s. How long did {s} sleep?", "{N} left at %s and came back at %s. How long was {s} away?",
			"If a class begins at %s and ends at %s, how long is it?", "It is %s now. How long is it until %s?", "How long does it take from %s to %s?", "The party went from %s until %s. How long was it?", "What is the duration from %s to %s?", "What is the time from %s to %s?"},
		"min": {"How many minutes are there from %s to %s?", "How many minutes are between %s and %s?", "A lesson starts at %s and ends at %s. How many minutes does it last?",
			"How many minutes pass from %s until %s?", "It is %s. How many minutes are left until %s?", "{N} practiced from %s to %s. How many minutes did {s} practice?", "The train leaves at %s and arrives at %s. How many minutes does the trip take?"},
		"h": {"How many hours are there from %s to %s?", "How many hours are between %s and %s?", "{N} works from %s to %s. How many hours does {s} work?", "{N} worked from %s until %s. For how many hours did {s} work?", "It is %s. How many hours are left until %s?", "The museum opens at %s and closes at %s. How many hours is it open?"},
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
