package jinja

import (
	"fmt"
	"strings"
)

// attribute is v.name: a method or property first, then an item, else
// undefined.
func (r *renderer) attribute(v Value, name string) (Value, error) {
	if u, ok := v.(*Undefined); ok {
		return nil, fmt.Errorf("undefined: %s, so it has no attribute %q", u.msg, name)
	}
	if a, ok := property(v, name); ok {
		return a, nil
	}
	if m, ok := v.(*Map); ok {
		if x, ok := m.Get(name); ok {
			return x, nil
		}
	}
	return undefinedf("%s has no attribute %q", describe(v), name), nil
}

// item is v[i]: an item first, then for text a method or property, else
// undefined.
func (r *renderer) item(v, i Value) (Value, error) {
	if err := r.tickText(i); err != nil {
		return nil, err
	}
	switch c := v.(type) {
	case *Undefined:
		return nil, fmt.Errorf("undefined: %s, so it has no items", c.msg)
	case *Map:
		if x, ok, err := c.lookup(i); ok && err == nil {
			return x, nil
		}
	case string, Markup, *List, Tuple, rangeValue:
		if n, ok := toInt(i); ok {
			return r.index(v, n)
		}
	}
	if name, ok := asString(i); ok {
		if a, ok := property(v, name); ok {
			return a, nil
		}
	}
	shown, err := r.repr(i)
	return undefinedf("%s has no item %s", describe(v), shown), err
}

// describe names a value in the message of an undefined one.
func describe(v Value) string {
	if v == nil {
		return "None"
	}
	return typeName(v) + " object"
}

// index is v[n] of a sequence; n may count from the end.
func (r *renderer) index(v Value, n int64) (Value, error) {
	switch c := v.(type) {
	case rangeValue:
		if n < 0 {
			n += c.len()
		}
		if n >= 0 && n < c.len() {
			return c.start + n*c.step, nil
		}
	case *List, Tuple:
		items, _ := sequence(v)
		if n < 0 {
			n += int64(len(items))
		}
		if n >= 0 && n < int64(len(items)) {
			return items[n], nil
		}
	default:
		s, _ := asString(v)
		_, safe := v.(Markup)
		if err := r.tick(len(s) / 64); err != nil {
			return nil, err
		}
		if n < 0 {
			n += int64(runeLen(s))
		}
		i := int64(0)
		for pos, c := range s {
			if i == n && safe {
				return Markup(s[pos : pos+runeWidth(s[pos:], c)]), nil
			}
			if i == n {
				return s[pos : pos+runeWidth(s[pos:], c)], nil
			}
			i++
		}
	}
	return undefinedf("%s has no item %d", describe(v), n), nil
}

// runeWidth is the bytes that c, the first character of s, takes in s.
func runeWidth(s string, c rune) int {
	if c == '\uFFFD' && !strings.HasPrefix(s, "\uFFFD") {
		return 1 // an invalid byte
	}
	return len(string(c))
}

// property returns a method or built-in attribute of v. Methods that change
// a list or dict are undefined, as in the immutable sandbox.
func property(v Value, name string) (Value, bool) {
	switch v := v.(type) {
	case string:
		return boundString(v, name, false)
	case Markup:
		return boundString(string(v), name, true)
	case *Map:
		return boundMap(v, name)
	case *List:
		return boundList(v.Items, "list", name)
	case Tuple:
		return boundList(v, "tuple", name)
	case *namespace:
		return v.attrs.Get(name)
	case *loop:
		return v.attr(name)
	case *macro:
		return v.attr(name)
	case *cycler:
		return v.attr(name)
	case float64:
		if name == "is_integer" {
			return &builtin{name, func(*renderer, *args) (Value, error) { return v == float64(int64(v)), nil }}, true
		}
	}
	return nil, false
}

// items returns the elements that iterating over v gives. The result is
// shared and must not be changed.
func (r *renderer) items(v Value) ([]Value, error) {
	switch v := v.(type) {
	case *List:
		return v.Items, r.tick(len(v.Items))
	case Tuple:
		return v, r.tick(len(v))
	case *Map:
		return v.keys, r.tick(v.Len())
	case *view:
		return v.list, r.tick(len(v.list))
	case *generator:
		items := v.items
		v.items = nil
		return items, r.tick(len(items))
	case *Undefined:
		return nil, nil
	case *loop:
		return nil, fmt.Errorf("the loop variable cannot be iterated over")
	case rangeValue:
		return r.rangeItems(v)
	}
	if s, ok := asString(v); ok {
		return r.characters(s)
	}
	return nil, fmt.Errorf("cannot iterate over %s", typeName(v))
}

// itemsToCopy is items for a new list of as many elements, which is counted.
func (r *renderer) itemsToCopy(v Value) ([]Value, error) {
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	return items, r.chargeItems(len(items))
}

func (r *renderer) rangeItems(v rangeValue) ([]Value, error) {
	n := int(v.len()) // range() keeps it within MaxRange
	if err := r.chargeItems(n); err != nil {
		return nil, err
	}
	items := make([]Value, n)
	for i := range items {
		items[i] = v.start + int64(i)*v.step
	}
	return items, r.tick(n)
}

func (r *renderer) characters(s string) ([]Value, error) {
	n := runeLen(s)
	if err := r.chargeItems(2 * n); err != nil {
		return nil, err
	}
	items := make([]Value, 0, n)
	for i, c := range s {
		items = append(items, s[i:i+runeWidth(s[i:], c)])
	}
	return items, r.tick(n)
}

// length is Python's len(v).
func (r *renderer) length(v Value) (int, error) {
	switch v := v.(type) {
	case *List:
		return len(v.Items), nil
	case Tuple:
		return len(v), nil
	case *Map:
		return v.Len(), nil
	case *view:
		return len(v.list), nil
	case rangeValue:
		return int(v.len()), nil
	case *loop:
		return len(v.items), nil
	case *Undefined:
		return 0, nil
	}
	if s, ok := asString(v); ok {
		return runeLen(s), r.tick(len(s) / 64)
	}
	return 0, fmt.Errorf("%s has no length", typeName(v))
}
