package arith

import "math/big"

// maxUnit bounds the words between a number and the operator behind it.
const maxUnit = 5

// unitWords counts the tokens at pos that are a unit of what was just read,
// such as "red apples", "feet per second" or "books/person". It is 0 where the
// words are no unit: a variable, or a word with a meaning of its own.
func (p *parser) unitWords() int {
	n := 0
	for n < 2*maxUnit {
		t := p.at(n)
		if t.kind == tOp && t.op == '/' && p.at(n+1).kind == tWord && unit(p.at(n+1)) {
			n += 2
			n += p.unitPower(n)
			continue
		}
		if t.kind != tWord || !unit(t) && !(t.word == "of" && n > 0 && p.at(n+1).kind == tWord && unit(p.at(n+1))) {
			break
		}
		p.letter = p.letter || len(t.word) == 1 && !(p.at(n+1).op == '/' && p.at(n+2).kind == tWord && unit(p.at(n+2))) // g/mol is no variable
		n++
		n += p.unitPower(n)
	}
	return n
}

// unitPower counts the tokens of the power of a unit that ends n tokens ahead: cm².
func (p *parser) unitPower(n int) int {
	raised := func(t token) bool {
		return t.kind == tNumber && t.num.whole() && (t.num.Value.Cmp(big.NewRat(2, 1)) == 0 || t.num.Value.Cmp(big.NewRat(3, 1)) == 0)
	}
	word := p.at(n - 1).word
	switch up := p.at(n); {
	case up.kind != tOp || up.op != '^' || !units[word] && sizes[word].n == 0 && word != "units":
		return 0
	case raised(p.at(n + 1)):
		return 2
	case p.at(n+1).kind == tOpen && raised(p.at(n+2)) && p.at(n+3).kind == tClose:
		return 4
	}
	return 0
}

// unit reports whether a word can be a unit.
func unit(t token) bool {
	return (len(t.word) > 1 || units[t.word]) && !notUnits[t.word] && scales[t.word] == nil
}

// units steps over the unit of what was just read.
func (p *parser) units() { p.pos += p.unitWords() }
