package arith

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/prose"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// operatorWords are the words that stand for a symbol in an expression, longest
// phrase first where one begins another.
var operatorWords = []struct {
	words  []string
	symbol string
}{
	{[]string{"multiplied", "with"}, "*"},
	{[]string{"multiplied", "by"}, "*"},
	{[]string{"divided", "by"}, "/"},
	{[]string{"shared", "equally", "by"}, "/"},
	{[]string{"shared", "equally", "between"}, "/"},
	{[]string{"shared", "equally", "among"}, "/"},
	{[]string{"shared", "by"}, "/"},
	{[]string{"shared", "between"}, "/"},
	{[]string{"shared", "among"}, "/"},
	{[]string{"split", "by"}, "/"},
	{[]string{"split", "between"}, "/"},
	{[]string{"lots", "of"}, "*"},
	{[]string{"added", "to"}, "+"},
	{[]string{"take", "away"}, "-"},
	{[]string{"less"}, "-"},
	{[]string{"plus"}, "+"},
	{[]string{"minus"}, "-"},
	{[]string{"times"}, "*"},
	{[]string{"over"}, "/"},
	{[]string{"open", "parenthesis"}, "("},
	{[]string{"close", "parenthesis"}, ")"},
	{[]string{"open", "bracket"}, "("},
	{[]string{"close", "bracket"}, ")"},
	{[]string{"x"}, "*"},
}

// symbolOf is the symbol that a mark stands for; "" for none.
func symbolOf(mark string) string {
	switch mark {
	case "+", "-", "*", "/", "(", ")":
		return mark
	case "×", "·":
		return "*"
	case "÷", ":":
		return "/"
	case "[", "{":
		return "("
	case "]", "}":
		return ")"
	}
	return ""
}

// fillers are the words around an expression that ask for its value.
var fillers = lex.NewSet(`kindly print quotient product which have end comes out ok okay so well test testing what whats what's is are the value of result answer to for calculate compute evaluate
		work working out how much many find solve please calc i'd like can could would you u pls plz tell me give do make makes equal equals
		does sum up simplify determine i need want know get hi hello hey let's lets help with this following expression
		problem calculation be if we my a an equation question quick quickly math maths arithmetic number and show
		us exactly now just come from when then it so i'm i've we're here here's got stuck on homework teacher class son daughter kid
		task exercise must should would don't understand sorry confused dear sir forgot remember total sum difference left somebody someone anybody figure out solved asks asked says said wants wonder wondering please could one all together altogether these numbers sums`)

// inSymbols are words with the operations that they name written with symbols.
func inSymbols(words []lex.Word) []lex.Word {
	words = sumBehind(words)
	return chainedSum(turnedSum(multipleSums(stepwiseSum(words))))
}

// beyondExpression reports whether a word stands in no expression, nor around one.
func beyondExpression(w lex.Word) bool {
	return w.Kind == lex.Letters && !w.LongS && !fillers.Has(w) && !operationWords.Has(w)
}

// operationWords are those of operatorWords, namedSums and turnedSums, and the sign of signWords.
var operationWords = func() lex.Set {
	all := strings.Fields("negative away halve off at that this next after finally")
	for _, o := range operatorWords {
		all = append(all, o.words...)
	}
	for _, n := range namedSums {
		all = append(append(all, n.name...), n.joint...)
	}
	for _, t := range turnedSums {
		all = append(all, t.joint...)
	}
	for _, parts := range []map[string]int{fractionWords, multiples, powers} {
		all = slices.AppendSeq(all, maps.Keys(parts))
	}
	for _, named := range []lex.Set{apartWords, stepLeads} {
		all = slices.AppendSeq(all, named.All())
	}
	return lex.NewSet(strings.Join(all, " "))
}()

// expression reads an arithmetic expression in symbols and words. ok is false
// when the question is something else; the error tells what is wrong with an
// expression.
func expression(s *query.Sum) (expr string, ok bool, err error) {
	toks, syms := s.Words, s.Symbols
	numbers, operators := 0, 0
	for _, s := range syms {
		switch {
		case lex.IsDigit(s[0]):
			numbers++
		case s != "(" && s != ")":
			operators++
		}
	}
	// Words such as "apples" between numbers make it a story, and 3/4 of 24 is a part.
	if numbers == 0 || operators == 0 || len(s.Rest) > 0 || prose.AsksPart(toks) {
		return "", false, nil
	}
	if err := checkAround(toks); err != nil {
		return "", false, err
	}
	syms = tidy(syms)
	if err := checkExpression(syms); err != nil {
		return "", false, err
	}
	if err := comesOut(syms); err != nil {
		return "", false, err
	}
	return joinExpression(syms), true, nil
}

func joinExpression(syms []string) string { return strings.Join(syms, "") + "=?" }

// expressionSymbols splits toks into the symbols of an expression and the
// words that belong to none.
func expressionSymbols(toks []lex.Word) (syms, rest []string) {
	syms = make([]string, 0, len(toks))
	for i := 0; i < len(toks); {
		s, used := symbolAt(toks, i, len(syms) > 0)
		if w := toks[i]; s != "" {
			syms = append(syms, s)
		} else if !(w.Kind == lex.Mark && strings.Contains(".,?!=;:-'\"", w.Text)) && !fillers.Has(w) {
			rest = append(rest, w.Text)
		}
		i += used
	}
	return syms, rest
}

// symbolAt is the symbol that stands at toks[i], of so many words; "" where that belongs to no
// expression. begun says that symbols stand before it.
func symbolAt(toks []lex.Word, i int, begun bool) (symbol string, used int) {
	w := &toks[i]
	if w.Kind == lex.Number {
		return w.Text, 1
	}
	if s, n := operatorAt(toks[i:]); n > 0 {
		return s, n
	}
	s := symbolOf(w.Text)
	colon := w.Is(":") && (i+1 == len(toks) || !begun || w.Space != toks[i+1].Space) // "question 8: 4 + 4"
	if s == "" || colon || w.Is("-") && begun && isDash(toks[i:]) {
		return "", 1
	}
	return s, 1
}

// isDash reports whether a "-" parts an expression from words behind it: "12 * 4 - what is it?"
func isDash(s []lex.Word) bool {
	return len(s) > 1 && s[0].Space && s[1].Space && s[1].Kind == lex.Letters && !slices.ContainsFunc(s[1:], func(w lex.Word) bool {
		_, operator := operatorAt([]lex.Word{w})
		return w.Kind == lex.Number || operator > 0
	})
}

// operates reports whether words go on with an operation, as in "is multiplied by".
func operates(s []lex.Word) bool {
	if len(s) == 0 {
		return false
	}
	_, used := operatorAt(s)
	return used > 0
}

// checkAround declines an expression with something unknown in it, as in "9 + what = 14" and
// "12 / 4 = what times 3", and one behind a dash that may be a sign.
func checkAround(toks []lex.Word) error {
	begun, closed, open, gap := false, false, false, false
	for i := 0; i < len(toks); {
		w := toks[i]
		s, used := symbolAt(toks, i, begun)
		switch {
		case s == "":
			closed = closed || begun && !open && w.Is("=", "equals", "equal", "is", "makes", "make") && !operates(toks[i+1:])
			gap = gap || open && (w.Kind == lex.Letters && !w.Is("the") || w.Is("=", "?"))
		case closed || gap:
			return form.OutOfScope("an equation, or something unknown in it, is not understood")
		case !begun && s == "-" && i > 0 && toks[i-1].Kind == lex.Letters && w.Kind == lex.Mark && w.Space && i+1 < len(toks) && toks[i+1].Space:
			return form.OutOfScope("the dash before %s may be a sign", toks[i+1].Text)
		default:
			begun, open = true, isOperator(s) || s == "("
		}
		i += used
	}
	return nil
}

// operatorFirst are the first words of operatorWords.
var operatorFirst = func() lex.Set {
	var first []string
	for _, o := range operatorWords {
		first = append(first, o.words[0])
	}
	return lex.NewSet(strings.Join(first, " "))
}()

func operatorAt(toks []lex.Word) (symbol string, used int) {
	if toks[0].Kind != lex.Letters || !operatorFirst.Holds(toks[0].Plain()) {
		return "", 0
	}
next:
	for _, o := range operatorWords {
		if len(o.words) > len(toks) {
			continue
		}
		for i, w := range o.words {
			if !toks[i].Is(w) {
				continue next
			}
		}
		return o.symbol, len(o.words)
	}
	return "", 0
}

// checkExpression accepts a well-formed expression: operands and operators in
// turn, brackets balanced, a sign only at the start or after a bracket.
func checkExpression(syms []string) error {
	depth, operand := 0, false // operand: the last symbol ended one
	for i, s := range syms {
		switch {
		case lex.IsDigit(s[0]):
			if operand {
				return form.OutOfScope("an operator is missing before %s", s)
			}
			if len(s) > 6 {
				return form.OutOfScope("the number %s is too large", s)
			}
			if i > 0 && syms[i-1] == "/" && strings.Trim(s, "0") == "" {
				return form.OutOfScope("nothing can be divided by zero")
			}
			operand = true
		case s == "(":
			if operand {
				return form.OutOfScope("an operator is missing before a bracket")
			}
			depth++
		case s == ")":
			if !operand || depth == 0 {
				return form.OutOfScope("the brackets of the expression do not match")
			}
			depth--
		default:
			sign := s == "-" && (i == 0 || syms[i-1] == "(")
			if !operand && !sign {
				return form.OutOfScope("a number is missing before %q", s)
			}
			operand = false
		}
	}
	if depth != 0 {
		return form.OutOfScope("the brackets of the expression do not match")
	}
	if !operand {
		return form.OutOfScope("the expression ends with an operator")
	}
	return nil
}
