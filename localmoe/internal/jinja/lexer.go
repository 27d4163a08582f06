package jinja

import (
	"fmt"
	"strings"
	"unicode"
)

// kind is the class of a token.
type kind uint8

const (
	tokEOF kind = iota
	tokData
	tokVarBegin
	tokVarEnd
	tokBlockBegin
	tokBlockEnd
	tokName
	tokString
	tokInt
	tokFloat
	tokOp
)

// token is a lexical unit. text is decoded: data after whitespace control,
// strings after their escapes, numbers without underscores.
type token struct {
	kind kind
	text string
	line int
}

func (t token) String() string {
	switch t.kind {
	case tokEOF:
		return "end of template"
	case tokVarEnd:
		return "end of print statement"
	case tokBlockEnd:
		return "end of statement block"
	case tokString:
		return fmt.Sprintf("string %q", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

// lexer splits a source into tokens, with Jinja2's rules for trim_blocks and
// lstrip_blocks: one newline after a block or comment is dropped, blanks
// between a line's start and a block or comment are dropped, "-" beside a
// delimiter drops all whitespace on that side, "+" keeps all of it.
type lexer struct {
	src       string
	pos, line int
	lineStart bool // the last delimiter ended with a newline
	toks      []token
}

func lex(source string) ([]token, error) {
	source = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(source)
	source = strings.TrimSuffix(source, "\n") // keep_trailing_newline is off
	l := &lexer{src: source, line: 1, lineStart: true}
	for l.pos < len(l.src) {
		if err := l.root(); err != nil {
			return nil, err
		}
	}
	l.emit(tokEOF, "")
	return l.toks, nil
}

func (l *lexer) emit(k kind, text string) {
	l.toks = append(l.toks, token{kind: k, text: text, line: l.line})
}

func (l *lexer) errorf(format string, args ...any) error {
	return &Error{Line: l.line, Msg: fmt.Sprintf(format, args...)}
}

// advance moves over the next n bytes and counts their lines.
func (l *lexer) advance(n int) {
	l.line += strings.Count(l.src[l.pos:l.pos+n], "\n")
	l.pos += n
}

// root reads text up to the next delimiter, and what the delimiter opens.
func (l *lexer) root() error {
	at := nextDelimiter(l.src[l.pos:])
	if at < 0 {
		l.emit(tokData, l.src[l.pos:])
		l.advance(len(l.src) - l.pos)
		return nil
	}
	text, open := l.src[l.pos:l.pos+at], l.src[l.pos+at+1]
	sign := byte(0)
	if p := l.pos + at + 2; p < len(l.src) && (l.src[p] == '-' || l.src[p] == '+') {
		sign = l.src[p]
	}
	l.emit(tokData, l.stripBefore(text, sign, open != '{'))
	l.advance(at + 2)
	if sign != 0 {
		l.advance(1)
	}
	switch open {
	case '#':
		return l.comment()
	case '{':
		l.emit(tokVarBegin, "{{")
		return l.tag("}}", tokVarEnd)
	}
	if n := matchRaw(l.src[l.pos:]); n > 0 {
		l.advance(n)
		return l.raw()
	}
	l.emit(tokBlockBegin, "{%")
	return l.tag("%}", tokBlockEnd)
}

// nextDelimiter returns the offset of the first "{{", "{%" or "{#", or -1.
func nextDelimiter(s string) int {
	for i := 0; ; i++ {
		n := strings.IndexByte(s[i:], '{')
		if n < 0 || i+n+1 >= len(s) {
			return -1
		}
		i += n
		if c := s[i+1]; c == '{' || c == '%' || c == '#' {
			return i
		}
	}
}

// stripBefore applies the left side's whitespace control to the text before
// a tag.
func (l *lexer) stripBefore(text string, sign byte, isBlock bool) string {
	if sign == '-' {
		return strings.TrimRightFunc(text, isSpace)
	}
	if sign == '+' || !isBlock {
		return text
	}
	start := strings.LastIndexByte(text, '\n') + 1
	if (start > 0 || l.lineStart) && strings.TrimLeftFunc(text[start:], isSpace) == "" {
		return text[:start]
	}
	return text
}

// closing reports how long the closing delimiter at the start of s is, with
// the whitespace it swallows, or 0.
func closing(s, delim string) int {
	switch {
	case strings.HasPrefix(s, "-"+delim):
		rest := s[1+len(delim):]
		return len(s) - len(strings.TrimLeftFunc(rest, isSpace))
	case delim != "}}" && strings.HasPrefix(s, "+"+delim):
		return 1 + len(delim)
	case strings.HasPrefix(s, delim):
		if delim != "}}" && strings.HasPrefix(s[len(delim):], "\n") {
			return len(delim) + 1
		}
		return len(delim)
	}
	return 0
}

// close moves over a closing delimiter of n bytes.
func (l *lexer) close(n int) {
	l.lineStart = l.src[l.pos+n-1] == '\n'
	l.advance(n)
}

func (l *lexer) comment() error {
	for i := l.pos; i < len(l.src); i++ {
		if c := l.src[i]; c != '#' && c != '-' && c != '+' {
			continue
		}
		if n := closing(l.src[i:], "#}"); n > 0 {
			l.advance(i - l.pos)
			l.close(n)
			return nil
		}
	}
	return l.errorf("comment without its end #}")
}

// matchRaw returns the length of "raw %}" at the start of s, or 0.
func matchRaw(s string) int {
	rest, ok := strings.CutPrefix(strings.TrimLeftFunc(s, isSpace), "raw")
	if !ok {
		return 0
	}
	rest = strings.TrimLeftFunc(rest, isSpace)
	if strings.HasPrefix(rest, "-%}") {
		return len(s) - len(strings.TrimLeftFunc(rest[3:], isSpace))
	}
	if strings.HasPrefix(rest, "%}") {
		return len(s) - len(rest) + 2
	}
	return 0
}

// raw reads text verbatim up to endraw.
func (l *lexer) raw() error {
	l.lineStart = l.src[l.pos-1] == '\n'
	for i := l.pos; ; {
		n := strings.Index(l.src[i:], "{%")
		if n < 0 {
			return l.errorf("raw block without endraw")
		}
		i += n + 2
		start, sign := i-2, byte(0)
		if i < len(l.src) && (l.src[i] == '-' || l.src[i] == '+') {
			sign = l.src[i]
			i++
		}
		rest, ok := strings.CutPrefix(strings.TrimLeftFunc(l.src[i:], isSpace), "endraw")
		rest = strings.TrimLeftFunc(rest, isSpace)
		end := closing(rest, "%}")
		if !ok || end == 0 {
			continue
		}
		l.emit(tokData, l.stripBefore(l.src[l.pos:start], sign, true))
		l.advance(len(l.src) - len(rest) - l.pos)
		l.close(end)
		return nil
	}
}

// isSpace is Python's str.isspace for one character.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }
