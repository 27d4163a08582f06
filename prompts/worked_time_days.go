package prompts

import (
	"math/big"
	"regexp"
	"strings"
)

const (
	dayName = `(?:today|tomorrow|yesterday|the day after tomorrow|the day before yesterday)`
	// dayStep is a way to a day from today or from a date.
	dayStep = `(` + dayName + `|(?:Q|(?:an?|one) [a-z]+) (?:ago from today|ago|later|earlier|from today|from now|before today|after today|before|after|hence)|in (?:Q|(?:an?|one) [a-z]+)|after Q|(?:Q|(?:an?|one) [a-z]+) (?:after|before|from|prior to|later than|past) D|next week|last week)`
	dayFill = `((?: (?:is|was|will|would|be|it|the|date|day|of|week|that|on|calendar|weekday|have|been|does|do|fall|falls|what's|we|'s|exact|come|comes|a|land))*)`
	dayLead = `(?:(?:if|suppose|assume|given|imagine|say|know|knowing|that|so|,) )*`
)

var (
	todayTold = regexp.MustCompile(`^` + dayLead + `(?:(today|tomorrow|yesterday|the day after tomorrow|the day before yesterday)(?:'s)?(?: date)? (?:is|was|will be|falls on|fell on)(?: a| the)? ([DW])` +
		`|(?:it is|it's|it was|it will be|this is)(?: a)? ([DW])(?: (` + dayName + `))?` +
		`|(?:today's|tomorrow's|yesterday's) date (?:is|was) ([DW])|([DW]) (?:is|was|will be) (` + dayName + `)|(today|tomorrow|yesterday) , ([DW]) ,.*?) ?[.,;!]? (?:and |then )?(.*)$`)
	dayAsked  = regexp.MustCompile(`^` + timePlease + `(?:what|which|tell me|find|give|name)` + dayFill + ` ` + dayStep + dayFill + `( in mm / dd / yyyy)?` + timeEnd)
	dayAsked2 = regexp.MustCompile(`^` + dayStep + ` ?,? ?(?:what|which)` + dayFill + `( in mm / dd / yyyy)?` + timeEnd)
	dayOfDate = regexp.MustCompile(`^` + dayLead + `D (?:is|was|falls on|fell on|will be)(?: a| on a)? W ?[.,;] (?:then )?(?:on )?(?:what|which) (?:day|weekday)(?: of the week)? (?:is|was|will|does|did) D(?: be| fall| fall on| be on)?` + timeEnd)
	daysUntil = regexp.MustCompile(`^` + timePlease + `(?:how many days|what is the number of days|what number of days)(?: (?:are|is|there|it|lie|pass|apart))* (between|from|are|is) D (?:and|to|until|till|from) D` + timeEnd)
	daysLeft  = regexp.MustCompile(`^` + timePlease + `how many days (?:is it|are there|are left|are there left|left|remain|to go|do i have to wait)? ?(until|till|to|before) D` + timeEnd)
)

// readDate reads a question about dates or days of the week.
func readDate(t timeText) (body string, ok bool, err error) {
	if len(t.times) > 0 || len(t.dates)+len(t.weekdays) == 0 {
		return "", false, nil
	}
	if len(t.dates) == 2 && len(t.weekdays) == 1 && len(t.amounts) == 0 && dayOfDate.MatchString(t.text) {
		q := dateQuestion{from: t.dates[0], until: t.dates[1], days: true}
		if err := q.checkUntil(); err != nil {
			return "", false, err
		}
		return q.weekdayOfDate(t.weekdays[0]), true, nil
	}
	if len(t.dates) > 0 && len(t.weekdays) > 0 {
		return "", false, nil
	}
	if len(t.dates) == 2 && len(t.amounts) == 0 {
		return t.daysBetween()
	}
	if len(t.dates)+len(t.weekdays) != 1 {
		return "", false, nil
	}
	var q dateQuestion
	asked := t.text
	if m := todayTold.FindStringSubmatch(t.text); m != nil {
		named := strings.TrimSuffix(m[1]+m[4]+m[7]+m[8], "'s")
		if m[5] != "" {
			named = strings.TrimPrefix(t.text[strings.Index(t.text, "'s date")-8:][:8], " ")
		}
		if step := dayOffset(named); step != 0 {
			q.steps = append(q.steps, offset{-step, "d"})
		}
		asked = m[len(m)-1]
	}
	m := dayAsked.FindStringSubmatch(asked)
	phrase, format := "", ""
	if m != nil {
		phrase, format = m[2], m[4]
	} else if m = dayAsked2.FindStringSubmatch(asked); m != nil {
		phrase, format = m[1], m[3]
	} else {
		return "", false, nil
	}
	if asked == t.text && !strings.HasSuffix(phrase, "D") {
		return "", false, nil // steps from a day that is not said
	}
	q.padded = format != ""
	steps, ok := t.daySteps(phrase)
	if !ok {
		return "", false, nil
	}
	q.steps = append(q.steps, steps...)
	if len(t.weekdays) > 0 {
		for _, s := range q.steps {
			if s.unit != "d" && s.unit != "wk" {
				return "", false, outOfScope("only days and weeks are counted from a day of the week")
			}
		}
		return weekdayBody(t.weekdays[0], q.steps), true, nil
	}
	q.from = t.dates[0]
	if q.padded && q.from.year == 0 {
		return "", false, outOfScope("no year is said")
	}
	for _, s := range q.steps {
		if s.unit == "yr" && q.from.year == 0 {
			return "", false, outOfScope("no year is said")
		}
	}
	return q.body(), true, nil
}

// daysBetween reads the question how many days lie between two dates.
func (t timeText) daysBetween() (body string, ok bool, err error) {
	q := dateQuestion{from: t.dates[0], until: t.dates[1], days: true}
	if m := todayTold.FindStringSubmatch(t.text); m != nil && daysLeft.MatchString(m[len(m)-1]) {
		if m[1]+m[4]+m[7] != "today" && m[1]+m[4]+m[7] != "" {
			return "", false, nil
		}
	} else if !daysUntil.MatchString(t.text) {
		return "", false, nil
	}
	if err := q.checkUntil(); err != nil {
		return "", false, err
	}
	return q.body(), true, nil
}

// checkUntil takes the year of the second date for the first if that has none, and
// declines dates that do not follow each other within a year.
func (q *dateQuestion) checkUntil() error {
	if q.from.year == 0 {
		q.from.year = q.until.year // March 1 to May 4, 2015
	}
	if q.until.year == 0 && q.from.year != 0 {
		return outOfScope("the second date has no year")
	}
	gap := 372*(q.until.year-q.from.year) + 31*(q.until.month-q.from.month) + q.until.day - q.from.day
	if q.from.year == 0 && gap < 0 {
		gap += 372
	}
	if gap <= 0 || gap >= 372 || !q.from.exists() {
		return outOfScope("the second date must be within a year after the first")
	}
	return nil
}

// dayOffset is the number of days from today to a day such as tomorrow.
func dayOffset(name string) int {
	switch name {
	case "tomorrow":
		return 1
	case "yesterday":
		return -1
	case "the day after tomorrow":
		return 2
	case "the day before yesterday":
		return -2
	}
	return 0
}

var dayUnit = regexp.MustCompile(`\b(?:an?|one) ([a-z]+)`)

// daySteps are the steps that a phrase such as "Q ago" stands for.
func (t timeText) daySteps(phrase string) (steps []offset, ok bool) {
	switch phrase {
	case "today":
		return nil, len(t.amounts) == 0
	case "next week":
		return []offset{{1, "wk"}}, len(t.amounts) == 0
	case "last week":
		return []offset{{-1, "wk"}}, len(t.amounts) == 0
	}
	if n := dayOffset(phrase); n != 0 {
		return []offset{{n, "d"}}, len(t.amounts) == 0
	}
	var amount []quantity
	if m := dayUnit.FindStringSubmatch(phrase); m != nil {
		unit, ok := unitSymbols[m[1]]
		if !ok || len(t.amounts) > 0 {
			return nil, false
		}
		amount = []quantity{{big.NewRat(1, 1), unit, false}}
	} else if len(t.amounts) == 1 {
		amount = t.amounts[0]
	}
	sign := 1
	if strings.Contains(phrase, "ago") || strings.Contains(phrase, "before") || strings.Contains(phrase, "earlier") || strings.Contains(phrase, "prior") {
		sign = -1
	}
	for _, q := range amount {
		if !q.n.IsInt() || !q.n.Num().IsInt64() || q.n.Sign() == 0 {
			return nil, false
		}
		n := int(q.n.Num().Int64())
		switch {
		case q.unit == "h" && n%24 == 0:
			n, q.unit = n/24, "d"
		case q.unit != "d" && q.unit != "wk" && q.unit != "mo" && q.unit != "yr":
			return nil, false
		}
		if n > maxDayStep[q.unit] {
			return nil, false
		}
		steps = append(steps, offset{sign * n, q.unit})
	}
	return steps, len(steps) > 0
}

// maxDayStep bounds the steps from one day to another.
var maxDayStep = map[string]int{"d": 400, "wk": 60, "mo": 60, "yr": 200}
