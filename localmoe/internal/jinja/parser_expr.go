package jinja

import (
	"math/big"
	"slices"
	"strconv"
)

// tuple reads an expression, or several with commas between them as a tuple.
func (p *parser) tuple(conditionals bool) (expr, error) {
	read := p.expression
	if !conditionals {
		read = p.or
	}
	line := p.peek().line
	x, err := read()
	if err != nil || !p.isOp(",") {
		return x, err
	}
	items := []expr{x}
	for p.skipOp(",") {
		if p.atTupleEnd() {
			break
		}
		if x, err = read(); err != nil {
			return nil, err
		}
		items = append(items, x)
	}
	return &tupleLit{pos(line), items}, nil
}

func (p *parser) atTupleEnd() bool {
	k := p.peek().kind
	return k == tokVarEnd || k == tokBlockEnd || p.isOp(")") || p.isName("in", "recursive")
}

// expression reads a conditional expression.
func (p *parser) expression() (expr, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer p.leave()
	x, err := p.or()
	for err == nil && p.isName("if") {
		c := &condExpr{pos: pos(p.next().line), yes: x}
		if c.test, err = p.or(); err != nil {
			return nil, err
		}
		if p.skipName("else") {
			c.no, err = p.expression()
		}
		x = c
	}
	return x, err
}

// chain reads operands of the next tighter level joined by left-associative
// operators; accept returns the operator at the current token, or "".
func (p *parser) chain(operand func() (expr, error), accept func() string) (expr, error) {
	x, err := operand()
	for err == nil {
		op := accept()
		if op == "" {
			return x, nil
		}
		line := pos(p.next().line)
		var y expr
		if y, err = operand(); err == nil {
			x = &binaryExpr{line, op, x, y}
		}
	}
	return nil, err
}

func (p *parser) anyName(words ...string) func() string {
	return func() string {
		if p.isName(words...) {
			return p.peek().text
		}
		return ""
	}
}

func (p *parser) anyOp(ops ...string) func() string {
	return func() string {
		if t := p.peek(); t.kind == tokOp && slices.Contains(ops, t.text) {
			return t.text
		}
		return ""
	}
}

func (p *parser) or() (expr, error)  { return p.chain(p.and, p.anyName("or")) }
func (p *parser) and() (expr, error) { return p.chain(p.not, p.anyName("and")) }

func (p *parser) not() (expr, error) {
	if !p.isName("not") {
		return p.compare()
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer p.leave()
	line := pos(p.next().line)
	x, err := p.not()
	return &unaryExpr{line, "not", x}, err
}

func (p *parser) compare() (expr, error) {
	x, err := p.sum()
	if err != nil {
		return nil, err
	}
	c := &compareExpr{pos: pos(p.peek().line), first: x}
	for op := p.comparison(); op != ""; op = p.comparison() {
		y, err := p.sum()
		if err != nil {
			return nil, err
		}
		c.ops, c.rest = append(c.ops, op), append(c.rest, y)
	}
	if len(c.ops) == 0 {
		return x, nil
	}
	return c, nil
}

// comparison consumes a comparison operator and returns it, or "".
func (p *parser) comparison() string {
	if op := p.anyOp("==", "!=", "<", "<=", ">", ">=")(); op != "" {
		p.i++
		return op
	}
	if p.skipName("in") {
		return "in"
	}
	if n := p.toks[min(p.i+1, len(p.toks)-1)]; p.isName("not") && n.kind == tokName && n.text == "in" {
		p.i += 2
		return "not in"
	}
	return ""
}

func (p *parser) sum() (expr, error)     { return p.chain(p.concat, p.anyOp("+", "-")) }
func (p *parser) product() (expr, error) { return p.chain(p.power, p.anyOp("*", "/", "//", "%")) }
func (p *parser) power() (expr, error) {
	return p.chain(func() (expr, error) { return p.unary(true) }, p.anyOp("**"))
}

func (p *parser) concat() (expr, error) {
	x, err := p.product()
	if err != nil || !p.isOp("~") {
		return x, err
	}
	c := &concatExpr{pos(p.peek().line), []expr{x}}
	for p.skipOp("~") {
		if x, err = p.product(); err != nil {
			return nil, err
		}
		c.items = append(c.items, x)
	}
	return c, nil
}

// unary reads a signed or plain operand with its postfixes. Filters and
// tests bind looser than a sign, so they follow the outermost operand only.
func (p *parser) unary(filters bool) (expr, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer p.leave()
	var x expr
	var err error
	if p.isOp("-") || p.isOp("+") {
		t := p.next()
		if x, err = p.unary(false); err == nil {
			x = &unaryExpr{pos(t.line), t.text, x}
		}
	} else {
		x, err = p.primary()
	}
	if err == nil {
		x, err = p.postfix(x)
	}
	if err == nil && filters {
		x, err = p.filters(x)
	}
	return x, err
}

// maxIntDigits bounds an integer in a template's source; that of most is 63 bits and a prefix.
const maxIntDigits = 128

func (p *parser) primary() (expr, error) {
	t := p.next()
	line := pos(t.line)
	switch t.kind {
	case tokName:
		switch t.text {
		case "true", "True", "false", "False":
			return &constExpr{line, t.text[0]|0x20 == 't'}, nil
		case "none", "None":
			return &constExpr{line, nil}, nil
		}
		p.mention(t.text)
		return &nameExpr{line, t.text}, nil
	case tokString:
		s := t.text
		for p.peek().kind == tokString { // adjacent strings are one
			s += p.next().text
		}
		return &constExpr{line, s}, nil
	case tokInt:
		if len(t.text) > maxIntDigits {
			return nil, p.errorf(t.line, "an integer of %d digits is out of range", len(t.text))
		}
		n, ok := new(big.Int).SetString(t.text, 0)
		if !ok && len(t.text) < 20 { // "00" is zero in Python, not octal
			n, ok = new(big.Int), true
		}
		if !ok || !n.IsInt64() {
			return nil, p.errorf(t.line, "integer %s is out of range", t.text)
		}
		return &constExpr{line, n.Int64()}, nil
	case tokFloat:
		f, _ := strconv.ParseFloat(t.text, 64) // out of range gives infinity, as in Python
		return &constExpr{line, f}, nil
	case tokOp:
		switch t.text {
		case "(":
			return p.parenthesized(line)
		case "[":
			items, err := p.list("]")
			return &listLit{line, items}, err
		case "{":
			return p.dict(line)
		}
	}
	return nil, p.errorf(t.line, "unexpected %s", t)
}

func (p *parser) parenthesized(line pos) (expr, error) {
	if p.skipOp(")") {
		return &tupleLit{pos: line}, nil
	}
	x, err := p.tuple(true)
	if err != nil {
		return nil, err
	}
	return x, p.expectOp(")")
}

// list reads expressions with commas between them up to a closing bracket.
func (p *parser) list(end string) ([]expr, error) {
	var items []expr
	for !p.skipOp(end) {
		if len(items) > 0 {
			if err := p.expectOp(","); err != nil {
				return nil, err
			}
			if p.skipOp(end) {
				break
			}
		}
		x, err := p.expression()
		if err != nil {
			return nil, err
		}
		items = append(items, x)
	}
	return items, nil
}

func (p *parser) dict(line pos) (expr, error) {
	d := &dictLit{pos: line}
	for !p.skipOp("}") {
		if len(d.keys) > 0 {
			if err := p.expectOp(","); err != nil {
				return nil, err
			}
			if p.skipOp("}") {
				break
			}
		}
		k, err := p.expression()
		if err != nil {
			return nil, err
		}
		if err := p.expectOp(":"); err != nil {
			return nil, err
		}
		v, err := p.expression()
		if err != nil {
			return nil, err
		}
		d.keys, d.values = append(d.keys, k), append(d.values, v)
	}
	return d, nil
}
