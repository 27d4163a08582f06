package wordproblem

import (
	"math/big"
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/prompts"
)

// outcome is a number of a problem, or what steps come to.
type outcome struct {
	*operand
	steps []step
}

func stated(o *operand) outcome { return outcome{operand: o} }

// with is the result of an operation on two amounts, whose steps come first. It has no
// operand where that is below zero or a quotient by zero.
func (a outcome) with(op byte, b outcome) outcome {
	if a.operand == nil || b.operand == nil || op == '/' && b.value.Sign() == 0 {
		return outcome{}
	}
	last := step{a.operand, op, b.operand}
	result := last.after()
	if result.value.Sign() < 0 {
		return outcome{}
	}
	return outcome{result, append(slices.Concat(a.steps, b.steps), last)}
}

// times is a share or a multiple of an amount.
func (a outcome) times(f factor) outcome {
	if f.over != nil {
		a = a.with('*', stated(f.over))
	}
	if f.under != nil {
		a = a.with('/', stated(f.under))
	}
	return a
}

// total adds amounts up.
func total(all []outcome) outcome {
	if len(all) == 0 {
		return outcome{}
	}
	sum := all[0]
	for _, a := range all[1:] {
		sum = sum.with('+', a)
	}
	return sum
}

// Plan is the way to the answer of a word problem that is understood as a whole, and how much
// of it the lines so far have gone.
type Plan struct {
	steps []step
	value *big.Rat
	done  []step
	tag   int // of the question
}

// plan is the way to an amount; nil for none, for one that takes no step and for one that
// has more decimals than are written.
func (a outcome) plan() *Plan {
	if a.operand == nil || len(a.steps) == 0 || slices.ContainsFunc(a.steps, func(s step) bool { return !isShort(s.value()) }) {
		return nil
	}
	return &Plan{steps: unrepeated(a.steps), value: a.value}
}

// Anew is the plan before the first line.
func (p *Plan) Anew() *Plan {
	if p == nil {
		return nil
	}
	return &Plan{steps: p.steps, value: p.value, tag: p.tag}
}

// Advance takes a line as it stands.
func (p *Plan) Advance(line string) {
	if s, ok := readStep(line); ok {
		p.done = append(p.done, s)
	}
}

// Misses reports whether a line states another answer, goes on behind the last step to it or
// leaves the way.
func (p *Plan) Misses(line string) bool {
	said, ok := statedAnswer(line)
	if s, isStep := readStep(line); isStep {
		return p.arrived() || p.strays(s)
	}
	return ok && said != p.Answer()
}

// strays reports whether a step multiplies or divides otherwise than the way does. Sums may
// be taken in other orders, and are left alone.
func (p *Plan) strays(s step) bool {
	return (s.op == '*' || s.op == '/') && !slices.ContainsFunc(p.steps, func(o step) bool { return o.same(s) || arith.Same(o.value(), s.value()) })
}

// arrived reports whether the lines so far have come to the answer.
func (p *Plan) arrived() bool {
	n := len(p.done)
	return n > 0 && arith.Same(p.done[n-1].value(), p.value) &&
		!slices.ContainsFunc(p.steps, func(s step) bool { return !slices.ContainsFunc(p.done, s.same) })
}

// Answer is what is asked for, in digits.
func (p *Plan) Answer() string { return arith.String(p.value) }

// OnTheWay reports whether a line is a step that leads to the answer, or states it.
func (p *Plan) OnTheWay(line string) bool {
	if said, ok := statedAnswer(line); ok && said == p.Answer() {
		return true
	}
	s, ok := readStep(line)
	return ok && slices.ContainsFunc(p.steps, s.same)
}

// Next is the first line of the way that is not there yet; "" if there is none.
func (p *Plan) Next() string {
	for _, s := range p.steps {
		if !slices.ContainsFunc(p.done, s.same) {
			return s.line()
		}
	}
	if !p.arrived() {
		return ""
	}
	return prompts.WorkedTag(p.tag) + prompts.WorkedAnswer + p.Answer()
}
