package problems

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

const (
	// maxSigned is the largest number of operations of a signed expression:
	// four groups of four numbers.
	maxSigned = 15
	// maxSignedBytes bounds a solution. What is left is written again on every
	// line, and longer ones would be copying above all.
	maxSignedBytes = 720
)

// makeSigned makes an expression whose numbers may be negative, in groups that
// stand in parentheses: ((-6 - -4 + 9) * (1 + -4 * 3)).
func makeSigned(s Spec) Problem {
	r := newRNG(s.Seed, 5, uint64(s.Steps), uint64(s.Operand))
	g := signedMaker{r, s.Operand, pick(r, []int{0, 0, 15, 40})}
	for {
		root := g.tree(s.Steps)
		if root.largest() > MaxValue || !root.signed() {
			continue
		}
		if p := solved(Signed, g.phrase(root), root); len(p.Solution()) <= maxSignedBytes {
			return p
		}
	}
}

type signedMaker struct {
	r       *rng
	operand int
	long    int // percent of numbers with two digits or more
}

// number draws an operand, negative ones as often as others.
func (g *signedMaker) number() int {
	n := g.r.between(0, min(9, g.operand))
	if g.operand > 9 && g.r.chance(g.long) {
		n = g.r.between(10, min(99, g.operand))
	}
	if g.r.chance(50) {
		return -n
	}
	return n
}

// tree is a row of numbers or two smaller trees with an operation between them.
func (g *signedMaker) tree(ops int) *node {
	if ops < 4 && !(ops > 1 && g.r.chance(30)) {
		return g.row(ops)
	}
	left := (ops - 1) / 2
	if g.r.chance(40) {
		left = g.r.between(0, ops-1)
	}
	n := &node{left: g.tree(left), right: g.tree(ops - 1 - left)}
	n.left.parens, n.right.parens = n.left.op != 0, n.right.op != 0
	n.op = pick(g.r, []byte("+-*"))
	if a, b := abs(n.left.value), abs(n.right.value); n.op == '*' && a*b > MaxValue {
		n.op = pick(g.r, []byte("+-"))
	}
	n.value = apply(n.left.value, n.op, n.right.value)
	return n
}

// row is a row of numbers without parentheses: 4 + -2 * 3 - 7.
func (g *signedMaker) row(ops int) *node {
	n := g.product(&ops)
	for ops > 0 {
		ops--
		n = &node{op: pick(g.r, []byte("+-")), left: n, right: g.product(&ops)}
		n.value = apply(n.left.value, n.op, n.right.value)
	}
	return n
}

// product is a number, or a few with * and / between them, of at most so many
// operations.
func (g *signedMaker) product(ops *int) *node {
	n := &node{value: g.number()}
	if *ops > 0 && g.r.chance(4) { // an exact quotient known by heart
		*ops--
		d := g.r.between(2, 9)
		n = &node{op: '/', left: &node{value: d * g.r.between(-9, 9)}, right: &node{value: d}}
		n.value = n.left.value / d
	}
	for *ops > 0 && g.r.chance(40) {
		*ops--
		n = &node{op: '*', left: n, right: &node{value: g.number()}}
		n.value = n.left.value * n.right.value
	}
	return n
}

func apply(a int, op byte, b int) int {
	switch op {
	case '+':
		return a + b
	case '-':
		return a - b
	}
	return a * b
}

// signed tells whether an operand other than the first is negative: a sign
// behind an operator is what sets the family apart.
func (n *node) signed() bool {
	return behindOperator.MatchString(n.compact())
}

var behindOperator = lazyregexp.New(`\((-\d+)\)`)

// phrase asks for the value of n with its signs bare, as in 3 - -4; a few in
// parentheses.
func (g *signedMaker) phrase(n *node) string {
	pad := " "
	if g.r.chance(15) {
		pad = ""
	}
	text := n.write(pad, true)
	if strings.HasPrefix(text, "(") && n.op != 0 && g.r.chance(80) || g.r.chance(10) {
		text = "(" + text + ")"
	}
	text = bareSigns(text, g.r.chance(12))
	if g.r.chance(12) {
		text = spelledSign.ReplaceAllString(spell(g.r, text, pad), "minus $1")
	}
	if pad == " " && g.r.chance(6) {
		text = negatives.ReplaceAllString(text, "${1}"+pick(g.r, []string{"negative ", "minus "})+"${2}")
	}
	return fmt.Sprintf(pick(g.r, signedPhrases), text)
}

// spelledSign is the word for a sign that touches its number.
var spelledSign = lazyregexp.New(`minus(\d)`)

// negatives are the signed numbers of a text with blanks around its operators.
var negatives = lazyregexp.New(`(^|[ (])-(\d)`)

// bareSigns takes the parentheses off negative numbers: off the first alone, or
// off all.
func bareSigns(text string, first bool) string {
	if !first {
		return behindOperator.ReplaceAllString(text, "$1")
	}
	at := behindOperator.FindStringIndex(text)
	return text[:at[0]] + text[at[0]+1:at[1]-1] + text[at[1]:]
}

var signedPhrases = append([]string{
	"%s =", "%s =", "%s =", "%s=", "Evaluate this expression.\n%s =", "Evaluate the following expression: %s", "Simplify %s.",
	"Calculate the value of %s.", "Compute the result of %s", "%s = ?", "What is the answer to %s?", "Work this out: %s",
}, exprPhrases...)
