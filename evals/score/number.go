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
}

// equal tells whether an answer q to a question whose answer is gold is right:
// 15% answers both 15 and 0.15.
func (gold Quantity) equal(q Quantity) bool {
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
// "3 1/2 cups", "\frac{3}{4}", "1.5 million", "15%" or "forty-two".
func ParseNumber(text string) (Quantity, bool) {
	for n := range numbers(plain(text)) {
		return n.Quantity, true
	}
	return Quantity{}, false
}

// located is a number and the bytes it takes.
type located struct {
	Quantity
	start, end int
}

// numbers yields the numbers of a text in order. Times (3:30), dates (3/4/2020),
// versions (1.2.3) and digits inside words (H2O) or tags (#4) are none.
func numbers(text string) func(yield func(located) bool) {
	return func(yield func(located) bool) {
		for i := 0; i < len(text); {
			n, next, ok := numberAt(text, i)
			if ok && !yield(n) {
				return
			}
			i = next
		}
	}
}

// numberAt reads the number that starts at i, if one does; next is where to
// look on.
func numberAt(text string, i int) (n located, next int, ok bool) {
	r, size := utf8.DecodeRuneInString(text[i:])
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	s := scan{text: text, pos: i}
	if unicode.IsLetter(r) && !wordRune(before) {
		return s.words()
	}
	if wordRune(before) || before == '#' {
		if isDigit(r) { // the rest of a word such as H2O
			return n, i + size, false
		}
	}
	negative := false
	start := i
	if r == '-' || r == '+' {
		negative = r == '-' && !wordRune(before) && before != ')'
		s.pos += size
		s.skipSpace()
	}
	currency := s.skipCurrency()
	if currency && s.peek() == '-' {
		negative = true
		s.pos++
	}
	if !isDigit(s.peek()) && !(s.peek() == '.' && isDigit(s.peekAt(1)) && !wordRune(before)) {
		return n, i + size, false
	}
	value, good := s.magnitude(currency)
	if !good {
		return n, max(s.pos, i+size), false
	}
	if negative {
		value.Neg(value)
	}
	n = located{Quantity{Value: value, Percent: s.percent()}, start, s.pos}
	return n, s.pos, true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
func wordRune(r rune) bool {
	return isDigit(r) || r == '_' || r != utf8.RuneError && unicode.IsLetter(r)
}

// scan is a place in a text.
type scan struct {
	text string
	pos  int
}

func (s *scan) peek() rune { return s.peekAt(0) }

func (s *scan) peekAt(n int) rune {
	if s.pos+n >= len(s.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.pos+n:])
	return r
}

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
	whole := s.digits()
	grouped := false
	for len(whole) > 0 && (grouped || len(whole) <= 3) && s.group() {
		grouped = true
		s.skipSeparator()
		whole += s.digits()
	}
	decimals := ""
	if s.peek() == '.' && isDigit(s.peekAt(1)) {
		s.pos++
		decimals = s.digits()
	}
	if len(whole)+len(decimals) > maxDigits || s.partOfSomething() {
		return nil, false
	}
	value, ok := new(big.Rat).SetString("0" + whole + "." + decimals + "0")
	if !ok {
		return nil, false
	}
	if decimals == "" {
		if !s.fraction(value) {
			return nil, false
		}
	}
	if !s.power(value) {
		return nil, false
	}
	s.scale(value, currency)
	return value, true
}

// group tells whether a separator and exactly three digits follow.
func (s *scan) group() bool {
	rest := s.text[s.pos:]
	r, size := utf8.DecodeRuneInString(rest)
	if r != ',' && r != '\'' && r != '\u00a0' && r != '\u202f' && r != '\u2009' || len(rest) < size+3 {
		return false
	}
	for _, c := range rest[size : size+3] {
		if !isDigit(c) {
			return false
		}
	}
	return len(rest) == size+3 || !isDigit(rune(rest[size+3]))
}

func (s *scan) skipSeparator() {
	_, size := utf8.DecodeRuneInString(s.text[s.pos:])
	s.pos += size
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

// fraction reads "/4" after a numerator, "1/2" or "½" after a whole number.
func (s *scan) fraction(value *big.Rat) bool {
	if part, ok := vulgar[s.peek()]; ok {
		s.pos += utf8.RuneLen(s.peek())
		value.Add(value, part)
		return true
	}
	probe := *s
	if probe.slash() {
		den := probe.digits()
		if den == "" || len(den) > maxDigits || probe.peek() == '.' && isDigit(probe.peekAt(1)) {
			return true
		}
		d, _ := new(big.Rat).SetString(den)
		*s = probe
		if d.Sign() == 0 {
			return false
		}
		value.Quo(value, d)
		return true
	}
	if probe.pos++; s.peek() != ' ' {
		return true
	}
	if part, ok := vulgar[probe.peek()]; ok {
		probe.pos += utf8.RuneLen(probe.peek())
		*s = probe
		value.Add(value, part)
		return true
	}
	num := probe.digits()
	if num == "" || len(num) > 9 || !probe.slash() {
		return true
	}
	den := probe.digits()
	d, ok := new(big.Rat).SetString(num + "/" + den)
	if !ok || len(den) > 9 {
		return true
	}
	*s = probe
	value.Add(value, d)
	return true
}

// slash takes "/" or " / " before a digit.
func (s *scan) slash() bool {
	probe := *s
	probe.skipSpace()
	if r := probe.peek(); r != '/' && r != '⁄' {
		return false
	}
	probe.pos += utf8.RuneLen(probe.peek())
	probe.skipSpace()
	if !isDigit(probe.peek()) {
		return false
	}
	*s = probe
	return true
}

var vulgar = map[rune]*big.Rat{
	'½': big.NewRat(1, 2), '⅓': big.NewRat(1, 3), '⅔': big.NewRat(2, 3), '¼': big.NewRat(1, 4),
	'¾': big.NewRat(3, 4), '⅕': big.NewRat(1, 5), '⅖': big.NewRat(2, 5), '⅗': big.NewRat(3, 5),
	'⅘': big.NewRat(4, 5), '⅙': big.NewRat(1, 6), '⅚': big.NewRat(5, 6), '⅛': big.NewRat(1, 8),
	'⅜': big.NewRat(3, 8), '⅝': big.NewRat(5, 8), '⅞': big.NewRat(7, 8),
}

// power reads "e6" or "× 10^6" after a number.
func (s *scan) power(value *big.Rat) bool {
	probe := *s
	switch r := probe.peek(); {
	case r == 'e' || r == 'E':
		probe.pos++
	default:
		probe.skipSpace()
		if r = probe.peek(); r != '×' && r != '*' && r != '·' && r != 'x' {
			return true
		}
		probe.pos += utf8.RuneLen(r)
		probe.skipSpace()
		if !strings.HasPrefix(probe.text[probe.pos:], "10^") {
			return true
		}
		probe.pos += len("10^")
	}
	negative := probe.peek() == '-'
	if negative || probe.peek() == '+' {
		probe.pos++
	}
	digits := probe.digits()
	if digits == "" {
		return true
	}
	*s = probe
	exponent := 0
	for _, d := range digits {
		if exponent = exponent*10 + int(d-'0'); exponent > maxExponent {
			return false
		}
	}
	ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil))
	if negative {
		value.Quo(value, ten)
	} else {
		value.Mul(value, ten)
	}
	return true
}

// scale reads a word that multiplies, and the k of "$80k".
func (s *scan) scale(value *big.Rat, currency bool) {
	if r := s.peek(); currency && (r == 'k' || r == 'K') && !wordRune(s.peekAt(1)) {
		s.pos++
		value.Mul(value, big.NewRat(1000, 1))
		return
	}
	probe := *s
	probe.skipSpace()
	word := probe.word()
	if factor, ok := scales[word]; ok && factor >= 1000 {
		*s = probe
		value.Mul(value, big.NewRat(factor, 1))
	}
}

// percent takes a percent sign or word.
func (s *scan) percent() bool {
	probe := *s
	probe.skipSpace()
	if probe.peek() == '%' {
		probe.pos++
		*s = probe
		return true
	}
	if word := probe.word(); word == "percent" {
		*s = probe
		return true
	}
	return false
}

// word takes a run of letters, in lower case.
func (s *scan) word() string {
	start := s.pos
	for s.pos < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.pos:])
		if !unicode.IsLetter(r) {
			break
		}
		s.pos += size
	}
	return strings.ToLower(s.text[start:s.pos])
}
