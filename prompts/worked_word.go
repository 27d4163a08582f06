package prompts

import (
	"slices"
	"strings"
)

// WordOpening marks word problems.
const WordOpening = "word "

// wordMaxNumbers bounds the numbers of a word problem, so that there are tags
// for them and for the question.
const wordMaxNumbers = WorkedMaxTags - 1

// wordMinWords is the number of words below which a lone sentence is a sum in other
// words rather than a problem with something to understand.
const wordMinWords = 8

// readWord reads a word problem about any quantities. The text stays as it is;
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
func readWord(q *query) (body string, ok bool, err error) {
	q = changedByPercent(q)
	words, err := q.proseWords()
	if err != nil || isSum(words) {
		return "", false, err
	}
	words, _ = q.proseNumbers()
	words = inPlainWords(inFull(words))
	if err = wordProblem(words); err != nil {
		return "", false, err
	}
	var b strings.Builder
	b.WriteString(strings.TrimSpace(WordOpening))
	tag := 0
	for i, w := range words {
		if i == 0 || w.space {
			b.WriteByte(' ')
		}
		if w.kind == number {
			tag++
			b.WriteString(WorkedTag(tag) + plainDecimal(w.text))
		} else {
			b.WriteString(w.text)
		}
	}
	return b.String() + " " + WorkedTag(tag+1), true, nil
}

// plainDecimal keeps four decimals and drops the zeros at their end: 4.50 is 4.5,
// 3.00 is 3.
func plainDecimal(n string) string {
	whole, decimals, _ := strings.Cut(n, ".")
	decimals = strings.TrimRight(decimals[:min(4, len(decimals))], "0")
	if decimals == "" {
		return whole
	}
	return whole + "." + decimals
}

// amountWords stand for an amount without a number: that of a unit, of a coin or
// of the people among whom something is shared.
var amountWords = newWordSet(`dozen both week weeks year years dime dimes nickel nickels quarter quarters cents each equally evenly hour hours pair pairs milliliters`)

// chances are words of questions for a probability, which need knowledge of what may happen.
var chances = newWordSet(`probability chance chances odds`)

// shortAdvice is the number of words below which a question with "should" asks for advice.
const shortAdvice = 14

// relating are the words with which one sentence tells how amounts belong together.
var relating = newWordSet(`if each every per apiece percent percentage times twice double triple half third thirds quarter quarters fourth fourths fifth fifths sixth sixths eighth eighths tenth tenths
	than more less fewer left when given between among equally sum average mean total altogether product difference ratio remainder both together all after
	speed rate area perimeter volume change buy`)

// ofFact reports whether a lone question states numbers and does not tell what they have to do
// with each other: how long 2 kg of beef take at 180 degrees is a question of fact.
func ofFact(words []word) bool {
	if !words[0].is("how", "what", "what's", "which") || len(sentences(words)) > 1 {
		return false
	}
	if asksUnits(words) || asksPrice(words) || asksPart(words) {
		return false
	}
	related := false
	for i, w := range words {
		if chances.has(w) {
			return true
		}
		group := w.is("of") && i+1 < len(words) && words[i+1].kind == number // "teams of 4"
		each := w.is("a", "an") && i > 1 && words[i-2].kind == number && i+1 < len(words) && words[i+1].is("hour", "minute", "second", "day", "week", "month", "year")
		related = related || group || each || relating.has(w) || w.is("%", "/", "$", "£", "€")
	}
	return !related
}

// ofSiblings reports whether words begin with what each of some siblings has: the sister of
// one is that of all.
func ofSiblings(s []word) bool {
	return len(s) > 3 && s[0].is("each", "every") && s[1].is("brother", "sister", "sibling") && s[2].is("has", "had", "have")
}

// isSum reports whether a text is a sum rather than a tale: it has the signs of a
// formula or is one short sentence, unless that asks for a part, units or a price.
// Whatever family declined it says better what is wrong.
func isSum(words []word) bool {
	told := 0
	for _, w := range words {
		if w.is("+", "*", "×", "÷", "·", "=", "^") {
			return true
		}
		if w.kind == letters {
			told++
		}
	}
	if told >= wordMinWords || len(sentences(words)) > 1 {
		return false
	}
	words = numbersInWords(words)
	return !asksPart(words) && !asksUnits(words) && !asksPrice(words)
}

// wordProblem declines what cannot be a problem: a text without two amounts, without a
// question for an amount, or with options to choose from.
func wordProblem(words []word) error {
	numbers, amounts, unstated := 0, 0, false
	units := asksUnits(words) // their words are amounts too: 3 hours are so many minutes
	for i, w := range words {
		if w.kind == number {
			numbers++
		}
		dated := i > 0 && isCapital(words[i-1].text) && monthNumbers[words[i-1].lower] > 0 // "June 5"
		if amounts < 2 && !dated && (w.kind == number || isQuantity(words, i) || amountWords[w.lower] || units) {
			amounts++
		}
		unstated = unstated || chances.has(w) || w.is("likely", "tax", "taxes") || w.is("should") && len(words) < shortAdvice
		advice := w.is("should") && i+1 < len(words) && words[i+1].is("i", "we", "my")
		if w.is("bmi") || advice || ofSiblings(words[i:]) {
			return outOfScope("%q asks for more than to reckon with what is told", w.text)
		}
		if w.is("true", "false") {
			return outOfScope("only amounts can be asked for")
		}
		labelled := i > 0 && w.kind == letters && len(w.text) == 1 && words[i-1].is("(") && i+1 < len(words) && words[i+1].is(")")
		if labelled || w.is("options") && i+1 < len(words) && words[i+1].is(":") {
			return outOfScope("options to choose from are not understood")
		}
	}
	switch {
	case numbers == 0 || amounts < 2 || numbers == 1 && unstated:
		return outOfScope("a word problem states at least two amounts")
	case numbers > wordMaxNumbers:
		return outOfScope("it states %d numbers; at most %d are understood", numbers, wordMaxNumbers)
	case ofFact(words):
		return outOfScope("it does not tell what there is to reckon with")
	case asksChance(words):
		return outOfScope("chances are not worked out")
	case leavesOut(words) && asksRest(words):
		return outOfScope("what happens to all but some is not understood")
	case asksNoAmount(words):
		return outOfScope("it does not ask for an amount")
	case listsOne(words):
		return outOfScope("it lists things without a number among those that it counts")
	case !asksAmount(words) && !asksPart(words):
		return outOfScope("it does not ask for an amount")
	}
	return aboveZero(words)
}

// otherAsked are what a question behind "what" asks for that is no amount.
var otherAsked = newWordSet("color colour colors colours kind kinds type name names song word words language country city job food game shape brand animal sport sort")

// asksChance reports whether the last sentence asks for a chance where none is told.
func asksChance(words []word) bool {
	s := sentences(words)
	told := slices.ContainsFunc(words, func(w word) bool { return w.is("%", "percent") })
	return !told && slices.ContainsFunc(s[len(s)-1], chances.has)
}

// asksRest reports whether the last sentence asks what there is in the end.
func asksRest(words []word) bool {
	s := sentences(words)
	asked := s[len(s)-1]
	return slices.ContainsFunc(asked[max(0, askAt(asked)):], func(w word) bool {
		return w.is("left", "remain", "remains", "remaining", "have", "has", "still", "now", "there")
	})
}

// placesOf are words for where a thing is that goes by a number.
var placesOf = newWordSet("under underneath beneath behind inside in on at")

// asksNoAmount reports whether the last sentence asks what somebody does, or for a colour or another
// thing that is no amount.
func asksNoAmount(words []word) bool {
	s := sentences(words)
	if len(s) == 0 {
		return false
	}
	asked := s[len(s)-1]
	if at := slices.IndexFunc(asked, func(w word) bool { return w.is("what", "which") }); at > 0 {
		asked = asked[at:]
	}
	last := lastLetters(asked)
	if words[0].is("explain", "describe", "translate", "summarize", "summarise") || len(asked) == 4 && asked[0].is("what") && asked[1].is("are") && asked[2].is("they", "these") {
		return true
	}
	if len(asked) > 4 && asked[0].is("what") && asked[1].is("is", "was") && placesOf.has(asked[2]) && slices.ContainsFunc(asked[3:], isNumber) {
		return true // "What is under cup 2?"
	}
	return len(asked) > 2 && asked[0].is("what", "which") && (otherAsked.has(asked[1]) || asked[1].is("do", "does", "did", "will", "would") && last.is("do"))
}

// asksAmount reports whether the last sentences ask for a number.
func asksAmount(words []word) bool {
	asked := false
	for i := range words {
		last, next := &noWord, &noWord
		if i > 0 {
			last = &words[i-1]
		}
		if i+1 < len(words) {
			next = &words[i+1]
		}
		switch words[i].plain() {
		case "how":
			asked = asked || next.is("many", "much", "long", "far", "old", "tall", "high", "big", "fast", "often", "heavy", "wide", "deep", "large", "late", "early", "more", "great", "likely", "few", "soon")
		case "what", "what's", "find", "calculate", "determine", "compute":
			asked = asked || !next.is("next", "now", "time")
		case "change", "total", "cost", "price", "profit":
			asked = asked || next.is("?") && (last.is(".") || i > 1 && words[i-2].is("."))
		case "who", "why", "where", "whose":
			if i == 0 || last.is(".", "?", "!") {
				return false
			}
		}
	}
	return asked
}
