package critic

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// checkProse recomputes the equations of running text.
func checkProse(k Case) Verdict {
	text := arith.Read(k.Chunk)
	held, open := 0, text.Unread
	for _, q := range text.Equations {
		switch outcome := q.Check(); {
		case outcome == arith.Holds:
			held++
		case outcome == arith.Wrong && !q.Doubt:
			_, claim := sides(q)
			return failAt(claim.Start, correction(k.Chunk, q), repair(k, text))
		default:
			open++
		}
	}
	switch {
	case held > 0 && open == 0:
		if number := unsourced(k, text); number != "" {
			return unknownSource(number)
		}
		return pass(holdsWrong, fmt.Sprintf("%s recomputed, right as stated", count(held, "equation")))
	case held > 0:
		return unsure(fmt.Sprintf("%s right, %d not understood", count(held, "equation"), open))
	case open > 0:
		return unsure("the arithmetic is not understood")
	}
	return unsure("nothing to compute")
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
	value, err := truth.Value()
	if err != nil {
		return "the equation does not hold"
	}
	right := arith.Format(claim.Unscaled(value), claim.Literal().Num) + chunk[claim.Unsuffixed():claim.End]
	return fmt.Sprintf("%s is %s, not %s", quote(chunk, truth), right, quote(chunk, claim))
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
	for i, q := range text.Equations {
		if !q.Doubt && q.Check() == arith.Wrong {
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
	value, err := truth.Value()
	if err != nil {
		return "", false
	}
	last := claim
	for _, q := range text.Equations[i+1:] {
		if !last.IsNumber() && q.Left == last {
			last = q.Right
		}
	}
	if !last.IsNumber() {
		return "", false
	}
	value = last.Unscaled(value)
	start, end, old := claim.Start, last.Unsuffixed(), last.Literal()
	if claim.IsNumber() {
		start, end = old.Num.Start, old.Num.End
	}
	if claim.Op == 'n' {
		start = claim.Start // the sign goes with it
	}
	var b strings.Builder
	b.WriteString(chunk[:start] + arith.Format(value, old.Num))
	if claim.IsNumber() && repeats(k, text, old) {
		for _, n := range text.Numbers {
			if n.Start >= end && same(n, old) {
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
func repeats(k Case, text arith.Text, old *arith.Expr) bool {
	for _, n := range text.Numbers {
		if n.Start < old.Start && same(n, old) {
			return false
		}
	}
	return !mentions(k.Question, old) && !mentions(k.Accepted, old)
}

func mentions(text string, old *arith.Expr) bool {
	return slices.ContainsFunc(arith.Read(text).Numbers, func(n *arith.Expr) bool { return same(n, old) })
}

// same reports whether two numbers say the same; 8:25 is not 505.
func same(a, b *arith.Expr) bool {
	return a.Num.Clock == b.Num.Clock && a.Num.Value.Cmp(b.Num.Value) == 0
}
