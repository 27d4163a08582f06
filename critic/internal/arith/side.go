package arith

import "strings"

// side is one side of a relation.
type side struct {
	expr    *Expr
	doubt   bool
	shares  bool // an operator was "of"
	worded  bool // an operator was a word
	letter  bool // a unit of one letter, which may be a variable
	bare    bool // a number with words around it: rather a name than a value
	chained bool // it is also the right side of the relation before
	tail    token
	// The difference of two numbers may be meant either way round.
	unsigned bool
	inner    *Expr   // the end of the phrase, which the relation may be about alone
	saved    *Expr   // the part of 20% off $50 that is not paid, which may be meant
	noun     []token // what is counted by the dozen, may be empty; nil for all else
}

// maxSide bounds the tokens of a side, which keeps reading linear.
const maxSide = 256

// suffix reads the longest expression that ends at toks[end], past the words
// of a unit.
func (s *sentence) suffix(start, end int) side {
	if s.roles&phrasing != 0 {
		if out, found := s.phrase(max(start, end-maxPhrase), end); found {
			return out
		}
	}
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
		return side{expr: e, doubt: doubt || p.doubt || p.shares && sums(e), letter: p.letter, bare: e.Ops() == 0 && (p.pos > after || i > start)}
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
		return true, variable || s.supposed(i) || s.leans(i-1) || t.kind == tOp || t.kind == tNumber && ranks[strings.TrimSuffix(before.word, "s")]
	case tNumber, tClose:
		return t.kind != tOp, start > 0 || !s.marker(i)
	}
	return false, false
}

// marker reports whether all that stands before toks[i] is the mark of an item of a list:
// (a), 2).
func (s *sentence) marker(i int) bool {
	mark := s.toks[:i]
	if len(mark) > 0 && mark[0].kind == tOpen && mark[0].word == "" {
		mark = mark[1:]
	}
	return len(mark) == 2 && mark[1].kind == tClose && mark[0].end-mark[0].start <= 2 && !s.toks[i].glued && s.toks[i].kind == tNumber
}

// behind are the words that may stand between a relation and its right side.
var behind = map[string]bool{"to": true, "exactly": true, "be": true}

// prefix reads the expression that begins at toks[start]; whole is true when it
// reaches toks[end] with nothing but a unit behind it. Behind a time of day,
// hours and minutes are factors.
func (s *sentence) prefix(start, end int, clock bool) (out side, whole bool) {
	for start < end && s.toks[start].kind == tWord && (hedges[s.toks[start].word] || behind[s.toks[start].word]) {
		start++
	}
	p := parser{toks: s.toks[:end], pos: start, end: end, clock: clock}
	e, ok := p.sum()
	if !ok || p.pos-start > maxSide {
		return side{}, false
	}
	out = side{expr: e, doubt: p.doubt, shares: p.shares, worded: p.worded, tail: p.at(0)}
	if t := out.tail; t.kind == tWord && len(t.word) == 1 && t.word != "a" && !units[t.word] {
		out.doubt = true // 5 x: a variable
	}
	p.units()
	out.letter = p.letter
	switch p.at(0).kind {
	case tOp, tOpaque: // an operator whose other side is not a number, a root
		return side{}, false
	case tNumber, tOpen:
		out.doubt = out.doubt || p.at(0).start == e.End
	}
	return out, p.pos == end
}
