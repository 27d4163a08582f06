package prompts

import (
	"slices"
	"strconv"
)

// multiples are the words that take a number several times.
var multiples = map[string]int{"double": 2, "doubled": 2, "twice": 2, "triple": 3, "tripled": 3, "treble": 3, "thrice": 3, "quadruple": 4}

// powers are the words that take a number by itself so many times.
var powers = map[string]int{"square": 2, "squared": 2, "cube": 3, "cubed": 3}

// multipleSums writes "twice 45" as (2*45), "halve 90" as (90/2) and "5 squared" as (5*5).
func multipleSums(words []word) []word {
	if !slices.ContainsFunc(words, func(w word) bool {
		return multiples[w.lower]+powers[w.lower]+fractionWords[w.lower] > 0 || w.is("halve")
	}) {
		return words
	}
	words = partSums(words)
	var out []word
	for i := 0; i < len(words); {
		if k := multiples[words[i].lower]; k > 0 && namesSum(words[i+1:]) {
			out, i = append(out, newWord(strconv.Itoa(k), number, true), newWord("*", mark, true)), i+1
			continue
		}
		if words[i].is("halve") && i+1 < len(words) && words[i+1].kind == number {
			out = append(out, newWord("(", mark, true), words[i+1], newWord("/", mark, true), newWord("2", number, true), newWord(")", mark, false))
			i += 2
			continue
		}
		n, used := multipleAt(words[i:])
		power, signed := 0, i > 0 && words[i-1].is("-", ")")
		if n == nil && words[i].kind == number && i+1 < len(words) && !signed { // (-5)^2 or -(5^2)
			power = powers[words[i+1].lower]
		}
		switch {
		case power > 0 && words[i+1].is("squared", "cubed"):
			out, i = append(out, product(slices.Repeat(words[i:i+1], power))...), i+2
		case n != nil:
			out, i = append(out, product(n)...), i+used
		default:
			out, i = append(out, words[i]), i+1
		}
	}
	return out
}

// fractionWords are the words for a part of a number, with how many parts it has.
var fractionWords = map[string]int{"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

// partSums writes "half of 84" and "a third of 27" as (84/2) and (27/3) where they stand among other
// numbers: a part of one number is a word problem.
func partSums(words []word) []word {
	numbers := 0
	for _, w := range words {
		if w.kind == number {
			numbers++
		}
	}
	for i := 0; numbers > 1 && i+2 < len(words); i++ {
		parts := fractionWords[words[i].lower]
		if parts == 0 || !words[i+1].is("of") || words[i+2].kind != number || i+3 < len(words) && words[i+3].is("%", "percent") {
			continue
		}
		begin := i
		if i > 0 && words[i-1].is("a", "one") {
			begin--
		} else if parts > 2 {
			continue
		}
		quotient := []word{newWord("(", mark, true), words[i+2], newWord("/", mark, true), newWord(strconv.Itoa(parts), number, true), newWord(")", mark, false)}
		words = slices.Concat(words[:begin], quotient, words[i+3:])
	}
	return words
}

// namesSum reports whether words begin with the name of a sum: "the sum of 4 and 5".
func namesSum(s []word) bool {
	for len(s) > 0 && s[0].is("of", "the") {
		s = s[1:]
	}
	return len(s) > 1 && s[0].is("sum", "total", "product", "quotient", "difference") && s[1].is("of", "between")
}

// multipleAt is what the words at the start of s take several times, with how often: "double
// of 17", "square of 5".
func multipleAt(s []word) (factors []word, used int) {
	times, power := multiples[s[0].lower], powers[s[0].lower]
	at := 1
	if at < len(s) && s[at].is("of") {
		at++
	}
	if at >= len(s) || s[at].kind != number || s[0].is("doubled", "tripled", "squared", "cubed") {
		return nil, 0
	}
	switch {
	case times > 0:
		return []word{newWord(strconv.Itoa(times), number, true), s[at]}, at + 1
	case power > 0 && at == 2:
		return slices.Repeat(s[at:at+1], power), at + 1
	}
	return nil, 0
}

// product is factors with signs between them, in brackets.
func product(factors []word) []word {
	out := []word{newWord("(", mark, true)}
	for i, f := range factors {
		if i > 0 {
			out = append(out, newWord("*", mark, true))
		}
		out = append(out, f)
	}
	return append(out, newWord(")", mark, false))
}

// stepLeads begin a sum that is told step by step.
var stepLeads = newWordSet("take from start starting begin beginning think choose pick")

// stepwiseSum writes "take 12, double it and add 6" as ((2*12)+6), each step in brackets.
func stepwiseSum(words []word) []word {
	at := slices.IndexFunc(words, func(w word) bool { return w.kind == number || stepLeads.has(w) })
	if at < 0 || !stepLeads.has(words[at]) {
		return words
	}
	i := at + 1
	for i < len(words) && words[i].is("with", "from", "at", "of", "the", "number", "a") {
		i++
	}
	if i == len(words) || words[i].kind != number {
		return words
	}
	sum, steps := words[i:i+1:i+1], 0
	for i++; i < len(words); {
		if words[i].is(",", ".", ";", "and", "then", "now", "next", "after", "finally", "i", "you", "we") {
			i++
			continue
		}
		symbol, by, used := sumStep(words[i:])
		if used == 0 {
			break
		}
		sum = slices.Concat([]word{newWord("(", mark, true)}, sum, []word{newWord(symbol, mark, true), by, newWord(")", mark, false)})
		i, steps = i+used, steps+1
	}
	if steps == 0 || slices.ContainsFunc(words[i:], func(w word) bool { return w.kind == number }) {
		return words
	}
	return slices.Concat(words[:at], sum, words[i:])
}

// sumStep reads one step: "multiply it by 3", "take away 5 from that", "double it".
func sumStep(s []word) (symbol string, by word, used int) {
	it := func(i int) int { // behind "it" or "the result"
		for i < len(s) && s[i].is("it", "that", "this", "the", "result", "number", "answer") {
			i++
		}
		return i
	}
	if n := multiples[s[0].lower]; n > 0 && !s[0].is("twice", "thrice") {
		return "*", newWord(strconv.Itoa(n), number, true), it(1)
	}
	if s[0].is("halve") {
		return "/", newWord("2", number, true), it(1)
	}
	symbol = map[string]string{"add": "+", "plus": "+", "subtract": "-", "minus": "-", "take": "-", "multiply": "*", "times": "*", "divide": "/"}[s[0].lower]
	if symbol == "" {
		return "", noWord, 0
	}
	at := it(1)
	for at < len(s) && s[at].is("by", "away", "off") {
		at++
	}
	if at >= len(s) || s[at].kind != number {
		return "", noWord, 0
	}
	end := at + 1
	if end < len(s) && s[end].is("away", "off") {
		end++
	}
	if end+1 < len(s) && s[end].is("to", "from") && it(end+1) > end+1 {
		end = it(end + 1)
	}
	return symbol, s[at], end
}
