package comparison

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/prompts"
)

// Judge judges the lines of a solution one after the other by what its problem says by
// comparing.
type Judge struct {
	*Amounts
	asked   *target            // nil where the question is not understood
	allowed []wordproblem.Step // what lines may do with the numbers of comparisons
	known   []*big.Rat         // amounts and results of the steps to them
	useful  []*big.Rat         // these, sums of amounts and what is asked for
	factors bool               // whether all words for multiples are those of comparisons
	needed  []wordproblem.Step // the way to what a step that was found wrong is about
	done    []wordproblem.Step
	tag     int // of the question
}

// NewJudge is the judge of a solution before its first line; nil where nothing is compared.
func NewJudge(a *Amounts) *Judge {
	if a == nil {
		return nil
	}
	j := &Judge{factors: a.onlyFactors(), Amounts: a, asked: a.target(), tag: a.numbers + 1}
	for _, r := range a.comparisons {
		if base := a.base(r); base != nil && a.Value[r.of] != nil {
			j.allowed = append(append(append(j.allowed, a.sumUp(r.than)...), r.up(a.sumOf(r.than))...), r.down(a.Operand(r.of))...)
		}
	}
	for _, s := range a.sums {
		for i, k := range s.of {
			if a.Value[k] != nil {
				j.allowed = append(j.allowed, wordproblem.Step{A: s.sum, Op: '-', B: a.Operand(s.of[1-i])})
			}
		}
		if r := a.between(s); r != nil {
			j.allowed = append(j.allowed, r.halve(s)...)
			if r.add != nil {
				j.allowed = append(j.allowed, wordproblem.Step{A: s.sum, Op: r.add.Op(), B: r.add})
			}
		}
	}
	for _, v := range a.Value {
		j.known = append(j.known, v)
	}
	for _, s := range j.allowed {
		j.known = append(j.known, s.Value())
	}
	j.useful = append(j.known[:len(j.known):len(j.known)], j.partialSums()...)
	if j.asked != nil {
		j.useful = append(j.useful, j.asked.value)
	}
	return j
}

// partialSums are the sums of any of the amounts.
func (j *Judge) partialSums() []*big.Rat {
	sums := []*big.Rat{new(big.Rat)}
	for _, v := range j.Value {
		for _, s := range sums[:len(sums):len(sums)] {
			sums = append(sums, arith.Result(s, '+', v))
		}
	}
	return sums
}

// Anew is the judge before the first line.
func (j *Judge) Anew() *Judge {
	if j == nil {
		return nil
	}
	fresh := *j
	fresh.needed, fresh.done = nil, nil
	return &fresh
}

// Advance takes a line as it stands.
func (j *Judge) Advance(line string) {
	if s, ok := wordproblem.ReadStep(line); ok {
		j.done = append(j.done, s)
	}
}

// Check says why a line is wrong; "" where it may be right.
func (j *Judge) Check(line string) string {
	if _, ok := wordproblem.StatedAnswer(line); ok {
		if j.asked != nil && !j.answered(line) {
			return fmt.Sprintf("what is asked for is %s", arith.String(j.asked.value))
		}
		return ""
	}
	s, ok := wordproblem.ReadStep(line)
	if !ok {
		return ""
	}
	if j.arrived() {
		return fmt.Sprintf("what is asked for has been worked out: %s", arith.String(j.asked.value))
	}
	for _, ends := range [][2]*wordproblem.Operand{{s.A, s.B}, {s.B, s.A}} {
		if r := j.misused(s, ends[0], ends[1]); r != nil {
			j.needed = j.wayTo(r)
			return fmt.Sprintf("%s compares %s with %s, of which this is neither", arith.String(ends[0].Value), r.of, strings.Join(r.than, " and "))
		}
	}
	return j.outside(s)
}

// misused is the relation of whose number x a step makes what the relation does not;
// nil where x is no such number or the other is no known amount.
func (j *Judge) misused(s wordproblem.Step, x, other *wordproblem.Operand) *relation {
	r := j.tells(x.Tag)
	if r == nil || !j.knows(other) || slices.ContainsFunc(j.allowed, s.Same) {
		return nil
	}
	return r
}

// wayTo are the steps to the amounts of a relation.
func (j *Judge) wayTo(r *relation) []wordproblem.Step {
	all := j.Way(r.of)
	for _, k := range r.than {
		all = append(all, j.Way(k)...)
	}
	return wordproblem.Unrepeated(all)
}

// tells is the relation, solved, that a number belongs to; nil for none.
func (j *Judge) tells(tag int) *relation {
	for _, r := range j.comparisons {
		if tag == 0 || j.base(r) == nil || j.Value[r.of] == nil {
			continue
		}
		if slices.ContainsFunc(r.terms(), func(t *wordproblem.Operand) bool { return t != nil && t.Tag == tag }) {
			return r
		}
	}
	return nil
}

// knows reports whether an operand is an amount of the problem or the result of a step
// to one.
func (j *Judge) knows(t *wordproblem.Operand) bool {
	if t.Tag > 0 {
		for _, g := range j.given {
			if g.Tag == t.Tag {
				return true
			}
		}
		return false
	}
	ours := slices.ContainsFunc(j.known, func(v *big.Rat) bool { return arith.Same(v, t.Value) }) ||
		j.asked != nil && slices.ContainsFunc(j.useful, func(v *big.Rat) bool { return arith.Same(v, t.Value) })
	return ours && slices.ContainsFunc(j.done, func(s wordproblem.Step) bool { return arith.Same(s.Value(), t.Value) })
}

// outside says why a step with known amounts leads nowhere; "" where it may lead to
// what is asked for.
func (j *Judge) outside(s wordproblem.Step) string {
	constant := s.B.Tag == 0 && (s.Op == '*' || s.Op == '/') && !j.knows(s.B) && slices.Contains(wordproblem.Constants, arith.String(s.B.Value))
	switch {
	case !j.knows(s.A) || !j.knows(s.B) && !constant:
		return ""
	case j.asked == nil && !(constant && j.factors && j.complete() && j.isFactor(s.B.Value)):
		return ""
	}
	if v := s.Value(); !slices.ContainsFunc(j.useful, func(u *big.Rat) bool { return arith.Same(u, v) }) {
		return fmt.Sprintf("%s is no amount that is told or asked for", arith.String(v))
	}
	return ""
}

// isFactor reports whether the word of a relation stands for a number.
func (j *Judge) isFactor(v *big.Rat) bool {
	return slices.ContainsFunc(j.comparisons, func(r *relation) bool {
		return slices.ContainsFunc([]*wordproblem.Operand{r.times.Over, r.times.Under}, func(t *wordproblem.Operand) bool {
			return t != nil && t.Tag == 0 && arith.Same(t.Value, v)
		})
	})
}

// complete reports whether all amounts are known.
func (j *Judge) complete() bool {
	return !slices.ContainsFunc(j.Keys, func(k string) bool { return j.Value[k] == nil })
}

// answered reports whether a line states what is asked for.
func (j *Judge) answered(line string) bool {
	said, ok := wordproblem.StatedAnswer(line)
	return ok && j.asked != nil && said == arith.String(j.asked.value)
}

// OnTheWay reports whether a line is one of those that lead to what is asked for, or
// states it.
func (j *Judge) OnTheWay(line string) bool {
	if j.asked == nil {
		return false
	}
	s, ok := wordproblem.ReadStep(line)
	return j.answered(line) || ok && (slices.ContainsFunc(j.left(j.asked, j.done), s.Same) || j.addsOn(s))
}

// addsOn reports whether a step adds one more of the amounts that are asked for.
func (j *Judge) addsOn(s wordproblem.Step) bool {
	return s.Op == '+' && len(j.addOn(j.asked.sum, append(j.done[:len(j.done):len(j.done)], s))) < len(j.addOn(j.asked.sum, j.done))
}

// arrived reports whether the lines so far have come to what is asked for.
func (j *Judge) arrived() bool {
	n := len(j.done)
	return j.asked != nil && n > 0 && arith.Same(j.done[n-1].Value(), j.asked.value) && len(j.left(j.asked, j.done)) == 0
}

// Next is the first line on the way to what is asked for, or to what a line that was
// found wrong is about, that is not there yet; "" if neither is known.
func (j *Judge) Next() string {
	if j.asked == nil {
		for _, s := range j.needed {
			if !slices.ContainsFunc(j.done, s.Same) {
				return s.Line()
			}
		}
		return ""
	}
	if left := j.left(j.asked, j.done); len(left) > 0 {
		return left[0].Line()
	}
	if !j.arrived() {
		return ""
	}
	return prompts.WorkedTag(j.tag) + prompts.WorkedAnswer + arith.String(j.asked.value)
}
