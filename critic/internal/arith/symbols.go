package arith

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// symbols are the runes that are one token each.
var symbols = map[rune]token{
	'−': {kind: tOp, op: '-'}, '–': {kind: tOp, op: '-'},
	'×': {kind: tOp, op: '*'}, '·': {kind: tOp, op: '*'}, '⋅': {kind: tOp, op: '*'}, '∗': {kind: tOp, op: '*'},
	'/': {kind: tOp, op: '/'}, '÷': {kind: tOp, op: '/'}, '∕': {kind: tOp, op: '/'}, '⁄': {kind: tOp, op: '/'},
	'^': {kind: tOp, op: '^'},
	'(': {kind: tOpen}, '[': {kind: tOpen}, '{': {kind: tOpen},
	')': {kind: tClose}, ']': {kind: tClose}, '}': {kind: tClose},
	'≈': {kind: tApprox}, '≅': {kind: tApprox}, '%': {kind: tPercent},
	'¢': {kind: tWord, word: "cents"}, '~': {kind: tWord, word: "about"},
	'.': {kind: tBreak, word: "."}, ',': {kind: tBreak, word: ","}, ';': {kind: tBreak}, ':': {kind: tBreak, word: ":"}, '?': {kind: tBreak, word: "?"},
	'\n': {kind: tBreak, word: "\n", layout: true}, '—': {kind: tBreak}, '→': {kind: tBreak}, '⇒': {kind: tBreak}, '⟹': {kind: tBreak}, '•': {kind: tBreak},
	'∴': {kind: tBreak}, '≠': {kind: tBreak}, '≤': {kind: tBreak}, '≥': {kind: tBreak},
	'∎': {kind: tBreak}, '✓': {kind: tBreak}, '✔': {kind: tBreak}, '✅': {kind: tBreak}, '☑': {kind: tBreak},
	'✗': {kind: tBreak, word: "wrong"}, '✘': {kind: tBreak, word: "wrong"}, '❌': {kind: tBreak, word: "wrong"},
}

// fractions are the numbers that are one rune.
var fractions = map[rune]*big.Rat{
	'½': big.NewRat(1, 2), '⅓': big.NewRat(1, 3), '⅔': big.NewRat(2, 3), '¼': big.NewRat(1, 4), '¾': big.NewRat(3, 4),
	'⅕': big.NewRat(1, 5), '⅖': big.NewRat(2, 5), '⅗': big.NewRat(3, 5), '⅘': big.NewRat(4, 5), '⅙': big.NewRat(1, 6), '⅚': big.NewRat(5, 6),
	'⅛': big.NewRat(1, 8), '⅜': big.NewRat(3, 8), '⅝': big.NewRat(5, 8), '⅞': big.NewRat(7, 8),
}

// fraction reads ½, or the rest of 2½.
func (l *lexer) fraction(part *big.Rat, n int) {
	if last := len(l.toks) - 1; l.afterNumber() && l.toks[last].num.whole() && !l.toks[last].num.Clock && l.toks[last].word == "" {
		t := &l.toks[last]
		t.num = Number{Value: new(big.Rat).Add(t.num.Value, part), Decimals: 2}
		l.pos, t.end = l.pos+n, l.pos+n
		return
	}
	l.emit(token{kind: tNumber, num: Number{Value: part, Decimals: 2}}, n)
}

// superscripts are the runes of a raised number.
var superscripts = map[rune]string{
	'⁰': "0", '¹': "1", '²': "2", '³': "3", '⁴': "4", '⁵': "5", '⁶': "6", '⁷': "7", '⁸': "8", '⁹': "9", '⁻': "-",
}

// superscript reads a raised number as a power.
func (l *lexer) superscript() {
	digits, size := "", 0
	for i, r := range l.rest() {
		if superscripts[r] == "" || digits != "" && r == '⁻' || i > maxDigits {
			break
		}
		digits, size = digits+superscripts[r], i+len(string(r))
	}
	value, ok := Rational(digits)
	if !ok {
		l.emit(token{kind: tOpaque}, size)
		return
	}
	l.emit(token{kind: tOp, op: '^'}, 0)
	l.emit(token{kind: tNumber, num: Number{Value: value}}, size)
}

// money reports whether r stands before or behind an amount of money.
func money(r rune) bool { return unicode.Is(unicode.Sc, r) && r != '¢' }

// currencies are the names of money that stand before an amount.
var currencies = []string{"US$", "AU$", "CA$", "HK$", "NZ$", "Rs.", "Rs", "USD", "EUR", "GBP", "INR"}

// currency is the length of the name of money that stands before an amount at the begin of
// s; 0 if there is none.
func currency(s string) int {
	for _, name := range currencies {
		if after, ok := strings.CutPrefix(s, name); ok && digitAt(strings.TrimPrefix(after, " "), 0) {
			return len(name)
		}
	}
	return 0
}

// degrees are the ways to write the unit of an angle or a temperature.
var degrees = []string{"°C", "°F", "°", "^\\circ", "^{\\circ}"}

// degree is the length of the sign of degrees at the begin of s; 0 if there is none.
func degree(s string) int {
	for _, sign := range degrees {
		after, ok := strings.CutPrefix(s, sign)
		if next, _ := utf8.DecodeRuneInString(after); ok && (sign == "°" || !unicode.IsLetter(next)) {
			return len(sign)
		}
	}
	return 0
}

// bar reads |, which parts the cells of a table, or is a sign of mathematics. A row begins
// with one.
func (l *lexer) bar() {
	l.row = l.row || l.begins() && strings.HasPrefix(l.rest(), "| ")
	if l.row {
		l.emit(token{kind: tBreak}, 1)
		return
	}
	l.emit(token{kind: tOpaque}, 1)
}

// hash reads #, which begins a heading or a comment, or is a name of something.
func (l *lexer) hash() {
	if l.begins() {
		if after := strings.TrimLeft(l.rest(), "#"); strings.HasPrefix(after, " ") {
			l.skip(len(l.rest()) - len(after))
			return
		}
	}
	l.emit(token{kind: tOpaque}, 1)
}
