package score

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on what is read as a number; nothing that a person writes comes near,
// and hostile text cannot make exact arithmetic slow.
const (
	maxDigits   = 200
	maxExponent = 300
)

// Quantity is a number as it was stated.
type Quantity struct {
	Value   *big.Rat
	Percent bool // a percent sign or word follows; Value is what stands before it
	// Remainder is that of a division, as in "7 R 2"; nil where none is stated.
	Remainder *big.Rat
}

// equal tells whether an answer q to a question whose answer is gold is right:
// 15% answers both 15 and 0.15.
func (gold Quantity) equal(q Quantity) bool {
	if gold.Remainder != nil && (q.Remainder == nil || gold.Remainder.Cmp(q.Remainder) != 0) {
		return false
	}
	if gold.Value.Cmp(q.Value) == 0 {
		return true
	}
	hundred := big.NewRat(100, 1)
	switch {
	case q.Percent && !gold.Percent:
		return gold.Value.Cmp(new(big.Rat).Quo(q.Value, hundred)) == 0
	case gold.Percent && !q.Percent:
		return q.Value.Cmp(new(big.Rat).Quo(gold.Value, hundred)) == 0
	}
	return false
}

// ParseNumber reads the first number in a text, such as "42", "$1,200.50",
// "3 1/2 cups", "\frac{3}{4}", "1.5 million", "2^10", "15%", "7 R 2", "forty-two",
// "half a dozen" or "two and three quarters".
func ParseNumber(text string) (Quantity, bool) {
	text = plain(text)
	for n := range numbers(text, true) {
		return n.Quantity, true
	}
	return bare(text)
}

// located is a number and the bytes it takes.
type located struct {
	Quantity
	start, end int
}

// numbers yields the numbers of a text in order. Times (3:30), dates (3/4/2020),
// versions (1.2.3), powers of units (cm^2) and digits inside words (H2O) or tags
// (#4) are none. With stated, the text is an answer and no prose, and "12 000 km"
// is one number.
func numbers(text string, stated bool) func(yield func(located) bool) {
	return func(yield func(located) bool) {
		for i := 0; i < len(text); {
			n, next, ok := numberAt(text, i, stated)
			if ok && !yield(n) {
				return
			}
			i = next
		}
	}
}

// numberAt reads the number that starts at i, if one does; next is where to
// look on.
func numberAt(text string, i int, stated bool) (n located, next int, ok bool) {
	r, size := utf8.DecodeRuneInString(text[i:])
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	s := scan{text: text, pos: i, stated: stated}
	if unicode.IsLetter(r) && !wordRune(before) {
		return s.words()
	}
	if isDigit(r) && (wordRune(before) || before == '#' || before == '^') {
		return n, i + size, false // the rest of a word such as H2O
	}
	negative := false
	start := i
	if r == '-' || r == '+' {
		s.pos += size
		s.skipSpace()
		if operator := wordRune(before) || before == ')'; operator {
			start = s.pos
		} else {
			negative = r == '-'
		}
	}
	currency := s.skipCurrency()
	if currency && s.peek() == '-' {
		negative = true
		s.pos++
	}
	if !s.atNumber(before) {
		return n, i + size, false
	}
	value, good := s.magnitude(currency)
	if !good {
		return n, max(s.pos, i+size), false
	}
	if negative {
		value.Neg(value)
	}
	rest := s.remainder(value)
	if !currency {
		s.cents(value)
	}
	n = located{Quantity{Value: value, Percent: s.percent(), Remainder: rest}, start, s.pos}
	return n, s.pos, true
}

// atNumber tells whether digits follow, a decimal point before them, or a
// fraction in one character. before is what stands before the number's sign.
func (s *scan) atNumber(before rune) bool {
	r := s.peek()
	return isDigit(r) || r == '.' && isDigit(s.peekAt(1)) && !wordRune(before) || vulgar[r] != nil && !isDigit(before)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
func wordRune(r rune) bool {
	return isDigit(r) || r == '_' || r != utf8.RuneError && unicode.IsLetter(r)
}

// scan is a place in a text.
type scan struct {
	text   string
	pos    int
	stated bool // the text is an answer and no prose
}

func (s *scan) peek() rune { return s.peekAt(0) }

func (s *scan) peekAt(n int) rune {
	if s.pos+n >= len(s.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.pos+n:])
	return r
}

// maxAhead bounds the bytes that the words behind a number take, so that reading one does not
// look at all that follows.
const maxAhead = 64

func (s *scan) ahead() string { return s.text[s.pos:min(len(s.text), s.pos+maxAhead)] }

func (s *scan) skipSpace() {
	for s.pos < len(s.text) && s.text[s.pos] == ' ' {
		s.pos++
	}
}

func (s *scan) skipCurrency() bool {
	for _, sign := range []string{"US$", "$", "€", "£", "¥", "₹"} {
		if strings.HasPrefix(s.text[s.pos:], sign) {
			s.pos += len(sign)
			s.skipSpace()
			return true
		}
	}
	return false
}

// digits takes a run of digits.
func (s *scan) digits() string {
	start := s.pos
	for s.pos < len(s.text) && isDigit(rune(s.text[s.pos])) {
		s.pos++
	}
	return s.text[start:s.pos]
}

// magnitude reads a number without its sign: digits with thousands separators,
// decimals, an exponent, a fraction or a mixed number, a word such as million.
func (s *scan) magnitude(currency bool) (*big.Rat, bool) {
	if part := vulgar[s.peek()]; part != nil {
		s.pos += utf8.RuneLen(s.peek())
		return new(big.Rat).Set(part), true
	}
	whole, decimals, continental := s.continental()
	if !continental {
		whole = s.digits() + s.groups(currency)
		if s.peek() == '.' && isDigit(s.peekAt(1)) {
			s.pos++
			decimals = s.digits()
		}
	}
	if len(whole)+len(decimals) > maxDigits || s.partOfSomething() {
		return nil, false
	}
	value, ok := new(big.Rat).SetString("0" + whole + "." + decimals + "0")
	if !ok {
		return nil, false
	}
	if decimals == "" && !s.fraction(value) {
		return nil, false
	}
	if !s.power(value) {
		return nil, false
	}
	s.scale(value, currency)
	return value, true
}

// partOfSomething tells times, dates and versions, and passes over them.
func (s *scan) partOfSomething() bool {
	start := s.pos
	for n := 0; ; n++ {
		c := s.peek()
		if (c == ':' || c == '.' || c == '/') && isDigit(s.peekAt(1)) {
			s.pos++
			s.digits()
			if c == ':' || c == '.' || n > 0 {
				start = s.pos // certainly no plain number
			}
			continue
		}
		bad := start == s.pos && n > 0
		if !bad {
			s.pos = start
		}
		return bad
	}
}
