package problems

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// question words a tale about dates.
func (q dateTale) question(r *rng) string {
	date := sayDate(r, q.from, drawStyle(r, q.from))
	end := ""
	if q.padded {
		end = pick(r, []string{" as MM/DD/YYYY", " (MM/DD/YYYY)", " in the form MM/DD/YYYY", " in MM/DD/YYYY format"})
	}
	switch {
	case q.told.none() && q.asked.back():
		return fmt.Sprintf(pick(r, dateBeforePhrases), q.asked.amount(r), date, end)
	case q.told.none() && !q.padded && r.chance(30):
		return title(newClockTeller(r).filled(pick(r, dateEvents), date, title(q.asked.amount(r)), q.asked.amount(r)))
	case q.told.none():
		return fmt.Sprintf(pick(r, dateAfterPhrases), q.asked.amount(r), date, end)
	}
	tell := q.tell
	if q.told.name == "" {
		tell = q.tellSince
	}
	told := tell(r, date)
	if q.asked.name == "today" && r.chance(30) {
		return told + " " + fmt.Sprintf(pick(r, []string{"Tell me today's date%s.", "What date is it today%s?", "What date is today%s?"}), end)
	}
	return told + " " + fmt.Sprintf(pick(r, []string{"What date is it %s%s?", "Which date is it %s%s?", "What date will it be %s%s?", "Which date was it %s%s?", "Give the date %s%s."}), q.asked.say(r), end)
}

var (
	dateBeforePhrases = []string{"What date is %s before %s%s?", "What is the date %s before %s%s?", "Which date is %s before %s%s?", "what date was %s before %s%s", "What was the date %s before %s%s?"}
	dateAfterPhrases  = []string{"What date is %s after %s%s?", "What is the date %s after %s%s?", "What date will it be %s after %s%s?", "Which date is %s after %s%s?", "what date is %s from %s%s", "What date comes %s after %s%s?"}
	// dateEvents happen some time after a date.
	dateEvents = []string{"The eggs were laid on %[1]s. They hatch %[3]s later. On what date do they hatch?", "{N} sent a parcel on %[1]s. It arrives %[3]s later. On what date does it arrive?",
		"{N} planted beans on %[1]s. They came up %[3]s after that. On which day did they come up?", "The ship left on %[1]s. The voyage takes %[3]s. On what date does it arrive?"}
)

// askDaysBetween asks for the days from one date to another.
func askDaysBetween(r *rng, from, until calendar) string {
	style := drawStyle(r, from)
	return fmt.Sprintf(pick(r, []string{"How many days are there from %s to %s?", "How many days are there between %s and %s?", "How many days are between %s and %s?", "How many days is it from %s until %s?",
		"Today is %s. How many days are there until %s?", "Today is %s. How many days are left until %s?", "It is %s today. How many days is it until %s?", "How many days until %[2]s if today is %[1]s?"}), sayDate(r, from, style), sayDate(r, until, style))
}

// drawStyle draws one of the ways to write a date.
func drawStyle(r *rng, d calendar) int {
	style := r.intn(6)
	if d.year == 0 && style == 5 {
		return 0
	}
	return style
}

// tell says which day a date or a day of the week is.
func (q dateTale) tell(r *rng, day string) string {
	name := q.told.name
	verb := map[bool]string{true: "was", false: "is"}[dayOffsets[name] < 0]
	forms := []string{title(name) + " " + verb + " " + day + ".", title(name) + " " + verb + " " + day + ".", day + " " + verb + " " + name + "."}
	switch name {
	case "today":
		forms = append(forms, "It is "+day+" today.", "It is "+day+".", "Today is "+day+".", "Today is "+day+".")
	case "yesterday":
		forms = append(forms, "It was "+day+" yesterday.")
	case "tomorrow":
		forms = append(forms, "Tomorrow will be "+day+".")
	}
	if q.from.month > 0 && !strings.HasPrefix(name, "the") {
		forms = append(forms, title(name)+"'s date "+verb+" "+day+".")
	}
	if q.from.year > 0 && dayScenes[name] != nil && r.chance(30) {
		return title(newClockTeller(r).filled(strings.ReplaceAll(pick(r, dayScenes[name]), "{D}", day)))
	}
	return title(pick(r, forms))
}

// tellSince says how long ago a date was.
func (q dateTale) tellSince(r *rng, date string) string {
	s := q.told.steps[0]
	long := q.told.amount(r)
	forms := []string{"A storm hit the coast on %[1]s. That was %[3]s ago.", "%[1]s was %[3]s ago."}
	if s.n > 1 {
		forms = append(forms, "The shop opened on %[1]s. %[2]s have passed since then.", "%[2]s have passed since %[1]s.", "{N} moved here on %[1]s. That was %[3]s ago.",
			"A match was to be played on %[1]s, but got put off by %[3]s to today.")
	}
	if s.unit == "yr" && s.n > 1 {
		forms = append(forms, "{N} founded a club on %[1]s. Today is its %[4]d-year anniversary.", "{N} opened a bakery on %[1]s. It is the %[4]d-year anniversary of the bakery today.")
		return title(newClockTeller(r).filled(pick(r, forms), date, title(long), long, s.n))
	}
	return title(newClockTeller(r).filled(pick(r, forms), date, title(long), long))
}

// dayScenes tell in passing which day a date is.
var dayScenes = map[string][]string{
	"today": {"Today, {D}, {N} moved to a new flat.", "{N} wrote in the diary: today is {D} and it rains.", "The library closes for repairs today, {D}.", "{N} is happy because today is {D}.",
		"Today, {D}, the garden show opens.", "It is {D} today and {N} is packing."},
	"tomorrow": {"{N} has a dentist appointment tomorrow, {D}.", "The school play is tomorrow, {D}.", "Tomorrow, {D}, {N} will visit an aunt.", "{N} must return the books tomorrow, {D}.",
		"The exam that {N} fears is tomorrow ({D}).", "{N} will bake bread tomorrow, {D}."},
	"yesterday": {"{N} planted a tree yesterday, {D}.", "Yesterday, {D}, the new bridge was opened.", "Yesterday, {D}, {N} ran a long race.", "{N} lost a key yesterday ({D}).",
		"It snowed yesterday, {D}.", "{N} came home yesterday, {D}."},
}

// say writes a way as it is asked for.
func (d dayPhrase) say(r *rng) string {
	if d.name != "" {
		return d.name
	}
	n := d.amount(r)
	if d.back() {
		return n + pick(r, []string{" ago", " ago", " before today", " ago from today"})
	}
	if len(d.steps) == 1 && d.steps[0] == (dayStep{1, "d"}) && r.chance(40) {
		return "24 hours later"
	}
	return pick(r, []string{n + " from today", n + " later", n + " from now", "in " + n})
}

// amount writes the length of a way.
func (d dayPhrase) amount(r *rng) string {
	parts := make([]string, len(d.steps))
	for i, s := range d.steps {
		parts[i] = sayDays(r, s)
	}
	return strings.Join(parts, " and ")
}

// weekdayQuestion words a tale about days of the week.
func (q dateTale) weekdayQuestion(r *rng, day string) string {
	if q.told.none() {
		between := " after "
		if q.asked.back() {
			between = " before "
		}
		return pick(r, []string{"What day of the week is ", "What day is it ", "Which day comes ", "What day is "}) + q.asked.amount(r) + between + day + "?"
	}
	told := q.tell(r, day)
	asked := pick(r, []string{"What day is it %s?", "What day of the week is it %s?", "What day will it be %s?", "What day of the week will it be %s?", "Which day of the week is it %s?"})
	if q.asked.back() {
		asked = pick(r, []string{"What day was it %s?", "What day of the week was it %s?", "Which day was it %s?", "What weekday was it %s?"})
	}
	asked = fmt.Sprintf(asked, q.asked.say(r))
	if r.chance(35) {
		told = strings.TrimSuffix(told, ".")
		if !strings.HasPrefix(told, day) {
			told = strings.ToLower(told[:1]) + told[1:]
		}
		return "If " + told + ", " + strings.ToLower(asked[:1]) + asked[1:]
	}
	return told + " " + asked
}

// askWeekdayOfDate asks for the day of the week of a date.
func askWeekdayOfDate(r *rng, from, until calendar, day string) string {
	style := r.intn(4)
	return fmt.Sprintf(pick(r, []string{
		"If %s is a %s, what day of the week is %s?", "If %s is a %s, what day is %s?", "%s is a %s. What day of the week is %s?", "%s was a %s. What day of the week was %s?",
		"If %s was a %s, what weekday was %s?", "%s falls on a %s. On what day of the week does %s fall?", "If %s falls on a %s, on which day does %s fall?",
	}), sayDate(r, from, style), day, sayDate(r, until, style))
}

// sayDays writes a number of days, weeks, months or years.
func sayDays(r *rng, s dayStep) string {
	n := max(s.n, -s.n)
	unit := map[string]string{"d": "day", "wk": "week", "mo": "month", "yr": "year"}[s.unit]
	if n == 1 {
		return pick(r, []string{"a ", "one ", "1 "}) + unit
	}
	if n < 100 && r.chance(25) {
		return inWords(n) + " " + unit + "s"
	}
	return strconv.Itoa(n) + " " + unit + "s"
}

// namedDays are days with a name, by month and day.
var (
	namedDays    = map[[2]int]string{{12, 24}: "Christmas Eve", {12, 25}: "Christmas Day", {1, 1}: "New Year's Day", {12, 31}: "New Year's Eve", {2, 14}: "Valentine's Day", {10, 31}: "Halloween"}
	ordinalWords = strings.Fields("first second third fourth fifth sixth seventh eighth ninth")
)

// sayDate writes a date for people in one of six styles.
func sayDate(r *rng, d calendar, style int) string {
	month := months[d.month-1]
	if named := namedDays[[2]int{d.month, d.day}]; named != "" && r.chance(30) {
		if d.year > 0 {
			named += pick(r, []string{" of ", ", ", " "}) + strconv.Itoa(d.year)
		}
		return named
	}
	if d.year > 0 && d.day == prompts.MonthDays(d.year, d.month) && r.chance(12) {
		return fmt.Sprintf("the last day of %s %d", month, d.year)
	}
	if d.year > 0 && d.day < 10 && r.chance(6) {
		return fmt.Sprintf("the %s day of %s %d", ordinalWords[d.day-1], month, d.year)
	}
	year := ""
	if d.year > 0 {
		year = fmt.Sprintf(", %d", d.year)
	}
	switch style {
	case 1:
		if month != "May" {
			month = month[:3]
		}
		return fmt.Sprintf("%s %d%s", month, d.day, year)
	case 2:
		return fmt.Sprintf("%s %s%s", month, ordinal(d.day), year)
	case 3:
		return fmt.Sprintf("%d %s%s", d.day, month, strings.TrimPrefix(year, ","))
	case 4:
		if d.year > 0 {
			return fmt.Sprintf("%02d/%02d/%d", d.month, d.day, d.year)
		}
		return fmt.Sprintf("the %s of %s", ordinal(d.day), month)
	case 5:
		return fmt.Sprintf("%d/%d/%d", d.month, d.day, d.year)
	}
	return fmt.Sprintf("%s %d%s", month, d.day, year)
}

// ordinal is 1st, 2nd, 3rd, 4th.
func ordinal(n int) string {
	end := "th"
	if n/10 != 1 {
		end = map[int]string{1: "st", 2: "nd", 3: "rd"}[n%10]
		if end == "" {
			end = "th"
		}
	}
	return strconv.Itoa(n) + end
}
