package jinja

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// percentArgs hands out the operands of the % operator: a tuple's elements
// in turn, or a mapping's entries by name.
type percentArgs struct {
	values Tuple
	used   int
	named  *Map // nil if the operand is no mapping
}

func newPercentArgs(operand Value) *percentArgs {
	p := &percentArgs{}
	p.named, _ = operand.(*Map)
	var ok bool
	if p.values, ok = operand.(Tuple); !ok {
		p.values = Tuple{operand}
	}
	return p
}

func (p *percentArgs) next() (Value, error) {
	if p.used >= len(p.values) {
		return nil, errors.New("not enough arguments for format string")
	}
	p.used++
	return p.values[p.used-1], nil
}

// byName reads "name)" at the start of s and returns the entry and the rest.
func (p *percentArgs) byName(s string) (Value, string, error) {
	key, rest, ok := strings.Cut(s, ")")
	if !ok || p.named == nil {
		return nil, "", errors.New("format requires a mapping")
	}
	v, ok := p.named.Get(key)
	if !ok {
		return nil, "", fmt.Errorf("format: no key %q", key)
	}
	return v, rest, nil
}

// formatPercent is the % operator on a string.
func (r *renderer) formatPercent(format string, operand Value) (string, error) {
	p := newPercentArgs(operand)
	var b strings.Builder
	for {
		head, rest, ok := strings.Cut(format, "%")
		b.WriteString(head)
		if err := r.charge(len(head)); err != nil {
			return "", err
		}
		if !ok {
			break
		}
		s, rest, err := r.convertPercent(rest, p)
		if err == nil {
			err = r.charge(len(s))
		}
		if err != nil {
			return "", err
		}
		b.WriteString(s)
		format = rest
	}
	if p.used < len(p.values) && p.named == nil {
		return "", errors.New("not all arguments converted during string formatting")
	}
	return b.String(), nil
}

// convertPercent does the conversion that s begins with, after its % sign,
// and returns its text and the rest of s.
func (r *renderer) convertPercent(s string, p *percentArgs) (text, rest string, err error) {
	if rest, ok := strings.CutPrefix(s, "%"); ok {
		return "%", rest, nil
	}
	var v Value
	byName := strings.HasPrefix(s, "(")
	if byName {
		if v, s, err = p.byName(s[1:]); err != nil {
			return "", "", err
		}
	}
	spec, rest, err := parsePercent(s, p)
	if err != nil {
		return "", "", err
	}
	if !byName {
		if v, err = p.next(); err != nil {
			return "", "", err
		}
	}
	text, err = r.formatPercentValue(spec, v)
	return text, rest, err
}

// parsePercent reads flags, width, precision and verb.
func parsePercent(s string, p *percentArgs) (formatSpec, string, error) {
	f := formatSpec{fill: ' ', align: alignRight, precision: -1}
	s = f.percentFlags(s)
	var err error
	if f.width, s, err = percentSize(s, p); err != nil {
		return f, s, err
	}
	if rest, ok := strings.CutPrefix(s, "."); ok {
		var n int64
		if n, s, err = percentSize(rest, p); err != nil || n < 0 || n > maxPrecision {
			return f, s, limitf("format precision")
		}
		f.precision = int(n)
	}
	s = strings.TrimLeft(s, "hlL")
	if s == "" {
		return f, s, errors.New("incomplete format")
	}
	f.verb = s[0]
	return f, s[1:], nil
}

// percentFlags reads the flags at the start of s and returns what follows.
func (f *formatSpec) percentFlags(s string) string {
	for ; s != ""; s = s[1:] {
		switch s[0] {
		case '-':
			f.align, f.fill = alignLeft, ' '
		case '0':
			if f.align != alignLeft {
				f.align, f.fill = alignNumber, '0'
			}
		case '+', ' ':
			f.sign = s[0]
		case '#':
			f.alternate = true
		default:
			return s
		}
	}
	return s
}

// percentSize reads a width or precision: digits, or * for an operand.
func percentSize(s string, p *percentArgs) (int64, string, error) {
	rest, ok := strings.CutPrefix(s, "*")
	if !ok {
		return leadingInt(s)
	}
	v, err := p.next()
	if err != nil {
		return 0, rest, err
	}
	n, err := asInt(v)
	return n, rest, err
}

func (r *renderer) formatPercentValue(f formatSpec, v Value) (string, error) {
	var t string
	var err error
	switch f.verb {
	case 's', 'r', 'a':
		if f.verb == 's' {
			t, err = r.str(v)
		} else {
			t, err = r.repr(v)
		}
		if err != nil {
			return "", err
		}
		f.verb, f.fill = 's', ' '
		if f.align == alignNumber {
			f.align = alignRight
		}
		return r.formatText(f, t)
	case 'c':
		if n, ok := toInt(v); ok {
			v = string(rune(n))
		}
		t, err := r.str(v)
		if err != nil {
			return "", err
		}
		return r.formatText(f, t)
	case 'd', 'i', 'u':
		if x, ok := v.(float64); ok && math.Abs(x) < 1<<62 {
			v = int64(x)
		}
		f.verb = 'd'
	case 'x', 'X', 'o', 'e', 'E', 'f', 'F', 'g', 'G':
	default:
		return "", fmt.Errorf("unsupported format character %q", f.verb)
	}
	return r.formatNumber(f, v)
}
