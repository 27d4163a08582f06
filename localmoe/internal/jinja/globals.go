package jinja

import (
	"errors"
	"fmt"
)

var globals map[string]Value

func init() { // the functions refer back to the table through the evaluator
	globals = map[string]Value{}
	for name, fn := range map[string]func(r *renderer, a *args) (Value, error){
		"range": globalRange, "namespace": globalNamespace, "dict": globalDict,
		"raise_exception": raiseException, "strftime_now": strftimeNow,
		"cycler": globalCycler, "joiner": globalJoiner,
	} {
		globals[name] = &builtin{name, fn}
	}
}

// globalRange is range(stop) or range(start, stop, step).
func globalRange(_ *renderer, a *args) (Value, error) {
	g := rangeValue{step: 1}
	var err error
	at := func(i int) int64 {
		n, e := asInt(a.pos[i])
		if e == nil && (n > 1<<53 || n < -1<<53) {
			e = limitf("range(%d)", n)
		}
		err = errors.Join(err, e)
		return n
	}
	switch len(a.pos) {
	case 1:
		g.stop = at(0)
	case 2:
		g.start, g.stop = at(0), at(1)
	case 3:
		g.start, g.stop, g.step = at(0), at(1), at(2)
	default:
		return nil, fmt.Errorf("range takes 1 to 3 arguments, got %d", len(a.pos))
	}
	if err == nil && g.step == 0 {
		err = errors.New("range: step must not be zero")
	}
	if err == nil && g.len() > MaxRange {
		err = limitf("range of %d elements", g.len())
	}
	return g, err
}

// globalNamespace and globalDict take mappings, pairs and keywords.
func globalNamespace(r *renderer, a *args) (Value, error) {
	m, err := r.newMap(a)
	return &namespace{m}, err
}

func globalDict(r *renderer, a *args) (Value, error) { return r.newMap(a) }

func (r *renderer) newMap(a *args) (*Map, error) {
	m := NewMap()
	if len(a.pos) > 1 {
		return nil, fmt.Errorf("dict takes at most one argument, got %d", len(a.pos))
	}
	sources := []Value{}
	sources = append(sources, a.pos...)
	if a.kw != nil {
		sources = append(sources, a.kw)
	}
	for _, src := range sources {
		if err := r.fill(m, src); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// fill adds the entries of a mapping, or of a list of pairs, to m.
func (r *renderer) fill(m *Map, src Value) error {
	if d, ok := src.(*Map); ok {
		for i, key := range d.keys {
			if err := r.tickText(key); err != nil {
				return err
			}
			if err := m.put(key, d.values[i]); err != nil {
				return err
			}
		}
		return r.chargeItems(4 * d.Len())
	}
	pairs, err := r.items(src)
	if err != nil {
		return err
	}
	for _, pair := range pairs {
		kv, err := r.items(pair)
		if err != nil {
			return err
		}
		if len(kv) != 2 {
			return fmt.Errorf("dict: expected pairs, got %d values", len(kv))
		}
		if err := r.tickText(kv[0]); err != nil {
			return err
		}
		if err := m.put(kv[0], kv[1]); err != nil {
			return err
		}
	}
	return r.chargeItems(4 * len(pairs))
}

func raiseException(r *renderer, a *args) (Value, error) {
	p, err := a.bind("raise_exception", 1, "message")
	if err != nil {
		return nil, err
	}
	s, err := r.str(p.values[0])
	if err != nil {
		return nil, err
	}
	return nil, &RaisedError{Message: s}
}

func strftimeNow(r *renderer, a *args) (Value, error) {
	p, err := a.bind("strftime_now", 1, "format")
	if err != nil {
		return nil, err
	}
	format, err := p.str(0, "")
	if err != nil {
		return nil, err
	}
	s := strftime(r.opt.Now, format)
	return s, r.charge(len(s))
}

func globalCycler(_ *renderer, a *args) (Value, error) {
	if len(a.pos) == 0 {
		return nil, errors.New("cycler needs at least one value")
	}
	return &cycler{items: a.pos}, nil
}

func (c *cycler) attr(name string) (Value, bool) {
	switch name {
	case "current":
		return c.items[c.pos], true
	case "next":
		return &builtin{name, func(*renderer, *args) (Value, error) {
			v := c.items[c.pos]
			c.pos = (c.pos + 1) % len(c.items)
			return v, nil
		}}, true
	case "reset":
		return &builtin{name, func(*renderer, *args) (Value, error) { c.pos = 0; return nil, nil }}, true
	}
	return nil, false
}

// globalJoiner gives a function that returns nothing when first called and
// the separator afterwards.
func globalJoiner(_ *renderer, a *args) (Value, error) {
	p, err := a.bind("joiner", 0, "sep")
	if err != nil {
		return nil, err
	}
	sep, used := p.or(0, ", "), false
	return &builtin{"joiner", func(*renderer, *args) (Value, error) {
		if !used {
			used = true
			return "", nil
		}
		return sep, nil
	}}, nil
}
