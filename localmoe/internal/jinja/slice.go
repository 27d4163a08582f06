package jinja

import (
	"errors"
	"math"
)

// slice is v[lo:hi:step]; a nil bound is left out. What cannot be sliced, or
// not with such bounds, gives the undefined value, as any missing item does.
func (r *renderer) slice(v Value, bounds []Value) (Value, error) {
	for _, b := range bounds {
		if _, ok := toInt(b); b != nil && !ok {
			return undefinedf("%s has no item at such a slice", describe(v)), nil
		}
	}
	switch c := v.(type) {
	case string, Markup:
		return r.sliceString(v, bounds)
	case *List:
		items, err := r.sliceItems(c.Items, bounds)
		return &List{items}, err
	case Tuple:
		items, err := r.sliceItems(c, bounds)
		return Tuple(items), err
	case rangeValue:
		items, err := r.rangeItems(c)
		if err != nil {
			return nil, err
		}
		if items, err = r.sliceItems(items, bounds); err != nil {
			return nil, err
		}
		return &List{items}, nil
	case *Undefined:
		return nil, c.err()
	}
	return undefinedf("%s cannot be sliced", describe(v)), nil
}

func (r *renderer) sliceItems(items []Value, bounds []Value) ([]Value, error) {
	start, n, step, err := resolveSlice(bounds, int64(len(items)))
	if err != nil {
		return nil, err
	}
	if step == 1 {
		return items[start : start+n], nil // values never change, so this may share
	}
	if err := r.chargeItems(int(n)); err != nil {
		return nil, err
	}
	out := make([]Value, n)
	for i := range out {
		out[i] = items[start+int64(i)*step]
	}
	return out, r.tick(len(out))
}

func (r *renderer) sliceString(v Value, bounds []Value) (Value, error) {
	s, _ := asString(v)
	if err := r.charge(len(s)); err != nil {
		return nil, err
	}
	var out string
	if runeLen(s) == len(s) {
		start, n, step, err := resolveSlice(bounds, int64(len(s)))
		if err != nil {
			return nil, err
		}
		if step == 1 {
			out = s[start : start+n]
		} else {
			b := make([]byte, n)
			for i := range b {
				b[i] = s[start+int64(i)*step]
			}
			out = string(b)
		}
	} else {
		runes := []rune(s)
		start, n, step, err := resolveSlice(bounds, int64(len(runes)))
		if err != nil {
			return nil, err
		}
		picked := make([]rune, n)
		for i := range picked {
			picked[i] = runes[start+int64(i)*step]
		}
		out = string(picked)
	}
	if _, ok := v.(Markup); ok {
		return Markup(out), nil
	}
	return out, nil
}

// resolveSlice returns the first index, the number of elements and the step
// of a slice over length elements.
func resolveSlice(bounds []Value, length int64) (start, n, step int64, err error) {
	step = 1
	if bounds[2] != nil {
		if step, err = asInt(bounds[2]); err != nil {
			return
		}
		if step == 0 || step == math.MinInt64 {
			return 0, 0, 0, errors.New("slice step cannot be zero")
		}
	}
	lowest, highest := int64(0), length
	if step < 0 {
		lowest, highest = -1, length-1
	}
	clamp := func(v Value, def int64) (int64, error) {
		if v == nil {
			return def, nil
		}
		i, err := asInt(v)
		if i < 0 {
			i += length
		}
		return min(max(i, lowest), highest), err
	}
	first, last := lowest, highest
	if step < 0 {
		first, last = highest, lowest
	}
	if start, err = clamp(bounds[0], first); err != nil {
		return
	}
	end, err := clamp(bounds[1], last)
	if err != nil {
		return
	}
	n = rangeValue{start, end, step}.len()
	if n == 0 {
		start = 0
	}
	return start, n, step, nil
}
