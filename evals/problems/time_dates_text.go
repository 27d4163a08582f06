package problems

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// question words a tale about dates.
func (q dateTale) question(r *rng) string {
	style := r.intn(6)
	if q.from.year == 0 && style == 5 {
		style = 0
	}
	if q.days {
		return fmt.Sprintf(pick(r, []string{"How many days are there from %s to %s?", "How many days are there between %s and %s?", "How many days are between %s and %s?", "How many days is it from %s until %s?",
			"Today is %s. How many days are there until %s?", "Today is %s. How many days are left until %s?", "It is %s today. How many days is it until %s?"}), sayDate(r, q.from, style), sayDate(r, q.until, style))
	}
	date := sayDate(r, q.from, style)
	end := ""
	if q.padded {
		end = " in MM/DD/YYYY"
	}
	last := dayStep{}
	if len(q.steps) > 0 {
		last = q.steps[len(q.steps)-1]
	}
	if q.since && last.n > 0 {
		long := sayDays(r, last)
		return title(fmt.Sprintf(pick(r, sincePhrases), date, long, end, title(long)))
	}
	if q.told == "" {
		n := sayDays(r, last)
		if last.n < 0 {
			return fmt.Sprintf(pick(r, []string{"What date is %s before %s%s?", "What is the date %s before %s%s?", "Which date is %s before %s%s?", "what date was %s before %s%s"}), n, date, end)
		}
		return fmt.Sprintf(pick(r, []string{"What date is %s after %s%s?", "What is the date %s after %s%s?", "What date will it be %s after %s%s?", "Which date is %s after %s%s?", "what date is %s from %s%s"}), n, date, end)
	}
	return q.tell(r, date) + " " + fmt.Sprintf(pick(r, []string{"What is the date %s%s?", "What is the date %s%s?", "What date is it %s%s?", "What date will it be %s%s?", "What was the date %s%s?"}), q.phrase(r), end)
}

// sincePhrases lead from a date to today.
var sincePhrases = []string{
	"It was %[1]s %[2]s ago. What is the date today%[3]s?", "%[1]s was %[2]s ago. What is the date today%[3]s?", "The shop opened on %[1]s. %[4]s have passed since then. What is the date today%[3]s?",
	"%[2]s have passed since %[1]s. What is the date today%[3]s?",
}

// tell says which day a date or a day of the week is.
func (q dateTale) tell(r *rng, day string) string {
	verb := map[bool]string{true: "was", false: "is"}[dayOffsets[q.told] < 0]
	forms := []string{title(q.told) + " " + verb + " " + day + ".", title(q.told) + " " + verb + " " + day + ".", day + " " + verb + " " + q.told + "."}
	switch q.told {
	case "today":
		forms = append(forms, "It is "+day+" today.", "It is "+day+".", "Today is "+day+".", "Today is "+day+".", "Today's date is "+day+".", "This is "+day+".")
	case "yesterday":
		forms = append(forms, "It was "+day+" yesterday.", "Yesterday's date was "+day+".")
	case "tomorrow":
		forms = append(forms, "Tomorrow will be "+day+".", "Tomorrow's date is "+day+".")
	}
	s := pick(r, forms)
	if n := dayOffsets[q.told]; q.from.year > 0 && r.chance(30) && n >= -1 && n <= 1 && !q.weekday {
		s = pick(r, dayScenes[q.told])
		s = strings.ReplaceAll(strings.ReplaceAll(s, "{D}", day), "{N}", pick(r, pick(r, [][]string{women, men})))
	}
	return strings.ToUpper(s[:1]) + s[1:]
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

// phrase is the last step as it is asked for.
func (q dateTale) phrase(r *rng) string {
	if q.asked != "" {
		return q.asked
	}
	last := q.steps[len(q.steps)-1]
	n := sayDays(r, last)
	if last.n == 1 && last.unit == "d" && r.chance(40) {
		return "24 hours later"
	}
	if last.n < 0 {
		return n + pick(r, []string{" ago", " ago", " before today", " ago from today"})
	}
	return pick(r, []string{n + " from today", n + " later", n + " from now", "in " + n})
}

// weekdayQuestion words a tale about days of the week.
func (q dateTale) weekdayQuestion(r *rng, day string) string {
	phrase := q.phrase(r)
	q.weekday = true
	told := q.tell(r, day)
	asked := pick(r, []string{"What day is it %s?", "What day of the week is it %s?", "What day will it be %s?", "What day of the week will it be %s?", "Which day of the week is it %s?"})
	if last := q.steps[len(q.steps)-1]; last.n < 0 {
		asked = pick(r, []string{"What day was it %s?", "What day of the week was it %s?", "Which day was it %s?", "What weekday was it %s?"})
	}
	asked = fmt.Sprintf(asked, phrase)
	if r.chance(35) {
		told = strings.TrimSuffix(told, ".")
		if !strings.HasPrefix(told, day) {
			told = strings.ToLower(told[:1]) + told[1:]
		}
		return "If " + told + ", " + strings.ToLower(asked[:1]) + asked[1:]
	}
	return told + " " + asked
}

// weekdayOfDateQuestion words the question for the day of the week of a date.
func (q dateTale) weekdayOfDateQuestion(r *rng, day string) string {
	style := r.intn(4)
	return fmt.Sprintf(pick(r, []string{
		"If %s is a %s, what day of the week is %s?", "If %s is a %s, what day is %s?", "%s is a %s. What day of the week is %s?", "%s was a %s. What day of the week was %s?",
		"If %s was a %s, what weekday was %s?", "%s falls on a %s. On what day of the week does %s fall?", "If %s falls on a %s, on which day does %s fall?",
	}), sayDate(r, q.from, style), day, sayDate(r, q.until, style))
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
