package arith

import (
	"math/big"
	"strings"
)

// Prose has many forms that look like an equation of numbers and are none. This
// file holds the reasons not to accuse one.

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

// clocks reports whether a time of day stands in e.
func clocks(e *Expr) bool {
	found := false
	e.Numbers(func(n *Expr) { found = found || n.Num.Clock })
	return found
}

// doubted reports whether the equation of two sides at toks[at] may say something else than
// that they have the same value.
func (s *sentence) doubted(left, right side, at int) bool {
	x, y := left.expr, right.expr
	switch {
	case left.doubt, right.doubt, right.shares, right.worded:
		return true
	case left.saved != nil && s.holds(left.saved, y), x.regroupable() && s.holds(regrouped(x), y), s.points(x, y):
		return true
	case left.unsigned && y.Op == 'n', (left.letter || right.letter) && !s.measured(x, right, at):
		return true
	case onDialOf[right.tail.word] && !clocks(x):
		return true
	}
	return s.share(x, y) || s.converts(x, right, at) || s.ranges(x, y) || s.bill(x, y, at) || s.backward(x, right) || s.apart(x, right)
}

// converts reports whether an equation may rest on a conversion of units that
// is not written: 1.5 years = 18 months, 4 pounds - 6 ounces = 58 ounces.
func (s *sentence) converts(left *Expr, to side, at int) bool {
	right := to.expr
	if left.IsNumber() && right.IsNumber() {
		return true
	}
	if clocks(left) || clocks(right) {
		return !clocks(left) || left.Ops() != 1 || !sums(left) || !right.IsNumber()
	}
	if !sums(left) && !sums(right) || to.tail.kind == tWord && s.uniform(left, to.tail.word, at) {
		return false
	}
	if s.mixed == 0 {
		s.mixed = s.mixes()
	}
	return left.Start < s.mixed
}

// mixes is where the last unit stands that the rest of the sentence mixes with another of the
// same measure; -1 for nowhere.
func (s *sentence) mixes() int {
	seen := map[byte]string{}
	for i := len(s.toks) - 1; i > 0; i-- {
		word := strings.TrimSuffix(s.toks[i].word, "s")
		m := measures[word]
		switch {
		case m == 0 || s.toks[i-1].kind != tNumber:
		case seen[m] != "" && seen[m] != word:
			return s.toks[i].start
		default:
			seen[m] = word
		}
	}
	return -1
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
func (s *sentence) share(left, right *Expr) bool {
	if left.IsNumber() && (left.Op == 'p' || right.Op == 'p') || !right.IsNumber() && percentages(right) || left.relative() && right.Op == 'p' {
		return true
	}
	if left.Op != '/' || left.X.Op != 0 || left.Y.Op != 0 || right.Op != 0 || right.Num.Value.Cmp(one) < 0 {
		return false
	}
	size := left.X.Num.Value.Cmp(left.Y.Num.Value)
	return left.Y.Num.Value.Cmp(largestShare) <= 0 && (size < 0 || size == 0 && s.shared(left.Y.Num.Value))
}

// shared reports whether the equation before is about a share of so many parts: 1/4 = 3
// people, 4/4 = 12 people.
func (s *sentence) shared(parts *big.Rat) bool {
	n := len(s.out.Equations)
	if n == 0 {
		return false
	}
	before := s.out.Equations[n-1].Left
	return before.Op == '/' && before.Y.Op == 0 && Same(before.Y.Num.Value, parts)
}

var one, largestShare = big.NewRat(1, 1), big.NewRat(20, 1)

// measured reports whether the letters behind the numbers of an equation are surely units:
// the result has one, and so has the left side, each of its numbers if it is a sum.
func (s *sentence) measured(left *Expr, right side, at int) bool {
	if !units[right.tail.word] && sizes[right.tail.word].n == 0 {
		return false
	}
	numbers, named := s.named(left, at, func(t token) bool { return t.kind == tWord && unit(t) })
	return named == numbers || named > 0 && !sums(left)
}

// uniform reports whether each number of left has the same unit.
func (s *sentence) uniform(left *Expr, word string, at int) bool {
	numbers, named := s.named(left, at, func(t token) bool { return t.word == word })
	return named == numbers
}

// named counts the numbers of left, and those with a unit behind them.
func (s *sentence) named(left *Expr, at int, unit func(token) bool) (numbers, named int) {
	for i := max(0, at-2*maxSide); i < at; i++ {
		if t := s.toks[i]; t.start >= left.Start && t.kind == tNumber && s.toks[max(0, i-1)].op != '^' {
			numbers++
			if unit(s.toks[i+1]) {
				named++
			}
		}
	}
	return numbers, named
}

// ranges reports whether left is rather a range than a difference, which would be negative:
// ages 5-10 = 8 children.
func (s *sentence) ranges(left, right *Expr) bool {
	if left.Op != '-' || left.X.Op != 0 || left.Y.Op != 0 || left.X.Num.Value.Cmp(left.Y.Num.Value) >= 0 || right.Op == 'n' {
		return false
	}
	between := s.out.text[left.X.End:left.Y.Start]
	return between == "-" || between == "–"
}

// moneyed are the words for money.
var moneyed = map[string]bool{
	"dollar": true, "dollars": true, "buck": true, "bucks": true, "euro": true, "euros": true, "pound": true, "pounds": true, "each": true, "per": true,
}

// bill reports whether a sum of things is said to cost what no part of it does:
// 3 pens + 2 pencils = $7.
func (s *sentence) bill(left, right *Expr, at int) bool {
	if !sums(left) || !priced(s.out.text, right.Start) && !priced(s.out.text, first(right).Start) {
		return false
	}
	things := 0
	for _, t := range s.toks[max(0, at-2*maxSide):at] {
		switch {
		case t.start < left.Start:
		case t.kind == tNumber && priced(s.out.text, t.start), t.kind == tWord && (moneyed[t.word] || scales[t.word] != nil):
			return false
		case t.kind == tWord && unit(t):
			things++
		}
	}
	return things > 1
}

// backward reports whether a difference is stated the other way round, in words: 7 - 10 = 3
// less.
func (s *sentence) backward(left *Expr, right side) bool {
	return left.Op == '-' && comparison[right.tail.word] && s.holds(binary('-', left.Y, left.X), right.expr)
}

// apart reports whether an equation holds with a space between the thousands: 50 * 50 = 2 500.
func (s *sentence) apart(left *Expr, right side) bool {
	n, rest := right.expr, right.tail
	if n.Op != 0 || !n.Num.plain() || rest.kind != tNumber || !rest.num.plain() || rest.end-rest.start != 3 {
		return false
	}
	value := new(big.Rat).Mul(n.Num.Value, big.NewRat(1000, 1))
	return s.holds(left, &Expr{Num: Number{Value: value.Add(value, rest.num.Value)}})
}

// onDialOf are the words behind the hour of a day.
var onDialOf = map[string]bool{"am": true, "pm": true, "o'clock": true, "o’clock": true}

// regroupable reports whether e has a part that some read in another order than the rules
// of arithmetic say.
func (e *Expr) regroupable() bool {
	switch e.Op {
	case 0, 'p', 's':
		return false
	case 'n':
		return e.X.Op == '^' || e.X.regroupable()
	}
	return e.Op == '*' && e.X.Op == '/' || e.Op == '^' && e.Y.Op == '^' || e.X.regroupable() || e.Y.regroupable()
}

// regrouped is e as it is read by those who work from left to right or take a sign first:
// 60/2*3 for 60/(2*3), -3^2 for (-3)^2, 2^3^2 for (2^3)^2.
func regrouped(e *Expr) *Expr {
	if e.Op == 0 || e.Op == 'p' || e.Op == 's' {
		return e
	}
	out := *e
	out.X = regrouped(e.X)
	if e.Op == 'n' {
		if out.X.Op == '^' {
			return binary('^', &Expr{Op: 'n', X: out.X.X}, out.X.Y)
		}
		return &out
	}
	out.Y = regrouped(e.Y)
	switch {
	case e.Op == '*' && out.X.Op == '/':
		return binary('/', out.X.X, binary('*', out.X.Y, out.Y))
	case e.Op == '^' && out.Y.Op == '^':
		return binary('^', binary('^', out.X, out.Y.X), out.Y.Y)
	}
	return &out
}
