package times

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
)

var (
	// weekdayDefined says which day of the week in a month a holiday is.
	weekdayDefined = lazyregexp.New(`(?i)(?:^|\. )(?:In (?:the )?[A-Z.]+(?: [A-Z]+)?, )?(?:the )?([A-Z'’]+(?: day)?) is (?:always |celebrated |observed |held )*(?:on )?the ` + clueOrdinal + ` ` + clueWeekday + ` (?:of|in) ` + clueMonth + `[.;] `)
	// weekdayHolidays are those that mean one day to most people, by name.
	weekdayHolidays = map[string][3]string{"thanksgiving": {"fourth", "Thursday", "November"}, "memorial day": {"last", "Monday", "May"}, "labor day": {"first", "Monday", "September"}}
)

// namedWeekdays writes the holidays that are a day of the week in a month as that day:
// Thanksgiving of 2001 is the fourth Thursday of November 2001, or what the question says
// that it is.
func namedWeekdays(question string) string {
	say := func(name string, day [3]string) {
		of := lazyregexp.New(`(?i)\b(?:the )?(?:US |U\.S\. |American )?` + regexp.QuoteMeta(name) + `(?: day)?(?: of| in|,)? (\d{4})\b`)
		question = of.ReplaceAllString(question, "the "+day[0]+" "+day[1]+" of "+day[2]+" $1")
	}
	if m := weekdayDefined.FindStringSubmatchIndex(question); m != nil {
		part := func(n int) string { return question[m[2*n]:m[2*n+1]] }
		name, day := part(1), [3]string{part(2), part(3), part(4)}
		question = question[:m[0]] + " " + question[m[1]:]
		say(name, day)
	}
	if !strings.Contains(question, "Canad") { // where Thanksgiving is in October
		for name, day := range weekdayHolidays {
			if strings.Contains(strings.ToLower(question), name) { // few do, and a form takes long to make
				say(name, day)
			}
		}
	}
	return strings.TrimSpace(question)
}

func spoken(t time.Time) string { return t.Format("January 2, 2006") }

// weekdayInYear is the date of the last Friday of June 2014, or the first Monday of 2019;
// month may be empty.
func weekdayInYear(nth, weekday, month, year string) string {
	y, _ := strconv.Atoi(year)
	if y < firstWeekdayYear {
		return ""
	}
	from, to := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(y+1, 1, 1, 0, 0, 0, 0, time.UTC)
	if m := calendar.MonthNumbers[strings.ToLower(month)]; m > 0 {
		from, to = time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC), time.Date(y, time.Month(m)+1, 1, 0, 0, 0, 0, time.UTC)
	}
	day := time.Weekday(calendar.WeekdayNumbers[strings.ToLower(weekday)])
	if strings.EqualFold(nth, "last") {
		back := (int(to.AddDate(0, 0, -1).Weekday()-day) + 7) % 7
		return spoken(to.AddDate(0, 0, -1-back))
	}
	n := ordinal(nth[:1], nth)
	date := from.AddDate(0, 0, (int(day-from.Weekday())+7)%7+7*(n-1))
	if !date.Before(to) {
		return ""
	}
	return spoken(date)
}

// firstWeekdayYear is the first whole year in which our calendar gives the days of the
// week that people then counted, in English.
const firstWeekdayYear = 1753
