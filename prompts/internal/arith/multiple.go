package arith

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// multiples are the words that take a number several times.
var multiples = map[string]int{"double": 2, "doubled": 2, "twice": 2, "triple": 3, "tripled": 3, "treble": 3, "thrice": 3, "quadruple": 4}

// powers are the words that take a number by itself so many times.
var powers = map[string]int{"square": 2, "squared": 2, "cube": 3, "cubed": 3}

// multipleWords are those that multipleSums reads.
var multipleWords = lex.NewSet(strings.Join(slices.Concat(slices.Collect(maps.Keys(multiples)), slices.Collect(maps.Keys(powers)), slices.Collect(maps.Keys(fractionWords)), []string{"halve"}), " "))

// multipleSums writes "twice 45" as (2*45), "halve 90" as (90/2) and "5 squared" as (5*5).
func multipleSums(words []lex.Word) []lex.Word {
	if !slices.ContainsFunc(words, multipleWords.Has) {
		return words
	}
	words = partSums(words)
	var out []lex.Word
	for i := 0; i < len(words); {
		if k := multiples[words[i].Lower]; k > 0 && namesSum(words[i+1:]) {
			out, i = append(out, lex.New(strconv.Itoa(k), lex.Number, true), lex.New("*", lex.Mark, true)), i+1
			continue
		}
		if words[i].Is("halve") && i+1 < len(words) && words[i+1].Kind == lex.Number {
			out = append(out, lex.New("(", lex.Mark, true), words[i+1], lex.New("/", lex.Mark, true), lex.New("2", lex.Number, true), lex.New(")", lex.Mark, false))
			i += 2
			continue
		}
		n, used := multipleAt(words[i:])
		power, signed := 0, i > 0 && words[i-1].Is("-", ")")
		if n == nil && words[i].Kind == lex.Number && i+1 < len(words) && !signed { // (-5)^2 or -(5^2)
			power = powers[words[i+1].Lower]
		}
		switch {
		case power > 0 && words[i+1].Is("squared", "cubed"):
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
func partSums(words []lex.Word) []lex.Word {
	numbers := 0
	for _, w := range words {
		if w.Kind == lex.Number {
			numbers++
		}
	}
	for i := 0; numbers > 1 && i+2 < len(words); i++ {
		parts := fractionWords[words[i].Lower]
		if parts == 0 || !words[i+1].Is("of") || words[i+2].Kind != lex.Number || i+3 < len(words) && words[i+3].Is("%", "percent") {
			continue
		}
		begin := i
		if i > 0 && words[i-1].Is("a", "one") {
			begin--
		} else if parts > 2 {
			continue
		}
		quotient := []lex.Word{lex.New("(", lex.Mark, true), words[i+2], lex.New("/", lex.Mark, true), lex.New(strconv.Itoa(parts), lex.Number, true), lex.New(")", lex.Mark, false)}
		words = slices.Concat(words[:begin], quotient, words[i+3:])
	}
	return words
}

// namesSum reports whether words begin with the name of a sum: "the sum of 4 and 5".
func namesSum(s []lex.Word) bool {
	for len(s) > 0 && s[0].Is("of", "the") {
		s = s[1:]
	}
	return len(s) > 1 && s[0].Is("sum", "total", "product", "quotient", "difference") && s[1].Is("of", "between")
}

// multipleAt is what the words at the start of s take several times, with how often: "double
// of 17", "square of 5".
func multipleAt(s []lex.Word) (factors []lex.Word, used int) {
	times, power := multiples[s[0].Lower], powers[s[0].Lower]
	at := 1
	if at < len(s) && s[at].Is("of") {
		at++
	}
	if at >= len(s) || s[at].Kind != lex.Number || s[0].Is("doubled", "tripled", "squared", "cubed") {
		return nil, 0
	}
	switch {
	case times > 0:
		return []lex.Word{lex.New(strconv.Itoa(times), lex.Number, true), s[at]}, at + 1
	case power > 0 && at == 2:
		return slices.Repeat(s[at:at+1], power), at + 1
	}
	return nil, 0
}

// product is factors with signs between them, in brackets.
func product(factors []lex.Word) []lex.Word {
	out := []lex.Word{lex.New("(", lex.Mark, true)}
	for i, f := range factors {
		if i > 0 {
			out = append(out, lex.New("*", lex.Mark, true))
		}
		out = append(out, f)
	}
	return append(out, lex.New(")", lex.Mark, false))
}

// stepLeads begin a sum that is told step by step.
var stepLeads = lex.NewSet("take from start starting begin beginning think choose pick")

// stepwiseSum writes "take 12, double it and add 6" as ((2*12)+6), each step in brackets.
func stepwiseSum(words []lex.Word) []lex.Word {
	at := slices.IndexFunc(words, func(w lex.Word) bool { return w.Kind == lex.Number || stepLeads.Has(w) })
	if at < 0 || !stepLeads.Has(words[at]) {
		return words
	}
	i := at + 1
	for i < len(words) && words[i].Is("with", "from", "at", "of", "the", "number", "a") {
		i++
	}
	if i == len(words) || words[i].Kind != lex.Number {
		return words
	}
	sum, steps := words[i:i+1:i+1], 0
	for i++; i < len(words); {
		if words[i].Is(",", ".", ";", "and", "then", "now", "next", "after", "finally", "i", "you", "we") {
			i++
			continue
		}
		symbol, by, used := sumStep(words[i:])
		if used == 0 {
			break
		}
		sum = slices.Concat([]lex.Word{lex.New("(", lex.Mark, true)}, sum, []lex.Word{lex.New(symbol, lex.Mark, true), by, lex.New(")", lex.Mark, false)})
		i, steps = i+used, steps+1
	}
	if steps == 0 || slices.ContainsFunc(words[i:], func(w lex.Word) bool { return w.Kind == lex.Number }) {
		return words
	}
	return slices.Concat(words[:at], sum, words[i:])
}

// sumStep reads one step: "multiply it by 3", "take away 5 from that", "double it".
func sumStep(s []lex.Word) (symbol string, by lex.Word, used int) {
	it := func(i int) int { // behind "it" or "the result"
		for i < len(s) && s[i].Is("it", "that", "this", "the", "result", "number", "answer") {
			i++
		}
		return i
	}
	if n := multiples[s[0].Lower]; n > 0 && !s[0].Is("twice", "thrice") {
		return "*", lex.New(strconv.Itoa(n), lex.Number, true), it(1)
	}
	if s[0].Is("halve") {
		return "/", lex.New("2", lex.Number, true), it(1)
	}
	symbol = map[string]string{"add": "+", "plus": "+", "subtract": "-", "minus": "-", "take": "-", "multiply": "*", "times": "*", "divide": "/"}[s[0].Lower]
	if symbol == "" {
		return "", lex.None, 0
	}
	at := it(1)
	for at < len(s) && s[at].Is("by", "away", "off") {
		at++
	}
	if at >= len(s) || s[at].Kind != lex.Number {
		return "", lex.None, 0
	}
	end := at + 1
	if end < len(s) && s[end].Is("away", "off") {
		end++
	}
	if end+1 < len(s) && s[end].Is("to", "from") && it(end+1) > end+1 {
		end = it(end + 1)
	}
	return symbol, s[at], end
}
