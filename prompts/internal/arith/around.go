package arith

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// What people say around a sum that is not of it: "My calculator is broken, 7*8*3?", "the sum of 45
// and 67 for my invoice".

// remarkFirst are the first words of remarks before a sum.
var remarkFirst = lex.NewSet("my i i'm im our sorry the this it we ugh lol hmm argh")

// remarkBeyond are words of a remark that may say more of the sum behind it.
var remarkBeyond = lex.NewSet("if when as to in is's nearest round rounded roughly about estimate binary hex roman prime even odd remainder mod modulo write writes translate digits what which who why how whether not than times per each every prove explain")

// behindRemark are the words behind a remark where they are a sum in symbols alone.
func behindRemark(words []lex.Word) []lex.Word {
	if len(words) == 0 || !remarkFirst.Has(words[0]) {
		return words
	}
	if end := slices.IndexFunc(words, func(w lex.Word) bool { return w.Is(",", ".", "!") }); end > 0 && end+1 < len(words) && onlyRemark(words[:end]) {
		if rest := words[end+1:]; slices.ContainsFunc(rest, lex.IsNumber) && !slices.ContainsFunc(rest, beyondExpression) {
			return rest
		}
	}
	begin := len(words)
	for begin > 0 && (words[begin-1].Kind == lex.Number || words[begin-1].Kind == lex.Mark && (symbolOf(words[begin-1].Text) != "" || words[begin-1].Is("=", "?"))) {
		begin--
	}
	sum := words[begin:]
	operator := func(w lex.Word) bool { return w.Kind == lex.Mark && isOperator(symbolOf(w.Text)) }
	if begin == 0 || !words[begin-1].Is(",", ".", "!") || !slices.ContainsFunc(sum, lex.IsNumber) || !slices.ContainsFunc(sum, operator) {
		return words
	}
	if !onlyRemark(words[:begin]) {
		return words
	}
	return sum
}

// onlyRemark reports whether words say nothing of a sum behind them.
func onlyRemark(words []lex.Word) bool {
	return !slices.ContainsFunc(words, func(w lex.Word) bool {
		return w.Kind == lex.Number || remarkBeyond.Has(w) || w.Kind == lex.Mark && !w.Is(",", ".", "!", "'")
	})
}

// withoutPurpose are words without what a sum is for, which ends them.
func withoutPurpose(words []lex.Word) []lex.Word {
	const longest = 5 // "for my next school trip"
	for i := len(words) - 2; i > 0 && i >= len(words)-longest-2; i-- {
		switch w := words[i]; {
		case w.Kind == lex.Number:
			return words
		case w.Is("for") && words[i+1].Is("my", "our", "the", "a", "his", "her", "school", "homework", "work", "class") && i > 1:
			return words[:i]
		}
	}
	return words
}

// sumBehind writes numbers before the word for what is done with them with its symbol between them:
// "14 and 6 added together", "13 and 29 make".
func sumBehind(words []lex.Word) []lex.Word {
	begin := slices.IndexFunc(words, lex.IsNumber)
	if begin < 0 || slices.ContainsFunc(words[:begin], func(w lex.Word) bool {
		return operationWords.Holds(w.Plain()) && !w.Is("do", "how", "much", "what", "a")
	}) {
		return words
	}
	numbers, end := numberList(words[begin:], []string{"and"}, false)
	end += begin
	if len(numbers) < 2 {
		return words
	}
	for _, b := range behindSums {
		if lex.PhraseAt(words[end:min(len(words), end+len(b.words))], b.words) != 0 {
			continue
		}
		out := append(slices.Clone(words[:begin]), lex.New("(", lex.Mark, true))
		for i, n := range numbers {
			if i > 0 {
				out = append(out, lex.New(b.symbol, lex.Mark, true))
			}
			out = append(out, n...)
		}
		out = append(out, lex.New(")", lex.Mark, false))
		return append(out, words[end+len(b.words):]...)
	}
	return words
}

// behindSums are the words behind numbers for an operation on them, longest first.
var behindSums = []struct {
	words  []string
	symbol string
}{
	{[]string{"add", "up", "to"}, "+"}, {[]string{"added", "together"}, "+"}, {[]string{"added", "up"}, "+"}, {[]string{"put", "together"}, "+"}, {[]string{"come", "to"}, "+"},
	{[]string{"multiplied", "together"}, "*"}, {[]string{"make"}, "+"}, {[]string{"together"}, "+"},
}
