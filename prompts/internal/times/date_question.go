package times

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// dayAsk begins a question for a day, dayWay tells behind it and words of dayFill which.
var (
	dayAsk = please + `(?:and |then |so )?(?:what|what's|which|tell me|find|give|name)`
	dayWay = ` ` + dayStep + dayFill + dayPadded + ending
)

var (
	dayAsking = lazyregexp.New(`^` + dayAsk + ` `)
	dayTo     = lazyregexp.New(`^` + dayWay)
	// dayAskedIf asks behind a condition.
	dayAskedIf = lazyregexp.New(`(?:[.,;!?] |^if (?:.*[DW].*)? ?, ?|^if [^.,;!?]*\b[DW] )` + dayAsk + dayFill + dayWay)
	// dayFirstWords begin dayAsking.
	dayFirstWords = lex.NewSet("please can could would tell find say so ok hey hi quick and then what what's which give name")
)

// dayFillWords are those of dayFill.
var dayFillWords = lex.NewSet(strings.ReplaceAll(dayFillOne, "|", " "))

// dayQuestion is where a text asks for a day, as dayAskedIf finds it. That takes long, so that a
// text without a condition is read from where the words of a question begin, in pieces: of the words
// of dayFill, those that may also begin the way to the day belong to it only where they must.
func (t measured) dayQuestion() []int {
	if strings.HasPrefix(t.text, "if ") {
		return dayAskedIf.FindStringSubmatchIndex(t.text)
	}
	for begin := 0; begin >= 0; begin = behindMark(t.text, begin) {
		if first, _, _ := strings.Cut(t.text[begin:], " "); !dayFirstWords.Holds(first) {
			continue
		}
		asks := begin + len(dayAsking.FindString(t.text[begin:])) - 1
		if asks < begin {
			continue
		}
		ends := []int{asks} // of words of dayFill
		for at := asks; ; {
			word, _, _ := strings.Cut(t.text[at+1:], " ")
			if at += 1 + len(word); !dayFillWords.Holds(word) || at == len(t.text) {
				break
			}
			ends = append(ends, at)
		}
		for _, at := range slices.Backward(ends) {
			m := dayTo.FindStringSubmatchIndex(t.text[at:])
			if m == nil {
				continue
			}
			for i := range m {
				if m[i] >= 0 {
					m[i] += at
				}
			}
			m[0] = max(0, begin-len(". "))
			return slices.Insert(m, 2, asks, at) // the group of dayFill
		}
	}
	return nil
}

// behindMark is where the words behind the next mark of a text begin; -1 if there is none.
func behindMark(text string, from int) int {
	for {
		at := strings.IndexAny(text[from:], ".,;!?")
		if at < 0 {
			return -1
		}
		if from += at + 1; strings.HasPrefix(text[from:], " ") {
			return from + 1
		}
	}
}
