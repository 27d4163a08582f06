package arith

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is the kind of a token.
type kind uint8

const (
	tNumber  kind = iota
	tOp           // + - * / ^
	tOpen         // ( [ {
	tClose        // ) ] }
	tEqual        // =
	tApprox       // ≈
	tPercent      // %
	tWord         // letters
	tBreak        // punctuation, line ends, < and ≠: no expression reaches across
	tOpaque       // a symbol of mathematics that is not read here: √ ! |
)

// token is one token of text[start:end].
type token struct {
	kind       kind
	start, end int
	op         byte   // of a tOp
	num        Number // of a tNumber
	word       string // of a tWord, in lower case; of some tBreak, as it is written
	glued      bool   // no space before it
	layout     bool   // a tBreak that is a line end or the edge of a formula
}

// lexer cuts a text into tokens.
type lexer struct {
	text  string
	pos   int
	toks  []token
	space bool // space before pos
	row   bool // pos is in a row of a table
	depth int  // fractions that pos is in
}

// lex cuts text into tokens. Offsets are bytes of text.
func lex(text string) []token { return lexTo(make([]token, 0, len(text)/3+4), text) }

// lexTo appends the tokens of text to none.
func lexTo(none []token, text string) []token {
	l := &lexer{text: text, toks: none}
	for l.pos < len(l.text) {
		l.next()
	}
	return l.toks
}

func (l *lexer) rest() string { return l.text[l.pos:] }

// emit appends a token of n bytes and steps over it.
func (l *lexer) emit(t token, n int) {
	t.start, t.end, t.glued = l.pos, l.pos+n, !l.space && len(l.toks) > 0
	l.toks = append(l.toks, t)
	l.pos, l.space = l.pos+n, false
}

// skip steps over n bytes that mean nothing here, as a space does.
func (l *lexer) skip(n int) { l.pos, l.space = l.pos+n, true }

// last is the kind of the token that ends right here, tBreak if there is none.
func (l *lexer) last() kind {
	if l.space || len(l.toks) == 0 {
		return tBreak
	}
	return l.toks[len(l.toks)-1].kind
}

// next reads one token or skips what means nothing.
func (l *lexer) next() {
	r, n := utf8.DecodeRuneInString(l.rest())
	switch {
	case digitAt(l.text, l.pos), r == '.' && digitAt(l.text, l.pos+1) && !l.afterNumber():
		l.number()
	case r == '+':
		l.emit(token{kind: tOp, op: '+'}, n)
	case r == '\n':
		l.emit(symbols[r], n)
		l.space, l.row = true, false
	case unicode.IsSpace(r), strings.ContainsRune("&\"“”‘`\ufe0f", r), money(r):
		l.skip(n)
	case unicode.IsLetter(r):
		l.word()
	case r == '\\':
		l.latex()
	case r == '=':
		l.equals()
	case r == '*':
		l.star()
	case r == '-':
		l.minus()
	case r == '–' && l.begins() && strings.HasPrefix(l.rest()[n:], " "):
		l.emit(token{kind: tBreak}, n)
	case r == '<' || r == '>':
		l.emit(token{kind: tBreak}, len(l.rest())-len(strings.TrimPrefix(l.rest()[1:], "=")))
	case r == '|':
		l.bar()
	case r == '#':
		l.hash()
	case r == '°' || r == '^' && degree(l.rest()) > 0:
		l.emit(token{kind: tWord, word: "degrees"}, degree(l.rest()))
	case r == '.' && strings.HasPrefix(l.rest(), ".."):
		l.emit(token{kind: tOpaque}, len(l.rest())-len(strings.TrimLeft(l.rest(), ".")))
	case strings.HasPrefix(l.rest(), "//"):
		l.emit(symbols['/'], 2)
	case r == '!':
		l.bang()
	case r >= utf8.RuneSelf && superscripts[r] != "":
		l.superscript()
	case r >= utf8.RuneSelf && fractions[r] != nil:
		l.fraction(fractions[r], n)
	default:
		if t, ok := symbols[r]; ok {
			l.emit(t, n)
			return
		}
		l.emit(token{kind: tOpaque}, n)
	}
}

func digitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

func (l *lexer) afterNumber() bool { return l.last() == tNumber }

// number reads 12, 1,200, 3.14, .5; an ordinal (5th) is a word, a time (3:15)
// and a number of too many digits are opaque.
func (l *lexer) number() {
	s, i := l.rest(), 0
	for digitAt(s, i) {
		i++
	}
	num := Number{}
	if i >= 1 && i <= 3 {
		for i < len(s) && s[i] == ',' && digitAt(s, i+1) && digitAt(s, i+2) && digitAt(s, i+3) && !digitAt(s, i+4) {
			i, num.Grouped = i+4, true
		}
	}
	if i < len(s) && s[i] == '.' && digitAt(s, i+1) {
		whole := i
		for i++; digitAt(s, i); i++ {
		}
		num.Decimals = i - whole - 1
	}
	if minutes, ok := clock(s); ok {
		l.emit(token{kind: tNumber, num: Number{Value: big.NewRat(minutes, 1), Clock: true}}, i+3)
		return
	}
	switch {
	case i > maxDigits || i+2 < len(s) && s[i] == ':' && digitAt(s, i+1) && digitAt(s, i+2):
		for i < len(s) && (digitAt(s, i) || s[i] == ':') {
			i++
		}
		l.emit(token{kind: tOpaque}, i)
	case s[0] == '0' && i > 1 && digitAt(s, 1), s[i-1] != ',' && i < len(s) && s[i] == ',' && digitAt(s, i+1):
		// 0130 is a time, 0,2 and (3,4) are not numbers of this notation.
		for i < len(s) && (digitAt(s, i) || s[i] == ',') {
			i++
		}
		l.emit(token{kind: tOpaque}, i)
	case ordinal(s[i:]) && !(len(l.toks) > 0 && l.toks[len(l.toks)-1].op == '/'):
		l.emit(token{kind: tWord, word: s[:i+2]}, i+2)
	default:
		num.Value = rational(s[:i])
		l.emit(token{kind: tNumber, num: num}, i)
		if ordinal(s[i:]) { // 1/5th
			l.pos += 2
		}
	}
}

// rational is the value of digits, with commas and a point.
func rational(digits string) *big.Rat {
	x, _ := Rational(strings.ReplaceAll(digits, ",", ""))
	return x
}

// clock reads a time of day that s begins with, in minutes.
func clock(s string) (minutes int64, ok bool) {
	hours, rest, found := strings.Cut(s, ":")
	if !found || len(hours) < 1 || len(hours) > 2 || !digitAt(rest, 0) || !digitAt(rest, 1) || rest[0] > '5' || digitAt(rest, 2) ||
		strings.HasPrefix(rest[2:], ":") {
		return 0, false
	}
	h, err := strconv.Atoi(hours)
	return int64(h)*60 + int64(rest[0]-'0')*10 + int64(rest[1]-'0'), err == nil && h < 24
}

// ordinal reports whether s goes on with th, st, nd or rd and then ends the word.
func ordinal(s string) bool {
	if len(s) < 2 {
		return false
	}
	switch s[:2] {
	case "th", "st", "nd", "rd":
		r, _ := utf8.DecodeRuneInString(s[2:])
		return !unicode.IsLetter(r)
	}
	return false
}

// word reads letters, with the digits, apostrophes and hyphens inside a name.
func (l *lexer) word() {
	s := l.rest()
	if n := currency(s); n > 0 {
		l.skip(n)
		return
	}
	if half := dotted(s); half != "" && len(l.toks) > 0 && l.toks[len(l.toks)-1].kind == tNumber {
		l.emit(token{kind: tWord, word: half}, len("a.m."))
		if after := strings.TrimLeft(l.rest(), " "); after != "" && unicode.IsUpper(rune(after[0])) {
			l.emit(token{kind: tBreak}, 0)
		}
		return
	}
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		joins := r == '\'' || r == '’' || r == '-' || r == '_'
		if joins {
			after, _ := utf8.DecodeRuneInString(s[n+size:])
			joins = unicode.IsLetter(after) || (n > 1 || r == '_') && unicode.IsDigit(after)
		}
		// A digit right after x is a factor (12x17), after any other letter a name (A1).
		named := unicode.IsDigit(r) && !strings.EqualFold(s[:n], "x")
		if !unicode.IsLetter(r) && !joins && !named {
			break
		}
		n += size
		if n == 1 && (s[0] == 'x' || s[0] == 'X') && l.afterNumber() && digitAt(s, 1) {
			break
		}
	}
	word := strings.ToLower(s[:n])
	if l.afterNumber() && variable(s[:n], s[n:]) {
		l.emit(token{kind: tOpaque}, n)
		return
	}
	if v, ok := numerals[word]; ok {
		l.emit(token{kind: tNumber, num: Number{Value: v, Spelled: true}, word: word}, n)
		return
	}
	l.emit(token{kind: tWord, word: word}, n)
}

// dotted is "am" or "pm" where s begins with a.m. or p.m.
func dotted(s string) string {
	if len(s) < 4 || s[1] != '.' || s[3] != '.' {
		return ""
	}
	if half := strings.ToLower(s[:1] + s[2:3]); half == "am" || half == "pm" {
		return half
	}
	return ""
}

// variable reports whether letters right behind a number are a variable, as in
// 3x or 5AD, and not a unit, as in 12kg, or a sign of multiplication, as in 3x5.
func variable(word, after string) bool {
	if strings.EqualFold(word, "x") {
		after = strings.TrimLeft(after, " $")
		return !digitAt(after, 0) && !strings.HasPrefix(after, "(") && !strings.HasPrefix(after, ".")
	}
	return len(word) < 4 && !units[strings.ToLower(word)]
}

// equals reads =, ==, and => which is an arrow.
func (l *lexer) equals() {
	s := l.rest()
	switch {
	case strings.HasPrefix(s, "=>"):
		l.emit(token{kind: tBreak}, 2)
	case strings.HasPrefix(s, "=="):
		l.emit(token{kind: tEqual, word: "=="}, 2)
	default:
		l.emit(token{kind: tEqual}, 1)
	}
}

// star reads a product, a power (3**2), or markup (**bold**, a bullet).
func (l *lexer) star() {
	if strings.HasPrefix(l.rest(), "**") {
		if l.afterNumber() && digitAt(l.text, l.pos+2) {
			l.emit(token{kind: tOp, op: '^'}, 2)
			return
		}
		l.skip(2)
		return
	}
	l.bulletOr('*')
}

// minus reads a sign, or the hyphen of "5-minute".
func (l *lexer) minus() {
	r, n := utf8.DecodeRuneInString(l.text[l.pos+1:])
	after, _ := utf8.DecodeRuneInString(l.text[l.pos+1+n:])
	if l.afterNumber() && unicode.IsLetter(r) && unicode.IsLetter(after) {
		l.skip(1)
		return
	}
	if strings.HasPrefix(l.rest(), "->") {
		l.emit(token{kind: tBreak}, 2)
		return
	}
	if strings.HasPrefix(l.rest(), "--") && !digitAt(l.text, l.pos+2) {
		l.emit(token{kind: tBreak}, 2)
		return
	}
	l.bulletOr('-')
}

// begins reports whether nothing but space stands before pos in its line.
func (l *lexer) begins() bool {
	before := strings.TrimRight(l.text[:l.pos], " \t")
	return before == "" || strings.HasSuffix(before, "\n")
}

// bulletOr reads an operator, or the bullet that begins a line of a list.
func (l *lexer) bulletOr(op byte) {
	if l.begins() && strings.HasPrefix(l.rest()[1:], " ") {
		l.emit(token{kind: tBreak}, 1)
		return
	}
	l.emit(token{kind: tOp, op: op}, 1)
}

// bang reads an exclamation mark: the end of a sentence, a factorial, or "is not" (!=).
func (l *lexer) bang() {
	if l.space && strings.HasPrefix(l.rest(), "!=") {
		l.emit(token{kind: tBreak}, 2)
		return
	}
	if l.pos+1 == len(l.text) || l.text[l.pos+1] == '\n' || l.last() != tNumber && l.last() != tClose {
		l.emit(token{kind: tBreak, word: "!"}, 1)
		return
	}
	l.emit(token{kind: tOpaque}, 1)
}
