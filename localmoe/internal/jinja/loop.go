package jinja

import (
	"errors"
	"fmt"
	"strings"
)

// loop is the variable of the same name inside a for block.
type loop struct {
	items   []Value
	index0  int
	depth0  int
	recurse func(items Value, depth0 int) (string, error) // nil unless recursive
	changed []Value                                       // what changed() was last given
}

func (r *renderer) execFor(st *forStmt, s *scope) error {
	v, err := r.eval(st.iter, s)
	if err != nil {
		return err
	}
	return r.runLoop(st, v, s, 0)
}

// runLoop runs a for block over the elements of v.
func (r *renderer) runLoop(st *forStmt, v Value, s *scope, depth0 int) error {
	items, err := r.items(v)
	if err != nil {
		return err
	}
	if st.test != nil {
		if items, err = r.selectItems(st, items, s); err != nil {
			return err
		}
	}
	if len(items) == 0 {
		_, err := r.execAll(st.orElse, &scope{parent: s})
		return err
	}
	l := &loop{items: items, depth0: depth0}
	if st.recursive {
		l.recurse = func(v Value, depth0 int) (string, error) { return r.recurseLoop(st, v, s, depth0) }
	}
	for i, item := range items {
		if err := r.tick(1); err != nil {
			return err
		}
		l.index0 = i
		inner := &scope{parent: s, vars: make([]variable, 0, 4)}
		inner.set("loop", l)
		if err := r.assign(st.target, item, inner); err != nil {
			return err
		}
		ctl, err := r.execAll(st.body, inner)
		if err != nil {
			return err
		}
		if ctl == ctlBreak {
			break
		}
	}
	return nil
}

// selectItems keeps the elements for which the loop's condition holds.
func (r *renderer) selectItems(st *forStmt, items []Value, s *scope) ([]Value, error) {
	if err := r.chargeItems(len(items)); err != nil {
		return nil, err
	}
	var kept []Value
	for _, item := range items {
		inner := &scope{parent: s}
		if err := r.assign(st.target, item, inner); err != nil {
			return nil, err
		}
		ok, err := r.eval(st.test, inner)
		if err != nil {
			return nil, err
		}
		if truth(ok) {
			kept = append(kept, item)
		}
	}
	return kept, nil
}

// recurseLoop is loop(v) in a recursive for block.
func (r *renderer) recurseLoop(st *forStmt, v Value, s *scope, depth0 int) (string, error) {
	outer := r.out
	r.out = &strings.Builder{}
	defer func() { r.out = outer }()
	err := r.runLoop(st, v, s, depth0)
	return r.out.String(), err
}

// attr returns an attribute of the loop variable.
func (l *loop) attr(name string) (Value, bool) {
	n := len(l.items)
	switch name {
	case "index":
		return int64(l.index0 + 1), true
	case "index0":
		return int64(l.index0), true
	case "revindex":
		return int64(n - l.index0), true
	case "revindex0":
		return int64(n - l.index0 - 1), true
	case "first":
		return l.index0 == 0, true
	case "last":
		return l.index0 == n-1, true
	case "length":
		return int64(n), true
	case "depth":
		return int64(l.depth0 + 1), true
	case "depth0":
		return int64(l.depth0), true
	case "previtem":
		if l.index0 == 0 {
			return undefinedf("there is no previous item"), true
		}
		return l.items[l.index0-1], true
	case "nextitem":
		if l.index0 == n-1 {
			return undefinedf("there is no next item"), true
		}
		return l.items[l.index0+1], true
	case "cycle":
		return &builtin{"cycle", l.cycle}, true
	case "changed":
		return &builtin{"changed", l.hasChanged}, true
	}
	return nil, false
}

func (l *loop) cycle(_ *renderer, a *args) (Value, error) {
	if len(a.pos) == 0 {
		return nil, errors.New("loop.cycle needs at least one value")
	}
	return a.pos[l.index0%len(a.pos)], nil
}

func (l *loop) hasChanged(r *renderer, a *args) (Value, error) {
	same := l.changed != nil
	if same {
		eq, err := r.equal(Tuple(l.changed), Tuple(a.pos))
		if err != nil {
			return nil, err
		}
		same = eq
	}
	l.changed = append([]Value{}, a.pos...)
	return !same, nil
}

// call is loop(items) in a recursive loop.
func (l *loop) call(a *args) (Value, error) {
	if l.recurse == nil {
		return nil, errors.New("loop can only be called in a for block marked recursive")
	}
	if len(a.pos) != 1 {
		return nil, fmt.Errorf("loop() takes one argument, got %d", len(a.pos))
	}
	return l.recurse(a.pos[0], l.depth0+1)
}
