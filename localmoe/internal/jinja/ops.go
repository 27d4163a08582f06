package jinja

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strings"
)

var (
	errIntRange = errors.New("integer result is out of range")
	errDivZero  = errors.New("division by zero")
)

// unsupported is Python's TypeError of an operator.
func unsupported(op string, v, w Value) error {
	for _, x := range []Value{v, w} {
		if u, ok := x.(*Undefined); ok {
			return u.err()
		}
	}
	return fmt.Errorf("operator %s does not work on %s and %s", op, typeName(v), typeName(w))
}

func negate(v Value, op string) (Value, error) {
	switch n := v.(type) {
	case bool:
		return negate(boolInt(n), op)
	case int64:
		if op == "-" {
			if n == math.MinInt64 {
				return nil, errIntRange
			}
			return -n, nil
		}
		return n, nil
	case float64:
		if op == "-" {
			return -n, nil
		}
		return n, nil
	case *Undefined:
		return nil, n.err()
	}
	return nil, fmt.Errorf("operator %s does not work on %s", op, typeName(v))
}

// arithmetic computes v op w for + - * / // % **.
func (r *renderer) arithmetic(op string, v, w Value) (Value, error) {
	if a, ok := toInt(v); ok {
		if b, ok := toInt(w); ok {
			return intArithmetic(op, a, b)
		}
	}
	if a, ok := toFloat(v); ok {
		if b, ok := toFloat(w); ok {
			return floatArithmetic(op, a, b)
		}
	}
	switch op {
	case "+":
		return r.add(v, w)
	case "*":
		if n, ok := toInt(w); ok {
			return r.repeat(v, n)
		}
		if n, ok := toInt(v); ok {
			return r.repeat(w, n)
		}
	case "%":
		if s, ok := v.(string); ok {
			return r.formatPercent(s, w)
		}
		if s, ok := v.(Markup); ok {
			t, err := r.formatPercent(string(s), w)
			return Markup(t), err
		}
	}
	return nil, unsupported(op, v, w)
}

func toInt(v Value) (int64, bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case bool:
		return boolInt(v), true
	}
	return 0, false
}

func toFloat(v Value) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case *big.Int:
		f, _ := new(big.Float).SetInt(v).Float64()
		return f, true
	}
	n, ok := toInt(v)
	return float64(n), ok
}

func intArithmetic(op string, a, b int64) (Value, error) {
	switch op {
	case "+":
		if s := a + b; (s > a) == (b > 0) {
			return s, nil
		}
		return nil, errIntRange
	case "-":
		if d := a - b; (d < a) == (b > 0) {
			return d, nil
		}
		return nil, errIntRange
	case "*":
		return mulInt(a, b)
	case "**":
		return powInt(a, b)
	}
	if b == 0 {
		return nil, errDivZero
	}
	if op == "/" {
		return float64(a) / float64(b), nil
	}
	if a == math.MinInt64 && b == -1 {
		return nil, errIntRange
	}
	q, m := a/b, a%b
	if m != 0 && (m < 0) != (b < 0) { // Python rounds towards minus infinity
		q, m = q-1, m+b
	}
	if op == "//" {
		return q, nil
	}
	return m, nil
}

func mulInt(a, b int64) (Value, error) {
	abs := func(n int64) uint64 {
		if n < 0 {
			return -uint64(n)
		}
		return uint64(n)
	}
	hi, lo := bits.Mul64(abs(a), abs(b))
	if hi != 0 || lo > math.MaxInt64 {
		return nil, errIntRange
	}
	return a * b, nil
}

func powInt(a, b int64) (Value, error) {
	if b < 0 {
		if a == 0 {
			return nil, errDivZero
		}
		return math.Pow(float64(a), float64(b)), nil
	}
	if b > 63 && (a > 1 || a < -1) {
		return nil, errIntRange
	}
	result := Value(int64(1))
	for range b % 64 { // beyond 63 only -1, 0 and 1 are left
		var err error
		if result, err = mulInt(result.(int64), a); err != nil {
			return nil, err
		}
	}
	if b > 63 && a == 0 {
		return int64(0), nil
	}
	return result, nil
}

func floatArithmetic(op string, a, b float64) (Value, error) {
	switch op {
	case "+":
		return a + b, nil
	case "-":
		return a - b, nil
	case "*":
		return a * b, nil
	case "**":
		return math.Pow(a, b), nil
	}
	if b == 0 {
		return nil, errDivZero
	}
	if op == "/" {
		return a / b, nil
	}
	m := math.Mod(a, b)
	if m != 0 && (m < 0) != (b < 0) {
		m += b
	}
	if op == "%" {
		return m, nil
	}
	return math.Round((a - m) / b), nil
}

// add joins strings, lists or tuples. Markup escapes the plain text it meets.
func (r *renderer) add(v, w Value) (Value, error) {
	a, aStr := asString(v)
	b, bStr := asString(w)
	_, aSafe := v.(Markup)
	_, bSafe := w.(Markup)
	switch {
	case aStr && bStr && !aSafe && !bSafe:
		return a + b, r.charge(len(a) + len(b))
	case aStr && bStr:
		if !aSafe {
			a = escapeHTML(a)
		}
		if !bSafe {
			b = escapeHTML(b)
		}
		return Markup(a + b), r.charge(len(a) + len(b))
	}
	switch a := v.(type) {
	case *List:
		if b, ok := w.(*List); ok {
			items, err := r.join(a.Items, b.Items)
			return &List{items}, err
		}
	case Tuple:
		if b, ok := w.(Tuple); ok {
			items, err := r.join(a, b)
			return Tuple(items), err
		}
	}
	return nil, unsupported("+", v, w)
}

func (r *renderer) join(a, b []Value) ([]Value, error) {
	if err := r.chargeItems(len(a) + len(b)); err != nil {
		return nil, err
	}
	return append(append(make([]Value, 0, len(a)+len(b)), a...), b...), nil
}

// repeat is sequence * n.
func (r *renderer) repeat(v Value, n int64) (Value, error) {
	n = max(n, 0)
	size := func(l int) (int, error) {
		if l > 0 && n > int64(r.opt.MaxAlloc/l) {
			return 0, limitf("a sequence of %d elements repeated %d times", l, n)
		}
		return l * int(n), nil
	}
	if s, ok := asString(v); ok {
		total, err := size(len(s))
		if err == nil {
			err = r.charge(total)
		}
		if err != nil || total == 0 {
			return "", err
		}
		return strings.Repeat(s, int(n)), nil
	}
	items, isTuple := v.(Tuple)
	if l, ok := v.(*List); ok {
		items = l.Items
	} else if !isTuple {
		return nil, unsupported("*", v, n)
	}
	total, err := size(len(items))
	if err == nil {
		err = r.chargeItems(total)
	}
	if err != nil {
		return nil, err
	}
	out := make([]Value, 0, total)
	for len(out) < total {
		out = append(out, items...)
	}
	if isTuple {
		return Tuple(out), nil
	}
	return &List{out}, nil
}
