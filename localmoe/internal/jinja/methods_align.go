package jinja

import (
	"strings"
	"unicode/utf8"
)

// alignment is where text stands in a wider field.
type alignment byte

const (
	alignLeft   alignment = '<'
	alignRight  alignment = '>'
	alignCenter alignment = '^'
	alignNumber alignment = '=' // padding between sign and digits
)

// pad widens s to width characters.
func (r *renderer) pad(s string, width int64, fill rune, to alignment) (string, error) {
	n := width - int64(runeLen(s))
	if n <= 0 {
		return s, nil
	}
	if n > int64(r.opt.MaxAlloc/utf8.UTFMax) {
		return "", limitf("padding to %d characters", width)
	}
	if err := r.charge(int(n)*utf8.RuneLen(fill) + len(s)); err != nil {
		return "", err
	}
	left := int64(0)
	switch to {
	case alignRight:
		left = n
	case alignCenter:
		left = n / 2
	}
	f := string(fill)
	return strings.Repeat(f, int(left)) + s + strings.Repeat(f, int(n-left)), nil
}

// justify is center, ljust and rjust.
func justify(to alignment) strMethod {
	return func(r *renderer, s string, a *args) (Value, error) {
		p, err := a.bind("justify", 1, "width", "fillchar")
		if err != nil {
			return nil, err
		}
		width, err := p.int(0, 0)
		if err != nil {
			return nil, err
		}
		fill, err := p.str(1, " ")
		if err != nil {
			return nil, err
		}
		c, n := utf8.DecodeRuneInString(fill)
		if n == 0 || n != len(fill) {
			return nil, limitf("the fill character must be one character")
		}
		if extra := width - int64(runeLen(s)); to == alignCenter && extra > 0 && extra&width&1 == 1 {
			// CPython puts the odd blank of str.center on the left if the width is odd
			t, err := r.pad(s, width-1, c, to)
			return string(c) + t, err
		}
		return r.pad(s, width, c, to)
	}
}

func zfill(r *renderer, s string, a *args) (Value, error) {
	p, err := a.bind("zfill", 1, "width")
	if err != nil {
		return nil, err
	}
	width, err := p.int(0, 0)
	if err != nil {
		return nil, err
	}
	sign := ""
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		sign, s = s[:1], s[1:]
	}
	t, err := r.pad(s, width-int64(len(sign)), '0', alignRight)
	return sign + t, err
}

func expandTabs(r *renderer, s string, a *args) (Value, error) {
	p, err := a.bind("expandtabs", 0, "tabsize")
	if err != nil {
		return nil, err
	}
	size, err := p.int(0, 8)
	if err != nil {
		return nil, err
	}
	if size > 1000 {
		return nil, limitf("tab size of %d", size)
	}
	if err := r.charge(strings.Count(s, "\t") * int(max(size, 0))); err != nil {
		return nil, err
	}
	var b strings.Builder
	column := int64(0)
	for _, c := range s {
		switch {
		case c == '\t' && size > 0:
			n := size - column%size
			b.WriteString(strings.Repeat(" ", int(n)))
			column += n
		case c == '\t':
		default:
			b.WriteRune(c)
			column++
			if c == '\n' || c == '\r' {
				column = 0
			}
		}
	}
	return b.String(), nil
}
