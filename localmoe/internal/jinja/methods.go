package jinja

import (
	"errors"
	"fmt"
)

// boundMap returns a method of a dict. Python finds methods before keys, so
// a key "items" is reached as d["items"] only.
func boundMap(m *Map, name string) (Value, bool) {
	var fn func(r *renderer, a *args) (Value, error)
	switch name {
	case "get":
		fn = m.methodGet
	case "items", "keys", "values":
		fn = func(r *renderer, a *args) (Value, error) { return r.viewOf(m, name) }
	case "copy":
		fn = func(*renderer, *args) (Value, error) { return m, nil }
	case "clear", "fromkeys", "pop", "popitem", "setdefault", "update":
		return undefinedf("method %q of a dict is not allowed, it changes the dict", name), true
	default:
		return nil, false
	}
	return &builtin{name, fn}, true
}

func (m *Map) methodGet(r *renderer, a *args) (Value, error) {
	p, err := a.bind("get", 1, "key", "default")
	if err != nil {
		return nil, err
	}
	if err := r.tickText(p.values[0]); err != nil {
		return nil, err
	}
	v, ok, err := m.lookup(p.values[0])
	if !ok {
		v = p.or(1, nil)
	}
	return v, err
}

// viewOf returns the items, keys or values of m.
func (r *renderer) viewOf(m *Map, kind string) (Value, error) {
	v := &view{kind: "dict_" + kind}
	switch kind {
	case "keys":
		v.list = m.keys
	case "values":
		v.list = m.values
	default:
		if err := r.chargeItems(3 * m.Len()); err != nil {
			return nil, err
		}
		v.list = make([]Value, m.Len())
		for i, key := range m.keys {
			v.list[i] = Tuple{key, m.values[i]}
		}
	}
	return v, r.tick(m.Len())
}

// boundList returns a method of a list or tuple.
func boundList(items []Value, kind, name string) (Value, bool) {
	switch name {
	case "count":
		return &builtin{name, func(r *renderer, a *args) (Value, error) { return r.countItem(items, a) }}, true
	case "index":
		return &builtin{name, func(r *renderer, a *args) (Value, error) { return r.indexOf(items, a) }}, true
	}
	if kind == "tuple" {
		return nil, false
	}
	switch name {
	case "copy":
		return &builtin{name, func(*renderer, *args) (Value, error) { return &List{items}, nil }}, true
	case "append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort":
		return undefinedf("method %q of a list is not allowed, it changes the list", name), true
	}
	return nil, false
}

func (r *renderer) countItem(items []Value, a *args) (Value, error) {
	p, err := a.bind("count", 1, "value")
	if err != nil {
		return nil, err
	}
	n := int64(0)
	for _, x := range items {
		eq, err := r.equal(x, p.values[0])
		if err != nil {
			return nil, err
		}
		n += boolInt(eq)
	}
	return n, nil
}

func (r *renderer) indexOf(items []Value, a *args) (Value, error) {
	p, err := a.bind("index", 1, "value")
	if err != nil {
		return nil, err
	}
	for i, x := range items {
		if eq, err := r.equal(x, p.values[0]); eq || err != nil {
			return int64(i), err
		}
	}
	return nil, errors.New("index: value is not in the list")
}

// strMethod is a method of strings.
type strMethod func(r *renderer, s string, a *args) (Value, error)

// boundString returns a method of a string.
func boundString(s, name string, safe bool) (Value, bool) {
	m, ok := strMethods[name]
	if !ok {
		return nil, false
	}
	return &builtin{name, func(r *renderer, a *args) (Value, error) {
		if err := r.charge(len(s)); err != nil {
			return nil, err
		}
		v, err := m(r, s, a)
		if t, ok := v.(string); ok {
			if err == nil {
				err = r.charge(len(t))
			}
			if safe {
				v = Markup(t)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return v, nil
	}}, true
}
