package arith

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxPhrase bounds the tokens of a phrase.
const maxPhrase = 40

// lists are the nouns of an operation on a list: the sum of 5 and 7.
var lists = map[string]byte{"sum": '+', "total": '+', "average": '+', "mean": '+', "product": '*', "difference": '-', "quotient": '/'}

// joinLists takes away the commas of "the average of 4, 8 and 9" and of "March 3, 2024",
// which end no sentence. It works in place.
func joinLists(toks []token) []token {
	out := toks[:0]
	list := false
	for i, t := range toks {
		switch {
		case t.kind == tWord && lists[t.word] != 0:
			list = i+1 < len(toks) && toks[i+1].word == "of"
		case t.kind == tEqual || t.kind == tWord && relations[t.word]:
			list = false
		case t.kind == tBreak && t.word == "," && list && listed(toks, i):
			t.kind = tWord
		case t.kind == tBreak && t.word == "," && dateComma(toks, i):
			continue
		case t.kind == tBreak:
			list = false
		}
		out = append(out, t)
	}
	return out
}

// listed reports whether a number follows the comma toks[i] of a list.
func listed(toks []token, i int) bool {
	if i++; i < len(toks) && toks[i].word == "and" {
		i++
	}
	return i < len(toks) && (toks[i].kind == tNumber || toks[i].kind == tOp && toks[i].op == '-')
}

// phrase reads an operation in words that ends at toks[end]: the sum of 5 and 7, 5 less
// than 12, 20% off $50, 3 times as many as 4, 3 dozen. found is true also for a phrase that
// is not understood, no part of which may be read as something else.
func (s *sentence) phrase(start, end int) (side, bool) {
	for i := start; i < end; i++ {
		t := s.toks[i]
		p := parser{toks: s.toks[:end], pos: i, end: end}
		var out side
		ok := false
		switch {
		case t.kind == tWord && lists[t.word] != 0:
			out, ok = p.list()
		case t.kind == tNumber || t.kind == tWord && (multiples[t.word] != nil || t.word == "half"):
			out, ok = p.compared()
		}
		inside := ok && s.within(start, i)
		if ok && !(inside && out.noun != nil) {
			out.doubt = out.doubt || p.doubt || inside
			return out, true
		}
	}
	return side{}, false
}

// within reports whether what stands before toks[i] makes the phrase that begins there
// part of more.
func (s *sentence) within(start, i int) bool {
	for i > start && (articles[s.toks[i-1].word] || s.toks[i-1].word == "a") {
		i--
	}
	if i == start {
		return start == 0 && s.torn
	}
	before := s.toks[i-1]
	if before.kind != tWord {
		return true
	}
	return len(before.word) == 1 || leaning[before.word] || notUnits[before.word] && !joining[before.word]
}

// joining are the words that may stand before a phrase and say nothing of it.
var joining = map[string]bool{"and": true, "so": true, "then": true, "if": true, "because": true, "since": true, "but": true, "as": true, "when": true, "means": true}

// list reads "sum of 5 and 7", of which the first word is at pos.
func (p *parser) list() (side, bool) {
	first := p.at(0)
	if of := p.at(1).word; of != "of" && of != "between" {
		return side{}, false
	}
	p.pos += 2
	p.articles()
	var items []*Expr
	var nouns []token
	for p.pos < p.end {
		x, ok := p.product()
		p.doubt = p.doubt || ok && x.Ops() > 0 && !x.isFraction()
		if !ok {
			return side{}, len(items) > 1
		}
		if p.doubt {
			return side{}, len(items) > 0
		}
		items = append(items, x)
		before := p.pos
		p.units()
		nouns = append(nouns, p.toks[before:p.pos]...)
		before = p.pos
		if p.at(0).word == "," {
			p.pos++
		}
		if p.at(0).word == "and" {
			p.pos++
		}
		if p.pos == before && p.pos < p.end || p.pos > before && p.pos == p.end {
			return side{}, len(items) > 1
		}
	}
	if len(items) < 2 {
		return side{}, false
	}
	op := lists[first.word]
	if len(items) > 2 && (op == '-' || op == '/') || op != '*' && mixes(nouns) {
		return side{}, true
	}
	e := items[0]
	for _, x := range items[1:] {
		e = binary(op, e, x)
	}
	out := side{unsigned: op == '-'}
	switch {
	case op == '-':
		x, errX := items[0].Value()
		if y, err := items[1].Value(); errX == nil && err == nil && x.Cmp(y) < 0 {
			e = binary(op, items[1], items[0])
		}
	case first.word == "average" || first.word == "mean":
		e = binary('/', e, constant(int64(len(items))))
	}
	e.Start, e.End = first.start, p.toks[p.end-1].end
	out.expr = e
	return out, true
}

// mixes reports whether nouns are not all the same, or numbers themselves: 3 fives and
// 2 tens.
func mixes(nouns []token) bool {
	return slices.ContainsFunc(nouns, func(t token) bool {
		word := strings.TrimSuffix(t.word, "s")
		return word != strings.TrimSuffix(nouns[0].word, "s") || numerals[word] != nil || scales[word] != nil
	})
}

// constant is a number that is not written.
func constant(n int64) *Expr { return &Expr{Num: Number{Value: big.NewRat(n, 1)}} }

// compared reads "5 less than 12", "20% more than 50", "20% off $50", "3 times as many as
// 4", "twice as much as 7" and "3 dozen", of which the first number is at pos.
func (p *parser) compared() (side, bool) {
	start := p.at(0).start
	x, ok := p.count()
	if !ok {
		return side{}, false
	}
	op := byte(0)
	switch word, next := p.at(0).word, p.at(1).word; {
	case word == "dozen":
		return p.dozens(x)
	case (word == "less" || word == "fewer") && next == "than":
		op, p.pos = '-', p.pos+2
	case (word == "more" || word == "greater") && next == "than":
		op, p.pos = '+', p.pos+2
	case word == "off":
		if op, p.pos = '-', p.pos+1; next == "of" {
			p.pos++
		}
	case word == "as" && (next == "many" || next == "much") && p.at(2).word == "as":
		op, p.pos = '*', p.pos+3
	default:
		return side{}, false
	}
	p.articles()
	from := p.pos
	y, ok := p.sum()
	p.units()
	if !ok || p.pos != p.end {
		return side{}, false
	}
	out := side{}
	if slices.ContainsFunc(p.toks[from:p.end], func(t token) bool { return t.kind == tOp }) {
		out.inner = y // 5 less than 2*6 = 12
	}
	e := binary(op, y, x)
	if op != '*' && x.Op == 'p' {
		part := binary('/', x.X, constant(100))
		e = binary('*', y, binary(op, constant(1), part))
		out.saved = binary('*', y, part)
	}
	e.Start, e.End = start, y.End
	out.expr = e
	return out, true
}

// count reads the number of a comparison with its unit: 5 apples, 20%, 3 times, twice.
func (p *parser) count() (*Expr, bool) {
	t := p.at(0)
	factor := multiples[t.word]
	if t.kind == tWord && t.word == "half" {
		factor = parts[t.word]
	}
	if t.kind == tWord {
		p.pos++
		return &Expr{Num: Number{Value: factor}, Start: t.start, End: t.end}, p.at(0).word == "as"
	}
	p.pos++
	x := p.mixed(numeral(t))
	if t := p.at(0); t.kind == tPercent || t.word == "percent" {
		p.pos++
		return &Expr{Op: 'p', X: x, Start: x.Start, End: t.end}, true
	}
	if p.at(0).word == "times" {
		p.pos++
		return x, p.at(0).word == "as"
	}
	for p.at(0).kind == tWord && roles[p.at(0).word]&phrasing == 0 && unit(p.at(0)) {
		p.pos++
	}
	return x, true
}

// dozens reads "3 dozen eggs", from the word dozen on.
func (p *parser) dozens(x *Expr) (side, bool) {
	end := p.at(0).end
	p.pos++
	noun := p.toks[p.pos:p.end]
	p.units()
	if p.pos != p.end {
		return side{}, false
	}
	e := binary('*', x, constant(12))
	e.End = end
	return side{expr: e, noun: noun}, true
}

// alike reports whether right counts what left counts by the dozen.
func (left side) alike(right side, text string) bool {
	if priced(text, right.expr.Start) || right.tail.kind == tPercent {
		return false
	}
	return right.tail.kind != tWord || len(left.noun) > 0 && left.noun[len(left.noun)-1].word == right.tail.word
}

// priced reports whether a sign of money stands right before text[i].
func priced(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return strings.ContainsRune("$€£¥", r)
}

// isFraction reports whether e is a fraction of whole numbers: 1/2.
func (e *Expr) isFraction() bool {
	return e.Op == '/' && e.X.Op == 0 && e.Y.Op == 0 && e.Y.Start == e.X.End+1
}
