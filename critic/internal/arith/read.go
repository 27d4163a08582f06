package arith

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// Equation states that two expressions are equal. Equations of a chain
// (a = b = c) share the middle expression, by pointer.
type Equation struct {
	Left, Right *Expr
	// Approx is true where the text says that the result is rounded.
	Approx bool
	// Doubt is true where the reading is a guess: that such an equation holds
	// is evidence, that it does not hold is none.
	Doubt bool
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
}

// annotation is a calculator annotation, as in GSM8K: 48/2 = <<48/2=24>>24.
var annotation = regexp.MustCompile(`<<[^<>\n]{1,200}>>`)

// Read finds the equations in text. Text beyond 64 kB is not looked at and
// counts as unread.
func Read(text string) Text {
	var out Text
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
		out.Unread++
	}
	plain := []byte(text)
	for _, span := range annotation.FindAllStringIndex(text, -1) {
		blank(plain[span[0]:span[1]])
		// The annotation alone, at its own place in the text.
		alone := []byte(strings.Repeat(" ", span[1]))
		copy(alone[span[0]+2:], text[span[0]+2:span[1]-2])
		out.read(string(alone))
	}
	out.read(string(plain))
	slices.SortStableFunc(out.Equations, func(a, b Equation) int { return a.Left.Start - b.Left.Start })
	slices.SortStableFunc(out.Numbers, func(a, b *Expr) int { return a.Start - b.Start })
	return out
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// read adds what one text without annotations says.
func (out *Text) read(text string) {
	toks := joinLines(lex(text))
	for _, t := range toks {
		if t.kind == tNumber {
			out.Numbers = append(out.Numbers, &Expr{Num: t.num, Start: t.start, End: t.end})
		}
	}
	for start := 0; start < len(toks); {
		end := start
		for end < len(toks) && toks[end].kind != tBreak {
			end++
		}
		s := sentence{toks: toks[start:end], out: out}
		s.read()
		start = end + 1
	}
}

// joinLines drops the line end before an equals sign that begins a line: the
// chain goes on there.
func joinLines(toks []token) []token {
	out := toks[:0:0]
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
}

// read splits the sentence at its relations and reads the sides.
func (s *sentence) read() {
	var at []int
	for i, t := range s.toks {
		if t.kind == tEqual || t.kind == tApprox || t.kind == tWord && relations[t.word] {
			at = append(at, i)
		}
		s.hedge = s.hedge || t.kind == tApprox || hedges[t.word]
	}
	start := 0
	var left side // of the relation at hand, if the whole segment before it was read
	for k, i := range at {
		stop := len(s.toks)
		if k+1 < len(at) {
			stop = at[k+1]
		}
		if left.expr == nil {
			left = s.suffix(start, i)
		}
		right, whole := s.prefix(i+1, stop)
		s.relate(s.toks[i], left, right, start, i)
		start, left = i+1, side{}
		if whole {
			left = right
			left.bare, left.chained = false, true
		}
	}
}

// side is one side of a relation.
type side struct {
	expr    *Expr
	doubt   bool
	bare    bool // a number with words around it: rather a name than a value
	chained bool // it is also the right side of the relation before
	tail    token
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
		if left.chained && stated {
			return
		}
		s.out.Equations = append(s.out.Equations, Equation{
			Left: left.expr, Right: right.expr,
			Approx: s.hedge,
			Doubt:  left.doubt || right.doubt || share(left.expr, right.expr),
		})
	case !stated && !label:
		s.out.Unread++
	}
}

// share reports whether the equation says what a share or a percentage is, not
// what a division gives: "2/3 = 10 apples", "100% = 40".
func share(left, right *Expr) bool {
	if left.IsNumber() && (left.Op == 'p' || right.Op == 'p') {
		return true
	}
	return left.Op == '/' && left.X.Op == 0 && left.Y.Op == 0 && right.Op == 0 &&
		left.X.Num.Value.Cmp(left.Y.Num.Value) < 0 && right.Num.Value.Cmp(one) >= 0
}

var one = big.NewRat(1, 1)

// comparison are the words behind a number that make "is 5" a comparison.
var comparison = map[string]bool{"times": true, "more": true, "less": true, "of": true, "percent": true, "fewer": true, "greater": true, "out": true}

// arithmetic reports whether there is an operator or an unknown symbol in
// toks[start:end].
func (s *sentence) arithmetic(start, end int) bool {
	return slices.ContainsFunc(s.toks[start:end], func(t token) bool { return t.kind == tOp || t.kind == tOpaque })
}

// maxSide bounds the tokens of a side, which keeps reading linear.
const maxSide = 256

// suffix reads the longest expression that ends at toks[end], past the words
// of a unit.
func (s *sentence) suffix(start, end int) side {
	for i := max(start, end-maxSide); i < end; i++ {
		ok, doubt := s.mayStart(start, i)
		if !ok {
			continue
		}
		p := parser{toks: s.toks[:end], pos: i, end: end}
		e, ok := p.sum()
		if !ok {
			continue
		}
		after := p.pos
		p.units()
		if p.pos != end {
			continue
		}
		return side{expr: e, doubt: doubt || p.doubt, bare: e.Ops() == 0 && (p.pos > after || i > start)}
	}
	return side{}
}

// mayStart reports whether an expression may start at toks[i] when the sentence
// starts at toks[start], and whether what is to the left casts doubt on it.
func (s *sentence) mayStart(start, i int) (ok, doubt bool) {
	t := s.toks[i]
	switch t.kind {
	case tNumber, tOpen, tOp:
	case tWord:
		if multiples[t.word] == nil && parts[t.word] == nil {
			return false, false
		}
	default:
		return false, false
	}
	if t.kind == tOp && t.op != '-' {
		return false, false
	}
	if i == start {
		return true, false
	}
	before := s.toks[i-1]
	switch before.kind {
	case tOpen:
		return true, false
	case tWord:
		if t.kind == tOpen && t.glued { // f(2)
			return false, false
		}
		if t.kind == tOp && !(i+1 < len(s.toks) && s.toks[i+1].glued && !t.glued) { // cost - 5
			return false, false
		}
		variable := len(before.word) == 1 && before.word != "a"
		return true, variable || leaning[before.word] || t.kind == tOp || t.kind == tNumber && ranks[before.word]
	case tNumber, tClose:
		return t.kind != tOp, true
	}
	return false, false
}

// leaning are the words that make the number behind them part of more than
// itself.
var leaning = map[string]bool{
	"of": true, "times": true, "plus": true, "minus": true, "by": true, "less": true, "more": true, "than": true, "over": true,
	"twice": true, "half": true, "double": true, "triple": true, "mod": true, "from": true, "sin": true, "cos": true, "tan": true,
	"log": true, "ln": true, "sqrt": true, "gcd": true, "lcm": true, "third": true, "quarter": true, "squared": true,
}

// prefix reads the expression that begins at toks[start]; whole is true when it
// reaches toks[end] with nothing but a unit behind it.
func (s *sentence) prefix(start, end int) (out side, whole bool) {
	for start < end && s.toks[start].kind == tWord && (hedges[s.toks[start].word] || s.toks[start].word == "to" || s.toks[start].word == "exactly") {
		start++
	}
	p := parser{toks: s.toks[:end], pos: start, end: end}
	e, ok := p.sum()
	if !ok {
		return side{}, false
	}
	out = side{expr: e, doubt: p.doubt, tail: p.at(0)}
	switch t := p.at(0); t.kind {
	case tOp, tOpaque, tNumber, tOpen:
		// An operator whose other side is not a number, a root, a list.
		out.doubt = true
		if t.kind == tOp || t.kind == tOpaque {
			return side{}, false
		}
	case tWord:
		// 5x, 3i: a variable; 12kg: a unit.
		if len(t.word) == 1 && (t.glued || t.word == "x") && t.word != "a" {
			out.doubt = true
		}
	}
	p.units()
	return out, p.pos == end
}
