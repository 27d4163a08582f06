package jinja

import (
	"fmt"
	"strings"
)

// renderer is the state of one Render.
type renderer struct {
	opt   Options
	vars  *Map // the caller's variables
	out   *strings.Builder
	steps int // nodes evaluated and elements scanned
	wrote int // bytes written, captured blocks included
	alloc int // bytes of values made
	depth int // nested evaluations
}

// control is how a statement list ended.
type control uint8

const (
	ctlNone control = iota
	ctlBreak
	ctlContinue
)

// tick counts n steps.
func (r *renderer) tick(n int) error {
	if r.steps += n; r.steps > r.opt.MaxSteps {
		return limitf("more than %d steps", r.opt.MaxSteps)
	}
	return nil
}

// tickText counts the scan of a text, such as the hashing of a key; other
// values count nothing.
func (r *renderer) tickText(v Value) error {
	s, _ := asString(v)
	return r.tick(len(s) / 64)
}

// charge counts n bytes of a new value.
func (r *renderer) charge(n int) error {
	if r.alloc += n; r.alloc > r.opt.MaxAlloc {
		return limitf("values of more than %d bytes in all", r.opt.MaxAlloc)
	}
	return nil
}

// chargeItems counts a new list of n elements.
func (r *renderer) chargeItems(n int) error {
	const itemBytes = 16
	if n > r.opt.MaxAlloc/itemBytes {
		return limitf("a list of %d elements", n)
	}
	return r.charge(n * itemBytes)
}

// enter guards recursion; leave undoes it.
func (r *renderer) enter() error {
	if r.depth++; r.depth > r.opt.MaxDepth {
		return limitf("nested deeper than %d", r.opt.MaxDepth)
	}
	return r.tick(1)
}

func (r *renderer) leave() { r.depth-- }

func (r *renderer) write(s string) error {
	if r.wrote += len(s); r.wrote > r.opt.MaxOutput {
		return limitf("more than %d bytes of output", r.opt.MaxOutput)
	}
	r.out.WriteString(s)
	return nil
}

// capture runs a body and returns what it writes.
func (r *renderer) capture(body []stmt, s *scope) (string, error) {
	outer := r.out
	r.out = &strings.Builder{}
	defer func() { r.out = outer }()
	ctl, err := r.execAll(body, s)
	if err == nil && ctl != ctlNone {
		err = fmt.Errorf("break or continue outside a loop")
	}
	return r.out.String(), err
}

func (r *renderer) execAll(body []stmt, s *scope) (control, error) {
	for _, st := range body {
		ctl, err := r.exec(st, s)
		if err != nil || ctl != ctlNone {
			return ctl, err
		}
	}
	return ctlNone, nil
}

// exec runs one statement; errors get its line unless an inner line is known.
func (r *renderer) exec(st stmt, s *scope) (control, error) {
	if err := r.enter(); err != nil {
		return ctlNone, at(st.where(), err)
	}
	defer r.leave()
	ctl, err := r.execStmt(st, s)
	return ctl, at(st.where(), err)
}

func (r *renderer) execStmt(st stmt, s *scope) (control, error) {
	switch st := st.(type) {
	case *textStmt:
		return ctlNone, r.write(st.data)
	case *outputStmt:
		return ctlNone, r.execOutput(st, s)
	case *ifStmt:
		return r.execIf(st, s)
	case *forStmt:
		return ctlNone, r.execFor(st, s)
	case *setStmt:
		v, err := r.eval(st.value, s)
		if err != nil {
			return ctlNone, err
		}
		return ctlNone, r.assign(st.target, v, s)
	case *setBlock:
		return ctlNone, r.execSetBlock(st, s)
	case *withStmt:
		return r.execWith(st, s)
	case *filterBlock:
		return ctlNone, r.execFilterBlock(st, s)
	case *scopedBlock:
		return r.execAll(st.body, &scope{parent: s})
	case *macroStmt:
		s.set(st.name, &macro{macroDef: &st.macroDef, scope: s})
		return ctlNone, nil
	case *callBlock:
		return ctlNone, r.execCallBlock(st, s)
	case *loopControl:
		return st.ctl, nil
	}
	return ctlNone, fmt.Errorf("unknown statement %T", st)
}

func (r *renderer) execOutput(st *outputStmt, s *scope) error {
	v, err := r.eval(st.x, s)
	if err != nil {
		return err
	}
	t, err := r.str(v)
	if err != nil {
		return err
	}
	return r.write(t)
}

func (r *renderer) execIf(st *ifStmt, s *scope) (control, error) {
	for i, test := range st.tests {
		v, err := r.eval(test, s)
		if err != nil {
			return ctlNone, err
		}
		if truth(v) {
			return r.execAll(st.bodies[i], s)
		}
	}
	return r.execAll(st.orElse, s)
}

func (r *renderer) execSetBlock(st *setBlock, s *scope) error {
	t, err := r.capture(st.body, &scope{parent: s})
	if err != nil {
		return err
	}
	v := Value(t)
	if st.filter != nil {
		if v, err = r.filterText(st.filter, t, s); err != nil {
			return err
		}
	}
	return r.assign(st.target, v, s)
}

func (r *renderer) execFilterBlock(st *filterBlock, s *scope) error {
	inner := &scope{parent: s}
	t, err := r.capture(st.body, inner)
	if err != nil {
		return err
	}
	v, err := r.filterText(st.filter, t, inner)
	if err != nil {
		return err
	}
	if t, err = r.str(v); err != nil {
		return err
	}
	return r.write(t)
}

// filterText applies a chain of filters whose innermost operand is left out
// in the source to a block's text.
func (r *renderer) filterText(x expr, t string, s *scope) (Value, error) {
	f := x.(*filterExpr)
	if err := r.enter(); err != nil {
		return nil, at(f.where(), err)
	}
	defer r.leave()
	v := Value(t)
	if f.x != nil {
		var err error
		if v, err = r.filterText(f.x, t, s); err != nil {
			return nil, err
		}
	}
	v, err := r.applyFilter(f, v, s)
	return v, at(f.where(), err)
}

func (r *renderer) execWith(st *withStmt, s *scope) (control, error) {
	inner := &scope{parent: s}
	for i, x := range st.values {
		v, err := r.eval(x, s)
		if err != nil {
			return ctlNone, err
		}
		if err := r.assign(st.targets[i], v, inner); err != nil {
			return ctlNone, err
		}
	}
	return r.execAll(st.body, inner)
}

// assign stores v in the variable, tuple of variables or namespace attribute
// that target names.
func (r *renderer) assign(target expr, v Value, s *scope) error {
	switch t := target.(type) {
	case *nameExpr:
		s.set(t.name, v)
		return nil
	case *nsRef:
		holder, _ := r.lookup(t.name, s)
		ns, ok := holder.(*namespace)
		if !ok {
			return fmt.Errorf("cannot set attribute %q of %q, which is not a namespace", t.attr, t.name)
		}
		ns.attrs.Set(t.attr, v)
		return nil
	case *tupleLit:
		items, err := r.items(v)
		if err != nil {
			return err
		}
		if len(items) != len(t.items) {
			return fmt.Errorf("cannot unpack %d values into %d variables", len(items), len(t.items))
		}
		for i, sub := range t.items {
			if err := r.assign(sub, items[i], s); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("cannot assign to %T", target)
}
