package equation

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Step is one step of the arithmetic that a chunk states, in the chunk's own
// characters: x op y = z.
type Step struct {
	x, y, z string
	op      byte
	Addends []string // of a sum of more than two, in the place of x and y
	Style   Style
	// From is where the equation that it stands in begins, and At and End are where
	// the part stands that had to be worked out for it, in bytes of the chunk.
	From, At, End int
}

// Style is how a chunk writes its equations.
type Style struct{ space, times, over string }

// link are two sides of an equation that stand next to each other.
type link struct {
	left, right *arith.Expr
	from        int // where the equation begins
}

var clauseTag = lazyregexp.New(`#\d+:`)

// Steps finds the steps in a chunk, of worked lines or of running text. What is not understood is
// left out.
func Steps(chunk string, worked bool) []Step {
	text, links := readLinks(chunk, worked)
	var out []Step
	for _, l := range links {
		for _, o := range l.steps(text) {
			o.From, o.Style = l.from, styleOf(text[l.left.Start:l.right.End])
			out = append(out, o)
		}
	}
	return out
}

// readLinks reads the equations of a chunk. The text that they refer to has spaces
// for the tags of clauses.
func readLinks(chunk string, worked bool) (text string, links []link) {
	text = clauseTag.ReplaceAllStringFunc(chunk, func(tag string) string { return strings.Repeat(" ", len(tag)) })
	if worked {
		return text, workedLinks(text)
	}
	return text, proseLinks(text)
}

// Sum is an equation that begins with one operation: x op y = … .
type Sum struct {
	X, Y  string
	Op    byte
	Style Style
	From  int // where it begins and
	End   int // where it ends, in bytes of the chunk
}

// Sums finds the equations of a chunk that begin with one operation.
func Sums(chunk string, worked bool) []Sum {
	text, links := readLinks(chunk, worked)
	var out []Sum
	for _, l := range links {
		if n := len(out); n > 0 && out[n-1].From == l.from {
			out[n-1].End = l.right.End
			continue
		}
		s := Sum{From: l.from, End: l.right.End, Op: l.left.Op, Style: styleOf(text[l.left.Start:l.right.End])}
		if l.left.Ops() != 1 || l.left.X == nil || l.left.Y == nil {
			continue
		}
		s.X, s.Y = written(text, l.left.X), written(text, l.left.Y)
		out = append(out, s)
	}
	return out
}

// proseLinks are those of the equations of running text.
func proseLinks(text string) []link {
	var out []link
	for i, q := range arith.Read(text).Equations {
		l := link{q.Left, q.Right, q.Left.Start}
		if i > 0 && out[i-1].right == q.Left {
			l.from = out[i-1].from
		}
		out = append(out, l)
	}
	return out
}

// workedLinks are those of worked lines: equations between commas, and what is left
// behind the arrow.
func workedLinks(text string) []link {
	var out []link
	at := 0 // where the equation begins
	for equation := range strings.SplitAfterSeq(text, ",") {
		begin := at
		at += len(equation)
		equation, _, _ = strings.Cut(strings.TrimRight(equation, ", \n"), form.Arrow)
		var left *arith.Expr
		end := begin
		for side := range strings.SplitSeq(equation, "=") {
			end += len(side)
			right, err := arith.Parse(strings.Repeat(" ", end-len(side)) + side)
			if err != nil {
				break
			}
			if left != nil {
				out = append(out, link{left, right, begin + leading(text[begin:])})
			}
			left = right
			end += len("=")
		}
	}
	return out
}

func leading(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// steps are what the right side of a link works out of the left: the results of
// products, the first two terms of a sum added, or a factor taken apart.
func (l link) steps(text string) []Step {
	left, right := Parts(l.left), Parts(l.right)
	switch {
	case len(left) == len(right):
		return results(text, left, right)
	case len(left) == 1:
		return apartAgain(text, left[0], right)
	case len(left) == len(right)+1 && left[0].IsNumber() && left[1].IsNumber() && right[0].IsNumber():
		op := byte('+')
		if left[1].minus {
			op = '-'
		}
		return one(text, Step{op: op}, left[0].Expr, left[1].Expr, right[0].Expr)
	}
	return nil
}

// results pairs products and quotients with the numbers in their places.
func results(text string, left, right []Part) (out []Step) {
	for i, p := range left {
		if (p.Op == '*' || p.Op == '/') && right[i].IsNumber() {
			out = append(out, one(text, Step{op: p.Op}, p.X, p.Y, right[i].Expr)...)
		}
	}
	return out
}

// apartAgain reads 35*12=35*10+35*2, 7776/3=6000/3+1500/3+276/3 and
// 437*16=400*16+37*10+37*6: the numbers that differ add up to the ones that were taken
// apart.
func apartAgain(text string, whole Part, right []Part) []Step {
	if len(right) < 2 || whole.Op != '*' && whole.Op != '/' {
		return nil
	}
	var firsts, seconds []*arith.Expr
	for _, p := range right {
		if p.minus || p.Op != whole.Op || !p.X.IsNumber() || !p.Y.IsNumber() {
			return nil
		}
		firsts, seconds = append(firsts, p.X), append(seconds, p.Y)
	}
	all := func(numbers []*arith.Expr, as *arith.Expr) bool {
		return !slices.ContainsFunc(numbers, func(n *arith.Expr) bool { return written(text, n) != written(text, as) })
	}
	var out []Step
	switch {
	case all(seconds, whole.Y):
		out = added(text, firsts, whole.X)
	case whole.Op == '/':
		return nil
	case all(firsts, whole.X):
		out = added(text, seconds, whole.Y)
	case len(right) > 2 && all(seconds[:1], whole.Y) && all(firsts[1:], firsts[1]):
		out = append(added(text, firsts[:2], whole.X), added(text, seconds[1:], whole.Y)...)
	}
	for i := range out {
		out[i].At, out[i].End = right[0].Start, right[len(right)-1].End
	}
	return out
}

// added is the operation of adding numbers, two or more, up to a sum, or none.
func added(text string, numbers []*arith.Expr, sum *arith.Expr) []Step {
	out := one(text, Step{op: '+'}, numbers[0], numbers[1], sum)
	if len(numbers) == 2 || out == nil {
		return out
	}
	for _, n := range numbers {
		if !Plain(written(text, n)) {
			return nil
		}
		out[0].Addends = append(out[0].Addends, written(text, n))
	}
	return out
}

var plainNumber = lazyregexp.New(`^-?\d[\d,]*(\.\d+)?$`)

// Plain reports whether a number is written in digits alone.
func Plain(number string) bool { return plainNumber.MatchString(number) }

// one is the operation in o.op on numbers that are plainly written, or none.
func one(text string, o Step, x, y, z *arith.Expr) []Step {
	o.x, o.y, o.z = written(text, x), written(text, y), written(text, z)
	for _, n := range []string{o.x, o.y, o.z} {
		if !Plain(n) {
			return nil
		}
	}
	o.At, o.End = z.Start, z.End
	return []Step{o}
}

// written is a number as it stands in the text, without parentheses.
func written(text string, e *arith.Expr) string {
	return strings.Trim(text[e.Start:e.End], "() ")
}

func styleOf(text string) Style {
	s := Style{times: "*", over: "/"}
	if strings.Contains(text, " = ") {
		s.space = " "
	}
	if strings.ContainsAny(text, "×÷") {
		s.times, s.over = "×", "÷"
	}
	return s
}

// Write is x op y and the sign of equality.
func (s Style) Write(x string, op byte, y string) string {
	sign := string(op)
	switch op {
	case '*':
		sign = s.times
	case '/':
		sign = s.over
	}
	if strings.HasPrefix(y, "-") {
		y = "(" + y + ")"
	}
	return x + s.space + sign + s.space + y + s.space + "=" + s.space
}
