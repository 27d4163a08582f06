// Package prose recomputes running text: every equation that a chunk states, and an answer or a closing
// sentence that repeats the result of the last. It says what should stand in the place of a wrong
// result and of what was computed from it.
//
// Of a chunk in which it finds nothing wrong it stays unsure where any of the arithmetic was not
// understood or a number of an equation stands nowhere before, and where there is no arithmetic but an
// answer that is another number than the last result.
package prose

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// Case is a chunk of running text with what stands before it.
type Case struct {
	Question, Accepted, Chunk string
	// Asked and Said keep the arithmetic of Question and of Accepted for all chunks that have
	// them. They must not be nil.
	Asked, Said *Grown
}

// asks is the arithmetic of the question, said that of what is accepted.
func (k Case) asks() arith.Text { return k.Asked.read(k.Question) }
func (k Case) said() arith.Text { return k.Said.read(k.Accepted) }

// Check recomputes the equations of a chunk.
func Check(k Case) verdict.Verdict {
	text := arith.Read(k.Chunk)
	held, open := 0, text.Unread
	for i, q := range text.Equations {
		switch {
		case q.Check() == arith.Holds:
			held++
		case text.Accused(i) && !k.asks().Foreign && !k.said().Foreign:
			_, claim := sides(q)
			return verdict.FailedAt(claim.Start, correction(k.Chunk, q), repair(k, text))
		default:
			open++
		}
	}
	switch {
	case held > 0 && open == 0:
		if number := unsourced(k, text); number != "" {
			return unknownSource(number)
		}
		return verdict.Passed(verdict.HoldsWrong, fmt.Sprintf("%s recomputed, right as stated", count(held, "equation")))
	case held > 0:
		return verdict.Open(fmt.Sprintf("%s right, %d not understood", count(held, "equation"), open))
	case open > 0:
		return verdict.Open("the arithmetic is not understood")
	case answersResult(k):
		return verdict.Passed(verdict.HoldsWrong, "the answer is the result before it")
	}
	return verdict.Open("nothing to compute")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// correction says what a wrong equation should say: "55 - 13 is 42, not 43".
func correction(chunk string, q arith.Equation) string {
	truth, claim := sides(q)
	if q.Want != "" {
		return fmt.Sprintf("%s is %s, not %s", quote(chunk, truth), q.Want, quote(chunk, claim))
	}
	value, err := arith.Instead(truth, claim)
	if err != nil {
		return "the equation does not hold"
	}
	right, ok := fraction(chunk, claim, value)
	if !ok {
		right = arith.Format(value, claim.Literal().Num) + chunk[claim.Unsuffixed():claim.End]
	}
	return fmt.Sprintf("%s is %s, not %s", quote(chunk, truth), right, quote(chunk, claim))
}

// fraction is the text of a claim that is a fraction, with a value in its place.
func fraction(chunk string, claim *arith.Expr, value *big.Rat) (text string, ok bool) {
	x, y, ok := claim.Fraction()
	if !ok || value.IsInt() {
		return arith.String(value), ok
	}
	numerator, denominator := arith.Over(value, y)
	return chunk[claim.Start:x.Start] + numerator + chunk[x.End:y.Start] + denominator + chunk[y.End:claim.End], true
}

// sides are the side to trust, which is worked out, and the side that claims its
// value. In "43 = 55 - 13" the claim is on the left.
func sides(q arith.Equation) (truth, claim *arith.Expr) {
	if q.Left.IsNumber() && !q.Right.IsNumber() {
		return q.Right, q.Left
	}
	return q.Left, q.Right
}

// quote is the text of an expression on one line.
func quote(chunk string, e *arith.Expr) string {
	return strings.Join(strings.Fields(chunk[e.Start:e.End]), " ")
}

// maxRepairs bounds how many results are put right one after another.
const maxRepairs = 32

// repair puts the wrong results of a chunk right, and then what was computed
// from them. It returns "" when the repaired chunk still states something wrong.
func repair(k Case, text arith.Text) string {
	chunk := k.Chunk
	for range maxRepairs {
		i := wrongEquation(text)
		if i < 0 {
			return chunk
		}
		var ok bool
		if chunk, ok = replace(k, chunk, text, i); !ok {
			return ""
		}
		text = arith.Read(chunk)
	}
	return ""
}

func wrongEquation(text arith.Text) int {
	for i := range text.Equations {
		if text.Accused(i) {
			return i
		}
	}
	return -1
}

// replace writes the right value in the place of the claim of equation i, and
// in the place of every later number that repeats the claim. A claim that is an
// expression goes together with the sides that follow from it.
func replace(k Case, chunk string, text arith.Text, i int) (string, bool) {
	truth, claim := sides(text.Equations[i])
	if want := text.Equations[i].Want; want != "" {
		return chunk[:claim.Start] + want + chunk[claim.End:], true
	}
	last := claim
	for _, q := range text.Equations[i+1:] {
		if !last.IsNumber() && q.Left == last {
			last = q.Right
		}
	}
	value, err := arith.Instead(truth, last)
	if err != nil {
		return "", false
	}
	if written, ok := fraction(chunk, last, value); ok {
		return chunk[:claim.Start] + written + chunk[last.End:], true
	}
	if !last.IsNumber() {
		return "", false
	}
	start, end, old := claim.Start, last.Unsuffixed(), last.Literal()
	if claim.IsNumber() {
		start, end = old.Num.Start, old.Num.End
	}
	written := arith.Format(value, old.Num)
	if claim.Op == 'n' { // the sign goes with it, and a sign of money stays
		start = claim.Start
		_, size := utf8.DecodeRuneInString(chunk[start:])
		written = chunk[start+size:old.Num.Start] + strings.TrimPrefix(written, "-")
		if value.Sign() < 0 {
			written = chunk[start:start+size] + written
		}
	}
	var b strings.Builder
	b.WriteString(chunk[:start] + written)
	if claim.IsNumber() && repeats(k, chunk, text, old) {
		for _, n := range text.Numbers {
			if n.Start >= end && same(chunk, n, chunk, old) {
				b.WriteString(chunk[end:n.Start] + arith.Format(value, n.Num))
				end = n.End
			}
		}
	}
	b.WriteString(chunk[end:])
	return b.String(), true
}

// repeats reports whether the same number later in the chunk can only be the
// claimed result: it stands neither in the question nor in what came before.
func repeats(k Case, chunk string, text arith.Text, old *arith.Expr) bool {
	for _, n := range text.Numbers {
		if n.Start < old.Start && same(chunk, n, chunk, old) {
			return false
		}
	}
	return !mentions(k.Question, k.asks(), chunk, old) && !mentions(k.Accepted, k.said(), chunk, old)
}

// mentions reports whether a text has a number of a chunk.
func mentions(text string, said arith.Text, chunk string, old *arith.Expr) bool {
	return slices.ContainsFunc(said.Numbers, func(n *arith.Expr) bool { return same(text, n, chunk, old) })
}

// same reports whether two numbers say the same; 8:25 is not 505, nor is 25% 25.
func same(text string, a *arith.Expr, chunk string, b *arith.Expr) bool {
	return arith.Same(a.Num.Value, b.Num.Value) && a.Num.Clock == b.Num.Clock && isPercent(text, a) == isPercent(chunk, b)
}

// isPercent reports whether a percent sign stands behind a number.
func isPercent(text string, n *arith.Expr) bool {
	rest := strings.TrimPrefix(strings.TrimLeft(text[n.Num.End:], " "), "\\")
	return strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, "percent")
}

// Spots reports whether a chunk that may break off anywhere holds an equation that is wrong, as
// soon as a word stands behind it, which may be a unit.
func Spots(chunk string) bool {
	words := strings.TrimRight(chunk[:strings.LastIndexByte(chunk, ' ')+1], " ")
	if words == "" || !unicode.IsLetter(rune(words[len(words)-1])) {
		return false
	}
	return wrongEquation(arith.Read(words)) >= 0
}
