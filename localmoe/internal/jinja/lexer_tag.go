package jinja

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tag reads the tokens of a tag up to and including its closing delimiter.
func (l *lexer) tag(delim string, end kind) error {
	var open []byte // brackets not yet closed; a delimiter inside them is none
	for l.pos < len(l.src) {
		rest := l.src[l.pos:]
		if len(open) == 0 {
			if n := closing(rest, delim); n > 0 {
				l.emit(end, delim)
				l.close(n)
				return nil
			}
		}
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case isSpace(r):
			l.advance(size)
		case r >= '0' && r <= '9':
			if err := l.number(); err != nil {
				return err
			}
		case isNameStart(r):
			n := strings.IndexFunc(rest, func(r rune) bool { return !isNamePart(r) })
			if n < 0 {
				n = len(rest)
			}
			if n > maxName {
				return at(l.line, limitf("a name of %d bytes", n))
			}
			l.emit(tokName, rest[:n])
			l.advance(n)
		case r == '\'' || r == '"':
			if err := l.str(byte(r)); err != nil {
				return err
			}
		default:
			if err := l.operator(&open); err != nil {
				return err
			}
		}
	}
	return l.errorf("tag without its end %s", delim)
}

var operators = []string{
	"//", "**", "==", "!=", ">=", "<=",
	"+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";",
}

func (l *lexer) operator(open *[]byte) error {
	for _, op := range operators {
		if !strings.HasPrefix(l.src[l.pos:], op) {
			continue
		}
		switch op {
		case "(", "[", "{":
			*open = append(*open, op[0]+closerOffset(op[0]))
		case ")", "]", "}":
			n := len(*open)
			if n == 0 || (*open)[n-1] != op[0] {
				return l.errorf("unexpected %q", op)
			}
			*open = (*open)[:n-1]
		}
		l.emit(tokOp, op)
		l.advance(len(op))
		return nil
	}
	r, _ := utf8.DecodeRuneInString(l.src[l.pos:])
	return l.errorf("unexpected character %q", r)
}

// closerOffset is the distance in ASCII from an opening bracket to its closer.
func closerOffset(open byte) byte {
	if open == '(' {
		return 1
	}
	return 2
}

func isNameStart(r rune) bool { return r == '_' || unicode.IsLetter(r) }

func isNamePart(r rune) bool {
	return isNameStart(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}
