package prompts

import (
	"regexp"
	"strings"
)

const (
	timePlease = `(?:(?:please|can you|could you|would you|tell me|find|say|so|ok|hey|hi|quick question) [,:]? ?)*`
	timeEnd    = `(?: (?:please|altogether|in total|in all|exactly|for me))*(?: [?.!=])*$`
	unitsAsked = `((?:[a-z]+(?: , and | and | , )?(?: ounces?)?){1,3})`
	// unitFill are the words that may stand around the amount of a conversion.
	unitFill = `((?: (?:are|is|there|in|make|makes|do|does|did|you|get|equal|equals|would|be|that|it|this|have|has|contained|contain|to|from|of|a|total|altogether|long|the|same|as|will|i|we|fit|into|equivalent|up|all|if|was|were|last|take|comes|one|need|for|long|had|worth))*)`
	// unitLead is how something is measured: "The film lasts".
	unitLead = `(?:(?:mr|mrs|ms|dr) \. )?(?:[a-z'-]+ ){1,9}?(?:is|was|lasts|lasted|takes|took|weighs|weighed|measures|measured|contains|contained|holds|held|costs|cost|has|have|had|runs|ran|walks|walked|spends|spent|sleeps|slept|drives|drove|swims|swam|works|worked|waits|waited|studies|studied|uses|used|drinks|drank|buys|bought|needs|needed|reads|read|practices|practiced|plays|played|jumps|jumped|rides|rode|cycles|cycled|hikes|hiked|bakes|baked|boils|boiled|needed|needs|flies|lives|lived|found|finds|drank|jumped|swims|is wide|flew|rains|rained|sings|sang|saves|saved|are|were)(?: (?:about|exactly|there|here|for|a|of|only))* `
)

// unitForms match the forms of a conversion. In each, the amounts come in the order of
// the text; the group "asked" names the units.
var unitForms = []*regexp.Regexp{
	regexp.MustCompile(`^` + timePlease + `(?:how many|how much|what number of) ` + unitsAsked + unitFill + ` Q(?: (?:and|plus|\+) Q)*` + unitFill + timeEnd),
	regexp.MustCompile(`^` + timePlease + `(?:convert|change|express|write|turn|give|put|calculate|state|rewrite|what is|what's|what are|how much is|how long is) Q(?: (?:and|plus|\+) Q)* (?:expressed |given |written )?(?:in|into|to|as|in terms of) ` + unitsAsked + timeEnd),
	regexp.MustCompile(`^(?:what is |what's )?Q (?:in|to|into|as|=|equals|is|are|is equal to|are equal to|equal|make|makes)(?: how many)? ` + unitsAsked + timeEnd),
	regexp.MustCompile(`^(?:if )?` + unitLead + `Q(?: (?:long|tall|wide|high|deep|old|heavy|of [a-z]+|away))? [.,;] (?:and )?(?:how many|how much) ` + unitsAsked + unitFill + `(?: [a-z]+){0,4}` + timeEnd),
	regexp.MustCompile(`^` + unitLead + `Q(?: (?:long|tall|wide|high|deep|old|heavy|of [a-z]+|away))? [.,;] (?:what is|what's|how long is|how much is|express|write|give|convert)(?: (?:that|this|it|the [a-z]+))? (?:in|into|to) ` + unitsAsked + timeEnd),
}

// sumWords are sums of amounts that name no unit: that of the first amount is meant.
var sumWords = regexp.MustCompile(`^` + timePlease + `(?:add|what is|what's|how much is|calculate|find|work out|) ?Q (and|plus|\+|minus|-) Q` + timeEnd)

// readUnits reads a conversion.
func readUnits(t timeText) (body string, ok bool, err error) {
	if len(t.amounts) == 0 || len(t.times)+len(t.dates)+len(t.weekdays) > 0 {
		return "", false, nil
	}
	for _, form := range unitForms {
		m := form.FindStringSubmatch(t.text)
		if m == nil {
			continue
		}
		units := unitsIn(m[1])
		if units == nil || beyondUnits.MatchString(t.text) {
			continue
		}
		var c conversion
		for _, amount := range t.amounts {
			c.amounts = append(c.amounts, amount...)
		}
		c.asked = units
		body, err = c.body()
		return body, err == nil, err
	}
	if m := sumWords.FindStringSubmatch(t.text); m != nil && len(t.amounts) == 2 {
		var c conversion
		for i, amount := range t.amounts {
			for _, q := range amount {
				q.minus = i == 1 && (m[1] == "minus" || m[1] == "-")
				c.amounts = append(c.amounts, q)
			}
		}
		for _, q := range t.amounts[0] {
			c.asked = append(c.asked, q.unit)
		}
		body, err = c.body()
		return body, err == nil, err
	}
	return "", false, nil
}

// beyondUnits are words that make more of a question than a conversion.
var beyondUnits = regexp.MustCompile(`\b(?:each|every|per|half|twice|times|more|less|than|another|other|left|remain|but|not|or|daily|speed|N)\b`)

// asksClock tells what a question about times of day asks for.
var (
	asksClock    = regexp.MustCompile(`\b(?:(?:at |by )?what time|what (?:is|was|will be) the time|what will the time be|when|(?:at )?what hour)\b`)
	asksDuration = regexp.MustCompile(`\b(?:how long|how much time|how many (hours and minutes|minutes|hours)|(?:what is|what's) the (?:duration|length|time)|what duration)\b`)
	// beyondClock are words of a question that a clock alone does not answer.
	beyondClock = regexp.MustCompile(`\b(?:each|every|per|twice|times|speed|mph|zone|zones|daily|faster|slower|fast|slow|late|early|ahead|behind|delayed|if not|or|W|D|N|average|day|days|weekday|timezone|usually|half|who|why|where)\b`)

	// Words about a beginning and an end; the weak ones count where there are no others.
	beginWords = newWordSet(`start starts started starting begin begins began beginning leave leaves leaving left depart departs departed departing set sets open opens opened
		board boarded begun departure takes took oven bed asleep`)
	endWords = newWordSet(`end ends ended ending finish finishes finished finishing over arrive arrives arrived arriving get gets got close closes closed done ready
		return returns returned reach reaches reached land lands landed due stop stops stopped back arrival ring rings come comes came wake wakes woke up`)
	weakBegin = newWordSet(`now is was it's from put puts go goes went`)
	weakEnd   = newWordSet(`must be by until till there`)
)

// readClock reads a question about times of day.
func readClock(t timeText) (body string, ok bool, err error) {
	if len(t.times) == 0 || len(t.dates)+len(t.weekdays) > 0 || len(t.text) > 400 || beyondClock.MatchString(t.text) {
		return "", false, nil
	}
	q := clockQuestion{twelve: t.twelve()}
	switch {
	case len(t.times) == 1 && len(t.amounts) == 1 && otherClock.MatchString(t.text):
		hours := t.amounts[0][0].n.Num().Int64()
		if !q.twelve == (hours == 24) || hours != 24 && hours != 12 {
			return "", false, nil
		}
		q.from, q.other = t.times[0], true
	case len(t.times) == 1 && len(t.amounts) == 0 && q.twelve && militaryTime.MatchString(t.text):
		q.from, q.other = t.times[0], true
	case len(t.times) == 2 && len(t.amounts) == 0 && asksDuration.MatchString(t.text):
		q.from, q.until = t.times[0], &t.times[1]
		q.asked = "h,min"
		if m := asksDuration.FindStringSubmatch(t.text); m[1] == "minutes" {
			q.asked = "min"
		} else if m[1] == "hours" {
			q.asked = "h"
		}
	case len(t.times) == 1 && len(t.amounts) > 0 && asksClock.MatchString(t.text):
		sign := t.direction()
		if sign == 0 {
			return "", false, nil
		}
		q.from = t.times[0]
		for _, amount := range t.amounts {
			q.steps = append(q.steps, duration{sign, amount})
		}
	default:
		return "", false, nil
	}
	body, err = q.body()
	return body, err == nil, err
}

var (
	otherClock   = regexp.MustCompile(`^` + timePlease + `(?:what is|what's|convert|write|express|change|how do (?:you|i) (?:write|say)) T (?:in|to|on|into|using) (?:a |the )?Q (?:time|clock|format|notation)` + timeEnd)
	militaryTime = regexp.MustCompile(`^` + timePlease + `(?:what is|what's|convert|write|express|change|how do (?:you|i) (?:write|say)) T (?:in|to|into) military time` + timeEnd)
	laterWords   = regexp.MustCompile(`Q (?:after|past|later than|from) (?:it is )?T|\bin Q\b|Q (?:later|from now|from then)|\bafter Q\b|\btimer for Q\b`)
	earlierWords = regexp.MustCompile(`Q (?:before|prior to|earlier than|to) T|Q (?:ago|earlier|before)`)
)

// direction tells whether the amounts of a question lead on from its time (+1) or back
// (-1); 0 if that is not clear.
func (t timeText) direction() int {
	told, asked := t.text, ""
	if at := asksClock.FindStringIndex(t.text); at != nil {
		told, asked = t.text[:at[0]], t.text[at[0]:]
	}
	switch later, earlier := laterWords.MatchString(t.text), earlierWords.MatchString(t.text); {
	case later && !earlier:
		return 1
	case earlier && !later:
		return -1
	case later:
		return 0
	}
	before, _, found := strings.Cut(told, "T")
	if !found {
		before, _, _ = strings.Cut(asked, "T")
		before = strings.TrimPrefix(before, asksClock.FindString(asked))
	}
	given, wanted := role(before, true), role(strings.TrimPrefix(asked, asksClock.FindString(asked)), false)
	switch {
	case given == 1 && wanted == -1:
		return 1
	case given == -1 && wanted == 1:
		return -1
	}
	return 0
}

// role tells whether a text is about a beginning (1) or an end (-1) by the last or the
// first of its words that says so.
func role(text string, last bool) (role int) {
	for _, sets := range [][2]wordSet{{beginWords, endWords}, {weakBegin, weakEnd}} {
		for _, w := range strings.Fields(text) {
			for i, set := range sets {
				if set[w] && (last || role == 0) {
					role = 1 - 2*i
				}
			}
		}
		if role != 0 {
			break
		}
	}
	return role
}
