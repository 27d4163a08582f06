package arith

import (
	"strings"
)

// maxGroup bounds the bytes between two braces.
const maxGroup = 1 << 10

var layoutBreak = token{kind: tBreak, layout: true}

// commands are the LaTeX commands that are one token each.
var commands = map[string]token{
	"times": {kind: tOp, op: '*'}, "cdot": {kind: tOp, op: '*'}, "div": {kind: tOp, op: '/'},
	"approx": {kind: tApprox}, "%": {kind: tPercent},
	"[": layoutBreak, "]": layoutBreak, "(": layoutBreak, ")": layoutBreak, "\\": layoutBreak,
	"quad": {kind: tBreak}, "qquad": {kind: tBreak}, "implies": {kind: tBreak}, "Rightarrow": {kind: tBreak},
	"rightarrow": {kind: tBreak}, "to": {kind: tBreak}, "therefore": {kind: tBreak}, "iff": {kind: tBreak}, "checkmark": {kind: tBreak},
	"lt": {kind: tBreak}, "le": {kind: tBreak}, "leq": {kind: tBreak}, "gt": {kind: tBreak}, "ge": {kind: tBreak}, "geq": {kind: tBreak},
	"ne": {kind: tBreak}, "neq": {kind: tBreak},
}

// ignored are the commands that change only how a formula looks.
var ignored = map[string]bool{
	"left": true, "right": true, "big": true, "Big": true, "displaystyle": true, ",": true, ";": true, ":": true, "!": true, " ": true, "$": true,
	"boxed": true, "mathbf": true, "bf": true,
}

// prose are the commands whose argument is words.
var prose = map[string]bool{"text": true, "textbf": true, "mathrm": true, "textit": true, "mbox": true, "operatorname": true}

// latex reads a backslash and what it commands.
func (l *lexer) latex() {
	name := commandName(l.text[l.pos+1:])
	size := 1 + len(name)
	switch {
	case name == "frac" || name == "dfrac" || name == "tfrac":
		l.frac(size)
	case prose[name]:
		l.prose(size)
	case ignored[name]:
		l.skip(size)
	default:
		if t, ok := commands[name]; ok {
			l.emit(t, size)
			return
		}
		l.emit(token{kind: tOpaque}, max(size, 1))
	}
}

// commandName is the name of a LaTeX command: letters, or one other byte.
func commandName(s string) string {
	n := 0
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
		n++
	}
	if n == 0 && s != "" && s[0] < 0x80 {
		n = 1
	}
	return s[:n]
}

// frac reads \frac{a}{b} as ((a)/(b)); the braces themselves become the inner
// parentheses, so only the slash and the outer pair are put in.
func (l *lexer) frac(size int) {
	aEnd, bEnd := -1, -1
	if l.depth < maxDepth {
		aEnd = argument(l.text, l.pos+size)
		bEnd = argument(l.text, aEnd)
	}
	if bEnd < 0 {
		l.emit(token{kind: tOpaque}, size)
		return
	}
	l.emit(token{kind: tOpen, word: "frac"}, size)
	l.depth++
	l.until(aEnd)
	l.emit(token{kind: tOp, op: '/'}, 0)
	l.until(bEnd)
	l.depth--
	l.emit(token{kind: tClose}, 0)
}

// until reads tokens up to a position.
func (l *lexer) until(end int) {
	whole := l.text
	l.text = whole[:end]
	for l.pos < end {
		l.next()
	}
	l.text = whole
}

// argument returns the end of a brace group or a digit at i, or -1.
func argument(s string, i int) int {
	if i > 0 && digitAt(s, i) {
		return i + 1
	}
	return braced(s, i)
}

// braced returns the end of the brace group that starts at i, or -1 where there
// is none or it is longer than a formula is.
func braced(s string, i int) int {
	if i < 0 || i >= len(s) || s[i] != '{' {
		return -1
	}
	depth := 0
	for j := i; j < len(s) && j < i+maxGroup; j++ {
		switch s[j] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return -1
}

// prose reads \text{ apples} as its words.
func (l *lexer) prose(size int) {
	open := l.pos + size
	end := braced(l.text, open)
	if end < 0 {
		l.emit(token{kind: tOpaque}, size)
		return
	}
	l.skip(size + 1)
	if strings.IndexByte(l.text[open+1:end-1], '\\') < 0 {
		l.until(end - 1)
	} else {
		l.emit(token{kind: tOpaque}, end-1-l.pos)
	}
	l.skip(1)
}
