package score

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// This file reads what may follow the digits of a number.

// maxBits bounds the size of a power.
const maxBits = 1 << 14

// groups takes groups of three digits behind thousands separators.
func (s *scan) groups(currency bool) (digits string) {
	if whole := s.digitsBefore(); whole == 0 || whole > 3 {
		return ""
	}
	probe, n := *s, 0
	separator := rune(0)
	for probe.group(separator) {
		separator = probe.peek()
		probe.pos += utf8.RuneLen(separator)
		digits += probe.digits()
		n++
	}
	// A plain space may as well stand between two numbers.
	if separator == ' ' && n == 1 && !s.stated && !currency && strings.ContainsRune(" ", probe.peek()) {
		return ""
	}
	*s = probe
	return digits
}

// digitsBefore is the length of the run of digits that ends here.
func (s *scan) digitsBefore() int {
	start := s.pos
	for start > 0 && isDigit(rune(s.text[start-1])) {
		start--
	}
	return s.pos - start
}

// group tells whether a separator and exactly three digits follow. Separators
// are not mixed; 0 is any.
func (s *scan) group(separator rune) bool {
	rest := s.text[s.pos:]
	r, size := utf8.DecodeRuneInString(rest)
	if separator != 0 && r != separator || !strings.ContainsRune(",' \u00a0\u202f\u2009", r) || len(rest) < size+3 {
		return false
	}
	for _, c := range rest[size : size+3] {
		if !isDigit(c) {
			return false
		}
	}
	return len(rest) == size+3 || !isDigit(rune(rest[size+3]))
}

// continental reads a number as much of Europe writes it, 1.234.567,89, where it
// can be nothing else. A comma with one or two digits behind it is a decimal one
// unless it may separate the parts of a list.
func (s *scan) continental() (whole, decimals string, ok bool) {
	m := continentalForm.FindStringSubmatch(s.text[s.pos:])
	if m == nil {
		return "", "", false
	}
	points, comma := m[2], m[3]
	behind := s.text[s.pos+len(m[0]):]
	switch {
	case behind != "" && (isDigit(rune(behind[0])) || len(behind) > 1 && strings.ContainsRune(".,:/", rune(behind[0])) && isDigit(rune(behind[1]))):
		return "", "", false
	case points == "" && (comma == "" || s.pos > 0 && strings.ContainsRune(",([{;", rune(s.text[s.pos-1]))):
		return "", "", false
	case comma == "" && strings.Count(points, ".") < 2:
		return "", "", false // 1.234 is a decimal
	}
	s.pos += len(m[0])
	return m[1] + strings.ReplaceAll(points, ".", ""), strings.TrimPrefix(comma, ","), true
}

var continentalForm = lazyregexp.New(`^(\d{1,3})((?:\.\d{3})*)(,\d{1,2})?`)

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
	if m := plainParts.FindString(s.ahead()); m != "" {
		s.pos += len(m)
		part, _ := partOfOne(strings.ToLower(m[1:]))
		value.Quo(value, big.NewRat(part, 1))
		return true
	}
	if part, ok := s.andPart(); ok {
		value.Add(value, part)
		return true
	}
	if probe.pos++; s.peek() != ' ' {
		return true
	}
	if m := andFraction.FindStringSubmatch(s.ahead()); m != nil {
		if part, ok := new(big.Rat).SetString(m[1]); ok && part.Cmp(big.NewRat(1, 1)) < 0 {
			s.pos += len(m[0])
			value.Add(value, part)
			return true
		}
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

// plainParts are parts behind digits, as in "5 hundredths"; halves and quarters are
// of games and purses, too.
var plainParts = lazyregexp.New(`(?i)^ (?:thirds|fourths|fifths|sixths|sevenths|eighths|ninths|tenths|twelfths|hundredths|thousandths)\b`)

var andFraction = lazyregexp.New(`^ and (\d{1,9}/[1-9]\d{0,8})\b`)

// power reads "e6", "× 10^6" or "^6" after a number; "**" is "^", too.
func (s *scan) power(value *big.Rat) bool {
	probe, base := *s, big.NewRat(10, 1)
	switch r := probe.peek(); {
	case r == 'e' || r == 'E':
		probe.pos++
	case probe.raised():
		base = new(big.Rat).Set(value)
		value.SetInt64(1)
	default:
		probe.skipSpace()
		if r = probe.peek(); r != '×' && r != '*' && r != '·' && r != 'x' {
			return true
		}
		probe.pos += utf8.RuneLen(r)
		probe.skipSpace()
		if !strings.HasPrefix(probe.text[probe.pos:], "10") {
			return true
		}
		if probe.pos += len("10"); !probe.raised() {
			return true
		}
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
	exponent, err := strconv.Atoi(digits)
	size := base.Num().BitLen() + base.Denom().BitLen()
	if err != nil || exponent > maxExponent || exponent*size > maxBits || negative && base.Sign() == 0 {
		return false
	}
	e := big.NewInt(int64(exponent))
	factor := new(big.Rat).SetFrac(new(big.Int).Exp(base.Num(), e, nil), new(big.Int).Exp(base.Denom(), e, nil))
	if negative {
		factor.Inv(factor)
	}
	value.Mul(value, factor)
	return true
}

// raised takes "^" or "**" before an exponent.
func (s *scan) raised() bool {
	for _, sign := range []string{"^", "**"} {
		after, ok := strings.CutPrefix(s.text[s.pos:], sign)
		if ok && after != "" && (isDigit(rune(after[0])) || len(after) > 1 && (after[0] == '-' || after[0] == '+') && isDigit(rune(after[1]))) {
			s.pos += len(sign)
			return true
		}
	}
	return false
}

// scale reads a word that multiplies, and the letter of "$80k" or "$1.2M".
func (s *scan) scale(value *big.Rat, currency bool) {
	probe := *s
	probe.skipSpace()
	word := probe.word()
	factor := scales[strings.TrimSuffix(word, "s")]
	if suffix, ok := suffixes[word]; ok && (currency || s.stated && word == "k") && s.peek() != ' ' {
		factor = suffix
	}
	if factor > 0 {
		*s = probe
		value.Mul(value, big.NewRat(factor, 1))
	}
}

var suffixes = map[string]int64{"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12}

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
