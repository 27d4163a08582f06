package arith

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// ReadSigned reads an expression with signs behind its operators, in symbols or
// words: "3 - -4", "3 minus negative four". A negative number that follows an
// operator is put in parentheses, as the steps write it: 3-(-4).
func ReadSigned(q *query.Question) (expr string, ok bool, err error) {
	if q.Mentions(levelStems...) {
		if words, err := q.ProseNumbers(); err == nil {
			if syms, ok := changedLevel(words); ok && checkExpression(syms) == nil {
				return joinExpression(syms), true, nil
			}
		}
	}
	if !mayHaveSigns(q) {
		return "", false, nil
	}
	s := q.Sum(readSum)
	if !s.May || !s.Signs || len(s.Rest) > 0 {
		return "", false, nil
	}
	syms, signed := closeSigns(s.Symbols)
	if !signed {
		return "", false, nil
	}
	if err := checkAround(s.Words); err != nil {
		return "", false, err
	}
	syms = tidy(syms)
	if err := checkExpression(syms); err != nil {
		return "", false, err
	}
	return joinExpression(syms), true, nil
}

// mayHaveSigns reports whether a question holds anything that may become a sign; few do, and
// to read its words takes longer.
func mayHaveSigns(q *query.Question) bool {
	return strings.IndexByte(q.Text, '+') >= 0 || strings.IndexByte(q.Text, '-') >= 0 || q.Mentions(signNames...)
}

var signNames = []string{"negative", "minus", "less", "plus", "added", "away", "−", "–", "—"}

// signWords writes the word "negative" as a sign. ok is false where it follows
// a number and is none.
func signWords(words []lex.Word) (out []lex.Word, ok bool) {
	out = words
	for i, w := range words {
		if !w.Is("negative") {
			continue
		}
		if &out[0] == &words[0] {
			out = slices.Clone(words)
		}
		if i > 0 && (out[i-1].Kind == lex.Number || out[i-1].Is(")")) {
			return nil, false
		}
		out[i] = lex.New("-", lex.Mark, w.Space)
		if i+1 < len(out) {
			out[i+1].Space = false // it is no dash
		}
	}
	return out, true
}

// closeSigns puts a number with a sign that follows an operator in
// parentheses, and leaves out a sign "+" there. signed tells whether any did.
func closeSigns(syms []string) (out []string, signed bool) {
	from := 0
	for i := 1; i+1 < len(syms); i++ {
		s := syms[i]
		if s != "-" && s != "+" || !isOperator(syms[i-1]) || !lex.IsDigit(syms[i+1][0]) {
			continue
		}
		out = append(out, syms[from:i]...)
		if from, signed = i+1, true; s == "-" {
			out = append(out, "(", "-", syms[i+1], ")")
			from++
			i++
		}
	}
	if !signed {
		return syms, false
	}
	return append(out, syms[from:]...), true
}

func isOperator(s string) bool { return s == "+" || s == "-" || s == "*" || s == "/" }

// tidy takes off parentheses that say nothing: around the whole, around another
// pair, around a number that needs none.
func tidy(syms []string) []string {
	match, ok := matching(syms)
	if !ok {
		return syms // the check that follows says so
	}
	drop := make([]bool, len(syms))
	for from, to := 0, len(syms)-1; from < to && match[from] == to; from, to = from+1, to-1 {
		drop[from], drop[to] = true, true
	}
	out := make([]string, 0, len(syms))
	for i, s := range syms {
		if s == "(" && !drop[i] {
			end := match[i]
			first := len(out) == 0 || out[len(out)-1] == "("
			doubled := syms[i+1] == "(" && match[i+1] == end-1
			number := end == i+2 || first && end == i+3 && syms[i+1] == "-"
			drop[i] = doubled || number
			drop[end] = drop[i]
		}
		if !drop[i] {
			out = append(out, s)
		}
	}
	return out
}

// matching is the place of the bracket that belongs to each bracket; ok is
// false if one has none.
func matching(syms []string) (match []int, ok bool) {
	match = make([]int, len(syms))
	var open []int
	for i, s := range syms {
		match[i] = -1
		switch s {
		case "(":
			open = append(open, i)
		case ")":
			if len(open) == 0 {
				return nil, false
			}
			match[i] = open[len(open)-1]
			match[match[i]] = i
			open = open[:len(open)-1]
		}
	}
	return match, len(open) == 0
}
