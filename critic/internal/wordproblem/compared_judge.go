package wordproblem

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/prompts"
)

// Comparison is what a word problem says by comparing amounts, and judges the lines of a
// solution one after the other.
type Comparison struct {
	*related
	asked   *target    // nil where the question is not understood
	allowed []step     // what lines may do with the numbers of comparisons
	known   []*big.Rat // amounts and results of the steps to them
	useful  []*big.Rat // these, sums of amounts and what is asked for
	factors bool       // whether all words for multiples are those of comparisons
	needed  []step     // the way to what a step that was found wrong is about
	done    []step
	tag     int // of the question
}

// Comparison is what a problem says by comparing; nil where it compares nothing that is
// understood.
func (p *Problem) Comparison() *Comparison {
	a := p.related
	if a == nil {
		return nil
	}
	j := &Comparison{factors: a.onlyFactors(), related: a, asked: a.target(), tag: p.numbers + 1}
	for _, r := range a.comparisons {
		if base := a.base(r); base != nil && a.value[r.of] != nil {
			j.allowed = append(append(append(j.allowed, a.sumUp(r.than)...), r.up(a.sumOf(r.than))...), r.down(a.operand(r.of))...)
		}
	}
	for _, s := range a.sums {
		for i, k := range s.of {
			if a.value[k] != nil {
				j.allowed = append(j.allowed, step{s.sum, '-', a.operand(s.of[1-i])})
			}
		}
		if r := a.between(s); r != nil {
			j.allowed = append(j.allowed, r.halve(s)...)
			if r.add != nil {
				j.allowed = append(j.allowed, step{s.sum, r.add.op(), r.add})
			}
		}
	}
	for _, v := range a.value {
		j.known = append(j.known, v)
	}
	for _, s := range j.allowed {
		j.known = append(j.known, s.value())
	}
	j.useful = append(j.known[:len(j.known):len(j.known)], j.partialSums()...)
	if j.asked != nil {
		j.useful = append(j.useful, j.asked.value)
	}
	return j
}

// partialSums are the sums of any of the amounts.
func (j *Comparison) partialSums() []*big.Rat {
	sums := []*big.Rat{new(big.Rat)}
	for _, v := range j.value {
		for _, s := range sums[:len(sums):len(sums)] {
			sums = append(sums, arith.Result(s, '+', v))
		}
	}
	return sums
}

// Anew is the comparison before the first line.
func (j *Comparison) Anew() *Comparison {
	if j == nil {
		return nil
	}
	fresh := *j
	fresh.needed, fresh.done = nil, nil
	return &fresh
}

// Advance takes a line as it stands.
func (j *Comparison) Advance(line string) {
	if s, ok := readStep(line); ok {
		j.done = append(j.done, s)
	}
}

// numbersOf is how many numbers with a tag a prompt holds.
func numbersOf(prompt string) (n int) {
	for _, _, rest, ok := Number(prompt); ok; _, _, rest, ok = Number(rest) {
		n++
	}
	return n
}

func readStep(line string) (s step, ok bool) {
	o, ok := ReadOperation(line)
	if !ok {
		return s, false
	}
	read := func(tag, digits string) *operand {
		v, _ := arith.Rational(digits)
		n, _ := strconv.Atoi(tag)
		return &operand{tag: n, value: v}
	}
	s = step{read(o.TagA, o.A), o.Op[0], read(o.TagB, o.B)}
	return s, s.op != '/' || s.b.value.Sign() != 0
}

// Check says why a line is wrong; "" where it may be right.
func (j *Comparison) Check(line string) string {
	if _, ok := statedAnswer(line); ok {
		if j.asked != nil && !j.answered(line) {
			return fmt.Sprintf("what is asked for is %s", arith.String(j.asked.value))
		}
		return ""
	}
	s, ok := readStep(line)
	if !ok {
		return ""
	}
	if j.arrived() {
		return fmt.Sprintf("what is asked for has been worked out: %s", arith.String(j.asked.value))
	}
	for _, ends := range [][2]*operand{{s.a, s.b}, {s.b, s.a}} {
		if r := j.misused(s, ends[0], ends[1]); r != nil {
			j.needed = j.wayTo(r)
			return fmt.Sprintf("%s compares %s with %s, of which this is neither", arith.String(ends[0].value), r.of, strings.Join(r.than, " and "))
		}
	}
	return j.outside(s)
}

// misused is the relation of whose number x a step makes what the relation does not;
// nil where x is no such number or the other is no known amount.
func (j *Comparison) misused(s step, x, other *operand) *relation {
	r := j.tells(x.tag)
	if r == nil || !j.knows(other) || slices.ContainsFunc(j.allowed, s.same) {
		return nil
	}
	return r
}

// wayTo are the steps to the amounts of a relation.
func (j *Comparison) wayTo(r *relation) []step {
	all := j.way(r.of)
	for _, k := range r.than {
		all = append(all, j.way(k)...)
	}
	return unrepeated(all)
}

// tells is the relation, solved, that a number belongs to; nil for none.
func (j *Comparison) tells(tag int) *relation {
	for _, r := range j.comparisons {
		if tag == 0 || j.base(r) == nil || j.value[r.of] == nil {
			continue
		}
		if slices.ContainsFunc(r.terms(), func(t *operand) bool { return t != nil && t.tag == tag }) {
			return r
		}
	}
	return nil
}

// knows reports whether an operand is an amount of the problem or the result of a step
// to one.
func (j *Comparison) knows(t *operand) bool {
	if t.tag > 0 {
		for _, g := range j.given {
			if g.tag == t.tag {
				return true
			}
		}
		return false
	}
	ours := slices.ContainsFunc(j.known, func(v *big.Rat) bool { return arith.Same(v, t.value) }) ||
		j.asked != nil && slices.ContainsFunc(j.useful, func(v *big.Rat) bool { return arith.Same(v, t.value) })
	return ours && slices.ContainsFunc(j.done, func(s step) bool { return arith.Same(s.value(), t.value) })
}

// outside says why a step with known amounts leads nowhere; "" where it may lead to
// what is asked for.
func (j *Comparison) outside(s step) string {
	constant := s.b.tag == 0 && (s.op == '*' || s.op == '/') && !j.knows(s.b) && slices.Contains(Constants, arith.String(s.b.value))
	switch {
	case !j.knows(s.a) || !j.knows(s.b) && !constant:
		return ""
	case j.asked == nil && !(constant && j.factors && j.complete() && j.isFactor(s.b.value)):
		return ""
	}
	if v := s.value(); !slices.ContainsFunc(j.useful, func(u *big.Rat) bool { return arith.Same(u, v) }) {
		return fmt.Sprintf("%s is no amount that is told or asked for", arith.String(v))
	}
	return ""
}

// isFactor reports whether the word of a relation stands for a number.
func (j *Comparison) isFactor(v *big.Rat) bool {
	return slices.ContainsFunc(j.comparisons, func(r *relation) bool {
		return slices.ContainsFunc([]*operand{r.times.over, r.times.under}, func(t *operand) bool {
			return t != nil && t.tag == 0 && arith.Same(t.value, v)
		})
	})
}

// complete reports whether all amounts are known.
func (j *Comparison) complete() bool {
	return !slices.ContainsFunc(j.keys, func(k string) bool { return j.value[k] == nil })
}

// answered reports whether a line states what is asked for.
func (j *Comparison) answered(line string) bool {
	said, ok := statedAnswer(line)
	return ok && j.asked != nil && said == arith.String(j.asked.value)
}

// OnTheWay reports whether a line is one of those that lead to what is asked for, or
// states it.
func (j *Comparison) OnTheWay(line string) bool {
	if j.asked == nil {
		return false
	}
	s, ok := readStep(line)
	return j.answered(line) || ok && (slices.ContainsFunc(j.left(j.asked, j.done), s.same) || j.addsOn(s))
}

// addsOn reports whether a step adds one more of the amounts that are asked for.
func (j *Comparison) addsOn(s step) bool {
	return s.op == '+' && len(j.addOn(j.asked.sum, append(j.done[:len(j.done):len(j.done)], s))) < len(j.addOn(j.asked.sum, j.done))
}

// arrived reports whether the lines so far have come to what is asked for.
func (j *Comparison) arrived() bool {
	n := len(j.done)
	return j.asked != nil && n > 0 && arith.Same(j.done[n-1].value(), j.asked.value) && len(j.left(j.asked, j.done)) == 0
}

// Next is the first line on the way to what is asked for, or to what a line that was
// found wrong is about, that is not there yet; "" if neither is known.
func (j *Comparison) Next() string {
	if j.asked == nil {
		for _, s := range j.needed {
			if !slices.ContainsFunc(j.done, s.same) {
				return s.line()
			}
		}
		return ""
	}
	if left := j.left(j.asked, j.done); len(left) > 0 {
		return left[0].line()
	}
	if !j.arrived() {
		return ""
	}
	return prompts.WorkedTag(j.tag) + prompts.WorkedAnswer + arith.String(j.asked.value)
}
