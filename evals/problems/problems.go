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

	"github.com/seed-25a395fc/reason/prompts"
)

// The names of the families of problems.
const (
	// Expr is an arithmetic expression as a person types it.
	Expr = prompts.Expr
	// Story is a story about one running quantity.
	Story = prompts.Story
	// Signed is an arithmetic expression with negative numbers in it.
	Signed = prompts.Signed
	// Bool is a Boolean expression.
	Bool = prompts.Bool
	// Dyck is a sequence of brackets to close. A step is a group of brackets.
	Dyck = prompts.Dyck
	// Navigate is a walk that may lead back to its start. A step is an instruction.
	Navigate = prompts.Navigate
	// Swap is people who swap things in pairs. A step is a swap.
	Swap = prompts.Swap
	// Count is a list of things to count by kind. A step is a thing after the first.
	Count = prompts.Count
	// Order is things in order, of whose places some is said. A step is a clue.
	Order = prompts.Order
	// Word is a word problem about any quantities. A step is an operation.
	Word = prompts.Word
	// Rate is a word problem about rates, prices, percent, fractions and comparisons.
	// A step is an operation.
	Rate = "rate"
	// Sort is a list of words to sort. A step is a word after the first.
	Sort = prompts.Sort
	// Logic is a small proof. A step is a class on the way.
	Logic = prompts.Logic
	// Time is amounts in other units, times of day, dates and days of the week. A step
	// is an amount.
	Time = prompts.Time
)

// Family is a kind of problems.
type Family struct {
	// Name stands for the family in a [Spec].
	Name string
	// MaxSteps is the largest number of steps of a problem; the smallest is 1.
	MaxSteps int
	// AnswerType says how two answers are compared, in the words of package
	// data: "number", "bool" or "string".
	AnswerType string

	make func(Spec) Problem
}

// Format is the name of the family in [prompts.Worked] that reads the questions.
func (f Family) Format() string {
	if f.Name == Rate {
		return prompts.Word
	}
	return f.Name
}

// Families are all families, in a fixed order: training data refer to a family
// by its place.
var Families = []Family{
	{Expr, MaxSteps, "number", makeExpr},
	{Story, MaxSteps, "number", makeStory},
	{Signed, maxSigned, "number", makeSigned},
	{Bool, maxBoolean, "bool", makeBoolean},
	{Dyck, maxDyck, "string", makeDyck},
	{Navigate, maxNavigate, "bool", makeNavigate},
	{Swap, maxSwap, "string", makeSwap},
	{Count, maxCount, "number", makeCount},
	{Word, maxWord, "number", makeWord},
	{Order, maxOrder, "string", makeOrder},
	{Sort, maxSort, "string", makeSort},
	{Logic, maxLogic, "string", makeLogic},
	{Rate, maxRate, "number", makeRate},
	{Time, maxTime, "string", makeTime},
}

// Lookup finds a family by its name. Its error lists the names.
func Lookup(name string) (Family, error) {
	for _, f := range Families {
		if f.Name == name {
			return f, nil
		}
	}
	return Family{}, fmt.Errorf("%q: there are %s", name, strings.Join(Names(), ", "))
}

// Names are the names of all families.
func Names() []string {
	names := make([]string, len(Families))
	for i, f := range Families {
		names[i] = f.Name
	}
	return names
}

const (
	// MaxSteps is the largest number of operations in an expression or a story.
	MaxSteps = 20
	// MaxOperand is the largest number that a question states.
	MaxOperand = 999
	// MaxValue is the largest value that a solution reaches.
	MaxValue = 9999
)

// Problem is a question with its solution.
type Problem struct {
	// Family is the name of one of Families.
	Family string
	// Question is what a person would type.
	Question string
	// Steps are the lines of the solution in the format of [prompts.Worked],
	// without line ends; the last one states the answer.
	Steps []string
	// Answer is the bare answer, as the family's AnswerType writes it.
	Answer string
}

// Solution is the text that a model is to write: the steps, a line each.
func (p Problem) Solution() string { return strings.Join(p.Steps, "\n") + "\n" }

// Spec says which problem to make.
type Spec struct {
	// Family is the name of one of Families.
	Family string
	// Steps is the number of operations, from 1 to the family's MaxSteps.
	Steps int
	// Operand bounds the numbers in the question of the families that have
	// any; 0 means MaxOperand.
	Operand int
	// Seed chooses among the problems of this shape.
	Seed uint64
}

// Generate makes the problem that the spec stands for. It fails only for a
// family or a number of steps that does not exist.
func (s Spec) Generate() (Problem, error) {
	f, err := Lookup(s.Family)
	if err != nil {
		return Problem{}, fmt.Errorf("problems: no family %w", err)
	}
	if s.Steps < 1 || s.Steps > f.MaxSteps {
		return Problem{}, fmt.Errorf("problems: %s with %d steps: want 1 to %d", f.Name, s.Steps, f.MaxSteps)
	}
	if s.Operand <= 0 || s.Operand > MaxOperand {
		s.Operand = MaxOperand
	}
	return f.make(s), nil
}

// Generate makes problem number seed with the given number of operations.
func Generate(family string, steps int, seed uint64) (Problem, error) {
	return Spec{Family: family, Steps: steps, Seed: seed}.Generate()
}
