package prompts

import "slices"

// What people say around a sum that is not of it: "My calculator is broken, 7*8*3?", "the sum of 45
// and 67 for my invoice".

// remarkFirst are the first words of remarks before a sum.
var remarkFirst = newWordSet("my i i'm im our sorry the this it we ugh lol hmm argh")

// remarkBeyond are words of a remark that may say more of the sum behind it.
var remarkBeyond = newWordSet("if when as to in is's nearest round rounded roughly about estimate binary hex roman prime even odd remainder mod modulo write writes translate digits what which who why how whether not than times per each every prove explain")

// behindRemark are the words behind a remark where they are a sum in symbols alone.
func behindRemark(words []word) []word {
	if len(words) == 0 || !remarkFirst.has(words[0]) {
		return words
	}
	if end := slices.IndexFunc(words, func(w word) bool { return w.is(",", ".", "!") }); end > 0 && end+1 < len(words) && onlyRemark(words[:end]) {
		if rest := words[end+1:]; slices.ContainsFunc(rest, isNumber) && !slices.ContainsFunc(rest, beyondExpression) {
			return rest
		}
	}
	begin := len(words)
	for begin > 0 && (words[begin-1].kind == number || words[begin-1].kind == mark && (symbols[words[begin-1].text] != "" || words[begin-1].is("=", "?"))) {
		begin--
	}
	sum := words[begin:]
	operator := func(w word) bool { return w.kind == mark && isOperator(symbols[w.text]) }
	if begin == 0 || !words[begin-1].is(",", ".", "!") || !slices.ContainsFunc(sum, isNumber) || !slices.ContainsFunc(sum, operator) {
		return words
	}
	if !onlyRemark(words[:begin]) {
		return words
	}
	return sum
}

// onlyRemark reports whether words say nothing of a sum behind them.
func onlyRemark(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool {
		return w.kind == number || remarkBeyond.has(w) || w.kind == mark && !w.is(",", ".", "!", "'")
	})
}

// withoutPurpose are words without what a sum is for, which ends them.
func withoutPurpose(words []word) []word {
	const longest = 5 // "for my next school trip"
	for i := len(words) - 2; i > 0 && i >= len(words)-longest-2; i-- {
		switch w := words[i]; {
		case w.kind == number:
			return words
		case w.is("for") && words[i+1].is("my", "our", "the", "a", "his", "her", "school", "homework", "work", "class") && i > 1:
			return words[:i]
		}
	}
	return words
}

// sumBehind writes numbers before the word for what is done with them with its symbol between them:
// "14 and 6 added together", "13 and 29 make".
func sumBehind(words []word) []word {
	begin := slices.IndexFunc(words, isNumber)
	if begin < 0 || slices.ContainsFunc(words[:begin], func(w word) bool { return operationWords[w.plain()] && !w.is("do", "how", "much", "what", "a") }) {
		return words
	}
	numbers, end := numberList(words[begin:], []string{"and"}, false)
	end += begin
	if len(numbers) < 2 {
		return words
	}
	for _, b := range behindSums {
		if phraseAt(words[end:min(len(words), end+len(b.words))], b.words) != 0 {
			continue
		}
		out := append(slices.Clone(words[:begin]), newWord("(", mark, true))
		for i, n := range numbers {
			if i > 0 {
				out = append(out, newWord(b.symbol, mark, true))
			}
			out = append(out, n...)
		}
		out = append(out, newWord(")", mark, false))
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
