package jinja

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// path follows an attribute given to a filter: a name, an index, or several
// of them with dots between. nil is the item itself.
func (r *renderer) path(item, attribute Value) (Value, error) {
	s, ok := asString(attribute)
	if !ok {
		if attribute == nil {
			return item, nil
		}
		return r.item(item, attribute)
	}
	for part := range strings.SplitSeq(s, ".") {
		key := Value(part)
		if n, err := strconv.ParseInt(part, 10, 64); err == nil && isDigit(part[0]) {
			key = n
		}
		var err error
		if item, err = r.item(item, key); err != nil {
			return nil, err
		}
	}
	return item, nil
}

// filterMap looks up an attribute of each item, or applies a filter to it.
func filterMap(r *renderer, v Value, a *args) (Value, error) {
	apply, err := mapper(r, a)
	if err != nil {
		return nil, err
	}
	if !truth(v) {
		return newGenerator(nil), nil
	}
	items, err := r.itemsToCopy(v)
	if err != nil {
		return nil, err
	}
	out := make([]Value, len(items))
	for i, item := range items {
		if out[i], err = apply(item); err != nil {
			return nil, err
		}
	}
	return newGenerator(out), nil
}

func mapper(r *renderer, a *args) (func(Value) (Value, error), error) {
	if len(a.pos) == 0 {
		p, err := a.bind("map", 1, "attribute", "default")
		if err != nil {
			return nil, err
		}
		return func(item Value) (Value, error) {
			x, err := r.path(item, p.values[0])
			if _, missing := x.(*Undefined); missing && p.or(1, nil) != nil {
				x = p.values[1]
			}
			return x, err
		}, nil
	}
	name, ok := asString(a.pos[0])
	if !ok {
		return nil, errors.New("the filter to apply must be named by a string")
	}
	rest := &args{pos: a.pos[1:], kw: a.kw}
	return func(item Value) (Value, error) { return r.callFilter(name, item, rest) }, nil
}

// selector is select, reject, selectattr and rejectattr: it keeps the items
// (want) or drops them for which a test holds, or which are true.
func selector(want, byAttribute bool) filterFunc {
	return func(r *renderer, v Value, a *args) (Value, error) {
		if !truth(v) {
			return newGenerator(nil), nil
		}
		rest := a.pos
		var attribute Value
		if byAttribute {
			if len(rest) == 0 {
				return nil, errors.New("needs the name of an attribute")
			}
			attribute, rest = rest[0], rest[1:]
		}
		holds, err := predicate(r, rest, a.kw)
		if err != nil {
			return nil, err
		}
		items, err := r.itemsToCopy(v)
		if err != nil {
			return nil, err
		}
		var kept []Value
		for _, item := range items {
			x, err := r.path(item, attribute)
			if err != nil {
				return nil, err
			}
			ok, err := holds(x)
			if err != nil {
				return nil, err
			}
			if ok == want {
				kept = append(kept, item)
			}
		}
		return newGenerator(kept), nil
	}
}

// predicate is the test that the arguments name, or truth.
func predicate(r *renderer, rest []Value, kw *Map) (func(Value) (bool, error), error) {
	if len(rest) == 0 {
		return func(v Value) (bool, error) { return truth(v), nil }, nil
	}
	name, ok := asString(rest[0])
	if !ok {
		return nil, errors.New("the test must be named by a string")
	}
	a := &args{pos: rest[1:], kw: kw}
	return func(v Value) (bool, error) { return r.callTest(name, v, a) }, nil
}

func filterJoin(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("join", 0, "d", "attribute")
	if err != nil {
		return nil, err
	}
	sep, err := r.str(p.or(0, ""))
	if err != nil {
		return nil, err
	}
	items, err := r.itemsToCopy(v)
	if err != nil {
		return nil, err
	}
	parts := make([]string, len(items))
	for i, item := range items {
		if item, err = r.path(item, p.or(1, nil)); err != nil {
			return nil, err
		}
		if parts[i], err = r.str(item); err != nil {
			return nil, err
		}
	}
	return r.joinStrings(parts, sep)
}

// folded is v, or for text without regard to case its lower case.
func folded(v Value, caseSensitive bool) Value {
	if s, ok := asString(v); ok && !caseSensitive {
		return strings.ToLower(s)
	}
	return v
}

// keyed is an item with what it is sorted by.
type keyed struct{ item, key Value }

// keys pairs items with their folded attribute.
func (r *renderer) keys(items []Value, attribute Value, caseSensitive bool) ([]keyed, error) {
	if err := r.chargeItems(4 * len(items)); err != nil {
		return nil, err
	}
	ks := make([]keyed, len(items))
	for i, item := range items {
		key, err := r.sortKey(item, attribute, caseSensitive)
		if err != nil {
			return nil, err
		}
		ks[i] = keyed{item, key}
	}
	return ks, nil
}

// sortKey is one attribute, or a list of the attributes with commas between.
func (r *renderer) sortKey(item, attribute Value, caseSensitive bool) (Value, error) {
	names, _ := asString(attribute)
	if !strings.Contains(names, ",") {
		key, err := r.path(item, attribute)
		return folded(key, caseSensitive), err
	}
	var key Tuple
	for name := range strings.SplitSeq(names, ",") {
		k, err := r.path(item, name)
		if err != nil {
			return nil, err
		}
		key = append(key, folded(k, caseSensitive))
	}
	return key, nil
}

func filterSort(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("sort", 0, "reverse", "case_sensitive", "attribute")
	if err != nil {
		return nil, err
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	ks, err := r.keys(items, p.or(2, nil), truth(p.or(1, false)))
	if err != nil {
		return nil, err
	}
	if err := sortBy(r, ks, func(k keyed) Value { return k.key }, truth(p.or(0, false))); err != nil {
		return nil, err
	}
	return &List{itemsOf(ks)}, nil
}

func itemsOf(ks []keyed) []Value {
	out := make([]Value, len(ks))
	for i, k := range ks {
		out[i] = k.item
	}
	return out
}

func filterDictSort(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("dictsort", 0, "case_sensitive", "by", "reverse")
	if err != nil {
		return nil, err
	}
	m, ok := v.(*Map)
	if !ok {
		return nil, fmt.Errorf("%s is not a mapping", typeName(v))
	}
	by, err := p.str(1, "key")
	if err != nil {
		return nil, err
	}
	part := int64(slices.Index([]string{"key", "value"}, by))
	if part < 0 {
		return nil, fmt.Errorf("by must be key or value, not %q", by)
	}
	pairs, err := r.viewOf(m, "items")
	if err != nil {
		return nil, err
	}
	ks, err := r.keys(pairs.(*view).list, part, truth(p.or(0, false)))
	if err != nil {
		return nil, err
	}
	err = sortBy(r, ks, func(k keyed) Value { return k.key }, truth(p.or(2, false)))
	return &List{itemsOf(ks)}, err
}
