package jinja

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

func filterAbs(_ *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	if n, ok := toInt(v); ok {
		if n < 0 {
			return negate(n, "-")
		}
		return n, nil
	}
	if f, ok := v.(float64); ok {
		return math.Abs(f), nil
	}
	return nil, fmt.Errorf("expected a number, got %s", typeName(v))
}

// filterInt converts numbers and texts; what cannot be converted gives the
// default.
func filterInt(_ *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("int", 0, "default", "base")
	if err != nil {
		return nil, err
	}
	base, err := p.int(1, 10)
	if err != nil {
		return nil, err
	}
	def := p.or(0, int64(0))
	switch x := v.(type) {
	case *big.Int:
		return x, nil
	case float64:
		return truncated(x, def)
	case *Undefined:
		return nil, x.err()
	}
	if n, ok := toInt(v); ok {
		return n, nil
	}
	s, ok := asString(v)
	if !ok || base != 0 && (base < 2 || base > 36) {
		return def, nil
	}
	s = strings.TrimFunc(s, isSpace)
	if n, err := strconv.ParseInt(stripBase(strings.ReplaceAll(s, "_", ""), base), int(base), 64); err == nil {
		return n, nil
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return truncated(f, def)
	}
	return def, nil
}

// stripBase drops the prefix 0x, 0o or 0b that Python allows in that base.
func stripBase(s string, base int64) string {
	digits := strings.TrimLeft(s, "+-")
	prefix := map[int64]string{16: "0x", 8: "0o", 2: "0b"}[base]
	if prefix != "" && len(digits) > 2 && strings.EqualFold(digits[:2], prefix) {
		return s[:len(s)-len(digits)] + digits[2:]
	}
	return s
}

// truncated is int(f); def stands for what is not a number.
func truncated(f float64, def Value) (Value, error) {
	switch {
	case math.IsNaN(f):
		return def, nil
	case math.IsInf(f, 0):
		return nil, errors.New("cannot convert infinity to an integer")
	case math.Abs(f) < 1<<62:
		return int64(f), nil
	}
	n, _ := big.NewFloat(f).Int(nil)
	return n, nil
}

func filterFloat(_ *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("float", 0, "default")
	if err != nil {
		return nil, err
	}
	if f, ok := toFloat(v); ok {
		return f, nil
	}
	if u, ok := v.(*Undefined); ok {
		return nil, u.err()
	}
	if s, ok := asString(v); ok {
		if f, err := strconv.ParseFloat(strings.TrimFunc(s, isSpace), 64); err == nil {
			return f, nil
		}
	}
	return p.or(0, 0.0), nil
}

// filterRound rounds to even on ties by default, as Python's round does.
func filterRound(_ *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("round", 0, "precision", "method")
	if err != nil {
		return nil, err
	}
	places, err := p.int(0, 0)
	if err != nil || places > 300 || places < -300 {
		return nil, errors.Join(err, fmt.Errorf("precision out of range"))
	}
	method, err := p.str(1, "common")
	if err != nil {
		return nil, err
	}
	f, ok := toFloat(v)
	if !ok {
		return nil, fmt.Errorf("expected a number, got %s", typeName(v))
	}
	scale := math.Pow(10, float64(places))
	switch method {
	case "common":
		if n, ok := toInt(v); ok {
			if places < 0 {
				n = int64(math.RoundToEven(f*scale) / scale)
			}
			return n, nil
		}
		if places >= 0 {
			// decimal text rounds the exact binary value, ties to even
			f, err = strconv.ParseFloat(strconv.FormatFloat(f, 'f', int(places), 64), 64)
			return f, err
		}
		return math.RoundToEven(f*scale) / scale, nil
	case "ceil":
		return math.Ceil(f*scale) / scale, nil
	case "floor":
		return math.Floor(f*scale) / scale, nil
	}
	return nil, fmt.Errorf("method must be common, ceil or floor, not %q", method)
}

func filterSum(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("sum", 0, "attribute", "start")
	if err != nil {
		return nil, err
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	total := p.or(1, int64(0))
	for _, item := range items {
		if item, err = r.path(item, p.or(0, nil)); err != nil {
			return nil, err
		}
		if total, err = r.arithmetic("+", total, item); err != nil {
			return nil, err
		}
	}
	return total, nil
}
