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
	// Running is true where the right side goes on computing from the result of
	// the left one: 7 * 60 = 420 + 23 = 443. It states that the left side equals
	// the first number of the right one.
	Running bool
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

	text string
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
	out.text = text
	toks := joinLines(lex(text))
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
		s.read()
		start = end + 1
	}
}

// torn reports whether the sentence that begins at toks[start] seems to go on
// from the one before: a number in two pieces ("14, 400"), an operator before a
// stray point.
func torn(toks []token, start int) bool {
	if start < 2 || start >= len(toks) {
		return false
	}
	before, mark, first := toks[start-2], toks[start-1], toks[start]
	if before.kind != tNumber {
		return before.kind == tOp
	}
	return mark.word == "," && first.end-first.start == 3 || mark.word == ":" && !mark.glued
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
	torn  bool // the first number may go on from the sentence before
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
		if whole && s.toks[i].kind != tWord {
			left = right
			left.bare, left.chained = false, true
		}
		s.running(left, stop)
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
			Doubt:  left.doubt || right.doubt || share(left.expr, right.expr) || s.converts(left.expr, right.expr),
		})
	case !stated && !label:
		s.out.Unread++
	}
}

// running marks the last equation when its right side is the left side of one
// more relation, at toks[next], and begins with the result of the left side.
func (s *sentence) running(left side, next int) {
	n := len(s.out.Equations) - 1
	if !left.chained || left.expr.IsNumber() || next >= len(s.toks) || n < 0 || s.out.Equations[n].Right != left.expr {
		return
	}
	q := &s.out.Equations[n]
	if s.out.text[q.Right.Start] == '(' || repeats(q.Left, q.Right) {
		return
	}
	first := Equation{Left: q.Left, Right: first(q.Right)}
	q.Running = q.Check() == Wrong && first.Check() == Holds
}

// repeats reports whether right repeats a number of left, which is what working
// left out step by step does: 9 + 7 - 1 = 15 - 1.
func repeats(left, right *Expr) bool {
	found := false
	left.Numbers(func(l *Expr) {
		right.Numbers(func(r *Expr) { found = found || l.Num.Value.Cmp(r.Num.Value) == 0 })
	})
	return found
}

// first is the leftmost number of e.
func first(e *Expr) *Expr {
	for e.Op != 0 {
		e = e.X
	}
	return e
}

// converts reports whether an equation may rest on a conversion of units that
// is not written: 1.5 years = 18 months, 4 pounds - 6 ounces = 58 ounces.
func (s *sentence) converts(left, right *Expr) bool {
	if left.IsNumber() && right.IsNumber() {
		return true
	}
	if !sums(left) && !sums(right) {
		return false
	}
	seen := map[byte]string{}
	for i, t := range s.toks {
		word := strings.TrimSuffix(t.word, "s")
		if m := measures[word]; i > 0 && s.toks[i-1].kind == tNumber && m != 0 && t.start > left.Start {
			if seen[m] != "" && seen[m] != word {
				return true
			}
			seen[m] = word
		}
	}
	return false
}

// sums reports whether e adds or subtracts anywhere.
func sums(e *Expr) bool {
	return e != nil && (e.Op == '+' || e.Op == '-' || sums(e.X) || sums(e.Y))
}

// percentages reports whether a percent sign stands anywhere in e.
func percentages(e *Expr) bool {
	return e != nil && (e.Op == 'p' || percentages(e.X) || percentages(e.Y))
}

// share reports whether the equation says what a share or a percentage is, not
// what a division gives: "2/3 = 10 apples", "100% = 40".
func share(left, right *Expr) bool {
	if left.IsNumber() && (left.Op == 'p' || right.Op == 'p') || !right.IsNumber() && percentages(right) {
		return true
	}
	return left.Op == '/' && left.X.Op == 0 && left.Y.Op == 0 && right.Op == 0 &&
		left.X.Num.Value.Cmp(left.Y.Num.Value) < 0 && left.Y.Num.Value.Cmp(largestShare) <= 0 && right.Num.Value.Cmp(one) >= 0
}

var one, largestShare = big.NewRat(1, 1), big.NewRat(20, 1)

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
		return side{expr: e, doubt: doubt || p.doubt || p.shares && sums(e), bare: e.Ops() == 0 && (p.pos > after || i > start)}
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
		return true, start == 0 && s.torn
	}
	before := s.toks[i-1]
	switch before.kind {
	case tOpen:
		// Behind an operator the parenthesis was never closed.
		return true, i-2 >= start && s.toks[i-2].kind != tWord
	case tWord:
		if t.kind == tOpen && t.glued { // f(2)
			return false, false
		}
		if t.kind == tOp && !(i+1 < len(s.toks) && s.toks[i+1].glued && !t.glued) { // cost - 5
			return false, false
		}
		variable := len(before.word) == 1 && before.word != "a"
		return true, variable || s.leans(i-1) || t.kind == tOp || t.kind == tNumber && ranks[strings.TrimSuffix(before.word, "s")]
	case tNumber, tClose:
		return t.kind != tOp, true
	}
	return false, false
}

// leaning are the words that make the number behind them part of more than
// itself.
var leaning = map[string]bool{
	"times": true, "plus": true, "minus": true, "mod": true, "sin": true, "cos": true, "tan": true, "log": true, "ln": true,
	"sqrt": true, "gcd": true, "lcm": true, "squared": true, "twice": true, "double": true, "triple": true,
}

// leans reports whether the word toks[i] makes the number behind it part of
// more: "plus", but "of" and "by" only behind a share or an operation ("half
// of", "divided by").
func (s *sentence) leans(i int) bool {
	word := s.toks[i].word
	if word != "of" && word != "by" {
		return leaning[word]
	}
	if i == 0 {
		return false
	}
	before := s.toks[i-1]
	return before.kind != tWord || parts[before.word] != nil || before.word == "percent" || operators[before.word] != 0
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
	out = side{expr: e, doubt: p.doubt || p.shares || p.worded, tail: p.at(0)}
	if t := out.tail; t.kind == tWord && len(t.word) == 1 && t.word != "a" {
		out.doubt = true // 5 x: a variable
	}
	p.units()
	switch p.at(0).kind {
	case tOp, tOpaque: // an operator whose other side is not a number, a root
		return side{}, false
	case tNumber, tOpen:
		out.doubt = out.doubt || p.at(0).start == e.End
	}
	return out, p.pos == end
}
