// Package plan holds ways to the answer of a word problem that is understood as a whole: the numbers
// of the problem and what steps with them come to, and how far the lines of a solution have gone.
//
// A line that multiplies or divides otherwise leaves the way. Sums may be taken in other orders; of
// those it is not known.
package plan

import (
	"math/big"
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/prompts"
)

// Plan is the way to the answer of a word problem that is understood as a whole, and how much
// of it the lines so far have gone.
type Plan struct {
	steps []wordproblem.Step
	Value *big.Rat
	done  []wordproblem.Step
	Tag   int // of the question
}

// Anew is the plan before the first line.
func (p *Plan) Anew() *Plan {
	if p == nil {
		return nil
	}
	return &Plan{steps: p.steps, Value: p.Value, Tag: p.Tag}
}

// Advance takes a line as it stands.
func (p *Plan) Advance(line string) {
	if s, ok := wordproblem.ReadStep(line); ok {
		p.done = append(p.done, s)
	}
}

// Misses reports whether a line states another answer, goes on behind the last step to it or
// leaves the way.
func (p *Plan) Misses(line string) bool {
	said, ok := wordproblem.StatedAnswer(line)
	if s, isStep := wordproblem.ReadStep(line); isStep {
		return p.arrived() || p.strays(s)
	}
	return ok && said != p.Answer()
}

// strays reports whether a step multiplies or divides otherwise than the way does. Sums may
// be taken in other orders, and are left alone.
func (p *Plan) strays(s wordproblem.Step) bool {
	return (s.Op == '*' || s.Op == '/') && !slices.ContainsFunc(p.steps, func(o wordproblem.Step) bool { return o.Same(s) || arith.Same(o.Value(), s.Value()) })
}

// arrived reports whether the lines so far have come to the answer.
func (p *Plan) arrived() bool {
	n := len(p.done)
	return n > 0 && arith.Same(p.done[n-1].Value(), p.Value) &&
		!slices.ContainsFunc(p.steps, func(s wordproblem.Step) bool { return !slices.ContainsFunc(p.done, s.Same) })
}

// Answer is what is asked for, in digits.
func (p *Plan) Answer() string { return arith.String(p.Value) }

// OnTheWay reports whether a line is a step that leads to the answer, or states it.
func (p *Plan) OnTheWay(line string) bool {
	if said, ok := wordproblem.StatedAnswer(line); ok && said == p.Answer() {
		return true
	}
	s, ok := wordproblem.ReadStep(line)
	return ok && slices.ContainsFunc(p.steps, s.Same)
}

// Next is the first line of the way that is not there yet; "" if there is none.
func (p *Plan) Next() string {
	for _, s := range p.steps {
		if !slices.ContainsFunc(p.done, s.Same) {
			return s.Line()
		}
	}
	if !p.arrived() {
		return ""
	}
	return prompts.WorkedTag(p.Tag) + prompts.WorkedAnswer + p.Answer()
}
