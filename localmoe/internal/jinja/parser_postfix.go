package jinja

import "slices"

// postfix reads attributes, subscripts and calls after an operand.
func (p *parser) postfix(x expr) (expr, error) {
	var err error
	for err == nil {
		switch {
		case p.isOp("."):
			x, err = p.attribute(x)
		case p.isOp("["):
			x, err = p.subscript(x)
		case p.isOp("("):
			x, err = p.call(x)
		default:
			return x, nil
		}
	}
	return nil, err
}

// filters reads filters, tests and calls after an operand.
func (p *parser) filters(x expr) (expr, error) {
	var err error
	for err == nil {
		switch {
		case p.skipOp("|"):
			x, err = p.filter(x)
		case p.isName("is"):
			x, err = p.test(x)
		case p.isOp("("):
			x, err = p.call(x)
		default:
			return x, nil
		}
	}
	return nil, err
}

func (p *parser) attribute(x expr) (expr, error) {
	line := pos(p.next().line)
	switch t := p.next(); t.kind {
	case tokName:
		return &getAttr{line, x, t.text}, nil
	case tokInt:
		p.i-- // a.0 is a[0]
		index, err := p.primary()
		return &getItem{line, x, index}, err
	default:
		return nil, p.errorf(t.line, "expected a name or number after \".\", got %s", t)
	}
}

func (p *parser) subscript(x expr) (expr, error) {
	line := pos(p.next().line)
	var items []expr
	for !p.skipOp("]") {
		if len(items) > 0 {
			if err := p.expectOp(","); err != nil {
				return nil, err
			}
		}
		i, err := p.sliceOrIndex()
		if err != nil {
			return nil, err
		}
		items = append(items, i)
	}
	switch len(items) {
	case 0:
		return nil, p.errorf(int(line), "empty subscript")
	case 1:
		return &getItem{line, x, items[0]}, nil
	}
	return &getItem{line, x, &tupleLit{line, items}}, nil
}

func (p *parser) sliceOrIndex() (expr, error) {
	s := &sliceLit{pos: pos(p.peek().line)}
	parts := []*expr{&s.lo, &s.hi, &s.step}
	for i, part := range parts {
		if !p.isOp(":") && !p.isOp("]") && !p.isOp(",") {
			x, err := p.expression()
			if err != nil {
				return nil, err
			}
			if i == 0 && !p.isOp(":") {
				return x, nil
			}
			*part = x
		}
		if i < 2 && !p.skipOp(":") {
			break
		}
	}
	return s, nil
}

func (p *parser) call(fn expr) (expr, error) {
	line := pos(p.peek().line)
	args, err := p.callArgs()
	return &callExpr{line, fn, args}, err
}

func (p *parser) callArgs() (callArgs, error) {
	var a callArgs
	if err := p.expectOp("("); err != nil {
		return a, err
	}
	for first := true; !p.skipOp(")"); first = false {
		if !first {
			if err := p.expectOp(","); err != nil {
				return a, err
			}
			if p.skipOp(")") {
				break
			}
		}
		if err := p.callArg(&a); err != nil {
			return a, err
		}
	}
	return a, nil
}

func (p *parser) callArg(a *callArgs) error {
	line := p.peek().line
	var keyword string
	if n := p.toks[min(p.i+1, len(p.toks)-1)]; p.peek().kind == tokName && n.kind == tokOp && n.text == "=" {
		keyword = p.next().text
		p.i++
	}
	star, starStar := keyword == "" && p.skipOp("*"), keyword == "" && p.skipOp("**")
	x, err := p.expression()
	if err != nil {
		return err
	}
	switch {
	case star && a.star == nil && a.starStar == nil:
		a.star = x
	case starStar && a.starStar == nil:
		a.starStar = x
	case keyword != "" && a.starStar == nil:
		if slices.Contains(a.kwNames, keyword) {
			return p.errorf(line, "keyword argument %q repeated", keyword)
		}
		a.kwNames, a.kwValues = append(a.kwNames, keyword), append(a.kwValues, x)
	case keyword == "" && !star && !starStar && a.star == nil && a.starStar == nil && len(a.kwNames) == 0:
		a.pos = append(a.pos, x)
	default:
		return p.errorf(line, "invalid order of call arguments")
	}
	return nil
}

// filter reads a filter's name and arguments; x is what it applies to.
func (p *parser) filter(x expr) (expr, error) {
	t, err := p.dottedName()
	if err != nil {
		return nil, err
	}
	f := &filterExpr{pos: pos(t.line), x: x, name: t.text}
	if p.isOp("(") {
		f.args, err = p.callArgs()
	}
	return f, err
}

// test reads "is name args". One argument may stand without parentheses.
func (p *parser) test(x expr) (expr, error) {
	line := pos(p.next().line)
	negate := p.skipName("not")
	t, err := p.dottedName()
	if err != nil {
		return nil, err
	}
	n := &testExpr{pos: line, x: x, name: t.text, negate: negate}
	switch {
	case p.isOp("("):
		n.args, err = p.callArgs()
	case p.isName("is"):
		err = p.errorf(p.peek().line, "tests cannot be chained with \"is\"")
	case p.startsOperand() && !p.isName("else", "or", "and"):
		var arg expr
		if arg, err = p.primary(); err == nil {
			arg, err = p.postfix(arg)
		}
		n.args.pos = []expr{arg}
	}
	return n, err
}

func (p *parser) startsOperand() bool {
	switch p.peek().kind {
	case tokName, tokString, tokInt, tokFloat:
		return true
	}
	return p.isOp("[") || p.isOp("{")
}

func (p *parser) dottedName() (token, error) {
	t, err := p.expectKind(tokName)
	for err == nil && p.skipOp(".") {
		var part token
		if part, err = p.expectKind(tokName); err == nil {
			t.text += "." + part.text
		}
	}
	return t, err
}
