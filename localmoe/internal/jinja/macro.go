package jinja

import "fmt"

// macro is a macro, or a call block's body, with the scope it was defined in.
type macro struct {
	*macroDef
	scope *scope
}

// callMacro runs a macro and returns its text. Parameters not given take
// their defaults, else they are undefined. Extra arguments are allowed only
// if the body mentions varargs or kwargs.
func (r *renderer) callMacro(m *macro, a *args) (Value, error) {
	s := &scope{parent: m.scope}
	rest := NewMap()
	for i := range a.kwLen() {
		key, _ := asString(a.kw.keys[i])
		rest.Set(key, a.kw.values[i])
	}
	used, err := r.bindParams(m, a, rest, s)
	if err != nil {
		return nil, err
	}
	if err := m.bindExtras(a, rest, used, s); err != nil {
		return nil, err
	}
	return r.capture(m.body, s)
}

// bindParams sets the declared parameters in s and returns which keyword
// arguments it used.
func (r *renderer) bindParams(m *macro, a *args, kw *Map, s *scope) (map[string]bool, error) {
	used := map[string]bool{}
	for i, param := range m.params {
		if i < len(a.pos) {
			s.set(param, a.pos[i])
			continue
		}
		if v, ok := kw.Get(param); ok {
			s.set(param, v)
			used[param] = true
			continue
		}
		d := i - (len(m.params) - len(m.defaults))
		if d < 0 {
			s.set(param, undefinedf("parameter %q was not provided", param))
			continue
		}
		v, err := r.eval(m.defaults[d], s) // sees the parameters before it
		if err != nil {
			return nil, err
		}
		s.set(param, v)
	}
	return used, nil
}

// bindExtras sets caller, varargs and kwargs from what the parameters left.
func (m *macro) bindExtras(a *args, kw *Map, used map[string]bool, s *scope) error {
	if m.usesCaller && !used["caller"] {
		caller, ok := kw.Get("caller")
		if !ok {
			caller = undefinedf("no caller defined")
		}
		used["caller"] = true
		s.set("caller", caller)
	}
	left := NewMap()
	for i, key := range kw.keys {
		if name := key.(string); !used[name] {
			left.Set(name, kw.values[i])
		}
	}
	if m.usesKwargs {
		s.set("kwargs", left)
	} else if left.Len() > 0 {
		return fmt.Errorf("macro %q takes no keyword argument %q", m.name, left.keys[0])
	}
	extra := a.pos[min(len(m.params), len(a.pos)):]
	if m.usesArgs {
		s.set("varargs", Tuple(extra))
	} else if len(extra) > 0 {
		return fmt.Errorf("macro %q takes not more than %d arguments", m.name, len(m.params))
	}
	return nil
}

// attr returns the documented attributes of a macro.
func (m *macro) attr(name string) (Value, bool) {
	switch name {
	case "name":
		return m.name, true
	case "arguments":
		names := make(Tuple, len(m.params))
		for i, p := range m.params {
			names[i] = p
		}
		return names, true
	case "caller":
		return m.usesCaller, true
	case "catch_kwargs":
		return m.usesKwargs, true
	case "catch_varargs":
		return m.usesArgs, true
	}
	return nil, false
}

// execCallBlock calls a macro with the block's body as caller().
func (r *renderer) execCallBlock(st *callBlock, s *scope) error {
	fn, err := r.eval(st.call.fn, s)
	if err != nil {
		return err
	}
	a, err := r.evalArgs(&st.call.args, s)
	if err != nil {
		return err
	}
	if a.kw == nil {
		a.kw = NewMap()
	}
	a.kw.Set("caller", &macro{macroDef: &st.macroDef, scope: s})
	v, err := r.call(fn, a)
	if err != nil {
		return err
	}
	t, err := r.str(v)
	if err != nil {
		return err
	}
	return r.write(t)
}
