package chunker

import (
	"regexp"
	"strings"
)

// maxOpen bounds the bytes of a chunk that are held together because a
// construct is open.
const maxOpen = 8 << 10

// open reports whether text ends inside a code fence, a displayed or inline
// formula, a LaTeX environment, or a JSON value.
func open(text string) bool {
	if len(text) > maxOpen {
		return false
	}
	s := scanner{}
	for line := range strings.Lines(text) {
		s.line(line)
	}
	return s.fence != "" || s.math != "" || s.environments > 0 || s.depth > 0
}

// scanner follows what is open, line by line.
type scanner struct {
	fence        string // the marks that close the code block; "" outside
	math         string // what closes the formula; "" outside
	environments int    // \begin without \end
	depth        int    // brackets of a JSON value
	quoted       bool   // inside a string of it
}

func (s *scanner) line(line string) {
	body := strings.TrimSpace(line)
	if body == "" {
		return
	}
	mark := fence(body)
	switch {
	case s.fence != "":
		if strings.HasPrefix(mark, s.fence) && mark == body {
			s.fence = ""
		}
	case mark != "" && s.math == "" && s.depth == 0:
		s.fence = mark
	case s.depth > 0:
		s.json(line)
	case s.math == "" && beginsJSON(body):
		s.json(line)
	default:
		s.formulas(line)
	}
}

// fence is the run of backticks or tildes that a line begins with, if it is
// long enough to fence code.
func fence(body string) string {
	for _, c := range []string{"`", "~"} {
		if run := body[:len(body)-len(strings.TrimLeft(body, c))]; len(run) >= 3 && !strings.Contains(body[len(run):], "`") {
			return run
		}
	}
	return ""
}

// jsonStart is how a JSON object or array begins.
var jsonStart = regexp.MustCompile(`^(\{\s*("|\}|$)|\[\s*("|\{|\[|\]|-?\d|true|false|null|$))`)

func beginsJSON(body string) bool { return jsonStart.MatchString(body) }

// json follows the brackets of a JSON value.
func (s *scanner) json(line string) {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case s.quoted && c == '\\':
			i++
		case c == '"':
			s.quoted = !s.quoted
		case s.quoted:
		case c == '{' || c == '[':
			s.depth++
		case (c == '}' || c == ']') && s.depth > 0:
			s.depth--
		}
	}
	if s.depth == 0 {
		s.quoted = false
	}
}

// formulas follows \[ \], \( \), $$ and $, and environments. A single $ that
// is not closed on its line was an amount of money.
func (s *scanner) formulas(line string) {
	for i := 0; i < len(line); {
		rest := line[i:]
		switch {
		case strings.HasPrefix(rest, `\\`), strings.HasPrefix(rest, `\$`):
			i += 2
		case s.math != "" && strings.HasPrefix(rest, s.math):
			i += len(s.math)
			s.math = ""
		case strings.HasPrefix(rest, `\begin{`):
			s.environments++
			i += 7
		case strings.HasPrefix(rest, `\end{`):
			s.environments = max(s.environments-1, 0)
			i += 5
		default:
			opens, n := opening(rest)
			if s.math == "" {
				s.math = opens
			}
			i += n
		}
	}
	if s.math == "$" && strings.HasSuffix(line, "\n") {
		s.math = ""
	}
}

// opening is what closes the formula that rest begins with, "" if it begins
// with none, and how many bytes to step over. A $ before a letter or a
// backslash opens a formula; before anything else it may be money.
func opening(rest string) (closes string, n int) {
	switch {
	case strings.HasPrefix(rest, `\[`):
		return `\]`, 2
	case strings.HasPrefix(rest, `\(`):
		return `\)`, 2
	case strings.HasPrefix(rest, "$$"):
		return "$$", 2
	case len(rest) > 1 && rest[0] == '$' && (rest[1] == '\\' || rest[1]|0x20 >= 'a' && rest[1]|0x20 <= 'z'):
		return "$", 1
	}
	return "", 1
}

// inTable reports whether the last line of text is a row of a table, which may
// have more rows.
func inTable(text string) bool {
	return strings.HasPrefix(strings.TrimSpace(lastLine(text)), "|")
}

// lastLine is the last line of text that has its end, or the one being written.
func lastLine(text string) string {
	text = strings.TrimSuffix(text, "\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}
