package jinja

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// compare computes v op w for comparison operators and (not) in.
func (r *renderer) compare(op string, v, w Value) (bool, error) {
	switch op {
	case "==":
		return r.equal(v, w)
	case "!=":
		ok, err := r.equal(v, w)
		return !ok, err
	case "in":
		return r.contains(w, v)
	case "not in":
		ok, err := r.contains(w, v)
		return !ok, err
	}
	c, err := r.order(op, v, w)
	if err != nil {
		return false, err
	}
	switch op {
	case "<":
		return c < 0, nil
	case "<=":
		return c <= 0, nil
	case ">":
		return c > 0, nil
	}
	return c >= 0, nil
}

// equal is Python's ==.
func (r *renderer) equal(v, w Value) (bool, error) {
	if err := r.enter(); err != nil {
		return false, err
	}
	defer r.leave()
	if c, ok := compareNumbers(v, w); ok {
		return c == 0, nil
	}
	if a, ok := asString(v); ok {
		b, ok := asString(w)
		return ok && a == b, r.tick(min(len(a), len(b)) / 64)
	}
	switch a := v.(type) {
	case nil:
		return w == nil, nil
	case *Undefined:
		_, ok := w.(*Undefined)
		return ok, nil
	case *List:
		b, ok := w.(*List)
		if !ok {
			return false, nil
		}
		return r.equalItems(a.Items, b.Items)
	case Tuple:
		b, ok := w.(Tuple)
		if !ok {
			return false, nil
		}
		return r.equalItems(a, b)
	case *Map:
		b, ok := w.(*Map)
		if !ok {
			return false, nil
		}
		return r.equalMaps(a, b)
	case rangeValue:
		b, ok := w.(rangeValue)
		n := a.len()
		return ok && n == b.len() && (n == 0 || a.start == b.start && (n == 1 || a.step == b.step)), nil
	}
	return identical(v, w), nil
}

// identical tells whether v and w are one object (pointers of this package).
func identical(v, w Value) bool {
	switch v.(type) {
	case *view, *generator, *namespace, *macro, *loop, *cycler, *builtin, *List, *Map, *Undefined:
		return v == w
	}
	return false
}

func (r *renderer) equalItems(a, b []Value) (bool, error) {
	if len(a) != len(b) {
		return false, nil
	}
	for i := range a {
		if ok, err := r.equal(a[i], b[i]); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

func (r *renderer) equalMaps(a, b *Map) (bool, error) {
	if a.Len() != b.Len() {
		return false, nil
	}
	for i, key := range a.keys {
		w, ok, err := b.lookup(key)
		if err != nil || !ok {
			return false, err
		}
		if ok, err := r.equal(a.values[i], w); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

// compareNumbers orders two numbers; booleans are 0 and 1.
func compareNumbers(v, w Value) (int, bool) {
	if a, ok := toInt(v); ok {
		if b, ok := toInt(w); ok {
			return cmp.Compare(a, b), true
		}
	}
	if a, ok := v.(*big.Int); ok {
		if b, ok := w.(*big.Int); ok {
			return a.Cmp(b), true
		}
	}
	a, ok := toFloat(v)
	b, ok2 := toFloat(w)
	if !ok || !ok2 {
		return 0, false
	}
	if a != a || b != b { // NaN equals nothing
		return 1, true
	}
	return cmp.Compare(a, b), true
}

// order is the sign of v - w for values that Python can order.
func (r *renderer) order(op string, v, w Value) (int, error) {
	if err := r.enter(); err != nil {
		return 0, err
	}
	defer r.leave()
	if c, ok := compareNumbers(v, w); ok {
		return c, nil
	}
	if a, ok := asString(v); ok {
		if b, ok := asString(w); ok {
			return strings.Compare(a, b), r.tick(min(len(a), len(b)) / 64)
		}
	}
	a, aOK := sequence(v)
	b, bOK := sequence(w)
	if !aOK || !bOK || typeName(v) != typeName(w) {
		return 0, unsupported(op, v, w)
	}
	for i := range min(len(a), len(b)) {
		eq, err := r.equal(a[i], b[i])
		if err != nil {
			return 0, err
		}
		if !eq {
			return r.order(op, a[i], b[i])
		}
	}
	return cmp.Compare(len(a), len(b)), nil
}

func sequence(v Value) ([]Value, bool) {
	switch v := v.(type) {
	case *List:
		return v.Items, true
	case Tuple:
		return v, true
	}
	return nil, false
}

// contains is item in v.
func (r *renderer) contains(v, item Value) (bool, error) {
	switch c := v.(type) {
	case string, Markup:
		s, _ := asString(c)
		sub, ok := asString(item)
		if !ok {
			if u, isUndefined := item.(*Undefined); isUndefined {
				return false, u.err()
			}
			return false, fmt.Errorf("in a string only strings can be looked for, not %s", typeName(item))
		}
		return strings.Contains(s, sub), r.tick(len(s) / 64)
	case *Map:
		_, ok, err := c.lookup(item)
		return ok, errors.Join(err, r.tickText(item))
	case *namespace, *macro, *builtin, *cycler, nil, bool, int64, float64:
		return false, fmt.Errorf("argument of type %s is not iterable", typeName(v))
	}
	items, err := r.items(v)
	if err != nil {
		return false, err
	}
	for _, x := range items {
		if identical(x, item) {
			return true, nil
		}
		if ok, err := r.equal(x, item); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// sortBy sorts xs stably by key.
func sortBy[T any](r *renderer, xs []T, key func(T) Value, reverse bool) error {
	var failed error
	slices.SortStableFunc(xs, func(a, b T) int {
		if failed != nil {
			return 0
		}
		c, err := r.order("<", key(a), key(b))
		if err != nil {
			failed = err
		}
		if reverse {
			return -c
		}
		return c
	})
	return failed
}
