package jinja

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// formatMethod is str.format: {} {0} {name} {a.b} {a[0]} {x!r} {x:>8.2f}.
func formatMethod(r *renderer, s string, a *args) (Value, error) {
	var b strings.Builder
	auto := 0
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		brace, rest := s[i], s[i+1:]
		if rest != "" && rest[0] == brace { // doubled braces stand for one
			b.WriteByte(brace)
			s = rest[1:]
			continue
		}
		field, after, ok := cutField(rest)
		if brace == '}' || !ok {
			return nil, errors.New("single brace in format string")
		}
		t, err := r.formatField(field, a, &auto)
		if err == nil {
			err = r.charge(len(t))
		}
		if err != nil {
			return nil, err
		}
		b.WriteString(t)
		s = after
	}
	return b.String(), r.charge(b.Len())
}

// cutField splits at the brace that closes a replacement field.
func cutField(s string) (field, rest string, ok bool) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return s[:i], s[i+1:], true
			}
			depth--
		}
	}
	return "", "", false
}

func (r *renderer) formatField(field string, a *args, auto *int) (string, error) {
	field, spec, _ := strings.Cut(field, ":")
	field, conversion, converts := strings.Cut(field, "!")
	v, err := r.formatArg(field, a, auto)
	if err != nil {
		return "", err
	}
	for strings.Contains(spec, "{") { // a width or precision taken from an argument
		head, tail, _ := strings.Cut(spec, "{")
		inner, after, ok := strings.Cut(tail, "}")
		if !ok || strings.ContainsAny(inner, "{:") {
			return "", errors.New("malformed format specification")
		}
		w, err := r.formatArg(inner, a, auto)
		if err != nil {
			return "", err
		}
		t, err := r.str(w)
		if err != nil {
			return "", err
		}
		if strings.Contains(t, "{") {
			return "", errors.New("malformed format specification")
		}
		spec = head + t + after
		if err := r.charge(len(spec)); err != nil {
			return "", err
		}
	}
	if converts {
		if v, err = r.convert(v, conversion); err != nil {
			return "", err
		}
	}
	return r.formatValue(v, spec)
}

func (r *renderer) convert(v Value, conversion string) (Value, error) {
	switch conversion {
	case "s":
		return r.str(v)
	case "r", "a":
		return r.repr(v)
	}
	return nil, fmt.Errorf("unknown conversion %q", conversion)
}

func (r *renderer) formatValue(v Value, spec string) (string, error) {
	if spec == "" {
		return r.str(v)
	}
	f, err := parseSpec(spec)
	if err != nil {
		return "", err
	}
	if _, isNumber := toFloat(v); isNumber && f.verb != 's' {
		return r.formatNumber(f, v)
	}
	if f.verb != 0 && f.verb != 's' {
		return "", fmt.Errorf("unknown format code %q for a %s", f.verb, typeName(v))
	}
	t, err := r.str(v)
	if err != nil {
		return "", err
	}
	return r.formatText(f, t)
}

// formatArg finds the value that a field's name, with its attributes and
// subscripts, stands for.
func (r *renderer) formatArg(field string, a *args, auto *int) (Value, error) {
	end := strings.IndexAny(field, ".[")
	if end < 0 {
		end = len(field)
	}
	first, path := field[:end], field[end:]
	if first == "" {
		first = strconv.Itoa(*auto)
		*auto++
	}
	var v Value
	if n, err := strconv.Atoi(first); err == nil {
		if n < 0 || n >= len(a.pos) {
			return nil, errors.New("format: not enough arguments")
		}
		v = a.pos[n]
	} else {
		ok := false
		if a.kw != nil {
			v, ok = a.kw.Get(first)
		}
		if !ok {
			return nil, fmt.Errorf("format: no argument %q", first)
		}
	}
	return r.formatPath(v, path)
}

func (r *renderer) formatPath(v Value, path string) (Value, error) {
	for path != "" {
		var err error
		if rest, ok := strings.CutPrefix(path, "."); ok {
			end := strings.IndexAny(rest, ".[")
			if end < 0 {
				end = len(rest)
			}
			v, err = r.attribute(v, rest[:end])
			path = rest[end:]
		} else {
			key, rest, ok := strings.Cut(path[1:], "]")
			if path[0] != '[' || !ok {
				return nil, errors.New("malformed format field")
			}
			index := Value(key)
			if n, err := strconv.ParseInt(key, 10, 64); err == nil {
				index = n
			}
			v, err = r.item(v, index)
			path = rest
		}
		if err != nil {
			return nil, err
		}
	}
	return v, nil
}
