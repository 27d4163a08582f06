package lines

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/prompts"
)

// wordProblem checks the arithmetic of a word problem and where its operands come
// from. Which operation the text asks for is beyond computing, so that a line
// that holds is left Unsure.
type wordProblem struct {
	given   []*big.Rat // the numbers of the question, by tag
	results []*big.Rat
	lines   []string
}

func newWord(prompt string) Judge {
	w := &wordProblem{}
	for _, number, rest, ok := wordproblem.Number(prompt); ok; _, number, rest, ok = wordproblem.Number(rest) {
		v, _ := arith.Rational(number)
		w.given = append(w.given, v)
	}
	return w
}

func (w *wordProblem) Anew() Judge { return &wordProblem{given: w.given} }

// advance takes an accepted line as it stands.
func (w *wordProblem) advance(line string) {
	w.lines = append(w.lines, line)
	if _, ok := wordproblem.ReadOperation(line); ok {
		said, ok := arith.Rational(line[strings.LastIndexByte(line, '=')+1:])
		if ok {
			w.results = append(w.results, said)
		}
	}
}

func (w *wordProblem) check(line string) verdict.Verdict {
	if tag, body := form.CutTag(line); strings.HasPrefix(body, prompts.WorkedAnswer) {
		return w.answer(tag, body)
	}
	o, ok := wordproblem.ReadOperation(line)
	switch {
	case !ok:
		return verdict.Failed("this is not an operation and its result", "")
	case slices.Contains(w.lines, line):
		return verdict.Failed("this line has been worked out already", "")
	}
	left, reason := w.operand(o.TagA, o.A)
	right, also := w.operand(o.TagB, o.B)
	if reason == "" {
		reason = also
	}
	if left == nil || right == nil {
		return verdict.Failed(reason, "")
	}
	if swapped := backwards(left, o.Op, right, o.TagA != "" && o.TagB != ""); swapped != "" {
		o.TagA, o.TagB, left, right, reason = o.TagB, o.TagA, right, left, swapped
	}
	if o.Op == "/" && right.Sign() == 0 {
		return verdict.Failed("nothing can be divided by zero", "")
	}
	fix := wordproblem.OperandText(o.TagA, left) + o.Op + wordproblem.OperandText(o.TagB, right)
	worked, _ := arith.Work(left, o.Op[0], right)
	_, rest, ok := strings.Cut(worked, "=")
	if !ok {
		rest = wordproblem.Decimal(left, o.Op[0], right)
	}
	fix += "=" + rest
	if reason == "" && o.Result != rest {
		c, err := equation.Read(arith.String(left) + o.Op + arith.String(right) + "=" + o.Result)
		if err != nil {
			reason = fmt.Sprintf("%q cannot be read", o.Result)
		} else {
			reason, _ = c.Wrong()
		}
	}
	if slices.Contains(w.lines, fix) { // a line before, so this one was meant otherwise
		fix = ""
	}
	if reason != "" {
		return verdict.Failed(reason, fix)
	}
	return verdict.Open("the arithmetic holds; whether the text asks for it cannot be computed")
}

// backwards says why a difference or a quotient is meant the other way round: an
// amount is not below zero, and of two amounts of the question the one that the
// other divides is the one to be divided. Empty if it is not.
func backwards(a *big.Rat, op string, b *big.Rat, given bool) string {
	switch {
	case op == "-" && a.Cmp(b) < 0:
		return fmt.Sprintf("%s - %s is below zero", arith.String(a), arith.String(b))
	case op == "/" && given && a.Sign() > 0 && a.Cmp(b) < 0 && new(big.Rat).Quo(b, a).IsInt():
		return fmt.Sprintf("%s / %s is no whole number, %s / %s is", arith.String(a), arith.String(b), arith.String(b), arith.String(a))
	}
	return ""
}

// operand is the number that an operand stands for: that of its tag, or one that
// a line before has come to, or one that a reader knows. reason says what is
// wrong with it; the number is nil where none is right.
func (w *wordProblem) operand(tag, digits string) (v *big.Rat, reason string) {
	v, _ = arith.Rational(digits)
	if tag == "" {
		isResult := slices.ContainsFunc(w.results, func(r *big.Rat) bool { return arith.Same(r, v) })
		if isResult || slices.Contains(wordproblem.Constants, digits) {
			return v, ""
		}
		return nil, fmt.Sprintf("%s is neither a result before nor a number of the question", digits)
	}
	n, _ := strconv.Atoi(tag)
	if n < 1 || n > len(w.given) {
		return nil, fmt.Sprintf("there is no number #%d", n)
	}
	if !arith.Same(w.given[n-1], v) {
		return w.given[n-1], fmt.Sprintf("#%d is %s, not %s", n, arith.String(w.given[n-1]), digits)
	}
	return v, ""
}

// answer judges the line that states the answer: the last result.
func (w *wordProblem) answer(tag int, body string) verdict.Verdict {
	if len(w.results) == 0 {
		return verdict.Open("there is no result to compare the answer with")
	}
	want := prompts.WorkedTag(len(w.given)+1) + prompts.WorkedAnswer + arith.String(w.results[len(w.results)-1])
	if prompts.WorkedTag(tag)+body != want {
		return verdict.Failed("the answer is the last result", want)
	}
	return verdict.Open("the answer is the last result; whether the text asks for it cannot be computed")
}
