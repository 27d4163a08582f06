package jinja

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// number reads an integer (decimal, 0x, 0o, 0b) or a float. After a dot only
// an integer is read, so that a.0.1 indexes twice.
func (l *lexer) number() error {
	s := l.src[l.pos:]
	if n := basePrefixed(s); n > 0 {
		l.emit(tokInt, strings.ReplaceAll(s[:n], "_", ""))
		l.advance(n)
		return nil
	}
	n, k := digits(s), tokInt
	if l.pos == 0 || l.src[l.pos-1] != '.' {
		if f := fraction(s[n:]); f > 0 {
			n, k = n+f, tokFloat
		}
		if e := exponent(s[n:]); e > 0 {
			n, k = n+e, tokFloat
		}
	}
	text := strings.ReplaceAll(s[:n], "_", "")
	if k == tokInt && len(text) > 1 && strings.Trim(text, "0") != "" && text[0] == '0' {
		return l.errorf("integer %s starts with 0", text)
	}
	l.emit(k, text)
	l.advance(n)
	return nil
}

// digits counts decimal digits with single underscores between them.
func digits(s string) int {
	n := 0
	for n < len(s) {
		switch {
		case isDigit(s[n]):
			n++
		case s[n] == '_' && n > 0 && n+1 < len(s) && isDigit(s[n+1]):
			n++
		default:
			return n
		}
	}
	return n
}

func fraction(s string) int {
	if len(s) > 1 && s[0] == '.' && isDigit(s[1]) {
		return 1 + digits(s[1:])
	}
	return 0
}

func exponent(s string) int {
	if s == "" || s[0] != 'e' && s[0] != 'E' {
		return 0
	}
	n := 1
	if n < len(s) && (s[n] == '+' || s[n] == '-') {
		n++
	}
	if d := digits(s[n:]); d > 0 {
		return n + d
	}
	return 0
}

func basePrefixed(s string) int {
	if len(s) < 3 || s[0] != '0' {
		return 0
	}
	set := map[byte]string{'x': "0123456789abcdefABCDEF", 'o': "01234567", 'b': "01"}[s[1]|0x20]
	if set == "" {
		return 0
	}
	n := 2
	for n < len(s) && (strings.IndexByte(set, s[n]) >= 0 || s[n] == '_') {
		n++
	}
	if n == 2 {
		return 0
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// str reads a quoted string with Python's escapes.
func (l *lexer) str(quote byte) error {
	s := l.src[l.pos:]
	end := 1
	for end < len(s) && s[end] != quote {
		if s[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(s) {
		return l.errorf("string without its closing quote")
	}
	text, err := unescape(s[1:end])
	if err != "" {
		return l.errorf("%s in a string", err)
	}
	l.emit(tokString, text)
	l.advance(end + 1)
	return nil
}

var simpleEscapes = map[byte]string{
	'\n': "", '\\': "\\", '\'': "'", '"': "\"", 'a': "\a", 'b': "\b",
	'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
}

// unescape decodes Python's string escapes. An unknown escape stays as it
// is written. The second result describes a broken escape.
func unescape(s string) (string, string) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, ""
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			i++
			continue
		}
		c := s[i+1] // str never ends a string on a lone backslash
		if text, ok := simpleEscapes[c]; ok {
			b.WriteString(text)
			i += 2
			continue
		}
		n, bad := numericEscape(&b, s[i+1:])
		if bad != "" {
			return "", bad
		}
		i += 1 + n
	}
	return b.String(), ""
}

// numericEscape decodes what follows a backslash: octal, \x, \u or \U digits;
// anything else is written with its backslash. It returns the bytes read.
func numericEscape(b *strings.Builder, s string) (int, string) {
	if s[0] >= '0' && s[0] <= '7' {
		n := 1
		for n < 3 && n < len(s) && s[n] >= '0' && s[n] <= '7' {
			n++
		}
		v, _ := strconv.ParseUint(s[:n], 8, 32)
		b.WriteRune(rune(v))
		return n, ""
	}
	width := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[0]]
	switch {
	case s[0] == 'N':
		return 0, `\N escape`
	case width == 0:
		_, size := utf8.DecodeRuneInString(s)
		b.WriteByte('\\')
		b.WriteString(s[:size])
		return size, ""
	case len(s) < 1+width:
		return 0, "truncated escape"
	}
	v, err := strconv.ParseUint(s[1:1+width], 16, 32)
	if err != nil || v > utf8.MaxRune {
		return 0, "malformed escape"
	}
	b.WriteRune(rune(v))
	return 1 + width, ""
}
