package jinja

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// formatSpec is one conversion: of the % operator, or a format() replacement
// field after its colon.
type formatSpec struct {
	fill      rune
	align     alignment // 0: by type
	sign      byte      // '+', ' ' or 0
	alternate bool      // "#"
	comma     byte      // ',', '_' or 0
	width     int64
	precision int // -1: none
	verb      byte
}

// maxPrecision bounds digits after the point, so that no format asks for
// gigabytes of zeros.
const maxPrecision = 1000

// leadingInt reads digits at the start of s and returns what follows.
func leadingInt(s string) (n int64, rest string, err error) {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i == 0 {
		return 0, s, nil
	}
	n, err = strconv.ParseInt(s[:i], 10, 32)
	if err != nil {
		err = limitf("format width %s", s[:i])
	}
	return n, s[i:], err
}

// formatText truncates and pads text.
func (r *renderer) formatText(f formatSpec, s string) (string, error) {
	if f.precision >= 0 && runeLen(s) > f.precision {
		s = string([]rune(s)[:f.precision])
	}
	if f.align == 0 || f.align == alignNumber {
		f.align = alignLeft
	}
	return r.pad(s, f.width, f.fill, f.align)
}

// formatNumber writes a number with f's verb, sign, separators and padding.
func (r *renderer) formatNumber(f formatSpec, v Value) (string, error) {
	digits, err := f.digits(v)
	if err != nil {
		return "", err
	}
	sign := ""
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "-", rest
	} else if f.sign != 0 {
		sign = string(f.sign)
	}
	if f.comma != 0 {
		digits = groupThousands(digits, f.comma)
	}
	switch f.align {
	case alignNumber:
		digits, err = r.pad(digits, f.width-int64(len(sign)), f.fill, alignRight)
		return sign + digits, err
	case 0:
		f.align = alignRight
	}
	return r.pad(sign+digits, f.width, f.fill, f.align)
}

// digits writes a number without sign flags or padding.
func (f formatSpec) digits(v Value) (string, error) {
	n, isInt := toInt(v)
	x, isNumber := toFloat(v)
	if !isNumber {
		return "", fmt.Errorf("format %q needs a number, not %s", f.verb, typeName(v))
	}
	prec := f.precision
	if prec < 0 && strings.IndexByte("eEfFgG%", f.verb) >= 0 {
		prec = 6
	}
	switch f.verb {
	case 'd', 'n', 'x', 'X', 'o', 'b':
		if !isInt {
			return "", fmt.Errorf("format %q needs an integer, not %s", f.verb, typeName(v))
		}
		return f.integer(n), nil
	case 'e', 'E':
		return strconv.FormatFloat(x, f.verb, prec, 64), nil
	case 'f', 'F':
		return strconv.FormatFloat(x, 'f', prec, 64), nil
	case '%':
		return strconv.FormatFloat(x*100, 'f', prec, 64) + "%", nil
	case 'g', 'G':
		return strconv.FormatFloat(x, f.verb, max(prec, 1), 64), nil
	case 0:
		switch {
		case isInt:
			return strconv.FormatInt(n, 10), nil
		case prec < 0:
			return formatFloat(x), nil
		}
		return strconv.FormatFloat(x, 'g', max(prec, 1), 64), nil
	}
	return "", fmt.Errorf("unsupported format character %q", f.verb)
}

func (f formatSpec) integer(n int64) string {
	base := map[byte]int{'d': 10, 'n': 10, 'x': 16, 'X': 16, 'o': 8, 'b': 2}[f.verb]
	s := strconv.FormatInt(n, base)
	if f.verb == 'X' {
		s = strings.ToUpper(s)
	}
	if f.alternate && base != 10 {
		digits := strings.TrimPrefix(s, "-")
		s = s[:len(s)-len(digits)] + "0" + string(f.verb) + digits
	}
	return s
}

// groupThousands separates the digits before the point in threes.
func groupThousands(s string, sep byte) string {
	end := strings.IndexFunc(s, func(c rune) bool { return c < '0' || c > '9' })
	if end < 0 {
		end = len(s)
	}
	var b strings.Builder
	for i := range end {
		if i > 0 && (end-i)%3 == 0 {
			b.WriteByte(sep)
		}
		b.WriteByte(s[i])
	}
	return b.String() + s[end:]
}

// parseSpec reads a format() specification such as ">8.2f".
func parseSpec(s string) (formatSpec, error) {
	f := formatSpec{fill: ' ', precision: -1}
	c, n := utf8.DecodeRuneInString(s)
	if n > 0 && len(s) > n && strings.IndexByte("<>^=", s[n]) >= 0 {
		f.fill, f.align, s = c, alignment(s[n]), s[n+1:]
	} else if n > 0 && strings.IndexByte("<>^=", s[0]) >= 0 {
		f.align, s = alignment(s[0]), s[1:]
	}
	if s != "" && strings.IndexByte("+- ", s[0]) >= 0 {
		if s[0] != '-' {
			f.sign = s[0]
		}
		s = s[1:]
	}
	if strings.HasPrefix(s, "#") {
		f.alternate, s = true, s[1:]
	}
	if strings.HasPrefix(s, "0") {
		if s = s[1:]; f.align == 0 {
			f.fill, f.align = '0', alignNumber
		} else if f.fill == ' ' {
			f.fill = '0'
		}
	}
	var err error
	if f.width, s, err = leadingInt(s); err != nil {
		return f, err
	}
	if s != "" && (s[0] == ',' || s[0] == '_') {
		f.comma, s = s[0], s[1:]
	}
	if strings.HasPrefix(s, ".") {
		var p int64
		if p, s, err = leadingInt(s[1:]); err != nil || p > maxPrecision {
			return f, limitf("format precision")
		}
		f.precision = int(p)
	}
	if len(s) > 1 {
		return f, fmt.Errorf("invalid format specification %q", s)
	}
	if s != "" {
		f.verb = s[0]
	}
	return f, nil
}
