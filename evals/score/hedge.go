package score

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// This file tells answers that name two things where one is asked for, as in "5 or 6":
// whichever is right, that is no answer. Only what can mean nothing else is a hedge; two
// roots of an equation, one amount in two units and a rounded number are none.

// hedges tells whether a statement leaves open which of two answers it is.
func hedges(item data.Item, statement string) bool {
	switch item.AnswerType {
	case data.Number:
		return !strings.Contains(item.Answer, " or ") && hedgedNumber(statement)
	case data.Bool:
		return bothWays.MatchString(plain(statement))
	case data.Choice:
		return hedgedChoice(item.Choices, statement)
	}
	return false
}

// hedgesAtEnd tells whether a line ends so, whatever other numbers stand before.
func hedgesAtEnd(item data.Item, line string) bool {
	if item.AnswerType != data.Number {
		return hedges(item, line)
	}
	line = plain(line)
	for n := range numbers(line, false) {
		if orElse(line, n) {
			return !strings.ContainsAny(line, "=≈")
		}
	}
	return false
}

// endsWith tells whether nothing is said in a text behind a part of it.
func endsWith(text, part string) bool {
	return ending.MatchString(text[strings.LastIndex(text, part)+len(part):])
}

var ending = lazyregexp.New(`(?i)^\W*(?:</(?:final_)?answer>\W*)?$`)

var bothWays = lazyregexp.New(`(?i)^` + leadIn + `(?:yes\W+(?:and|or)\W+no|no\W+(?:and|or)\W+yes)\W*$`)

// leadIn may stand before a bare answer.
const leadIn = `\W*(?:(?:it(?:'s| is)|the answer is|so|thus|therefore|both|either|option|choice)\b\W*)*`

// hedgedNumber tells whether "or" and another whole number follow the number that a
// statement gives, and nothing else.
func hedgedNumber(statement string) bool {
	text := plain(statement)
	if strings.ContainsAny(text, "=≈") {
		return false
	}
	for n := range numbers(text, true) {
		if !ruledOut(text[:n.start]) {
			return orElse(text, n)
		}
	}
	return false
}

// orElse tells whether all that follows a number of a text is another one in its place.
func orElse(text string, n located) bool {
	if len(text)-n.end > maxAhead {
		return false // reading one number does not look at all that follows
	}
	m := orNumber.FindStringSubmatch(text[n.end:])
	if m == nil || !wholeForm.MatchString(text[n.start:n.end]) {
		return false
	}
	other, ok := ParseNumber(m[2])
	unit, otherUnit := m[1], m[3]
	return ok && n.Value.IsInt() && other.Value.IsInt() && new(big.Rat).Abs(n.Value).Cmp(new(big.Rat).Abs(other.Value)) != 0 &&
		(unit == "" || strings.EqualFold(unit, otherUnit))
}

var (
	wholeForm = lazyregexp.New(`^-?(?:\d[\d,]*|\pL+(?:-\pL+)?)$`)
	orNumber  = lazyregexp.New(`^(?:\s+(\pL+))?,?\s+or\s+(-?(?:\d[\d,]*|\pL+(?:-\pL+)?))(?:\s+(\pL+))?[\s.!?*)"'\]]*$`)
)

// hedgedChoice tells whether a statement is two labels and nothing else.
func hedgedChoice(choices []data.Option, statement string) bool {
	m := orLabel.FindStringSubmatch(plain(statement))
	if m == nil {
		return false
	}
	first, ok := labelled(choices, m[1])
	second, ok2 := labelled(choices, m[2])
	return ok && ok2 && first != second
}

var orLabel = lazyregexp.New(`(?i)^` + leadIn + `(\pL+)\W+(?:or|and)\W+(?:option\W+|choice\W+)?(\pL+)\W*$`)
