package lines

import (
	"fmt"
	"iter"
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
	"github.com/seed-25a395fc/reason/prompts"
)

// isRewriting reports whether the chunk works an expression out by rewriting it
// (12+7=19 → 19*3-4) and the prompt holds the expression.
func isRewriting(prompt, accepted, chunk string) bool {
	if _, ok := form.Expression(prompt); !ok {
		return false
	}
	return form.Worked(prompt) || strings.Contains(chunk, form.Arrow) || strings.Contains(accepted, form.Arrow)
}

// Rewrites reports whether a judge is that of an expression that is rewritten.
func Rewrites(j Judge) bool {
	_, ok := j.(*rewriting)
	return ok
}

// rewriting holds what is left of the expression.
type rewriting struct {
	asked string
	text  string
	rest  []term // text in parts, nil when it was not understood; see read
	read  bool
}

func newRewriting(prompt string) Judge {
	expr, _ := form.Expression(prompt)
	return &rewriting{asked: expr, text: expr}
}

func (r *rewriting) Anew() Judge { return &rewriting{asked: r.asked, text: r.asked} }

// advance takes the rest of an accepted line as it stands.
func (r *rewriting) advance(line string) {
	if _, rest, ok := strings.Cut(line, form.Arrow); ok {
		r.text, r.read = strings.TrimSpace(rest), false
	}
}

// left is what is left, in parts; nil when it is not understood. Only what is left now has to be
// taken apart, not what was left before.
func (r *rewriting) left() []term {
	if !r.read {
		r.rest, r.read = terms(r.text), true
	}
	return r.rest
}

func (r *rewriting) check(line string) verdict.Verdict {
	if len(r.left()) == 0 {
		return verdict.Open("what is left of the expression is not understood")
	}
	if said, ok := strings.CutPrefix(line, prompts.WorkedAnswer); ok {
		return r.answer(strings.TrimSpace(said))
	}
	left, rest, ok := strings.Cut(line, form.Arrow)
	operation, _, begun := strings.Cut(left, "=")
	if !begun {
		return r.misread(left, fmt.Sprintf("%q is not an operation and its result", strings.TrimSpace(left)))
	}
	at := r.find(terms(operation))
	if at < 0 {
		return r.misread(left, fmt.Sprintf("%s is not a part of %s that can be worked out first", equation.Spaced(operation), equation.Spaced(r.text)))
	}
	c, err := equation.Read(strings.TrimSpace(left))
	if err != nil || !ok {
		return unread(left, r.line(at))
	}
	if reason, wrong := c.Wrong(); reason != "" {
		return failSide(left, wrong, reason, r.line(at))
	}
	want := r.reduce(at, c.Said)
	if !leaves(strings.TrimSpace(rest), want) {
		kept := len(left) + len(form.Arrow) // the equation may be written in more ways than one, the rest may not
		kept += len(rest) - len(strings.TrimLeft(rest, " "))
		return verdict.FailedWord(line, line[:kept]+write(want), fmt.Sprintf("with %s for %s, what is left is %s, not %s", arith.String(c.Said), equation.Spaced(c.Texts[0]), equation.Spaced(write(want)), equation.Spaced(strings.TrimSpace(rest))), r.line(at))
	}
	return verdict.Passed(verdict.EquivalentWrong, equation.Spaced(c.Texts[0])+" is "+arith.String(c.Said)+", and the rest keeps its value")
}

// leaves reports whether a text says that some terms are left. Mostly it is what is written of
// them, and need not be taken apart.
func leaves(text string, want []term) bool {
	written := write(want)
	if text == written && strings.Trim(text, "0123456789+-*/()") == "" {
		return true
	}
	return written == write(terms(text))
}

// failSide is [verdict.Failed] for a chain whose mistake begins at a byte of it, in a side that nothing
// behind it mends.
func failSide(chain string, at int, reason, fix string) verdict.Verdict {
	v := verdict.FailedAt(at, reason, fix)
	side, _, _ := strings.Cut(chain[at:], "=")
	v.End = at + len(side)
	return v
}

// unread is the verdict on a line that begins with the right operation and then breaks off, or
// goes on with what is no arithmetic.
func unread(line, fix string) verdict.Verdict {
	said := arithmetic(line)
	if reason, wrong := equation.WrongSide(said); reason != "" {
		return failSide(said, wrong, reason, fix)
	}
	if len(said) < len(line) {
		return verdict.FailedAt(len(said), fmt.Sprintf("%q is no equation", line), fix)
	}
	return verdict.FailedAt(len(said), "the line has no expression left after its result", fix)
}

// arithmetic is the beginning of a line that can be part of an equation.
func arithmetic(line string) string {
	open := 0
	for i, c := range line {
		switch {
		case c == '(':
			open++
		case c == ')' && open > 0:
			open--
		case !strings.ContainsRune("0123456789+-*/=. ", c):
			return line[:i]
		}
	}
	return line
}

// misread is the verdict on a line that works out no operation of what is left.
func (r *rewriting) misread(line, reason string) verdict.Verdict {
	return misread(line, reason, r.canonical(), func(yield func(string) bool) {
		for at := range r.rest {
			if r.reducible(at) && !yield(r.line(at)) {
				return
			}
		}
	})
}

// misread is the verdict on a line that works out none of the operations that the right lines
// do: it departs from the one with which it agrees longest.
func misread(line, reason, canonical string, right iter.Seq[string]) verdict.Verdict {
	v := verdict.Failed(reason, canonical)
	for fix := range right {
		operation, _, _ := strings.Cut(fix, "=")
		if n := verdict.Differs(line, operation+"="); (n > v.At || v.End == 0) && n <= len(operation) {
			v = verdict.FailedWord(line, operation+"=", reason, fix)
		}
	}
	return v
}

// answer checks the last line against what is left.
func (r *rewriting) answer(said string) verdict.Verdict {
	if len(r.rest) > 1 {
		return verdict.Failed(fmt.Sprintf("%s is not worked out yet", equation.Spaced(r.text)), r.canonical())
	}
	value, err := arith.Parse(said)
	if err == nil && value.IsNumber() {
		if v, _ := value.Value(); arith.Same(v, r.rest[0].value) {
			return verdict.Passed(verdict.EquivalentWrong, "the answer is what was left")
		}
	}
	want := arith.String(r.rest[0].value)
	return verdict.FailedAt(len(prompts.WorkedAnswer), fmt.Sprintf("what was left is %s, not %s", want, said), prompts.WorkedAnswer+want)
}

// canonical is the line that works out the leftmost innermost operation, the
// answer if there is none.
func (r *rewriting) canonical() string {
	if len(r.rest) == 1 {
		return prompts.WorkedAnswer + arith.String(r.rest[0].value)
	}
	for at := range r.rest {
		if r.reducible(at) {
			return r.line(at)
		}
	}
	return ""
}

// line is the line that works out the operation that starts at a term.
func (r *rewriting) line(at int) string {
	text, value := arith.Work(r.rest[at].value, r.rest[at+1].op, r.rest[at+2].value)
	if text == "" {
		return ""
	}
	return text + prompts.WorkedArrow + write(r.reduce(at, value))
}

// find is where the operation redex stands in the rest and may be worked out;
// -1 if it does not.
func (r *rewriting) find(redex []term) int {
	for at := range r.rest {
		if len(redex) == 3 && r.reducible(at) && r.rest[at].same(redex[0]) && r.rest[at+1].same(redex[1]) && r.rest[at+2].same(redex[2]) {
			return at
		}
	}
	return -1
}

// reducible reports whether an operation on two numbers starts at a term and
// precedence lets it be worked out now. a+b-c may be worked out from the right,
// a-b-c may not.
func (r *rewriting) reducible(at int) bool {
	if at+2 >= len(r.rest) || r.rest[at].value == nil || precedence(r.rest[at+1].op) == 0 || r.rest[at+2].value == nil {
		return false
	}
	own := precedence(r.rest[at+1].op)
	if at > 0 {
		before := r.rest[at-1].op
		if p := precedence(before); p > own || p == own && before != '+' && before != '*' {
			return false
		}
	}
	return at+3 == len(r.rest) || precedence(r.rest[at+3].op) <= own
}

// reduce is the rest with the operation at a term replaced by a value; the
// parentheses of a lone number go.
func (r *rewriting) reduce(at int, value *big.Rat) []term {
	out := append(make([]term, 0, len(r.rest)), r.rest[:at]...)
	out = append(out, term{value: value})
	return bare(append(out, r.rest[at+3:]...))
}
