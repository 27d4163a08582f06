// Package problems makes step-by-step problems with solutions whose every step
// can be checked. They serve training, evaluation and tests alike.
//
//	p, err := problems.Generate(problems.Story, 3, 7)
//	p.Question // "Mia has 47 apples. She buys 8 more, then loses 13. …"
//	p.Steps    // "#1:47", "#2:47+8=55", …, "#4:ans 42"
//	p.Answer   // "42"
//
// A problem is a pure function of its [Spec]: the package brings its own random
// numbers, so that a seed means the same problem on every platform and with
// every Go release.
package problems

import (
	"fmt"
	"strings"
)

// The families of problems.
const (
	// Expr is an arithmetic expression as a person types it.
	Expr = "expr"
	// Story is a story about one running quantity.
	Story = "story"
)

// Families are all families, in a fixed order.
var Families = []string{Expr, Story}

const (
	// MaxSteps is the largest number of operations in a problem.
	MaxSteps = 20
	// MaxOperand is the largest number that a question states.
	MaxOperand = 999
	// MaxValue is the largest value that a solution reaches.
	MaxValue = 9999
)

// Problem is a question with its solution.
type Problem struct {
	// Family is Expr or Story.
	Family string
	// Question is what a person would type.
	Question string
	// Steps are the lines of the solution in the format of [prompts.Worked],
	// without line ends; the last one states the answer.
	Steps []string
	// Answer is the bare answer, a decimal integer.
	Answer string
}

// Solution is the text that a model is to write: the steps, a line each.
func (p Problem) Solution() string { return strings.Join(p.Steps, "\n") + "\n" }

// Spec says which problem to make.
type Spec struct {
	// Family is Expr or Story.
	Family string
	// Steps is the number of operations, from 1 to MaxSteps.
	Steps int
	// Operand bounds the numbers in the question; 0 means MaxOperand.
	Operand int
	// Seed chooses among the problems of this shape.
	Seed uint64
}

// Generate makes the problem that the spec stands for. It fails only for a
// family or a number of steps that does not exist.
func (s Spec) Generate() (Problem, error) {
	if s.Steps < 1 || s.Steps > MaxSteps {
		return Problem{}, fmt.Errorf("problems: %d steps: want 1 to %d", s.Steps, MaxSteps)
	}
	if s.Operand <= 0 || s.Operand > MaxOperand {
		s.Operand = MaxOperand
	}
	switch s.Family {
	case Expr:
		return makeExpr(s), nil
	case Story:
		return makeStory(s), nil
	}
	return Problem{}, fmt.Errorf("problems: unknown family %q: want one of %s", s.Family, strings.Join(Families, ", "))
}

// Generate makes problem number seed with the given number of operations.
func Generate(family string, steps int, seed uint64) (Problem, error) {
	return Spec{Family: family, Steps: steps, Seed: seed}.Generate()
}
