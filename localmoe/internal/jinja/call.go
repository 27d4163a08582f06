package jinja

import (
	"fmt"
	"slices"
)

// args are evaluated call arguments.
type args struct {
	pos []Value
	kw  *Map // nil without keyword arguments
}

func (a *args) kwLen() int {
	if a.kw == nil {
		return 0
	}
	return a.kw.Len()
}

// params are arguments bound to a function's parameters.
type params struct {
	values []Value
	given  []bool
}

// or returns the i-th parameter, or def when it was not given.
func (p params) or(i int, def Value) Value {
	if p.given[i] {
		return p.values[i]
	}
	return def
}

// bind matches arguments with parameter names as Python does; the first
// required ones must be given.
func (a *args) bind(fn string, required int, names ...string) (params, error) {
	p := params{make([]Value, len(names)), make([]bool, len(names))}
	if len(a.pos) > len(names) {
		return p, fmt.Errorf("%s takes at most %d arguments, got %d", fn, len(names), len(a.pos))
	}
	for i, v := range a.pos {
		p.values[i], p.given[i] = v, true
	}
	for i := range a.kwLen() {
		key, _ := asString(a.kw.keys[i])
		n := slices.Index(names, key)
		if n < 0 || p.given[n] {
			return p, fmt.Errorf("%s got an unexpected or repeated argument %q", fn, key)
		}
		p.values[n], p.given[n] = a.kw.values[i], true
	}
	for i := range required {
		if !p.given[i] {
			return p, fmt.Errorf("%s needs the argument %q", fn, names[i])
		}
	}
	return p, nil
}

// str returns the i-th parameter as text, or def when it was not given.
func (p params) str(i int, def string) (string, error) {
	if !p.given[i] {
		return def, nil
	}
	s, ok := asString(p.values[i])
	if !ok {
		return "", fmt.Errorf("expected a string argument, got %s", typeName(p.values[i]))
	}
	return s, nil
}

// int returns the i-th parameter as a number, or def when it was not given.
func (p params) int(i int, def int64) (int64, error) {
	if !p.given[i] {
		return def, nil
	}
	return asInt(p.values[i])
}

// asInt accepts what Python accepts as an index.
func asInt(v Value) (int64, error) {
	switch v := v.(type) {
	case int64:
		return v, nil
	case bool:
		return boolInt(v), nil
	case *Undefined:
		return 0, v.err()
	}
	return 0, fmt.Errorf("expected an integer, got %s", typeName(v))
}

func (r *renderer) evalArgs(c *callArgs, s *scope) (*args, error) {
	pos, err := r.evalAll(c.pos, s)
	if err != nil {
		return nil, err
	}
	a := &args{pos: pos}
	if c.star != nil {
		v, err := r.eval(c.star, s)
		if err != nil {
			return nil, err
		}
		more, err := r.itemsToCopy(v)
		if err != nil {
			return nil, err
		}
		a.pos = append(a.pos, more...)
	}
	return a, r.evalKeywords(a, c, s)
}

func (r *renderer) evalKeywords(a *args, c *callArgs, s *scope) error {
	if len(c.kwNames) == 0 && c.starStar == nil {
		return nil
	}
	a.kw = NewMap()
	values, err := r.evalAll(c.kwValues, s)
	if err != nil {
		return err
	}
	for i, name := range c.kwNames {
		a.kw.Set(name, values[i])
	}
	if c.starStar == nil {
		return nil
	}
	v, err := r.eval(c.starStar, s)
	if err != nil {
		return err
	}
	m, ok := v.(*Map)
	if !ok {
		return fmt.Errorf("argument after ** must be a mapping, not %s", typeName(v))
	}
	if err := r.chargeItems(2 * m.Len()); err != nil {
		return err
	}
	for i, key := range m.keys {
		name, ok := asString(key)
		if _, dup := a.kw.Get(name); !ok || dup {
			return fmt.Errorf("keyword arguments must be distinct strings")
		}
		a.kw.Set(name, m.values[i])
	}
	return nil
}

func (r *renderer) evalCall(x *callExpr, s *scope) (Value, error) {
	fn, err := r.eval(x.fn, s)
	if err != nil {
		return nil, err
	}
	a, err := r.evalArgs(&x.args, s)
	if err != nil {
		return nil, err
	}
	return r.call(fn, a)
}

// call calls a function, macro or recursive loop.
func (r *renderer) call(fn Value, a *args) (Value, error) {
	switch f := fn.(type) {
	case *builtin:
		return f.fn(r, a)
	case *macro:
		return r.callMacro(f, a)
	case *loop:
		return f.call(a)
	case *Undefined:
		return nil, f.err()
	}
	return nil, fmt.Errorf("cannot call %s", typeName(fn))
}
