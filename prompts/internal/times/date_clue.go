package times

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// dayClue is a way to tell of a day from which the calendar alone gives the date. It is
// restated in words that [readDate] reads: "the first Monday of 2019" as "January 7,
// 2019", since which days those are is looked up, like leap years, and not worked out.
type dayClue struct {
	needs []string // texts in small letters of which it has one
	form  *lazyregexp.Regexp
	// restate says the same as a match in other words; "" where it tells of no day.
	restate func(m []string) string
}

const (
	clueMonth   = `(January|February|March|April|May|June|July|August|September|October|November|December)`
	clueWeekday = `(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)`
	clueOrdinal = `(first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))`
	clueCount   = `(\d{1,3})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)`
	clueWho     = `([A-Z][a-z]+|he|she|they|I|my [a-z]+|the [a-z]+)`
	clueThinks  = ` (?:thinks?|thought|believes?|believed|says?|said)(?: that)? (?:today|it) (?:is|was) `
	clueTurns   = `(?: actually| really| in fact| in reality)?`
	// clueDate is a date with its year, which ends it.
	clueDate = `((?:[A-Z][a-z]+\.? \d|\d{1,2}[ /])[^.;]{0,14}\d{4})`
)

// dayClues are applied in order, so that a later one finds what an earlier one restated.
var dayClues = []dayClue{
	clue([]string{"first day of"}, `\bthe first day of (\d{4}) (?:is|was) an? `+clueWeekday+`(?:,? and|[.;,]) today is the `+clueOrdinal+` `+clueWeekday+` (?:of|in) (\d{4})\b`, firstDayTold),
	clue(weekdays, `\bthe `+clueOrdinal+` `+clueWeekday+` (?:of|in) (?:`+clueMonth+`,?(?: of)? )?(?:the year )?(\d{4})\b`, func(m []string) string {
		return weekdayInYear(m[1], m[2], m[3], m[4])
	}),
	clue([]string{"palindrome"}, `\bthe palindrome day (?:of|in) (\d{4}),? (?:because|since|as) the MM/?DD/?YYYY (?:format|form)[^.]*`, func(m []string) string {
		return palindromeDay(m[1])
	}),
	clue([]string{"hours", "days"}, `\b(?:the year |the new year )?(\d{4}) (?:is coming|is|begins|starts|arrives|will (?:come|begin|start|arrive)) in (\d{1,3}) (hour|day)s\b`, yearAhead),
	clue(thinking, `\b`+clueWho+clueThinks+`([^;]+?),? (?:but|while|and|whereas) `+clueWho+clueThinks+`([^;]+?)[.;,] (?:but |and |it turns out that |in fact,? )?`+clueWho+` (?:is|was)`+clueTurns+` (right|correct|wrong|mistaken|incorrect)\b`, whoIsRight),
	clue(thinking, `\b`+clueWho+clueThinks+`([^;]+?)[,;.]? but (?:today|it)(?: is| was|'s)`+clueTurns+` ([^;]+?)(?:,? (?:which|that) is [^.]*)?\.`, thoughtWrongly),
	clue([]string{"month"}, `\bon the (\d{1,2})(?:st|nd|rd|th) (?:day )?of (?:each|every) month,? (?:starting|beginning|since|from)(?: from| in| with)?(?: the)? `+clueMonth+`,?(?: of)? (\d{4})\. (?:today|it|this) is [a-z']+ (?:`+clueCount+`) [^.]*\.`, everyMonth),
	clue([]string{"day. today"}, `\bon `+clueDate+`,? `+clueWho+` (?:bought|got|received|made|baked|picked|opened a box of|bought a box of) (\d{1,3}) ([a-z]+)\. `+clueWho+` (?:ate|eats|drank|drinks|used|uses|took|takes|read|reads) (one|two|three|four|five|\d) (?:of them )?(?:[a-z]+ )?(?:per|a|each|every) day\. today,? [a-z]+(?: has)? (?:ran|run) out(?: of (?:the )?([a-z]+|them))?\.`, usedUp),
	clue([]string{"anniversary"}, `\b(wooden|tin|crystal|china|silver|pearl|coral|ruby|golden|gold|diamond|platinum)(?: wedding)? anniversary\b`, func(m []string) string {
		return weddingYears[strings.ToLower(m[1])] + "-year wedding anniversary"
	}),
	clue([]string{"anniversary", "birthday"}, `\b(?:`+clueCount+`) ((?:wedding |work )?(?:anniversary|birthday))\b`, func(m []string) string {
		return strconv.Itoa(ordinal(m[1], m[2])) + "-year " + m[3]
	}),
	clue([]string{"today is "}, `\btoday is (\d{1,2}/\d{1,2})(,? and it is [a-z']+ (?:`+clueCount+`) time in (?:the year )?(\d{4})\b[^.]*\.|[.,] [a-z]+ (?:is|am|are) (?:watching|attending|playing|at|visiting) (?:at |in )?(?:the )?(?:[a-z]+ )?(?:[a-z]{3}|cup|olympics|games|championships?|open|bowl|expo) (\d{4})\.)`, yearBeside),
}

// dayStems are such that all of dayClues, and what namedWeekdays restates, need one of them.
var dayStems = []string{"day", "hours", "month", "think", "thought", "believe", "say", "said", "anniversary", "thanksgiving"}

// clue is a dayClue whose form may be written in capital or small letters.
func clue(needs []string, form string, restate func(m []string) string) dayClue {
	return dayClue{needs, lazyregexp.New(`(?i)` + form), restate}
}

// What dayClues and namedWeekdays need.
var (
	weekdays     = strings.Fields("sunday monday tuesday wednesday thursday friday saturday")
	thinking     = []string{"think", "thought", "believe", "say", "said"}
	holidayNames = slices.Collect(maps.Keys(weekdayHolidays))
)

// restateDays restates the clues of a question, or of a part of it.
func restateDays(q *query.Question, asked string) string {
	question := asked
	if q.Mentions(weekdays...) || q.Mentions(holidayNames...) {
		question = namedWeekdays(question)
	}
	for _, c := range dayClues {
		if question == asked && !q.Mentions(c.needs...) {
			continue
		}
		m := c.form.FindStringSubmatchIndex(question)
		if m == nil {
			continue
		}
		groups := c.form.FindStringSubmatch(question)
		if said := c.restate(groups); said != "" {
			question = question[:m[0]] + said + question[m[1]:]
		}
	}
	return question
}

// ordinal is a number of one or two forms: digits, or the word for an ordinal.
func ordinal(digits, word string) int {
	if n, err := strconv.Atoi(digits); err == nil {
		return n
	}
	return ordinalNumbers[strings.ToLower(word)]
}

// firstDayTold leaves out which day of the week a year begins with, if it does.
func firstDayTold(m []string) string {
	begins := weekdayInYear("first", m[2], "", m[1])
	date := weekdayInYear(m[3], m[4], "", m[5])
	if m[1] != m[5] || begins != "January 1, "+m[1] || date == "" {
		return ""
	}
	return "today is " + date
}

// palindromeDay is the day of a year whose MMDDYYYY reads the same backwards.
func palindromeDay(year string) string {
	d, err := time.Parse("01022006", string([]byte{year[3], year[2], year[1], year[0]})+year)
	if err != nil {
		return ""
	}
	return spoken(d)
}

// yearAhead is the day some hours or days before a year begins.
func yearAhead(m []string) string {
	y, _ := strconv.Atoi(m[1])
	hours, _ := strconv.Atoi(m[2])
	if strings.EqualFold(m[3], "day") {
		hours *= 24
	}
	if hours == 0 || hours%24 > 0 { // whether 36 hours are one day or two is disputed
		return ""
	}
	return "today is " + spoken(time.Date(y, 1, 1, -hours, 0, 0, 0, time.UTC))
}

// whoIsRight is the day that the one of two people says who is right.
func whoIsRight(m []string) string {
	first := strings.EqualFold(m[5], m[1])
	if !first && !strings.EqualFold(m[5], m[3]) || strings.EqualFold(m[1], m[3]) {
		return ""
	}
	right := strings.EqualFold(m[6], "right") || strings.EqualFold(m[6], "correct")
	if first == right {
		return "today is " + m[2] + "."
	}
	return "today is " + m[4] + "."
}

var (
	yearIn  = lazyregexp.New(`\b\d{4}\b`)
	dateIn  = lazyregexp.New(`(?i)^(?:\d{1,2}/\d{1,2}|[a-z]{3,9}\.? \d)`)
	daysOff = lazyregexp.New(`(?i)^([a-z]+|\d{1,3}) days? (later|earlier)$`)
)

// thoughtWrongly is the day that it is in fact, told by its date, which has the year of
// the one that it was thought to be, or by how many days lie between.
func thoughtWrongly(m []string) string {
	thought, is := m[2], m[3]
	year := yearIn.FindString(thought)
	off := daysOff.FindStringSubmatch(is)
	switch {
	case off != nil && strings.EqualFold(off[2], "later"):
		return thought + " was " + off[1] + " days ago."
	case off != nil:
		return thought + " is " + off[1] + " days away."
	case !dateIn.MatchString(is):
		return ""
	case yearIn.MatchString(is) || year == "":
	case strings.Contains(is, "/"):
		is += "/" + year
	default:
		is += ", " + year
	}
	return "today is " + is + "."
}

// everyMonth is the day of the fifth visit of one a month.
func everyMonth(m []string) string {
	day, _ := strconv.Atoi(m[1])
	n := ordinal(m[4], m[5])
	switch since := fmt.Sprintf("%s %d, %s", m[2], day, m[3]); {
	case n == 0 || day > 28: // not every month has a 30th
		return ""
	case n == 1:
		return "each month. Today is " + since + "."
	case n == 2:
		return "each month. " + since + " was a month ago."
	default:
		return fmt.Sprintf("each month. %s was %d months ago.", since, n-1)
	}
}

// usedUp is how long what somebody has lasts, from the day on which they got it.
func usedUp(m []string) string {
	n, _ := strconv.Atoi(m[3])
	each := slices.Index([]string{"0", "one", "two", "three", "four", "five"}, strings.ToLower(m[6]))
	if v, err := strconv.Atoi(m[6]); err == nil {
		each = v
	}
	if each < 1 || n%each != 0 || n/each < 2 || m[7] != "" && m[7] != "them" && !strings.EqualFold(m[7], m[4]) {
		return ""
	}
	return fmt.Sprintf("%s was %d days ago.", m[1], n/each)
}

// weddingYears are the years of marriage that people have names for.
var weddingYears = map[string]string{"wooden": "5", "tin": "10", "crystal": "15", "china": "20", "silver": "25", "pearl": "30", "coral": "35", "ruby": "40",
	"golden": "50", "gold": "50", "diamond": "60", "platinum": "70"}

// yearBeside gives a date without a year that of what goes on on that day.
func yearBeside(m []string) string {
	year := m[5]
	if year == "" {
		year = m[6]
	}
	return "today is " + m[1] + "/" + year + m[2]
}
