package prompts

import (
	"math/big"
	"strconv"
	"strings"
)

// timeText is a question with what it measures put aside: each amount became Q, each
// time of day T, each date D, each day of the week W. The rest is lower-case words and
// marks, with a blank between two, so that a few expressions read many wordings.
type timeText struct {
	text     string
	amounts  [][]quantity // of one kind, such as 3 hours and 20 minutes
	times    []clockTime
	dates    []calendarDate
	weekdays []int
}

// scanTime puts the measures of a question aside; ok is false where it has none.
func scanTime(question string) (t timeText, ok bool) {
	words, err := scanProse(timeSpelling.Replace(question))
	if err != nil || len(question) > maxTimeBytes {
		return t, false
	}
	words = numbersInWords(words)
	var out []string
	for i := 0; i < len(words); {
		used := 0
		for _, read := range []func([]word, *timeText) (string, int){scanDate, scanTimeOfDay, scanAmounts, scanWeekday} {
			var sign string
			if sign, used = read(words[i:], &t); used > 0 {
				out = append(out, sign)
				break
			}
		}
		if used == 0 {
			used = 1
			switch w := words[i]; {
			case w.kind == number:
				out = append(out, "N")
			case !w.is("exactly", "precisely", "just"):
				out = append(out, strings.ToLower(w.text))
			}
		}
		i += used
	}
	t.text = strings.Join(out, " ")
	return t, len(t.amounts)+len(t.times)+len(t.dates)+len(t.weekdays) > 0
}

// maxTimeBytes bounds a question; longer ones are tales with more in them.
const maxTimeBytes = 600

// timeSpelling makes one word of what the scanner would take apart.
var timeSpelling = strings.NewReplacer("a.m.", "am", "p.m.", "pm", "A.M.", "am", "P.M.", "pm", "a.m", "am", "p.m", "pm", "A.M", "am", "P.M", "pm",
	"o’clock", "o'clock", "fl. oz.", "fluid ounces", "fl oz", "fluid ounces", "¢", " cents", "½", " 1/2", "¼", " 1/4", "¾", " 3/4")

// scanWeekday reads a day of the week.
func scanWeekday(s []word, t *timeText) (string, int) {
	n, ok := weekdayNumbers[strings.ToLower(s[0].text)]
	if !ok || s[0].kind != letters {
		return "", 0
	}
	t.weekdays = append(t.weekdays, n)
	return "W", 1
}

// rational is the number in the digits of a word.
func rational(digits string) *big.Rat {
	n, ok := new(big.Rat).SetString(digits)
	if !ok {
		return new(big.Rat)
	}
	return n
}

// wholeAt is the whole number in a word of at most four digits.
func wholeAt(s []word, i int) (n int, ok bool) {
	if i >= len(s) || s[i].kind != number || len(s[i].text) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s[i].text)
	return n, err == nil
}
