package problems

import (
	"strconv"

	"github.com/seed-25a395fc/reason/prompts"
)

// node is an expression: a number, or an operation on two expressions.
type node struct {
	op          byte // 0 for a number
	value       int
	left, right *node
	parens      bool // written in parentheses though precedence needs none
}

func makeExpr(s Spec) Problem {
	r := newRNG(s.Seed, 1, uint64(s.Steps), uint64(s.Operand))
	g := exprMaker{r, s.Operand, [4]int{34, 28, 22, 16}, 25, r.chance(12)}
	if r.chance(25) { // an expression of products and quotients above all
		g.weights, g.long = [4]int{16, 12, 46, 26}, 65
	}
	root := g.tree(s.Steps)
	for root.largest() > MaxValue {
		root = g.tree(s.Steps)
	}
	root.parens = false
	return solved(Expr, phrase(r, root), root)
}

// solved is a question with the steps that work out root, which they use up.
func solved(family, question string, root *node) Problem {
	p := Problem{Family: family, Question: question, Answer: strconv.Itoa(root.value)}
	for root.op != 0 {
		redex := root.redex()
		work, value := chain(redex.left.value, redex.op, redex.right.value)
		*redex = node{value: value}
		p.Steps = append(p.Steps, work+prompts.WorkedArrow+root.compact())
	}
	p.Steps = append(p.Steps, prompts.WorkedAnswer+p.Answer)
	return p
}

// exprMaker draws expressions bottom up: the operation between two parts is
// chosen among those whose result stays in range.
type exprMaker struct {
	r        *rng
	operand  int
	weights  [4]int // of + - * /
	long     int    // percent of factors with two digits
	negative bool   // values below zero are allowed
}

func (g *exprMaker) tree(ops int) *node {
	if ops == 0 {
		return &node{value: g.number()}
	}
	right := 0
	if ops > 1 && g.r.chance(25) {
		right = g.r.between(1, min(ops-1, 4))
	}
	l := g.tree(ops - 1 - right)
	var n *node
	if right > 0 {
		n = g.join(l, g.tree(right))
	} else {
		n = g.extend(l)
	}
	n.parens = g.r.chance(4)
	return n
}

// number draws an operand; small ones are the more likely.
func (g *exprMaker) number() int { return drawNumber(g.r, g.operand) }

func drawNumber(r *rng, most int) int {
	switch r.weighted(30, 45, 20, 5) {
	case 0:
		return r.between(1, min(9, most))
	case 1:
		return r.between(min(10, most), min(99, most))
	case 2:
		return r.between(min(10, most), most)
	}
	return min(10*r.between(1, 20), max(most/10*10, 1))
}

// extend puts one operation with a fitting number behind l.
func (g *exprMaker) extend(l *node) *node {
	for range 40 {
		n := &node{left: l, right: &node{}}
		switch g.r.weighted(g.weights[:]...) {
		case 0:
			n.op, n.right.value = '+', g.number()
		case 1:
			n.op, n.right.value = '-', g.number()
		case 2:
			n.op, n.right.value = '*', g.factor(l.value)
		case 3:
			n.op, n.right.value = '/', divisor(g.r, l.value)
		}
		if g.fits(n) {
			return n
		}
	}
	if l.value > 5000 {
		return g.must(&node{op: '-', left: l, right: &node{value: g.r.between(1, 9)}})
	}
	return g.must(&node{op: '+', left: l, right: &node{value: g.r.between(1, 9)}})
}

// factor draws a factor for v.
func (g *exprMaker) factor(v int) int {
	switch g.r.weighted(95-g.long, g.long, 5) {
	case 0:
		return g.r.between(2, 9)
	case 1:
		return g.r.between(2, min(99, g.operand))
	}
	return 10 * g.r.between(1, 9)
}

// divisor draws a number that divides v, preferring small ones; 0 if there is
// none between 2 and 99.
func divisor(r *rng, v int) int {
	if v < 0 {
		v = -v
	}
	var small, large []int
	for d := 2; d <= 99 && d <= v; d++ {
		if v%d == 0 && d < 11 {
			small = append(small, d)
		} else if v%d == 0 {
			large = append(large, d)
		}
	}
	if len(large) > 0 && (len(small) == 0 || r.chance(25)) {
		return pick(r, large)
	}
	if len(small) > 0 {
		return pick(r, small)
	}
	return 0
}

// join puts an operation between two expressions.
func (g *exprMaker) join(l, right *node) *node {
	order := []byte("+-")
	if g.r.chance(50) {
		order = []byte("-+")
	}
	if g.r.chance(40) {
		order = append([]byte("*"), order...)
	}
	if g.r.chance(40) {
		order = append([]byte("/"), order...)
	}
	for _, op := range order {
		n := &node{op: op, left: l, right: right}
		if g.fits(n) {
			return n
		}
	}
	// Both parts are large: one of them gives way to a number.
	return g.must(&node{op: '+', left: l, right: right})
}

// fits evaluates n and tells whether it is within the family's bounds.
func (g *exprMaker) fits(n *node) bool {
	a, b := n.left.value, n.right.value
	switch n.op {
	case '+':
		n.value = a + b
	case '-':
		n.value = a - b
	case '*':
		if a == 0 || b == 0 || (a < 0 || b < 0) && (abs(a) > 9 || abs(b) > 9) {
			return false
		}
		n.value = a * b
		// Two long factors make a long chain: a small share is enough.
		if !byHeart(a, b) && (n.value > MaxValue/10*(1+g.r.intn(10)) || g.r.chance(65-g.long)) {
			return false
		}
	case '/':
		if b == 0 || abs(b) == 1 || a%b != 0 || (a < 0 || b < 0) && (abs(a) > 99 || abs(b) > 9 || b < 0 && a < 0) {
			return false
		}
		n.value = a / b
	}
	if n.value < 0 && (!g.negative || n.value < -g.operand) {
		return false
	}
	limit := 10 * g.operand
	if g.operand > 99 && g.r.chance(100-g.long) {
		limit = g.operand + 1
	}
	return n.value <= min(limit, MaxValue)
}

// must accepts n even if it is a little out of the usual bounds.
func (g *exprMaker) must(n *node) *node {
	n.value = n.left.value + n.right.value
	if n.op == '-' {
		n.value = n.left.value - n.right.value
	}
	return n
}

// largest is the largest value in n.
func (n *node) largest() int {
	if n.op == 0 {
		return abs(n.value)
	}
	return max(abs(n.value), n.left.largest(), n.right.largest())
}

func abs(n int) int { return max(n, -n) }

// redex is the leftmost operation whose two operands are numbers.
func (n *node) redex() *node {
	switch {
	case n.left.op != 0:
		return n.left.redex()
	case n.right.op != 0:
		return n.right.redex()
	}
	return n
}

func precedence(op byte) int {
	switch op {
	case '+', '-':
		return 1
	case '*', '/':
		return 2
	}
	return 3
}

// needsParens tells whether child c must stand in parentheses below op.
func needsParens(c *node, op byte, right bool) bool {
	if c.op == 0 {
		return false
	}
	return c.parens || precedence(c.op) < precedence(op) || right && precedence(c.op) == precedence(op)
}

// compact writes n as the worked format does.
func (n *node) compact() string { return n.write("", true) }

// write writes n with pad around its operators. start: n stands at the start of
// the expression or of a bracket, where a sign needs no parentheses.
func (n *node) write(pad string, start bool) string {
	if n.op == 0 {
		return operand(n.value, start)
	}
	side := func(c *node, right bool) string {
		if needsParens(c, n.op, right) {
			return "(" + c.write(pad, true) + ")"
		}
		return c.write(pad, start && !right)
	}
	return side(n.left, false) + pad + string(n.op) + pad + side(n.right, true)
}
