package times

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

const (
	dayName = `(today|tomorrow|yesterday|the day after tomorrow|the day before yesterday)`
	dayLong = `(?:Q|(?:an?|one) [a-z]+)`
	// dayStep is a way to a day from today or from a date.
	dayStep = `((?:today|tomorrow|yesterday|the day after tomorrow|the day before yesterday)|` + dayLong + ` (?:ago(?: from today)?|later|earlier|from (?:today|now)|(?:before|after)(?: today)?|hence` +
		`|(?:after|before|from|prior to|later than|past) (?:a )?[DW])|in ` + dayLong + `|after Q|next week|last week)`
	dayFillOne = `is|was|will|would|be|it|the|date|day|of|week|that|on|calendar|weekday|have|been|does|do|fall|falls|what's|we|'s|exact|come|comes|a|land`
	dayFill    = `((?: (?:` + dayFillOne + `))*)`
	// dayPadded asks for two digits each.
	dayPadded = `(?: ?[,(]?(?: (?:in|as|using))?(?: the)?(?: (?:form|format))?( mm / dd / yyyy)(?: format)?(?: \))?)?`
	dayLead   = `(?:(?:if|suppose|assume|given|imagine|say|know|knowing|that|so|,) )*`
)

var (
	dayAsked2 = lazyregexp.New(`(?:^|[.,;!?] )` + dayStep + `(?: is| was| will be)? ?,? ?(?:what|what's|which)` + dayFill + `` + dayPadded + ending)
	// dayNamed asks for today's date.
	dayNamed = lazyregexp.New(`(?:^|[.,;!?] )(?:what|tell me)(?: is| was| will be|'s)? (today|tomorrow|yesterday)'s date()(?: be)?` + dayPadded + ending)
	// dayItself asks for the date of a day with a name, dayOfWeek for the day of the week.
	dayItself = lazyregexp.New(`^` + please + `(?:(?:on )?(?:what|which) date (?:is|was|does|did|will)|(?:what|what's)(?: is| was)? the date of|when is|when was) D(?: be| fall| fall on)?` + ending)
	dayOfWeek = lazyregexp.New(`^` + please + `(?:on )?(?:what|which) (?:day of the week|weekday) (?:is|was|will|does|did) D(?: be| fall| fall on| be on)?` + ending)
	// dayEvent asks for the date of something that happens some time from a date.
	dayEvent = lazyregexp.New(`^[^NTQD]*\bD\b[^NTQD]*\b(` + dayLong + ` (?:later|after that|after this|before that|before this|before it|earlier)|in Q|after Q|takes? ` + dayLong + `|took ` + dayLong + `)\b[^NTQD]*[.,;] (?:(?:on )?(?:what|which) (?:date|day)|when (?:is|was|will|does|did|do))\b[^NTQD]*` + ending)
)

// ifBehind is a question with its condition behind it: what day is it Q ago if today
// is W?
var ifBehind = lazyregexp.New(`^((?:what|which) [^.,;]*[^.,; ]),? (if [^Q]*\b[DW]\b[^Q]*?) ?\?$`)

// readDate reads a question about dates or days of the week.
func readDate(t measured) (body string, ok bool, err error) {
	if len(t.dates)+len(t.weekdays) == 0 {
		return "", false, nil
	}
	t.text = ifBehind.ReplaceAllString(t.text, "$2 , $1 ?")
	switch {
	case len(t.dates) == 2 && len(t.amounts) == 0:
		return t.daysBetween()
	case len(t.dates)+len(t.weekdays) != 1:
		return "", false, nil
	}
	if len(t.dates) == 1 && dayOfWeek.MatchString(t.text) {
		return weekdayFromNewYear(t.dates[0])
	}
	if len(t.dates) == 1 && t.dates[0].year > 0 && dayItself.MatchString(t.text) {
		return dateQuestion{from: t.dates[0]}.body(), true, nil
	}
	var q dateQuestion
	if m := dayEvent.FindStringSubmatch(t.text); m != nil && len(t.dates) == 1 && !beyondDate.MatchString(t.text) {
		q.steps, ok = t.daySteps(m[1])
	} else if way := t.awayFromToday(); way != "" {
		q.steps, ok = t.daySteps(way)
	} else {
		q, ok = t.fromToday()
	}
	if !ok {
		return "", false, nil
	}
	if len(t.weekdays) > 0 {
		for _, s := range q.steps {
			if s.unit != "d" && s.unit != "wk" {
				return "", false, form.OutOfScope("only days and weeks are counted from a day of the week")
			}
		}
		return weekdayBody(t.weekdays[0], q.steps), true, nil
	}
	q.from = t.dates[0]
	years := q.padded
	for _, s := range q.steps {
		years = years || s.unit == "yr"
	}
	if years && q.from.year == 0 {
		return "", false, form.OutOfScope("no year is said")
	}
	if !q.inFourDigits() {
		return "", false, form.OutOfScope("a year on the way has not four digits")
	}
	return q.body(), true, nil
}

// beyondDate are words of a question about a date that steps from it do not answer.
var beyondDate = lazyregexp.New(`\b(?:each|every|per|times|twice|lasts?|lasted|or|not)\b`)

// fromToday reads the question for a day some way from today, or from the date itself.
func (t *measured) fromToday() (q dateQuestion, ok bool) {
	told, phrase, padded, ok := t.dayAsked()
	if !ok || strings.Count(told, "T") != len(t.times) {
		return q, false
	}
	q.padded = padded
	named := strings.HasSuffix(phrase, "D") || strings.HasSuffix(phrase, "W")
	if named && told != "" {
		return q, false
	}
	if !named {
		if q.steps, ok = t.today(told); !ok {
			return q, false
		}
	}
	steps, ok := t.daySteps(phrase)
	q.steps = append(q.steps, steps...)
	return q, ok && len(t.amounts) == 0
}

// dayAsked finds what is told before the question for a day, the way to that day, and
// whether it is to be written MM/DD/YYYY.
func (t measured) dayAsked() (told, phrase string, padded, ok bool) {
	m, form := t.dayQuestion(), []int{2, 4}
	if m == nil {
		m, form = dayAsked2.FindStringSubmatchIndex(t.text), []int{1, 3}
	}
	if m == nil {
		m, form = dayNamed.FindStringSubmatchIndex(t.text), []int{1, 3}
	}
	if m == nil {
		return "", "", false, false
	}
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return t.text[m[2*n]:m[2*n+1]]
	}
	told = t.text[:m[0]]
	if strings.HasPrefix(t.text[m[0]:], "if ") { // its clause is part of the match
		told = t.text[:m[2*form[0]]]
	}
	return strings.TrimSpace(told), group(form[0]), group(form[1]) != "", true
}

// dayTold are the ways to say how a date or a day of the week lies to today. The first
// group is the day that it is, or how long ago or ahead.
var dayTold = []struct {
	form  *lazyregexp.Regexp
	sign  int      // of the way from that day to today, where it is an amount
	needs []string // texts of which it has one; any if there are none
}{
	{lazyregexp.New(`\b` + dayName + `(?:'s)?(?: date)? (?:is|was|will be|falls on|fell on)(?: a| the| on)?(?: [a-z]{3} ,)? [DW]\b`), 0, nil},
	{lazyregexp.New(`\b(today|tomorrow|yesterday)'s(?: a)? [DW]\b`), 0, nil},
	{lazyregexp.New(`\b` + dayName + ` [,(] (?:[a-z]{3} , )?[DW]\b`), 0, nil},
	{lazyregexp.New(`\b[DW] (?:is|was|will be) ` + dayName + `\b`), 0, nil},
	{lazyregexp.New(`\b(?:it is|it's|it was|it will be) (?:a )?[DW] ` + dayName + `\b`), 0, nil},
	{lazyregexp.New(`\b(?:it was|was) (?:a )?[DW] (` + dayLong + `) ago\b`), 1, []string{"was D ", "was W ", "was a D ", "was a W "}},
	{lazyregexp.New(`\b[DW] was (` + dayLong + `) ago\b`), 1, []string{"D was ", "W was "}},
	{lazyregexp.New(`\b(` + dayLong + `) ago (?:it )?was (?:a )?[DW]\b`), 1, []string{" ago was ", " ago it was "}},
	{lazyregexp.New(`\bD\b.* (?:that|this|which|it) (?:is|was)(?: actually| really| in fact)? (` + dayLong + `) ago\b`), 1, nil},
	{lazyregexp.New(`\bD\b.* (Q) (?:have|has) passed\b`), 1, nil},
	{lazyregexp.New(`\b(Q) (?:have|has) passed since D\b`), 1, nil},
	{lazyregexp.New(`\bD ,? ?but (?:it )?(?:was|is|has been|got|had to be) (?:delayed|postponed|moved back|put off) (?:by )?(` + dayLong + `) to today\b`), 1, nil},
	{lazyregexp.New(`\b(?:born|married|wed|opened|founded|began|started)\b.* D\b.* (?:today is|it is|it's|is today) (?:[a-z]+ )?(Q)(?: - old| wedding| work)? (?:birthday|anniversary)\b`), 1, nil},
	{lazyregexp.New(`\b(?:today is|it is|it's) (?:[a-z]+ )?(Q)(?: wedding| work)? anniversary(?: today)? [.;,] [^.]*\b(?:married|wed|opened|founded|began|started)\b.* D\b`), 1, nil},
	{lazyregexp.New(`\bD ,? ?(?:which )?is (` + dayLong + `) (?:away|from now|from today|ahead)\b`), -1, nil},
	{lazyregexp.New(`\b(?:it is|it's|this is|now|today is|time is T (?:of|on)|celebrat[a-z]+)(?: a)? [DW](?: now)?()(?:$| [.,;!])`), 0, nil},
}

// today is the way from the day that is told to today. All amounts that are told are
// taken off t.
func (t *measured) today(told string) (steps []offset, ok bool) {
	amounts := strings.Count(told, "Q")
	if dayFirst.MatchString(told) && len(t.dates) == 1 && t.dates[0].figures {
		t.dates[0].month, t.dates[0].day = t.dates[0].day, t.dates[0].month
		if !t.dates[0].exists() {
			return nil, false
		}
	}
	for _, d := range dayTold {
		if d.needs != nil && !lex.ContainsAny(told, d.needs) {
			continue
		}
		m := d.form.FindStringSubmatchIndex(told)
		if m == nil {
			continue
		}
		named := told[m[2]:m[3]]
		if d.sign == 0 {
			t.amounts = t.amounts[amounts:]
			if n := dayOffset(named); n != 0 {
				steps = []offset{{-n, "d"}}
			}
			return steps, true
		}
		before := strings.Count(told[:m[2]], "Q")
		last := t.amounts[amounts:]
		t.amounts = t.amounts[before:]
		word := map[int]string{1: " later", -1: " ago"}[d.sign]
		steps, ok = t.daySteps(named + word)
		t.amounts = last
		return steps, ok
	}
	return nil, false
}

// dayFirst tells that a date in figures begins with the day.
var dayFirst = lazyregexp.New(`\b(?:the day before the month|day first|dd / mm / yyyy)\b`)

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

var dayUnit = lazyregexp.New(`\b(?:an?|one) ([a-z]+)`)

// daySteps are the steps that a phrase such as "Q ago" stands for; its amount is taken
// off t.
func (t *measured) daySteps(phrase string) (steps []offset, ok bool) {
	switch phrase {
	case "today":
		return nil, true
	case "next week":
		return []offset{{1, "wk"}}, true
	case "last week":
		return []offset{{-1, "wk"}}, true
	}
	if n := dayOffset(phrase); n != 0 {
		return []offset{{n, "d"}}, true
	}
	var amount []quantity
	if m := dayUnit.FindStringSubmatch(phrase); m != nil {
		amount = []quantity{{big.NewRat(1, 1), units.Symbols[m[1]], false}}
	} else if len(t.amounts) > 0 {
		amount, t.amounts = t.amounts[0], t.amounts[1:]
	}
	sign := 1
	if backWords.MatchString(phrase) {
		sign = -1
	}
	for _, q := range amount {
		if !q.n.IsInt() || !q.n.Num().IsInt64() || q.n.Sign() == 0 {
			return nil, false
		}
		n := int(q.n.Num().Int64())
		if q.unit == "h" && n%24 == 0 {
			n, q.unit = n/24, "d"
		}
		if n > maxDayStep[q.unit] {
			return nil, false
		}
		steps = append(steps, offset{sign * n, q.unit})
	}
	return steps, len(steps) > 0
}

var backWords = lazyregexp.New(`\b(?:ago|before|earlier|prior)\b`)

// maxDayStep bounds the steps from one day to another.
var maxDayStep = map[string]int{"d": 400, "wk": 60, "mo": 60, "yr": 200}
