package times

import (
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

// measured is a question with what it measures put aside: each amount became Q, each
// time of day T, each date D, each day of the week W. The rest is lower-case words and
// marks, with a blank between two, so that a few expressions read many wordings.
type measured struct {
	text     string
	amounts  [][]quantity // of one kind, such as 3 hours and 20 minutes
	times    []clockTime
	dates    []calendarDate
	weekdays []int
}

// measure puts the measures of a question aside, which may be q's in other words; ok is false
// where it has none.
func measure(q *query.Question, question string) (t measured, ok bool) {
	if len(question) > maxBytes {
		return t, false
	}
	if q.Mentions(respelled...) {
		question = spelling.Replace(question)
	}
	if question = toHour(question); hoursInFigures(question) {
		question = hoursMinutes.ReplaceAllString(question, "$1$3 h $2$4 min")
	}
	if question != q.Text {
		q = &query.Question{Text: question}
	}
	words, err := q.ProseNumbers()
	if err != nil {
		return t, false
	}
	begin, sign, used := 0, "", 0
	for ; begin < len(words) && used == 0; begin++ {
		sign, used = t.scan(words[begin:])
	}
	if used == 0 {
		return t, false
	}
	begin--
	out := make([]string, 0, len(words))
	for i := 0; i < len(words); {
		if i > begin {
			sign, used = t.scan(words[i:])
		}
		if i >= begin && used > 0 {
			out = append(out, sign)
			i += used
			continue
		}
		switch w := words[i]; {
		case w.Kind == lex.Number:
			out = append(out, "N")
		case !w.Is("exactly", "precisely", "just"):
			out = append(out, w.Lower)
		}
		i++
	}
	t.text = strings.Join(out, " ")
	return t, true
}

// scan reads the measure that begins some words, and says how many it has.
func (t *measured) scan(s []lex.Word) (sign string, used int) {
	switch w := &s[0]; {
	case w.Kind == lex.Number:
		if !mayGoOn(s) || s[1].Kind == lex.Mark && (s[1].Space || strings.IndexByte("'-/:.", s[1].Text[0]) < 0) {
			return "", 0
		}
	case !beginMeasure.Holds(w.Lower) && !w.LongS, w.Is("a", "an", "one") && !mayGoOn(s):
		return "", 0
	}
	return t.scanAny(s)
}

// scanAny is scan for words of which nothing rules out that a measure begins them.
func (t *measured) scanAny(s []lex.Word) (sign string, used int) {
	for _, read := range []func([]lex.Word, *measured) (string, int){scanDate, scanTimeOfDay, scanAmounts, scanWeekday} {
		if sign, used = read(s, t); used > 0 {
			return sign, used
		}
	}
	return "", 0
}

// mayGoOn reports whether a measure that begins with a number or an article may go on with the word behind it.
func mayGoOn(s []lex.Word) bool {
	return len(s) > 1 && (s[1].Kind != lex.Letters || s[1].LongS || inMeasure.Has(s[1]))
}

// inMeasure are the words that may stand second in a measure.
var inMeasure = lex.NewSet("st nd rd th of am pm o'clock past and half quarter quarters " +
	strings.Join(slices.Collect(maps.Keys(units.Symbols)), " ") + " " + strings.Join(slices.Collect(maps.Keys(calendar.MonthNumbers)), " "))

// beginMeasure are the words with which a measure may begin, but for numbers in figures.
var beginMeasure = lex.NewSet(`a an the one half quarter noon midday midnight last first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
	sunday monday tuesday wednesday thursday friday saturday $ ` + strings.Join(slices.Collect(maps.Keys(calendar.MonthNumbers)), " ") + " " + firstOfHolidays)

// maxBytes bounds a question; longer ones are tales with more in them.
const maxBytes = 600

// spelling makes one word of what the scanner would take apart.
var spelling = lex.NewSpelling("a.m.", "am", "p.m.", "pm", "A.M.", "am", "P.M.", "pm", "a.m", "am", "p.m", "pm", "A.M", "am", "P.M", "pm",
	"o’clock", "o'clock", "fl. oz.", "fluid ounces", "fl oz", "fluid ounces", "¢", " cents", "½", " 1/2", "¼", " 1/4", "¾", " 3/4")

// respelled are such that all that spelling changes has one of them.
var respelled = []string{"a.m", "p.m", "o’clock", "fl. oz.", "fl oz", "¢", "½", "¼", "¾"}

// hoursMinutes are 2h30 and 2h 30m.
var hoursMinutes = lazyregexp.New(`(?i)\b(\d+)h(\d\d)\b|\b(\d+) ?h ?(\d{1,2}) ?m(?:in|ins)?\b`)

// hoursInFigures reports whether a text has a number before an h, which few have; see hoursMinutes.
func hoursInFigures(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] == 'h' && (lex.IsDigit(s[i-1]) || s[i-1] == ' ' && i > 1 && lex.IsDigit(s[i-2])) {
			return true
		}
	}
	return false
}

// scanWeekday reads a day of the week.
func scanWeekday(s []lex.Word, t *measured) (string, int) {
	n, ok := calendar.WeekdayNumbers[s[0].Lower]
	if !ok || s[0].Kind != lex.Letters {
		return "", 0
	}
	t.weekdays = append(t.weekdays, n)
	return "W", 1
}

// rational is the number in the digits of a word.
func rational(digits string) *big.Rat {
	n := new(big.Rat)
	if whole, err := strconv.ParseInt(digits, 10, 64); err == nil {
		n.Num().SetInt64(whole)
	} else if _, ok := n.SetString(digits); !ok {
		return new(big.Rat)
	}
	return n
}

// wholeAt is the whole number in a word of at most four digits.
func wholeAt(s []lex.Word, i int) (n int, ok bool) {
	if i >= len(s) || s[i].Kind != lex.Number || len(s[i].Text) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s[i].Text)
	return n, err == nil
}
