package jinja

import (
	"fmt"
	"slices"
)

// parser turns tokens into nodes. Precedence and grammar are Jinja2's.
type parser struct {
	toks  []token
	i     int
	depth int         // nesting so far
	seen  []*mentions // of the macro bodies being read, innermost last
}

// mentions records which special names a macro body uses: a macro takes extra
// arguments only if its body reads them.
type mentions struct {
	caller, varargs, kwargs bool
}

func (p *parser) peek() token { return p.toks[p.i] }

// next returns the current token and moves on; the end of input stays.
func (p *parser) next() token {
	t := p.toks[p.i]
	if t.kind != tokEOF {
		p.i++
	}
	return t
}

func (p *parser) errorf(line int, format string, args ...any) error {
	return &Error{Line: line, Msg: fmt.Sprintf(format, args...)}
}

// enter guards recursion; call leave when done.
func (p *parser) enter() error {
	if p.depth++; p.depth > maxParseDepth {
		return at(p.peek().line, limitf("constructs nested deeper than %d", maxParseDepth))
	}
	return nil
}

func (p *parser) leave() { p.depth-- }

func (p *parser) isOp(op string) bool { return p.peek().kind == tokOp && p.peek().text == op }

func (p *parser) isName(words ...string) bool {
	return p.peek().kind == tokName && slices.Contains(words, p.peek().text)
}

func (p *parser) skipOp(op string) bool {
	if p.isOp(op) {
		p.i++
		return true
	}
	return false
}

func (p *parser) skipName(word string) bool {
	if p.isName(word) {
		p.i++
		return true
	}
	return false
}

func (p *parser) expectOp(op string) error {
	if !p.skipOp(op) {
		return p.errorf(p.peek().line, "expected %q, got %s", op, p.peek())
	}
	return nil
}

func (p *parser) expectKind(k kind) (token, error) {
	if p.peek().kind != k {
		return token{}, p.errorf(p.peek().line, "expected %s, got %s", token{kind: k, text: "a name"}, p.peek())
	}
	return p.next(), nil
}

func (p *parser) template() ([]stmt, error) {
	body, end, err := p.block()
	if err != nil {
		return nil, err
	}
	if end.kind != tokEOF {
		return nil, p.errorf(end.line, "unexpected tag %s", end)
	}
	return body, nil
}

// block reads statements until one of the end tags, or the end of input
// when there are none. The end tag's name is consumed and returned.
func (p *parser) block(ends ...string) ([]stmt, token, error) {
	if err := p.enter(); err != nil {
		return nil, token{}, err
	}
	defer p.leave()
	var body []stmt
	for {
		t := p.next()
		switch t.kind {
		case tokEOF:
			if len(ends) > 0 {
				return nil, t, p.errorf(t.line, "template ends where one of %q is due", ends)
			}
			return body, t, nil
		case tokData:
			if t.text != "" {
				body = append(body, &textStmt{pos(t.line), t.text})
			}
		case tokVarBegin:
			x, err := p.tuple(true)
			if err != nil {
				return nil, t, err
			}
			if _, err := p.expectKind(tokVarEnd); err != nil {
				return nil, t, err
			}
			body = append(body, &outputStmt{pos(t.line), x})
		case tokBlockBegin:
			if p.isName(ends...) {
				return body, p.next(), nil
			}
			s, err := p.statement()
			if err != nil {
				return nil, t, err
			}
			if _, err := p.expectKind(tokBlockEnd); err != nil {
				return nil, t, err
			}
			body = append(body, s)
		}
	}
}

// bodyUntil reads the end of an opening tag, a body and the closing tag's name.
func (p *parser) bodyUntil(ends ...string) ([]stmt, token, error) {
	p.skipOp(":") // Python's colon is allowed
	if _, err := p.expectKind(tokBlockEnd); err != nil {
		return nil, token{}, err
	}
	return p.block(ends...)
}

func (p *parser) statement() (stmt, error) {
	t, err := p.expectKind(tokName)
	if err != nil {
		return nil, err
	}
	line := pos(t.line)
	switch t.text {
	case "if":
		return p.ifStmt(line)
	case "for":
		return p.forStmt(line)
	case "set":
		return p.setStmt(line)
	case "macro":
		return p.macroStmt(line)
	case "call":
		return p.callBlock(line)
	case "with":
		return p.withStmt(line)
	case "filter":
		return p.filterBlock(line)
	case "generation":
		body, _, err := p.bodyUntil("endgeneration")
		return &scopedBlock{line, body}, err
	case "autoescape":
		return p.autoescape(line)
	case "break":
		return &loopControl{line, ctlBreak}, nil
	case "continue":
		return &loopControl{line, ctlContinue}, nil
	case "print":
		x, err := p.expression()
		return &outputStmt{line, x}, err
	}
	return nil, p.errorf(t.line, "tag %q is not supported", t.text)
}

func (p *parser) ifStmt(line pos) (stmt, error) {
	s := &ifStmt{pos: line}
	for {
		x, err := p.tuple(false)
		if err != nil {
			return nil, err
		}
		body, end, err := p.bodyUntil("elif", "else", "endif")
		if err != nil {
			return nil, err
		}
		s.tests, s.bodies = append(s.tests, x), append(s.bodies, body)
		switch end.text {
		case "endif":
			return s, nil
		case "else":
			s.orElse, _, err = p.bodyUntil("endif")
			return s, err
		}
	}
}

func (p *parser) forStmt(line pos) (stmt, error) {
	s := &forStmt{pos: line}
	var err error
	if s.target, err = p.target(false); err != nil {
		return nil, err
	}
	if !p.skipName("in") {
		return nil, p.errorf(p.peek().line, "expected \"in\", got %s", p.peek())
	}
	if s.iter, err = p.tuple(false); err != nil {
		return nil, err
	}
	if p.skipName("if") {
		if s.test, err = p.expression(); err != nil {
			return nil, err
		}
	}
	s.recursive = p.skipName("recursive")
	body, end, err := p.bodyUntil("endfor", "else")
	if err != nil {
		return nil, err
	}
	s.body = body
	if end.text == "else" {
		s.orElse, _, err = p.bodyUntil("endfor")
	}
	return s, err
}

func (p *parser) setStmt(line pos) (stmt, error) {
	target, err := p.target(true)
	if err != nil {
		return nil, err
	}
	if p.skipOp("=") {
		value, err := p.tuple(true)
		return &setStmt{line, target, value}, err
	}
	s := &setBlock{pos: line, target: target}
	for p.skipOp("|") {
		if s.filter, err = p.filter(s.filter); err != nil {
			return nil, err
		}
	}
	s.body, _, err = p.bodyUntil("endset")
	return s, err
}

func (p *parser) withStmt(line pos) (stmt, error) {
	s := &withStmt{pos: line}
	for p.peek().kind != tokBlockEnd {
		if len(s.targets) > 0 {
			if err := p.expectOp(","); err != nil {
				return nil, err
			}
		}
		target, err := p.target(false)
		if err != nil {
			return nil, err
		}
		if err := p.expectOp("="); err != nil {
			return nil, err
		}
		value, err := p.expression()
		if err != nil {
			return nil, err
		}
		s.targets, s.values = append(s.targets, target), append(s.values, value)
	}
	var err error
	s.body, _, err = p.bodyUntil("endwith")
	return s, err
}

func (p *parser) filterBlock(line pos) (stmt, error) {
	f, err := p.filter(nil)
	for err == nil && p.skipOp("|") {
		f, err = p.filter(f)
	}
	if err != nil {
		return nil, err
	}
	body, _, err := p.bodyUntil("endfilter")
	return &filterBlock{line, f, body}, err
}

// autoescape accepts only {% autoescape false %}: nothing is escaped anyway.
func (p *parser) autoescape(line pos) (stmt, error) {
	if !p.skipName("false") && !p.skipName("False") {
		return nil, p.errorf(int(line), "autoescape is only supported as \"autoescape false\"")
	}
	body, _, err := p.bodyUntil("endautoescape")
	return &scopedBlock{line, body}, err
}
