// Package wordproblem reads word problems about any quantities. It keeps their text, which the model
// has to understand, and declines text that is none: with fewer than two amounts, without a question
// for an amount, of facts or chances, with answers to choose from.
package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
	"github.com/seed-25a395fc/reason/prompts/internal/prose"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/things"
)

// Opening marks word problems.
const Opening = "word "

// maxNumbers bounds the numbers of a word problem, so that there are tags
// for them and for the question.
const maxNumbers = form.MaxTags - 1

// minWords is the number of words below which a lone sentence is a sum in other
// words rather than a problem with something to understand.
const minWords = 8

// Read reads a word problem about any quantities. The text stays as it is;
// number words become digits, each number gets a tag before it and the question
// gets the next one, behind everything:
//
//	Joan found 70 seashells and gave Sam some. She has 27 left. How many did she give to Sam?
//	word Joan found #1:70 seashells and gave Sam some. She has #2:27 left. How many did she give to Sam? #3:
//
// A line of the answer names the numbers that it takes by their tags:
//
//	#1:70-#2:27=43
//	#3:ans 43
//
// Results of lines before, and numbers that no digit of the text states (twice,
// a dozen, a week), have no tag.
func Read(q *query.Question) (body string, ok bool, err error) {
	q = changedByPercent(q)
	words, err := q.ProseWords()
	if err != nil || isSum(words) {
		return "", false, err
	}
	words, _ = q.ProseNumbers()
	words = prose.InPlainWords(prose.InFull(words))
	if err = check(words); err != nil {
		return "", false, err
	}
	var b strings.Builder
	b.WriteString(strings.TrimSpace(Opening))
	tag := 0
	for i, w := range words {
		if i == 0 || w.Space {
			b.WriteByte(' ')
		}
		if w.Kind == lex.Number {
			tag++
			b.WriteString(form.Tag(tag) + form.Decimal(w.Text))
		} else {
			b.WriteString(w.Text)
		}
	}
	return b.String() + " " + form.Tag(tag+1), true, nil
}

// shortAdvice is the number of words below which a question with "should" asks for advice.
const shortAdvice = 14

// relating are the words with which one sentence tells how amounts belong together.
var relating = lex.NewSet(`if each every per apiece percent percentage times twice double triple half third thirds quarter quarters fourth fourths fifth fifths sixth sixths eighth eighths tenth tenths
	than more less fewer left when given between among equally sum average mean total altogether product difference ratio remainder both together all after
	speed rate area perimeter volume change buy`)

// ofFact reports whether a lone question states numbers and does not tell what they have to do
// with each other: how long 2 kg of beef take at 180 degrees is a question of fact.
func ofFact(words []lex.Word) bool {
	if !words[0].Is("how", "what", "what's", "which") || len(lex.LastSentence(words)) < len(words) {
		return false
	}
	if prose.AsksUnits(words) || prose.AsksPrice(words) || prose.AsksPart(words) {
		return false
	}
	related := false
	for i, w := range words {
		if lexicon.Chances.Has(w) {
			return true
		}
		group := w.Is("of") && i+1 < len(words) && words[i+1].Kind == lex.Number // "teams of 4"
		each := w.Is("a", "an") && i > 1 && words[i-2].Kind == lex.Number && i+1 < len(words) && words[i+1].Is("hour", "minute", "second", "day", "week", "month", "year")
		related = related || group || each || relating.Has(w) || w.Is("%", "/", "$", "£", "€")
	}
	return !related
}

// isSum reports whether a text is a sum rather than a tale: it has the signs of a
// formula or is one short sentence, unless that asks for a part, units or a price.
// Whatever family declined it says better what is wrong.
func isSum(words []lex.Word) bool {
	told := 0
	for _, w := range words {
		if w.Kind == lex.Mark && w.Is("+", "*", "×", "÷", "·", "=", "^") {
			return true
		}
		if w.Kind == lex.Letters {
			told++
		}
	}
	if told >= minWords || len(lex.LastSentence(words)) < len(words) {
		return false
	}
	words = lex.NumbersInWords(words)
	return !prose.AsksPart(words) && !prose.AsksUnits(words) && !prose.AsksPrice(words)
}

// check declines what cannot be a problem: a text without two amounts, without a
// question for an amount, or with options to choose from.
func check(words []lex.Word) error {
	numbers, amounts := 0, 0
	units := prose.AsksUnits(words) // their words are amounts too: 3 hours are so many minutes
	seen := lex.See(words)
	if seen.Any("should", "bmi", "each", "every", "true", "false", "(", "options") {
		if err := beyondReckoning(words); err != nil {
			return err
		}
	}
	for i, w := range words {
		if w.Kind == lex.Number {
			numbers++
		}
		if amounts < 2 && (w.Kind == lex.Number || clause.IsQuantity(words, i) || lexicon.AmountWords.Has(w) || units) && !behindMonth(words, i) {
			amounts++
		}
	}
	switch {
	case numbers == 0 || amounts < 2 || numbers == 1 && (asksUnstated(words) || ofOneAmount(words)):
		return form.OutOfScope("a word problem states at least two amounts")
	case numbers > maxNumbers:
		return form.OutOfScope("it states %d numbers; at most %d are understood", numbers, maxNumbers)
	case ofFact(words):
		return form.OutOfScope("it does not tell what there is to reckon with")
	case seen.Any(lexicon.ChanceWords...) && asksChance(words):
		return form.OutOfScope("chances are not worked out")
	case seen.Any("but") && prose.LeavesOut(words) && asksRest(words):
		return form.OutOfScope("what happens to all but some is not understood")
	case asksNoAmount(words):
		return form.OutOfScope("it does not ask for an amount")
	case things.ListsOne(words):
		return form.OutOfScope("it lists things without a number among those that it counts")
	case !prose.AsksAmount(words) && !prose.AsksPart(words):
		return form.OutOfScope("it does not ask for an amount")
	}
	return prose.AboveZero(words)
}

// asksUnstated reports whether what is asked for is mostly reckoned from more than is told.
func asksUnstated(words []lex.Word) bool {
	return slices.ContainsFunc(words, func(w lex.Word) bool {
		return lexicon.Chances.Has(w) || w.Is("likely", "tax", "taxes") || w.Is("should") && len(words) < shortAdvice
	})
}

// behindMonth reports whether a word stands behind the name of a month: "June 5".
func behindMonth(words []lex.Word, i int) bool {
	return i > 0 && lex.IsCapital(words[i-1].Text) && calendar.MonthNumbers[words[i-1].Lower] > 0
}

// beyondReckoning declines what asks for anything but an amount, or for more than is told.
func beyondReckoning(words []lex.Word) error {
	for i, w := range words {
		advice := w.Is("should") && i+1 < len(words) && words[i+1].Is("i", "we", "my")
		if w.Is("bmi") || advice || prose.OfSiblings(words[i:]) {
			return form.OutOfScope("%q asks for more than to reckon with what is told", w.Text)
		}
		if w.Is("true", "false") {
			return form.OutOfScope("only amounts can be asked for")
		}
		labelled := i > 0 && w.Kind == lex.Letters && len(w.Text) == 1 && words[i-1].Is("(") && i+1 < len(words) && words[i+1].Is(")")
		if labelled || w.Is("options") && i+1 < len(words) && words[i+1].Is(":") {
			return form.OutOfScope("options to choose from are not understood")
		}
	}
	return nil
}

// otherAsked are what a question behind "what" asks for that is no amount.
var otherAsked = lex.NewSet("color colour colors colours kind kinds type name names song word words language country city job food game shape brand animal sport sort")

// asksChance reports whether the last sentence asks for a chance where none is told.
func asksChance(words []lex.Word) bool {
	told := slices.ContainsFunc(words, func(w lex.Word) bool { return w.Is("%", "percent") })
	return !told && slices.ContainsFunc(lex.LastSentence(words), lexicon.Chances.Has)
}

// asksRest reports whether the last sentence asks what there is in the end.
func asksRest(words []lex.Word) bool {
	asked := lex.LastSentence(words)
	return slices.ContainsFunc(asked[max(0, clause.AskAt(asked)):], func(w lex.Word) bool {
		return w.Is("left", "remain", "remains", "remaining", "have", "has", "still", "now", "there")
	})
}

// placesOf are words for where a thing is that goes by a number.
var placesOf = lex.NewSet("under underneath beneath behind inside in on at")

// asksNoAmount reports whether the last sentence asks what somebody does, or for a colour or another
// thing that is no amount.
func asksNoAmount(words []lex.Word) bool {
	asked := lex.LastSentence(words)
	if len(asked) == 0 {
		return false
	}
	if at := slices.IndexFunc(asked, func(w lex.Word) bool { return w.Is("what", "which") }); at > 0 {
		asked = asked[at:]
	}
	last := lex.LastLetters(asked)
	if words[0].Is("explain", "describe", "translate", "summarize", "summarise") || len(asked) == 4 && asked[0].Is("what") && asked[1].Is("are") && asked[2].Is("they", "these") {
		return true
	}
	if len(asked) > 4 && asked[0].Is("what") && asked[1].Is("is", "was") && placesOf.Has(asked[2]) && slices.ContainsFunc(asked[3:], lex.IsNumber) {
		return true // "What is under cup 2?"
	}
	return len(asked) > 2 && asked[0].Is("what", "which") && (otherAsked.Has(asked[1]) || asked[1].Is("do", "does", "did", "will", "would") && last.Is("do"))
}
