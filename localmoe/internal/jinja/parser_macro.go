package jinja

func (p *parser) macroStmt(line pos) (stmt, error) {
	t, err := p.expectKind(tokName)
	if err != nil {
		return nil, err
	}
	s := &macroStmt{pos: line}
	s.name = t.text
	if err := p.signature(&s.macroDef); err != nil {
		return nil, err
	}
	return s, p.macroBody(&s.macroDef, "endmacro")
}

func (p *parser) callBlock(line pos) (stmt, error) {
	s := &callBlock{pos: line}
	s.name = "caller"
	if p.isOp("(") {
		if err := p.signature(&s.macroDef); err != nil {
			return nil, err
		}
	}
	x, err := p.expression()
	if err != nil {
		return nil, err
	}
	c, ok := x.(*callExpr)
	if !ok {
		return nil, p.errorf(int(line), "call block without a call")
	}
	s.call = c
	return s, p.macroBody(&s.macroDef, "endcall")
}

// signature reads "(a, b=1)".
func (p *parser) signature(m *macroDef) error {
	if err := p.expectOp("("); err != nil {
		return err
	}
	for !p.skipOp(")") {
		if len(m.params) > 0 {
			if err := p.expectOp(","); err != nil {
				return err
			}
		}
		t, err := p.expectKind(tokName)
		if err != nil {
			return err
		}
		m.params = append(m.params, t.text)
		if p.skipOp("=") {
			x, err := p.expression()
			if err != nil {
				return err
			}
			m.defaults = append(m.defaults, x)
		} else if len(m.defaults) > 0 {
			return p.errorf(t.line, "parameter %q without a default follows one that has a default", t.text)
		}
	}
	return nil
}

func (p *parser) macroBody(m *macroDef, end string) (err error) {
	var seen mentions
	p.seen = append(p.seen, &seen)
	m.body, _, err = p.bodyUntil(end)
	p.seen = p.seen[:len(p.seen)-1]
	m.usesCaller, m.usesArgs, m.usesKwargs = seen.caller, seen.varargs, seen.kwargs
	return err
}

// mention notes the use of a name in the macro bodies around it.
func (p *parser) mention(name string) {
	for _, m := range p.seen {
		m.caller = m.caller || name == "caller"
		m.varargs = m.varargs || name == "varargs"
		m.kwargs = m.kwargs || name == "kwargs"
	}
}

// target reads what can be assigned to: a name, a tuple of targets, or (in
// set) an attribute of a namespace.
func (p *parser) target(namespaces bool) (expr, error) {
	line := p.peek().line
	var items []expr
	isTuple := false
	for {
		x, err := p.targetItem(namespaces)
		if err != nil {
			return nil, err
		}
		items = append(items, x)
		if !p.skipOp(",") {
			break
		}
		isTuple = true
		if !p.isOp("(") && (p.peek().kind != tokName || p.isName("in")) {
			break
		}
	}
	if !isTuple {
		return items[0], nil
	}
	return &tupleLit{pos(line), items}, nil
}

func (p *parser) targetItem(namespaces bool) (expr, error) {
	if p.skipOp("(") {
		if err := p.enter(); err != nil {
			return nil, err
		}
		defer p.leave()
		x, err := p.target(namespaces)
		if err != nil {
			return nil, err
		}
		return x, p.expectOp(")")
	}
	t, err := p.expectKind(tokName)
	if err != nil {
		return nil, err
	}
	if isReserved(t.text) {
		return nil, p.errorf(t.line, "cannot assign to %q", t.text)
	}
	if !namespaces || !p.skipOp(".") {
		return &nameExpr{pos(t.line), t.text}, nil
	}
	attr, err := p.expectKind(tokName)
	return &nsRef{pos(t.line), t.text, attr.text}, err
}

// isReserved tells the literals that look like names.
func isReserved(word string) bool {
	switch word {
	case "true", "false", "none", "True", "False", "None":
		return true
	}
	return false
}
