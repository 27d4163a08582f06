package arith

import (
	"fmt"
	"math/big"
	"strings"
)

// shortExpr is how many tokens an expression may have before it needs more room.
const shortExpr = 8

// Parse reads a text that is one expression of numbers, operators and
// parentheses, with no words in it.
func Parse(text string) (*Expr, error) {
	if len(text) > maxText {
		return nil, ErrTooLarge
	}
	if e := short(text); e != nil {
		return e, nil
	}
	var room [shortExpr]token
	p := &parser{toks: lexTo(room[:0], text), strict: true}
	p.end = len(p.toks)
	e, ok := p.sum()
	if !ok || p.pos != p.end || p.doubt {
		return nil, fmt.Errorf("%w: %.40q", ErrSyntax, text)
	}
	return e, nil
}

// short reads a text that is a whole number, or an operation on two, as most are: 47, 47+8. It
// is nil for all else, and for numbers that are long or begin with a zero.
func short(text string) *Expr {
	n := wholeDigits(text)
	if n == 0 {
		return nil
	}
	if n == len(text) {
		return &Expr{Num: Number{Value: rational(text), End: n}, End: n}
	}
	op, second := text[n], text[n+1:]
	if wholeDigits(second) != len(second) || second == "" || strings.IndexByte("+-*/", op) < 0 {
		return nil
	}
	all := new(struct{ e, x, y Expr })
	all.x = Expr{Num: Number{Value: rational(text[:n]), End: n}, End: n}
	all.y = Expr{Num: Number{Value: rational(second), Start: n + 1, End: len(text)}, Start: n + 1, End: len(text)}
	all.e = Expr{Op: op, X: &all.x, Y: &all.y, End: len(text)}
	return &all.e
}

// wholeDigits is the length of the number with which a text begins; 0 where that is none, is
// long or begins with a zero that says nothing.
func wholeDigits(text string) int {
	n := 0
	for digitAt(text, n) {
		n++
	}
	if n > 18 || n > 1 && text[0] == '0' {
		return 0
	}
	return n
}

// parser reads one expression from toks[pos:end] by recursive descent.
type parser struct {
	toks     []token
	pos, end int
	depth    int
	strict   bool // no words
	doubt    bool // the reading is a guess: it may confirm, never accuse
	worded   bool // an operator was a word
	shares   bool // an operator was "of"
	letter   bool // a unit of one letter was read, which may be a variable
	clock    bool // a time of day was read: hours and minutes are factors
}

// at returns the token i places ahead; a break stands for the end.
func (p *parser) at(i int) token {
	if p.pos+i >= p.end {
		return token{kind: tBreak}
	}
	return p.toks[p.pos+i]
}

// sum = product { (+|-) product }
func (p *parser) sum() (*Expr, bool) {
	if p.depth++; p.depth > maxDepth {
		return nil, false
	}
	defer func() { p.depth-- }()
	x, ok := p.product()
	for ok {
		op, n := p.operator()
		if op != '+' && op != '-' {
			break
		}
		p.pos += n
		var y *Expr
		if y, ok = p.product(); ok {
			x = binary(op, x, y)
		}
	}
	return x, ok
}

// product = power { (*|/) power | "(" sum ")" }
func (p *parser) product() (*Expr, bool) {
	x, ok := p.signed()
	for ok {
		op, n := p.operator()
		if op != '*' && op != '/' {
			if !p.adjacentGroup(x) {
				break
			}
			op, n = '*', 0
		}
		p.pos += n
		var y *Expr
		if y, ok = p.signed(); ok {
			// People write 3 / 1/4 for 3 divided by a quarter.
			p.doubt = p.doubt || !p.strict && op == '/' && x.Op == '/' && p.toks[p.pos-1].kind != tClose
			x = binary(op, x, y)
		}
	}
	return x, ok
}

// adjacentGroup reports whether a parenthesis follows without a space, which
// multiplies: 2(3+4), (2)(3).
func (p *parser) adjacentGroup(x *Expr) bool {
	t := p.at(0)
	if t.kind != tOpen || !t.glued || t.start != x.End {
		return false
	}
	p.doubt = p.doubt || t.word == "frac" && x.Op == 0 || // 4\frac{5}{8} is rather a sum
		x.Op == '/' && p.toks[p.pos-1].kind != tClose // 6 / 2(3) may be 6 / (2*3)
	return true
}

// signed = { + | - } power
func (p *parser) signed() (*Expr, bool) {
	t := p.at(0)
	if t.kind != tOp || t.op != '-' && t.op != '+' {
		return p.powered()
	}
	if p.depth++; p.depth > maxDepth {
		return nil, false
	}
	defer func() { p.depth-- }()
	p.pos++
	x, ok := p.signed()
	if !ok || t.op == '+' {
		return x, ok
	}
	return &Expr{Op: 'n', X: x, Start: t.start, End: x.End}, true
}

// powered = atom [ ^ signed ]
func (p *parser) powered() (*Expr, bool) {
	x, ok := p.atom()
	if t := p.at(0); ok && t.kind == tOp && t.op == '^' {
		p.pos++
		y, ok := p.signed()
		if !ok {
			return nil, false
		}
		return binary('^', x, y), true
	}
	return x, ok
}

// atom = number | "(" sum ")" | factor words, then percent signs and scales.
func (p *parser) atom() (*Expr, bool) {
	t := p.at(0)
	var x *Expr
	switch t.kind {
	case tNumber:
		p.pos++
		if p.clock = p.clock || t.num.Clock; t.num.Clock && p.strict {
			return nil, false
		}
		x = p.portion(p.mixed(numeral(t)))
	case tOpen:
		p.pos++
		inner, ok := p.sum()
		if ok && !p.strict {
			p.units()
		}
		if !ok || p.at(0).kind != tClose {
			return nil, false
		}
		outer := *inner
		outer.Start, outer.End = t.start, p.at(0).end
		x = &outer
		p.pos++
	case tWord:
		if p.strict {
			return nil, false
		}
		return p.factorWords()
	default:
		return nil, false
	}
	return p.suffixed(x), true
}

// mixed reads the fraction behind a whole number: 2 1/2.
func (p *parser) mixed(x *Expr) *Expr {
	a, slash, b := p.at(0), p.at(1), p.at(2)
	if p.strict || x.Num.Decimals > 0 || a.kind != tNumber || slash.op != '/' || b.kind != tNumber ||
		a.num.Value.Sign() <= 0 || a.num.Value.Cmp(b.num.Value) >= 0 {
		return x
	}
	p.pos += 3
	part := new(big.Rat).Quo(a.num.Value, b.num.Value)
	sum := Number{Value: part.Add(part, x.Num.Value), Decimals: 2, Mixed: true, Start: x.Start, End: b.end}
	return &Expr{Num: sum, Start: x.Start, End: b.end}
}

// portion reads the name of a part behind a number: "two thirds" of 90.
func (p *parser) portion(x *Expr) *Expr {
	part := parts[p.at(0).word]
	if p.strict || part == nil || p.at(0).kind != tWord || p.at(1).word != "of" {
		return x
	}
	if _, ok := p.ofNumber(1); !ok {
		return x
	}
	end := p.at(0).end
	p.pos++
	if part.Cmp(big.NewRat(1, 2)) == 0 || part.Cmp(big.NewRat(1, 4)) == 0 { // games have 2 halves of 45 minutes
		p.doubt = p.doubt || year(p.at(1)) != 0 // or of a year
		return &Expr{Op: 's', X: x, Start: x.Start, End: end, scale: part}
	}
	return &Expr{Num: Number{Value: new(big.Rat).Mul(part, x.Num.Value), Decimals: 2, Start: x.Start, End: end}, Start: x.Start, End: end}
}

// numeral is the number of a token.
func numeral(t token) *Expr {
	num := t.num
	num.Start, num.End = t.start, t.end
	return &Expr{Num: num, Start: t.start, End: t.end}
}

// suffixed reads percent signs and scale words behind x.
func (p *parser) suffixed(x *Expr) *Expr {
	for i := 0; i < 2 && !p.strict; i++ {
		t := p.at(0)
		scale := scales[t.word]
		switch {
		case t.kind == tPercent || t.kind == tWord && t.word == "percent":
			x = &Expr{Op: 'p', X: x, Start: x.Start, End: t.end}
		case t.kind == tWord && p.clock && minutes[t.word] != nil && !x.Literal().Num.Clock:
			x = &Expr{Op: 's', X: x, Start: x.Start, End: t.end, scale: minutes[t.word]}
		case t.kind == tWord && scale != nil:
			x = &Expr{Op: 's', X: x, Start: x.Start, End: t.end, scale: scale}
		default:
			return x
		}
		p.pos++
	}
	return x
}

// factorWords reads "half of 30", "a third of the 30", "twice 15".
func (p *parser) factorWords() (*Expr, bool) {
	t := p.at(0)
	if v := multiples[t.word]; v != nil {
		p.pos++
		p.articles()
		y, ok := p.powered()
		if !ok {
			return nil, false
		}
		return binary('*', &Expr{Num: Number{Value: v}, Start: t.start, End: t.end}, y), true
	}
	if v := parts[t.word]; v != nil && p.at(1).word == "of" {
		p.doubt = p.doubt || p.pos > 0 && p.toks[p.pos-1].word == "the" // the third of 30 is the one behind the second
		p.pos++
		return &Expr{Num: Number{Value: v, Decimals: 2, Start: t.start, End: t.end}, Start: t.start, End: t.end}, true
	}
	return nil, false
}

func (p *parser) articles() {
	for p.at(0).kind == tWord && articles[p.at(0).word] {
		p.pos++
	}
}

// operator looks for an operator at pos, past the units of what was just read.
// It returns the operator and how many tokens to step over, itself included; 0
// if there is none.
func (p *parser) operator() (byte, int) {
	n := 0
	if !p.strict {
		n = p.unitWords()
	}
	t := p.at(n)
	switch {
	case t.kind == tOp && t.op != '^':
		return t.op, n + 1
	case t.kind != tWord || p.strict && t.word != "x":
		return 0, 0
	}
	if t.word == "of" && n == 0 {
		return p.of(n)
	}
	op, ok := operators[t.word]
	if !ok || !p.factorAt(n+1) || t.word == "x" && p.at(n+1).kind == tOp {
		return 0, 0
	}
	p.worded = p.worded || t.word != "x"
	if t.word == "multiplied" || t.word == "divided" {
		if p.at(n+1).word != "by" {
			return 0, 0
		}
		n++
	}
	return op, n + 1
}

// factorAt reports whether a factor may begin n tokens ahead.
func (p *parser) factorAt(n int) bool {
	t := p.at(n)
	return t.kind == tNumber || t.kind == tOpen || t.kind == tOp && t.op == '-' || t.kind == tWord && t.word == "by"
}

// of reads "of" behind a fraction or a percentage as a product.
func (p *parser) of(n int) (byte, int) {
	k, ok := p.ofNumber(n)
	if !ok {
		return 0, 0
	}
	p.shares = true
	return '*', k
}

// ofNumber reports whether a number follows the "of" n tokens ahead, and where.
func (p *parser) ofNumber(n int) (at int, ok bool) {
	for n++; p.at(n).kind == tWord && articles[p.at(n).word]; n++ {
	}
	return n, p.at(n).kind == tNumber || p.at(n).kind == tOpen
}

func binary(op byte, x, y *Expr) *Expr {
	return &Expr{Op: op, X: x, Y: y, Start: x.Start, End: y.End}
}
