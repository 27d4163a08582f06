package plan

import (
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// Outcome is a number of a problem, or what steps come to.
type Outcome struct {
	*wordproblem.Operand
	Steps []wordproblem.Step
}

// Stated is a number that needs no steps.
func Stated(o *wordproblem.Operand) Outcome { return Outcome{Operand: o} }

// With is the result of an operation on two amounts, whose steps come first. It has no
// operand where that is below zero or a quotient by zero.
func (a Outcome) With(op byte, b Outcome) Outcome {
	if a.Operand == nil || b.Operand == nil || op == '/' && b.Value.Sign() == 0 {
		return Outcome{}
	}
	last := wordproblem.Step{A: a.Operand, Op: op, B: b.Operand}
	result := last.After()
	if result.Value.Sign() < 0 {
		return Outcome{}
	}
	return Outcome{result, append(slices.Concat(a.Steps, b.Steps), last)}
}

// Times is a share or a multiple of an amount.
func (a Outcome) Times(f wordproblem.Factor) Outcome {
	if f.Over != nil {
		a = a.With('*', Stated(f.Over))
	}
	if f.Under != nil {
		a = a.With('/', Stated(f.Under))
	}
	return a
}

// Less takes an amount away whose steps need those of the first.
func (a Outcome) Less(b Outcome) Outcome {
	out := a.With('-', b)
	out.Steps = wordproblem.Unrepeated(out.Steps)
	return out
}

// More adds an amount whose steps need those of the first.
func (a Outcome) More(b Outcome) Outcome {
	out := a.With('+', b)
	out.Steps = wordproblem.Unrepeated(out.Steps)
	return out
}

// Total adds amounts up.
func Total(all []Outcome) Outcome {
	if len(all) == 0 {
		return Outcome{}
	}
	sum := all[0]
	for _, a := range all[1:] {
		sum = sum.With('+', a)
	}
	return sum
}

// Plan is the way to an amount; nil for none, for one that takes no step and for one that
// has more decimals than are written.
func (a Outcome) Plan() *Plan {
	if a.Operand == nil || len(a.Steps) == 0 || slices.ContainsFunc(a.Steps, func(s wordproblem.Step) bool { return !wordproblem.IsShort(s.Value()) }) {
		return nil
	}
	return &Plan{steps: wordproblem.Unrepeated(a.Steps), Value: a.Value}
}
