// Package score decides whether an answer is right.
//
// [Auto] compares by the type of the gold answer: numbers as exact rationals,
// whatever units, commas, currency or LaTeX surround them; choices by label or
// by the option's text; truth values, texts and lists. [Command] lets a program
// decide. Where a model gave no bare answer, [Extract] finds one in its text.
package score

import (
	"context"
	"strings"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Candidate is an answer to be judged.
type Candidate struct {
	Final string // the bare answer as stated; empty where none was
	Text  string // the whole answer
}

// Func tells whether an answer to an item is right. An error means that it
// could not be told, which a run counts as wrong and lists.
type Func func(ctx context.Context, item data.Item, c Candidate) (bool, error)

// Auto compares with the gold answer by its type.
func Auto(_ context.Context, item data.Item, c Candidate) (bool, error) {
	answer, ok := Stated(item, c)
	return ok && Equal(item, answer), nil
}

// Stated is the answer of c in the form that the item's type asks for, such as
// "42" or "B"; ok is false when none is found, or two of which one is meant.
func Stated(item data.Item, c Candidate) (answer string, ok bool) {
	if c.Final != "" {
		if hedges(item, c.Final) {
			return "", false
		}
		if answer, ok = read(item, c.Final); ok {
			return answer, true
		}
	}
	return Extract(item, c.Text)
}

// Equal compares a stated answer with the gold answer of an item.
func Equal(item data.Item, answer string) bool {
	switch item.AnswerType {
	case data.Number:
		return equalNumbers(item.Answer, answer)
	case data.List:
		return equalLists(item.Answer, answer)
	case data.String:
		return equalTexts(item.Answer, answer)
	default:
		return fold(item.Answer) == fold(answer)
	}
}

func equalNumbers(gold, answer string) bool {
	want, ok := ParseNumber(gold)
	got, ok2 := ParseNumber(answer)
	return ok && ok2 && want.equal(got)
}

// equalTexts compares texts without regard to case, to white space but between words, and
// to how LaTeX is written.
func equalTexts(gold, answer string) bool {
	return tight(readText(gold)) == tight(readText(answer))
}

// tight is a text made comparable, with spaces only between words: "x = 5" is "x=5".
func tight(text string) string {
	var b strings.Builder
	var before rune
	space := false
	for _, r := range fold(text) {
		if r == ' ' {
			space = true
			continue
		}
		if space && wordRune(before) && wordRune(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before, space = r, false
	}
	return b.String()
}

func equalLists(gold, answer string) bool {
	want, got := elements(gold), elements(answer)
	if len(got) == 1 && len(want) > 1 {
		got = strings.Fields(got[0]) // single words need no commas
	}
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		if !equalTexts(want[i], got[i]) && !equalNumbers(want[i], got[i]) {
			return false
		}
	}
	return true
}
