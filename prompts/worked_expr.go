package prompts

import (
	"maps"
	"slices"
	"strings"
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

var symbols = map[string]string{
	"+": "+", "-": "-", "*": "*", "/": "/", "×": "*", "÷": "/", "·": "*", ":": "/",
	"(": "(", ")": ")", "[": "(", "]": ")", "{": "(", "}": ")",
}

// fillers are the words around an expression that ask for its value.
var fillers = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`kindly print quotient product which have end comes out ok okay so well test testing what whats what's is are the value of result answer to for calculate compute evaluate
		work working out how much many find solve please calc i'd like can could would you u pls plz tell me give do make makes equal equals
		does sum up simplify determine i need want know get hi hello hey let's lets help with this following expression
		problem calculation be if we my a an equation question quick quickly math maths arithmetic number and show
		us exactly now just come from when then it so i'm i've we're here here's got stuck on homework teacher class son daughter kid
		task exercise must should would don't understand sorry confused dear sir forgot remember total sum difference left somebody someone anybody figure out solved asks asked says said wants wonder wondering please could one all together altogether these numbers sums`) {
		fillers[w] = true
	}
}

// inSymbols are words with the operations that they name written with symbols.
func inSymbols(words []word) []word {
	words = sumBehind(words)
	return chainedSum(turnedSum(multipleSums(stepwiseSum(words))))
}

// beyondExpression reports whether a word stands in no expression, nor around one.
func beyondExpression(w word) bool {
	return w.kind == letters && !w.longS && !fillers[w.lower] && !operationWords[w.lower]
}

// operationWords are those of operatorWords, namedSums and turnedSums, and the sign of signWords.
var operationWords = map[string]bool{"negative": true, "away": true}

func init() {
	for _, o := range operatorWords {
		for _, w := range o.words {
			operationWords[w] = true
		}
	}
	for _, n := range namedSums {
		for _, w := range slices.Concat(n.name, n.joint) {
			operationWords[w] = true
		}
	}
	for _, t := range turnedSums {
		for _, w := range t.joint {
			operationWords[w] = true
		}
	}
	for w := range fractionWords {
		operationWords[w] = true
	}
	for _, named := range []wordSet{apartWords, stepLeads} {
		maps.Copy(operationWords, named)
	}
	for _, w := range slices.Concat(slices.Collect(maps.Keys(multiples)), slices.Collect(maps.Keys(powers)), []string{"halve", "off", "at", "that", "this", "next", "after", "finally"}) {
		operationWords[w] = true
	}
}

// expression reads an arithmetic expression in symbols and words. ok is false
// when the question is something else; the error tells what is wrong with an
// expression.
func (t *sumText) expression() (expr string, ok bool, err error) {
	toks, syms := t.words, t.syms
	numbers, operators := 0, 0
	for _, s := range syms {
		switch {
		case isDigit(s[0]):
			numbers++
		case s != "(" && s != ")":
			operators++
		}
	}
	// Words such as "apples" between numbers make it a story, and 3/4 of 24 is a part.
	if numbers == 0 || operators == 0 || len(t.rest) > 0 || asksPart(toks) {
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
func expressionSymbols(toks []word) (syms, rest []string) {
	for i := 0; i < len(toks); {
		s, used := symbolAt(toks, i, len(syms) > 0)
		if w := toks[i]; s != "" {
			syms = append(syms, s)
		} else if !(w.kind == mark && strings.Contains(".,?!=;:-'\"", w.text)) && !fillers[w.lower] {
			rest = append(rest, w.text)
		}
		i += used
	}
	return syms, rest
}

// symbolAt is the symbol that stands at toks[i], of so many words; "" where that belongs to no
// expression. begun says that symbols stand before it.
func symbolAt(toks []word, i int, begun bool) (symbol string, used int) {
	w := toks[i]
	if w.kind == number {
		return w.text, 1
	}
	if s, n := operatorAt(toks[i:]); n > 0 {
		return s, n
	}
	s, found := symbols[w.text]
	colon := w.is(":") && (i+1 == len(toks) || !begun || w.space != toks[i+1].space) // "question 8: 4 + 4"
	if !found || colon || w.is("-") && begun && isDash(toks[i:]) {
		return "", 1
	}
	return s, 1
}

// isDash reports whether a "-" parts an expression from words behind it: "12 * 4 - what is it?"
func isDash(s []word) bool {
	return len(s) > 1 && s[0].space && s[1].space && s[1].kind == letters && !slices.ContainsFunc(s[1:], func(w word) bool {
		_, operator := operatorAt([]word{w})
		return w.kind == number || operator > 0
	})
}

// operates reports whether words go on with an operation, as in "is multiplied by".
func operates(s []word) bool {
	if len(s) == 0 {
		return false
	}
	_, used := operatorAt(s)
	return used > 0
}

// checkAround declines an expression with something unknown in it, as in "9 + what = 14" and
// "12 / 4 = what times 3", and one behind a dash that may be a sign.
func checkAround(toks []word) error {
	begun, closed, open, gap := false, false, false, false
	for i := 0; i < len(toks); {
		w := toks[i]
		s, used := symbolAt(toks, i, begun)
		switch {
		case s == "":
			closed = closed || begun && !open && w.is("=", "equals", "equal", "is", "makes", "make") && !operates(toks[i+1:])
			gap = gap || open && (w.kind == letters && !w.is("the") || w.is("=", "?"))
		case closed || gap:
			return outOfScope("an equation, or something unknown in it, is not understood")
		case !begun && s == "-" && i > 0 && toks[i-1].kind == letters && w.kind == mark && w.space && i+1 < len(toks) && toks[i+1].space:
			return outOfScope("the dash before %s may be a sign", toks[i+1].text)
		default:
			begun, open = true, isOperator(s) || s == "("
		}
		i += used
	}
	return nil
}

// operatorFirst are the first words of operatorWords.
var operatorFirst = wordSet{}

func init() {
	for _, o := range operatorWords {
		operatorFirst[o.words[0]] = true
	}
}

func operatorAt(toks []word) (symbol string, used int) {
	if toks[0].kind != letters || !operatorFirst[toks[0].plain()] {
		return "", 0
	}
next:
	for _, o := range operatorWords {
		if len(o.words) > len(toks) {
			continue
		}
		for i, w := range o.words {
			if !toks[i].is(w) {
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
		case isDigit(s[0]):
			if operand {
				return outOfScope("an operator is missing before %s", s)
			}
			if len(s) > 6 {
				return outOfScope("the number %s is too large", s)
			}
			if i > 0 && syms[i-1] == "/" && strings.Trim(s, "0") == "" {
				return outOfScope("nothing can be divided by zero")
			}
			operand = true
		case s == "(":
			if operand {
				return outOfScope("an operator is missing before a bracket")
			}
			depth++
		case s == ")":
			if !operand || depth == 0 {
				return outOfScope("the brackets of the expression do not match")
			}
			depth--
		default:
			sign := s == "-" && (i == 0 || syms[i-1] == "(")
			if !operand && !sign {
				return outOfScope("a number is missing before %q", s)
			}
			operand = false
		}
	}
	if depth != 0 {
		return outOfScope("the brackets of the expression do not match")
	}
	if !operand {
		return outOfScope("the expression ends with an operator")
	}
	return nil
}
