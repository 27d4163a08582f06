package times

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

var (
	// minutesTo is a time told by the minutes that are left of an hour: "it is 20 to 9". Without "it is" or
	// "at" it may be a range.
	minutesTo = lazyregexp.New(`(?i)\b(it is|it's|at) (5|10|20|25|five|ten|twenty|twenty[- ]five) (?:minutes )?to (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b([ ,.?!]|$)`)
	// cameLate tells when something was to come and how much later or earlier it did.
	cameLate = lazyregexp.New(`(\b(?:due|scheduled|supposed|meant|planned|should)\b[^?]*\bT\b[^?]*\b(?:came|comes|arrived|arrives|left|leaves|started|starts|began|begins|was|is|were|departed|departs|landed|lands|ran|runs)(?: [a-z]+)?) Q (late|early|behind schedule|ahead of schedule)\b`)
	// takenOut is when something is done that was put in.
	takenOut = lazyregexp.New(`\b(?:take|takes|took|taken) (?:it|them|the [a-z]+) out\b`)
	// nextOfMany tells that something happens again and again and when it did last, and asks for the next
	// time.
	nextOfMany = lazyregexp.New(`^([^?]*)\bevery Q\b([^?]*) T (?:[^?TQ]*[.,;] )?((?:so )?(?:when's|(?:when|at what time|what time) (?:is|must|should|do|does|can|will|am|are))\b[^?TQ]*\bnext\b[^?TQ]*)\?+$`)
	// oneOfMany is "one" by itself, which stands for a number else.
	oneOfMany = lazyregexp.New(`\bN (at|has|left|came|went|due|T|,|\.)`)
	// lastTold are words of what happened once.
	lastTold = lex.NewSet("took had left came went gave arrived departed last got started began fed ate drank rang was")
)

// toHour is a text with times by the minutes left of an hour in figures: "it is 8:40".
func toHour(text string) string {
	if !strings.Contains(text, " to ") {
		return text
	}
	return minutesTo.ReplaceAllStringFunc(text, func(told string) string {
		m := minutesTo.FindStringSubmatch(told)
		minutes, hour := inFigures(m[2]), inFigures(m[3])
		if hour < 1 || hour > 12 {
			return told
		}
		return fmt.Sprintf("%s %d:%02d%s", m[1], (hour+10)%12+1, 60-minutes, m[4])
	})
}

var (
	// beforeEvent is how long before or after something that goes by a noun, eventAt when that is.
	beforeEvent = lazyregexp.New(`\bQ (before|after) (?:(?:the|my|our|his|her) )?([a-z]+)\b`)
	eventAt     = lazyregexp.New(`\b([a-z]+) (?:is|starts|begins|was|started|began)(?: at)? T\b`)
)

// timedEvent is a text in which the time of something is told before or after which something else happens, with that time
// for it: "Q before T" for "Q before dinner . dinner is at T".
func timedEvent(text string) string {
	before, at := beforeEvent.FindStringSubmatchIndex(text), eventAt.FindStringSubmatchIndex(text)
	if before == nil || at == nil || before[1] > at[0] && at[1] > before[0] || text[before[4]:before[5]] != text[at[2]:at[3]] {
		return text
	}
	if at[0] < before[0] { // "dinner is at T . Q before dinner"
		return text
	}
	return text[:before[4]] + "T" + text[before[5]:at[0]] + "so" + text[at[1]:]
}

// inFigures is a number below 60 in figures or words.
func inFigures(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(word), func(r rune) bool { return r == ' ' || r == '-' }) {
		n += lex.NumberNames[w]
	}
	return n
}

// inPlainSteps is a text about times of day with turns of phrase in those that tell a step from one time to
// another: what is due at T and comes Q late comes Q later.
func inPlainSteps(text string) string {
	if !strings.Contains(text, " Q") {
		return text
	}
	text = timedEvent(takenOut.ReplaceAllString(text, "finish"))
	text = wantedEarly.ReplaceAllString(text, "$1 Q earlier")
	if m := cameLate.FindStringSubmatchIndex(text); m != nil {
		later := " Q later"
		if strings.HasPrefix(text[m[4]:m[5]], "early") || strings.HasPrefix(text[m[4]:m[5]], "ahead") {
			later = " Q earlier"
		}
		text = text[:m[3]] + later + text[m[1]:]
	}
	if m := nextOfMany.FindStringSubmatch(oneOfMany.ReplaceAllString(text, "one $1")); m != nil && lastTold.Within(m[2]) && !strings.Contains(m[1]+m[2], " now") {
		text = m[1] + m[2] + " T and Q later ? " + m[3] + "?"
	}
	return text
}
