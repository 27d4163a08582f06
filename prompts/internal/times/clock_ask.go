package times

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

const asksOther = `(?:(?:what is|what's|convert|write|express|change|put|turn|how do (?:you|i) (?:write|say)) )?T (?:in|to|on|into|using|as) `

var (
	// What a question about times of day asks for: a time, a time on the other clock, or
	// what lies between two.
	asksClock    = lazyregexp.New(`\b(?:(?:at |by )?what time|what (?:is|was|will be) the time|what's the time|what will the time be|what will (?:it|the clock) (?:show|say|read)|when|(?:at )?what hour)\b`)
	asksOtherOne = lazyregexp.New(`^` + please + `(?:` + asksOther + `|(?:if )?(?:it is|it's) T ,? ?(?:what is|what's) (?:that|it) (?:in|on|using) )` + `(?:(?:a |the )?Q (?:time|clock|format|notation)|military time)` + ending)
	clockSum     = lazyregexp.New(`^` + please + `(?:(?:what is|what's|calculate) )?(?:T (plus|\+|minus|-) Q|(add) Q to T|(?:subtract|take) Q (from|off|away from) T)` + ending)
	asksDuration = lazyregexp.New(`\b(?:how long|how much time|how many (hours and minutes|minutes|hours)|(?:what is|what's) the (?:duration|length|time)|what duration)\b`)
	// inUnits is how a duration is wanted that "how long" asks for.
	inUnits = lazyregexp.New(`\bin (hours and minutes|minutes|hours)\b`)
	// beyondClock are words of a question that a clock alone does not answer.
	beyondClock = lazyregexp.New(`\b(?:` + anyOf(`each every per twice times speed mph zone zones timezone daily faster slower fast slow late early ahead behind delayed or W D N average
		day days weekday usually half who why where`) + `|if not)\b`)

	// untilWords tell that the later of two times comes first in the text, fromWords
	// that it comes last.
	untilWords = lazyregexp.New(`\b(?:until|till|before|to) T (?:if|when) (?:it is|it's|the time is|now it is) (?:now )?T`)
	fromWords  = lazyregexp.New(`\b(?:from|between) T (?:to|until|till|and) T\b|\b(?:it is|it's) T\b.* (?:until|till) T\b`)

	laterWords   = lazyregexp.New(`Q (?:after|past|later than|from) (?:it is )?T|\bin Q\b|Q (?:later|from now|from then|after \?)|\bafter Q\b|\btimer for Q\b`)
	earlierWords = lazyregexp.New(`Q (?:before|prior to|earlier than|to) T|Q (?:ago|earlier|before (?:that|it|then|\?))`)
	// thenWords tell what came how long behind or before the time that is told, thanWords of two times
	// that are not those told and asked for.
	thenWords = lazyregexp.New(`\bT\b.* Q (later|earlier)\b`)
	thanWords = lazyregexp.New(`Q (?:later|earlier) than (?:(?:it is|it's) )?([a-z]+)\b`)
	// tookWords tell how long something took that began at the time before.
	tookWords = lazyregexp.New(`\b(?:came|comes|got on|picked \w+ up) (?:at )?T\b.* (?:took|takes|lasted|lasts)(?: \w+)? Q`)
	// nowTold says that the time that is told is now; what happened Q ago was before it. whatIsNow
	// asks for that time.
	nowTold   = lazyregexp.New(`\b(?:it is|it's|now|the time is|the clock (?:shows|says))(?: now| already)? T\b`)
	whatIsNow = lazyregexp.New(`^ ?(?:is it|is the time|it is)(?: now)?(?: \?|$)|^(?: now)?(?: \?|$)`)
	// wantedEarly tells how long before a time somebody has to be somewhere.
	wantedEarly = lazyregexp.New(`(\bT\b.*\b(?:must|need|needs|have to|has to|should|want to|wants to|supposed to)\b[^.,;?]*) Q (?:early|in advance|beforehand|ahead of time)\b`)
	// sameZone says that clocks need not be put forward or back.
	sameZone = lazyregexp.New(`(?: ,| \()?(?: and)?(?: (?:all|both|everything))?(?: in)?(?: the)? same time zone(?: \))?`)
	// nowSecond tells the end of something and then what time it is, and asks how long there is.
	nowSecond = lazyregexp.New(`\b(?:shuts?|closes?|ends?|starts?|begins?|opens?|leaves?|departs?|arrives?|is|comes?|goes)(?: at)? T\b[^?T]*\b(?:it is|it's|the time is|now it is)(?: now| already)? T\b[^?]*(?:how many minutes|how many hours|how long|how much time)\b[^?]*\b(?:left|remain|until|till|to go|have|wait)\b`)
	// inTimeWords end a question for when to begin so that something is reached by then.
	inTimeWords = lazyregexp.New(`\b(?:on time|in time|to (?:arrive|be there|get there|get to|reach|make it|catch)|should|must|has to|have to|needs? to|latest)\b`)

	// Words about a beginning and an end; the weak ones count where there are no others.
	beginWords = lex.NewSet(`start starts started starting begin begins began begun beginning leave leaves leaving left depart departs departed departing departure
		set sets open opens opened board boarded takes took off oven bed asleep`)
	endWords = lex.NewSet(`end ends ended ending finish finishes finished finishing over arrive arrives arrived arriving arrival get gets got close closes closed done ready
		return returns returned reach reaches reached land lands landed due stop stops stopped back ring rings come comes came wake wakes woke up`)
	weakBegin = lex.NewSet(`now is was it's from put puts go goes went`)
	weakEnd   = lex.NewSet(`must be by until till there`)
)

// readClock reads a question about times of day.
func readClock(t measured) (body string, ok bool, err error) {
	if len(t.times) == 0 || len(t.dates)+len(t.weekdays) > 0 {
		return "", false, nil
	}
	if strings.Contains(t.text, "same time zone") {
		t.text = sameZone.ReplaceAllString(t.text, "")
	}
	if strings.HasPrefix(t.text, "when it's T ,") || strings.HasPrefix(t.text, "when it is T ,") { // "if", and asks nothing
		t.text = strings.TrimPrefix(t.text, "when ")
	}
	t.text = inPlainSteps(t.text)
	if beyondClock.MatchString(t.text) {
		return "", false, nil
	}
	q := clockQuestion{twelve: t.twelve()}
	sum := clockSum.FindStringSubmatch(t.text)
	switch {
	case len(t.times) == 1 && len(t.amounts) == 1 && sum != nil && t.onlyDurations():
		ok = true
		sign := 1
		if sum[1] == "minus" || sum[1] == "-" || sum[3] != "" {
			sign = -1
		}
		q.from, q.steps = t.times[0], []duration{{sign, t.amounts[0]}}
	case len(t.times) == 1 && asksOtherOne.MatchString(t.text):
		ok = t.otherClock(&q)
	case len(t.times) == 1 && t.onlyDurations() && asksClock.MatchString(t.text):
		ok = t.movedClock(&q)
	case len(t.times) == 2 && len(t.amounts) == 0 && asksDuration.MatchString(t.text):
		ok = t.between(&q)
	}
	if !ok {
		return "", false, nil
	}
	body, err = q.body()
	return body, err == nil, err
}

// otherClock reads the question for a time on the other clock.
func (t measured) otherClock(q *clockQuestion) (ok bool) {
	hours := int64(24) // military time
	if len(t.amounts) > 0 {
		hours = t.amounts[0][0].n.Num().Int64()
	}
	q.from, q.other = t.times[0], true
	return q.twelve && hours == 24 || !q.twelve && hours == 12
}

// movedClock reads the question for the time some amounts from another.
func (t measured) movedClock(q *clockQuestion) (ok bool) {
	sign := t.direction()
	q.from = t.times[0]
	for _, amount := range t.amounts {
		q.steps = append(q.steps, duration{sign, amount})
	}
	return sign != 0
}

// between reads the question for the time between two times; which of them comes first
// must be clear.
func (t measured) between(q *clockQuestion) (ok bool) {
	if first, second := &t.times[0], t.times[1]; first.half == "" && second.half != "" && !first.word && !second.word && fromWords.MatchString(t.text) {
		*first = first.sameDay(second)
	}
	q.from, q.until = t.times[0], &t.times[1]
	if untilWords.MatchString(t.text) || nowSecond.MatchString(t.text) {
		q.from, q.until = t.times[1], &t.times[0]
	}
	wanted := asksDuration.FindStringSubmatch(t.text)[1]
	if units := inUnits.FindStringSubmatch(t.text); wanted == "" && units != nil {
		wanted = units[1]
	}
	switch wanted {
	case "minutes":
		q.asked = "min"
	case "hours":
		q.asked = "h"
	default:
		q.asked = "h,min"
	}
	return !q.until.before(q.from) || q.from.half == "" || q.until.half != q.from.half || fromWords.MatchString(t.text)
}

// sameDay is a time without am or pm from which something lasts until another: the last one before that.
func (c clockTime) sameDay(until clockTime) clockTime {
	if c.hour > 12 {
		return c
	}
	c.hour, c.half = c.hour%12, "am"
	if afternoon := (clockTime{hour: c.hour + 12, minute: c.minute}); afternoon.before(until) || until.before(c) {
		c.hour, c.half = c.hour+12, "pm"
	}
	return c
}

// onlyDurations reports whether all amounts of a question, at least one, are of time.
func (t measured) onlyDurations() bool {
	for _, amount := range t.amounts {
		if unit := amount[0].unit; unit != "s" && units.Path(unit, "s") == nil {
			return false
		}
	}
	return len(t.amounts) > 0
}

// direction tells whether the amounts of a question lead on from its time (+1) or back
// (-1); 0 if that is not clear.
func (t measured) direction() int {
	if thanWords.MatchString(t.text) {
		return 0
	}
	told, asked := t.text, ""
	if at := asksClock.FindStringIndex(t.text); at != nil {
		told, asked = t.text[:at[0]], t.text[at[0]:]
	}
	if m := thenWords.FindStringSubmatch(told); m != nil {
		return map[string]int{"later": 1, "earlier": -1}[m[1]]
	}
	question := strings.TrimPrefix(asked, asksClock.FindString(asked))
	before, _, found := strings.Cut(told, "T")
	wanted := role(question, false)
	if !found {
		var behind string
		before, behind, _ = strings.Cut(question, "T")
		if r := strongRole(behind, false); r != 0 { // what time does a lesson that starts at T end?
			wanted = r
		}
	}
	if strings.Contains(told, "Q ago") {
		switch isNow := whatIsNow.MatchString(question); {
		case nowTold.MatchString(told) && !isNow:
			return -1
		case isNow:
			return 1
		}
		return 0
	}
	given := role(before, true)
	if given+wanted == 0 && given != 0 {
		return wanted * -1
	}
	if given == -1 && wanted == -1 && tookWords.MatchString(told) { // the bus came at T and the ride took Q
		return 1
	}
	switch later, earlier := laterWords.MatchString(t.text), earlierWords.MatchString(t.text); {
	case later != earlier && later:
		return 1
	case later != earlier:
		return -1
	case wanted == 1 && inTimeWords.MatchString(question):
		return -1
	}
	return 0
}

// role tells whether a text is about a beginning (1) or an end (-1) by the last or the
// first of its words that says so; 0 if none does.
func role(text string, last bool) int {
	if r := strongRole(text, last); r != 0 {
		return r
	}
	return roleIn(text, last, weakBegin, weakEnd)
}

func strongRole(text string, last bool) int { return roleIn(text, last, beginWords, endWords) }

func roleIn(text string, last bool, begin, end lex.Set) (role int) {
	for _, w := range strings.Fields(text) {
		if role != 0 && !last {
			break
		}
		switch {
		case begin.Holds(w):
			role = 1
		case end.Holds(w):
			role = -1
		}
	}
	return role
}
