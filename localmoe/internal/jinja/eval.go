package jinja

import (
	"fmt"
	"strings"
)

// eval computes an expression; errors get its line unless an inner one is
// known.
func (r *renderer) eval(x expr, s *scope) (Value, error) {
	if err := r.enter(); err != nil {
		return nil, at(x.where(), err)
	}
	defer r.leave()
	v, err := r.evalExpr(x, s)
	return v, at(x.where(), err)
}

func (r *renderer) evalExpr(x expr, s *scope) (Value, error) {
	switch x := x.(type) {
	case *constExpr:
		return x.value, nil
	case *nameExpr:
		v, _ := r.lookup(x.name, s)
		return v, nil
	case *listLit:
		items, err := r.evalAll(x.items, s)
		return &List{items}, err
	case *tupleLit:
		items, err := r.evalAll(x.items, s)
		return Tuple(items), err
	case *dictLit:
		return r.evalDict(x, s)
	case *unaryExpr:
		return r.evalUnary(x, s)
	case *binaryExpr:
		return r.evalBinary(x, s)
	case *concatExpr:
		return r.evalConcat(x, s)
	case *compareExpr:
		return r.evalCompare(x, s)
	case *condExpr:
		return r.evalCond(x, s)
	case *getAttr:
		v, err := r.eval(x.x, s)
		if err != nil {
			return nil, err
		}
		return r.attribute(v, x.name)
	case *getItem:
		return r.evalItem(x, s)
	case *callExpr:
		return r.evalCall(x, s)
	case *filterExpr:
		v, err := r.eval(x.x, s)
		if err != nil {
			return nil, err
		}
		return r.applyFilter(x, v, s)
	case *testExpr:
		return r.evalTest(x, s)
	}
	return nil, fmt.Errorf("unexpected %T in an expression", x)
}

// lookup finds a name in the scopes, the caller's variables and the globals;
// elsewhere it is undefined.
func (r *renderer) lookup(name string, s *scope) (Value, bool) {
	v, hops, ok := s.get(name)
	r.steps += hops / 4
	if ok {
		return v, true
	}
	if v, ok := r.vars.Get(name); ok {
		return v, true
	}
	if v, ok := globals[name]; ok {
		return v, true
	}
	return undefinedf("%q is not defined", name), false
}

func (r *renderer) evalAll(xs []expr, s *scope) ([]Value, error) {
	if err := r.chargeItems(len(xs)); err != nil {
		return nil, err
	}
	vs := make([]Value, len(xs))
	for i, x := range xs {
		v, err := r.eval(x, s)
		if err != nil {
			return nil, err
		}
		vs[i] = v
	}
	return vs, nil
}

func (r *renderer) evalDict(x *dictLit, s *scope) (Value, error) {
	keys, err := r.evalAll(x.keys, s)
	if err != nil {
		return nil, err
	}
	values, err := r.evalAll(x.values, s)
	if err != nil {
		return nil, err
	}
	m := NewMap()
	for i, key := range keys {
		if err := r.tickText(key); err != nil {
			return nil, err
		}
		if err := m.put(key, values[i]); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (r *renderer) evalUnary(x *unaryExpr, s *scope) (Value, error) {
	v, err := r.eval(x.x, s)
	if err != nil {
		return nil, err
	}
	if x.op == "not" {
		return !truth(v), nil
	}
	return negate(v, x.op)
}

func (r *renderer) evalBinary(x *binaryExpr, s *scope) (Value, error) {
	v, err := r.eval(x.x, s)
	if err != nil {
		return nil, err
	}
	if x.op == "and" && !truth(v) || x.op == "or" && truth(v) {
		return v, nil
	}
	w, err := r.eval(x.y, s)
	if err != nil || x.op == "and" || x.op == "or" {
		return w, err
	}
	return r.arithmetic(x.op, v, w)
}

func (r *renderer) evalConcat(x *concatExpr, s *scope) (Value, error) {
	var b strings.Builder
	for _, item := range x.items {
		v, err := r.eval(item, s)
		if err != nil {
			return nil, err
		}
		t, err := r.str(v)
		if err != nil {
			return nil, err
		}
		if err := r.charge(len(t)); err != nil {
			return nil, err
		}
		b.WriteString(t)
	}
	return b.String(), nil
}

// evalCompare computes a chain of comparisons: a < b < c is a < b and b < c.
func (r *renderer) evalCompare(x *compareExpr, s *scope) (Value, error) {
	left, err := r.eval(x.first, s)
	if err != nil {
		return nil, err
	}
	for i, op := range x.ops {
		right, err := r.eval(x.rest[i], s)
		if err != nil {
			return nil, err
		}
		ok, err := r.compare(op, left, right)
		if err != nil || !ok {
			return false, err
		}
		left = right
	}
	return true, nil
}

func (r *renderer) evalCond(x *condExpr, s *scope) (Value, error) {
	v, err := r.eval(x.test, s)
	if err != nil {
		return nil, err
	}
	switch {
	case truth(v):
		return r.eval(x.yes, s)
	case x.no != nil:
		return r.eval(x.no, s)
	}
	return undefinedf("the conditional expression has no else and its condition is false"), nil
}

func (r *renderer) evalItem(x *getItem, s *scope) (Value, error) {
	v, err := r.eval(x.x, s)
	if err != nil {
		return nil, err
	}
	if sl, ok := x.index.(*sliceLit); ok {
		bounds := make([]Value, 3)
		for i, part := range []expr{sl.lo, sl.hi, sl.step} {
			if part == nil {
				continue
			}
			if bounds[i], err = r.eval(part, s); err != nil {
				return nil, err
			}
		}
		return r.slice(v, bounds)
	}
	i, err := r.eval(x.index, s)
	if err != nil {
		return nil, err
	}
	return r.item(v, i)
}

func (r *renderer) evalTest(x *testExpr, s *scope) (Value, error) {
	v, err := r.eval(x.x, s)
	if err != nil {
		return nil, err
	}
	a, err := r.evalArgs(&x.args, s)
	if err != nil {
		return nil, err
	}
	ok, err := r.callTest(x.name, v, a)
	return ok != x.negate, err
}

func (r *renderer) applyFilter(x *filterExpr, v Value, s *scope) (Value, error) {
	a, err := r.evalArgs(&x.args, s)
	if err != nil {
		return nil, err
	}
	return r.callFilter(x.name, v, a)
}
