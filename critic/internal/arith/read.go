package arith

import (
	"slices"
	"strings"
)

// Equation states that two expressions are equal. Equations of a chain
// (a = b = c) share the middle expression, by pointer.
type Equation struct {
	Left, Right *Expr
	// Approx is true where the text says that the result is rounded.
	Approx bool
	// Running is true where the right side goes on computing from the result of
	// the left one: 7 * 60 = 420 + 23 = 443. It states that the left side equals
	// the first number of the right one.
	Running bool
	// Doubt is true where the reading is a guess: that such an equation holds
	// is evidence, that it does not hold is none.
	Doubt bool
	// Want is what should stand in the place of Right, if it is wrong and no plain
	// number: "March 13", "2 hours 30 minutes".
	Want string

	settled bool    // the outcome is known
	outcome Outcome // if settled
}

// Text is the arithmetic found in a text.
type Text struct {
	// Equations are in the order of the text.
	Equations []Equation
	// Unread counts the equals signs with arithmetic around them that was not
	// understood.
	Unread int
	// Numbers are all numbers of the text, with their positions, those of the
	// equations included.
	Numbers []*Expr
	// Foreign is true where the text reckons in another base than ten, or gives a sign
	// a meaning of its own: that an equation does not hold is no evidence then.
	Foreign bool

	text    string
	unread  []int // where the equals signs stand that Unread counts
	foreign []int // where the signs stand of what makes the text foreign
}

// read adds what a text without annotations says; it stands at an offset in the
// whole. It returns the tokens of it.
func (out *Text) read(text string, offset int) []token {
	toks := lex(text)
	out.foreign = append(out.foreign, foreign(text, toks, offset)...)
	toks = joinNumerals(joinLists(joinLines(toks)))
	for i := range toks {
		toks[i].start += offset
		toks[i].end += offset
	}
	for _, t := range toks {
		if t.kind == tNumber {
			out.Numbers = append(out.Numbers, numeral(t))
		}
	}
	for start := 0; start < len(toks); {
		end := start
		for end < len(toks) && toks[end].kind != tBreak {
			end++
		}
		s := sentence{toks: toks[start:end], out: out, torn: torn(toks, start)}
		first := len(out.Equations)
		s.read()
		if len(out.Equations) > first && retracted(toks, start, end) {
			for i := range out.Equations[first:] {
				out.Equations[first+i].Doubt = true
			}
		}
		start = end + 1
	}
	return toks
}

// joinLines drops the line end before an equals sign that begins a line: the
// chain goes on there. It works in place.
func joinLines(toks []token) []token {
	out := toks[:0]
	for _, t := range toks {
		if t.kind == tEqual || t.kind == tApprox {
			for len(out) > 0 && out[len(out)-1].kind == tBreak && out[len(out)-1].layout {
				out = out[:len(out)-1]
			}
		}
		out = append(out, t)
	}
	return out
}

// sentence is a run of tokens without a break.
type sentence struct {
	toks  []token
	out   *Text
	hedge bool
	roles role // of all its words
	torn  bool // the first number may go on from the sentence before
	mixed int  // see mixes; 0 until it is looked for
	// premise is true while what is read is supposed only.
	premise bool
}

// maxRestated bounds the equations that are looked at for one that says the same.
const maxRestated = 32

// Accused reports whether equation i does not hold, and nothing speaks against saying so:
// no doubt, and no later equation that works the same out and holds.
func (t Text) Accused(i int) bool {
	q := t.Equations[i]
	if q.Doubt || t.Foreign || q.Check() != Wrong {
		return false
	}
	rest := t.Equations[i+1:]
	return q.Left.IsNumber() || !slices.ContainsFunc(rest[:min(len(rest), maxRestated)], func(later Equation) bool {
		return later.Left.Start > q.Right.End && t.alike(later.Left, q.Left) && later.Check() == Holds
	})
}

// alike reports whether two expressions are written alike.
func (t Text) alike(a, b *Expr) bool {
	spaceless := func(e *Expr) string { return strings.Join(strings.Fields(t.text[e.Start:e.End]), "") }
	return spaceless(a) == spaceless(b)
}

// read splits the sentence at its relations and reads the sides.
func (s *sentence) read() {
	at := s.relations()
	start := 0
	var left side // of the relation at hand, if the whole segment before it was read
	for k, i := range at {
		stop := len(s.toks)
		if k+1 < len(at) {
			stop = at[k+1]
		}
		if s.roles&measuring != 0 && s.quantity(start, i, stop) {
			start, left = i+1, side{}
			continue
		}
		if left.expr == nil {
			left = s.suffix(start, i)
		}
		right, whole := s.prefix(i+1, stop, clocks(left.expr))
		s.relate(s.toks[i], left, right, start, i)
		start, left = i+1, side{}
		if whole && s.toks[i].kind != tWord {
			left = right
			left.doubt = right.doubt || right.shares && sums(right.expr)
			left.bare, left.chained = false, true
		}
		s.running(left, stop)
	}
}

// conditional are the words before "be" that state a result.
var conditional = map[string]bool{"would": true, "will": true}

// relations finds the relations, and what other words say of the sentence.
func (s *sentence) relations() []int {
	var at []int
	for i, t := range s.toks {
		switch t.kind {
		case tEqual:
			at = append(at, i)
		case tApprox:
			at = append(at, i)
			s.hedge = true
		case tWord:
			r := roles[t.word]
			if s.roles |= r; r&relating != 0 || conditional[t.word] && i+1 < len(s.toks) && s.toks[i+1].word == "be" {
				at = append(at, i)
			}
			s.hedge = s.hedge || r&hedging != 0
		}
	}
	return at
}

// relate records the equation of two sides, or that it was not understood.
func (s *sentence) relate(rel token, left, right side, start, at int) {
	stated := rel.kind == tWord
	label := left.expr == nil && !s.arithmetic(start, at) || left.bare
	switch {
	case left.expr != nil && right.expr != nil && !left.bare:
		if stated && !(left.expr.Ops() > 0 && right.expr.IsNumber() && !comparison[right.tail.word]) {
			return
		}
		if left.inner != nil {
			left.doubt = true
			if s.holds(left.inner, right.expr) {
				left.expr = left.inner
			}
		}
		other := left.noun != nil && !left.alike(right, s.out.text)
		if stated && (left.chained || other) {
			return
		}
		s.out.Equations = append(s.out.Equations, Equation{
			Left: left.expr, Right: right.expr,
			Approx: s.hedge,
			Doubt:  other || rel.word == "==" || s.doubted(left, right, at), // "==" is a test in a program
		})
	case !stated && !label:
		s.out.unread = append(s.out.unread, rel.start)
	}
}

// holds reports whether two sides are equal.
func (s *sentence) holds(left, right *Expr) bool {
	return Equation{Left: left, Right: right, Approx: s.hedge}.Check() == Holds
}

// points reports whether a percentage that is added may be meant as points, and no money is
// named: a score of 80 + 5% = 85.
func (s *sentence) points(left, right *Expr) bool {
	if !left.relative() || priced(s.out.text, left.Start) || priced(s.out.text, right.Start) {
		return false
	}
	points := *left
	points.Y = left.Y.X
	return s.holds(&points, right)
}

// comparison are the words behind a number that make "is 5" a comparison.
var comparison = map[string]bool{"times": true, "more": true, "less": true, "of": true, "percent": true, "fewer": true, "greater": true, "out": true}

// arithmetic reports whether there is an operator or an unknown symbol in
// toks[start:end].
func (s *sentence) arithmetic(start, end int) bool {
	return slices.ContainsFunc(s.toks[start:end], func(t token) bool { return t.kind == tOp || t.kind == tOpaque })
}
