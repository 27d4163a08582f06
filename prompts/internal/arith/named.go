package arith

import (
	"slices"
	"strconv"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// namedSums are the words for an operation before its numbers: "the sum of 3, 4 and 5",
// "subtract 8 from 20". turned says that the second number goes first.
var namedSums = []struct {
	name, joint []string // before the first number, and between two
	symbol      string
	turned      bool
}{
	{[]string{"sum", "of"}, []string{"and"}, "+", false},
	{[]string{"sum", "up"}, []string{"and"}, "+", false},
	{[]string{"sum"}, []string{"and"}, "+", false},
	{[]string{"total", "of"}, []string{"and"}, "+", false},
	{[]string{"product", "of"}, []string{"and"}, "*", false},
	{[]string{"quotient", "of"}, []string{"and"}, "/", false},
	{[]string{"difference", "between"}, []string{"and"}, "-", false},
	{[]string{"difference", "of"}, []string{"and"}, "-", false},
	{[]string{"add", "up"}, []string{"and"}, "+", false},
	{[]string{"add"}, []string{"and", "to"}, "+", false},
	{[]string{"how", "much", "do"}, []string{"and"}, "+", false}, // 7 and 19 make
	{[]string{"how", "much", "are"}, []string{"and"}, "+", false},
	{[]string{"what", "do"}, []string{"and"}, "+", false},
	{[]string{"multiply"}, []string{"by", "and", "with"}, "*", false},
	{[]string{"divide"}, []string{"by"}, "/", false},
	{[]string{"subtract"}, []string{"from"}, "-", true},
	{[]string{"take"}, []string{"from", "off"}, "-", true},
}

// namingWords are such that each name of namedSums has one of them.
var namingWords = lex.NewSet("sum total product quotient difference add do are multiply divide subtract take")

// namedSum writes each operation of a question that is named before its numbers with its
// symbol between them, in brackets where there are more; words is returned as it is where
// there is none.
func namedSum(words []lex.Word) []lex.Word {
	if !slices.ContainsFunc(words, func(w lex.Word) bool { return namingWords.Holds(w.Plain()) }) {
		return words
	}
	for _, n := range namedSums {
		at := lex.PhraseAt(words, n.name)
		if at < 0 {
			continue
		}
		first := at + len(n.name)
		for first < len(words) && words[first].Is(":", "all", "these", "the", "following", "numbers", "together") {
			first++
		}
		numbers, end := numberList(words[first:], n.joint, n.symbol == "+" || n.symbol == "-")
		end += first
		chained := n.symbol == "+" || n.symbol == "*"
		if len(numbers) < 2 || len(numbers) > 2 && !chained || n.turned && len(numbers) != 2 {
			continue
		}
		if n.turned || n.name[0] == "difference" && less(numbers[0], numbers[1]) {
			numbers[0], numbers[1] = numbers[1], numbers[0]
		}
		out := append([]lex.Word(nil), words[:at]...)
		syms, _ := expressionSymbols(slices.Concat(words[:at], words[end:]))
		among := slices.ContainsFunc(syms, func(s string) bool { return isOperator(s) || lex.IsDigit(s[0]) })
		if among {
			out = append(out, lex.New("(", lex.Mark, true))
		}
		for i, v := range numbers {
			if i > 0 {
				out = append(out, lex.New(n.symbol, lex.Mark, true))
			}
			out = append(out, v...)
		}
		if among {
			out = append(out, lex.New(")", lex.Mark, false))
		}
		return namedSum(append(out, words[end:]...))
	}
	return words
}

// nextSums are the words for an operation on what came out before.
var nextSums = lex.NewSet("add subtract multiply divide take double triple halve")

// chainedSum writes the operations of a question with their symbols, one that follows others
// behind them in brackets: "add 12 and 30, then divide by 6".
func chainedSum(words []lex.Word) []lex.Word {
	for i := len(words) - 1; i > 0; i-- {
		if !words[i].Is(",", "and", "then") || words[i-1].Is(",", "and", "then") {
			continue
		}
		at := i
		for at < len(words) && words[at].Is(",", "and", "then") {
			at++
		}
		if at == len(words) || !nextSums.Has(words[at]) {
			continue
		}
		symbol, by, used := sumStep(words[at:])
		if used == 0 {
			continue
		}
		end := at + used
		before := chainedSum(words[:i])
		if syms, _ := expressionSymbols(before); !slices.ContainsFunc(syms, isOperator) {
			continue
		}
		if syms, _ := expressionSymbols(words[end:]); len(syms) > 0 {
			continue
		}
		begin := slices.IndexFunc(before, func(w lex.Word) bool { return w.Kind == lex.Number || w.Is("(", "-") })
		return slices.Concat(before[:begin], []lex.Word{lex.New("(", lex.Mark, true)}, before[begin:],
			[]lex.Word{lex.New(")", lex.Mark, false), lex.New(symbol, lex.Mark, true), by}, words[end:])
	}
	return namedSum(words)
}

// numberList reads numbers, each with its sign, with a joint or a comma between two; the last of
// two have a joint. With products, a number may be one, as in "the sum of 6 times 7 and 8".
func numberList(words []lex.Word, joint []string, products bool) (numbers [][]lex.Word, end int) {
	joined := false
	for i := 0; i < len(words); {
		n := operandLen(words[i:])
		if n == 0 {
			break
		}
		for products && i+n+1 < len(words) && words[i+n].Is("times", "x", "*", "×") && words[i+n+1].Kind == lex.Number {
			n += 2
		}
		numbers = append(numbers, words[i:i+n])
		i += n - 1
		end = i + 1
		if i+2 >= len(words) || joined {
			break
		}
		next := i + 1
		if words[next].Is(",") {
			next++
		}
		if next+1 < len(words) && words[next].Is("away") && words[next+1].Is(joint...) { // "take 3 away from 9"
			next++
		}
		if joined = next+1 < len(words) && words[next].Is(joint...); joined {
			next++
			if next+1 < len(words) && words[next].Is("the") {
				next++
			}
		}
		if next == i+1 {
			break
		}
		i = next
	}
	if !joined && len(numbers) < 3 {
		return nil, 0
	}
	return numbers, end
}

// operandLen is how many words the number takes that begins words, with its sign or what was put
// in brackets for it; 0 for none.
func operandLen(words []lex.Word) int {
	switch {
	case words[0].Kind == lex.Number:
		return 1
	case words[0].Is("-") && len(words) > 1 && !words[1].Space && words[1].Kind == lex.Number:
		return 2
	case words[0].Is("("):
		return 1 + slices.IndexFunc(words, func(w lex.Word) bool { return w.Is(")") })
	}
	return 0
}

func less(a, b []lex.Word) bool {
	x, errX := strconv.Atoi(a[0].Text)
	y, errY := strconv.Atoi(b[0].Text)
	return errX == nil && errY == nil && x < y
}
