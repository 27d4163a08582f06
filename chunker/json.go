package chunker

import (
	"regexp"
	"strings"
)

// How a JSON object or array begins: where a line does, and within one. What may
// yet turn out to be such a beginning is looked for in the line being written.
var (
	jsonLine   = regexp.MustCompile(`^(\{\s*("|\}|$)|\[\s*("|\{|\[|\]|-?\d|true|false|null|$))`)
	jsonInline = regexp.MustCompile(`^(\{\s*("|\}|$)|\[\s*("|\{|\[|$))`)
	jsonMaybe  = regexp.MustCompile(`^[\[{]\s*(-|t|tr|tru|f|fa|fal|fals|n|nu|nul)?$`)
)

// value reports whether a JSON value begins with the bracket at byte i of a line.
// Behind a letter or a backslash a bracket belongs to something else.
func (s *scanner) value(line string, i int) bool {
	form := jsonInline
	if strings.TrimSpace(line[:i]) == "" {
		form = jsonLine
	} else if !strings.ContainsRune(" \t:=,(>|", rune(line[i-1])) {
		return false
	}
	body := strings.TrimSuffix(strings.TrimSuffix(line[i:], "\n"), "\r")
	if !strings.HasSuffix(line, "\n") && jsonMaybe.MatchString(body) {
		s.undecided = true
	}
	return form.MatchString(body)
}

func (s *scanner) bracket(c byte) {
	switch c {
	case '{', '[':
		s.depth++
	case '}', ']':
		s.depth--
	}
}

// json follows the brackets of a JSON value from byte i of a line on, and
// returns where it ends. Where something stands that JSON does not have, it was
// none.
func (s *scanner) json(line string, i int) int {
	for ; i < len(line); i++ {
		switch c := line[i]; {
		case s.quoted && c == '\\':
			i++
		case c == '"':
			s.quoted = !s.quoted
		case s.quoted:
			if c == '\n' { // no string goes on in the next line
				s.quoted = false
			}
		case strings.IndexByte("0123456789+-.eE,: \t\r\ntruefalsn{}[]", c) < 0:
			s.depth = 0
			return i
		default:
			if s.bracket(c); s.depth == 0 {
				return i + 1
			}
		}
	}
	return len(line)
}
