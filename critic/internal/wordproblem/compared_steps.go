package wordproblem

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// step is an operation on two numbers.
type step struct {
	a  *operand
	op byte
	b  *operand
}

func (s step) value() *big.Rat { return arith.Result(s.a.value, s.op, s.b.value) }

// isShort reports whether a number has no more decimals than are written.
func isShort(v *big.Rat) bool {
	return v.IsInt() || new(big.Rat).Mul(v, arith.Whole(10000)).IsInt()
}

// after is the result of a step as an operand.
func (s step) after() *operand { return &operand{value: s.value()} }

// same reports whether two steps take the same numbers.
func (s step) same(o step) bool {
	if s.op != o.op {
		return false
	}
	straight := arith.Same(s.a.value, o.a.value) && arith.Same(s.b.value, o.b.value)
	crossed := arith.Same(s.a.value, o.b.value) && arith.Same(s.b.value, o.a.value)
	return straight || crossed && (s.op == '+' || s.op == '*')
}

// line is the step as a line of a worked solution.
func (s step) line() string {
	worked, _ := arith.Work(s.a.value, s.op, s.b.value)
	_, rest, ok := strings.Cut(worked, "=")
	if !ok {
		rest = Decimal(s.a.value, s.op, s.b.value)
	}
	return s.a.text() + string(s.op) + s.b.text() + "=" + rest
}

func (t *operand) text() string {
	if t.tag == 0 {
		return arith.String(t.value)
	}
	return OperandText(strconv.Itoa(t.tag), t.value)
}

func inverted(op byte) byte {
	return map[byte]byte{'+': '-', '-': '+', '*': '/', '/': '*'}[op]
}

func (t *operand) op() byte {
	if t.minus {
		return '-'
	}
	return '+'
}

// up are the steps from what a relation is with to the amount that it tells.
func (r *relation) up(base *operand) []step {
	var all []step
	then := func(op byte, b *operand) {
		if b != nil {
			all = append(all, step{base, op, b})
			base = all[len(all)-1].after()
		}
	}
	then('*', r.times.over)
	then('/', r.times.under)
	if r.more != nil {
		whole := base
		then('*', &r.more.operand)
		then('/', plain(100))
		part := base
		base = whole
		then(r.more.op(), part)
	}
	if r.add != nil {
		then(r.add.op(), r.add)
	}
	return all
}

// down are the steps from the amount that a relation tells to what it is with.
func (r *relation) down(of *operand) []step {
	var all []step
	then := func(a *operand, op byte, b *operand) {
		if b != nil {
			all = append(all, step{a, op, b})
			of = all[len(all)-1].after()
		}
	}
	if r.add != nil {
		then(of, inverted(r.add.op()), r.add)
	}
	if r.more != nil {
		share := step{plain(100), r.more.op(), &r.more.operand}
		if share.value().Sign() <= 0 {
			return nil
		}
		all = append(all, share)
		then(of, '*', plain(100))
		then(of, '/', share.after())
	}
	then(of, '*', r.times.under)
	if r.times.over != nil && r.times.over.value.Sign() == 0 {
		return nil
	}
	then(of, '/', r.times.over)
	return all
}

// halve are the steps from the sum of two to the one with whom the other is compared.
func (r *relation) halve(s pairSum) []step {
	of, parts := s.sum, big.NewRat(2, 1)
	var all []step
	if r.add != nil {
		all = append(all, step{of, inverted(r.add.op()), r.add})
		of = all[0].after()
	}
	if r.times.over == nil {
		return append(all, step{of, '/', plain(2)})
	}
	all = append(all, step{r.times.over, '+', plain(1)})
	parts.Add(r.times.over.value, big.NewRat(1, 1))
	return append(all, step{of, '/', &operand{value: parts}})
}

func (r *relation) forward(base *big.Rat) *big.Rat {
	steps := r.up(&operand{value: base})
	if len(steps) == 0 {
		return base
	}
	return steps[len(steps)-1].value()
}

// way are the steps that lead to an amount, those to others that it needs first.
func (a *related) way(k string) []step {
	var all []step
	for _, n := range a.from[k].needs {
		all = append(all, a.way(n)...)
	}
	return append(all, a.from[k].steps...)
}

// operand is an amount as a line names it.
func (a *related) operand(k string) *operand {
	if t := a.given[k]; t != nil {
		return t
	}
	return &operand{value: a.value[k]}
}

// sumUp adds up known amounts, one after the other.
func (a *related) sumUp(of []string) []step {
	var all []step
	for i := 1; i < len(of); i++ {
		all = append(all, step{a.sumOf(of[:i]), '+', a.operand(of[i])})
	}
	return all
}

// sumOf is the sum of some amounts as a line names it.
func (a *related) sumOf(of []string) *operand {
	if len(of) == 1 {
		return a.operand(of[0])
	}
	sum := new(big.Rat)
	for _, k := range of {
		sum.Add(sum, a.value[k])
	}
	return &operand{value: sum}
}
