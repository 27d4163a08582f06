package wordproblem

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// Step is an operation on two numbers.
type Step struct {
	A  *Operand
	Op byte
	B  *Operand
}

// Value is what a step comes to.
func (s Step) Value() *big.Rat { return arith.Result(s.A.Value, s.Op, s.B.Value) }

// After is the result of a step as an operand.
func (s Step) After() *Operand { return &Operand{Value: s.Value()} }

// Same reports whether two steps take the same numbers.
func (s Step) Same(o Step) bool {
	if s.Op != o.Op {
		return false
	}
	straight := arith.Same(s.A.Value, o.A.Value) && arith.Same(s.B.Value, o.B.Value)
	crossed := arith.Same(s.A.Value, o.B.Value) && arith.Same(s.B.Value, o.A.Value)
	return straight || crossed && (s.Op == '+' || s.Op == '*')
}

// Line is the step as a line of a worked solution.
func (s Step) Line() string {
	worked, _ := arith.Work(s.A.Value, s.Op, s.B.Value)
	_, rest, ok := strings.Cut(worked, "=")
	if !ok {
		rest = Decimal(s.A.Value, s.Op, s.B.Value)
	}
	return s.A.text() + string(s.Op) + s.B.text() + "=" + rest
}

// text is an operand as a line names it.
func (t *Operand) text() string {
	if t.Tag == 0 {
		return arith.String(t.Value)
	}
	return OperandText(strconv.Itoa(t.Tag), t.Value)
}

// Op is how an operand is added: with a minus it is taken off.
func (t *Operand) Op() byte {
	if t.Minus {
		return '-'
	}
	return '+'
}

// ReadStep reads a line; ok is false for one that is no step, or divides by zero.
func ReadStep(line string) (s Step, ok bool) {
	o, ok := ReadOperation(line)
	if !ok {
		return s, false
	}
	read := func(tag, digits string) *Operand {
		v, _ := arith.Rational(digits)
		n, _ := strconv.Atoi(tag)
		return &Operand{Tag: n, Value: v}
	}
	s = Step{read(o.TagA, o.A), o.Op[0], read(o.TagB, o.B)}
	return s, s.Op != '/' || s.B.Value.Sign() != 0
}

// IsShort reports whether a number has no more decimals than are written.
func IsShort(v *big.Rat) bool {
	return v.IsInt() || new(big.Rat).Mul(v, arith.Whole(10000)).IsInt()
}

// Unrepeated drops steps that stand twice.
func Unrepeated(steps []Step) []Step {
	var out []Step
	for _, s := range steps {
		if !slices.ContainsFunc(out, s.Same) {
			out = append(out, s)
		}
	}
	return out
}
