package chunker

import (
	"strings"
	"sync/atomic"
)

// What bounds the bytes of a chunk that are held together because a construct is
// open: from maxOpen on it ends with its line, and anywhere if the line is longer
// than maxLine.
const (
	maxOpen = 8 << 10
	maxLine = 1 << 10
)

// held reports whether text ends inside a code fence, a formula, a LaTeX
// environment, a JSON value or a table, or in what may yet become the beginning
// of one, and is not too long to be held together.
func held(text string) bool {
	return len(text) <= maxOpen+maxLine && !overlong(text) && open(text)
}

// overlong reports whether text has grown too long to be held together and ends
// a line.
func overlong(text string) bool { return len(text) > maxOpen && strings.HasSuffix(text, "\n") }

func open(text string) bool {
	p := scanned.Swap(nil)
	if p == nil { // or somebody else has it
		p = new(progress)
	}
	defer scanned.Store(p)
	return p.open(text)
}

// scanned is how far the last text was scanned: a construct that is open is asked about again
// at each of its lines, with all that stands before.
var scanned atomic.Pointer[progress]

// progress is a scanner behind whole lines.
type progress struct {
	text    string // these lines
	scanner scanner
}

// open is [open], faster for a text that goes on from the lines that were scanned.
func (p *progress) open(text string) bool {
	if !strings.HasPrefix(text, p.text) {
		*p = progress{}
	}
	whole := text[:strings.LastIndexByte(text, '\n')+1]
	for line := range strings.Lines(whole[len(p.text):]) {
		p.scanner.line(line)
	}
	p.text = whole
	s := p.scanner
	if rest := text[len(whole):]; rest != "" {
		s.line(rest)
	}
	return s.open()
}

// scanner follows what is open, line by line. Only the last line may lack its end.
type scanner struct {
	fence        string // the marks that close the code block; "" outside
	math         string // what closes the formula; "" outside
	environments int    // \begin without \end
	depth        int    // brackets of a JSON value
	quoted       bool   // inside a string of it
	rows         rows   // of a table
	undecided    bool   // the text ends in what may begin a construct
}

// open reports whether something is open, or may be.
func (s *scanner) open() bool {
	return s.fence != "" || s.math != "" || s.environments > 0 || s.depth > 0 || s.rows != noTable || s.undecided
}

func (s *scanner) line(line string) {
	body, whole := strings.TrimSpace(line), strings.HasSuffix(line, "\n")
	mark := fence(body)
	switch {
	case s.fence != "":
		if whole && strings.HasPrefix(mark, s.fence) && mark == body {
			s.fence = ""
		}
	case mark != "" && s.math == "" && s.depth == 0:
		s.fence, s.rows = mark, noTable
	default:
		inside := s.within()
		bars := s.text(line)
		if inside || s.within() {
			s.rows = noTable
		} else {
			s.rows = s.rows.next(body, bars, whole)
		}
		s.undecided = s.undecided || !whole && (body == "`" || body == "``" || body == "~" || body == "~~")
	}
}

// within reports whether a construct is open in which bars make no table.
func (s *scanner) within() bool { return s.math != "" || s.environments > 0 || s.depth > 0 }

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

// text follows the formulas, environments, JSON values and code spans of a line
// and returns how many bars it has outside of them that part cells.
func (s *scanner) text(line string) (bars int) {
	brackets := 0
	if s.math == `\)` && strings.TrimSpace(line) == "" {
		s.math = "" // TeX allows no blank line there
	}
	for i := 0; i < len(line); {
		c := line[i]
		switch {
		case s.depth > 0:
			i = s.json(line, i)
			continue
		case c == '\\':
			i += s.command(line[i:])
			continue
		case s.math != "":
			if strings.HasPrefix(line[i:], s.math) {
				i += len(s.math) - 1
				s.math = ""
			}
		case strings.HasPrefix(line[i:], "$$"):
			i, s.math = i+1, "$$"
		case c == '$':
			i = s.span(line, i, dollar)
			continue
		case c == '`':
			i = s.span(line, i, code)
			continue
		case c == '{' || c == '[':
			if s.value(line, i) {
				i = s.json(line, i)
				continue
			}
		case c == '(':
			brackets++
		case c == ')':
			brackets--
		case c == '|' && brackets <= 0 && s.environments == 0 && parts(line, i):
			bars++
		}
		i++
	}
	return bars
}

// span steps over what begins at byte i of a line and cannot go on in the next.
func (s *scanner) span(line string, i int, end func(line string, i int) int) int {
	switch n := end(line, i); {
	case n > 0:
		return i + n
	case n == 0 || strings.HasSuffix(line, "\n"): // none, or never closed
		return i + 1
	}
	s.undecided = true
	return len(line)
}

// code is the length of the code span at byte i of a line; -1 while it is open.
func code(line string, i int) int {
	rest := strings.TrimLeft(line[i:], "`")
	mark := line[i : len(line)-len(rest)]
	if end := strings.Index(rest, mark); end >= 0 {
		return len(mark) + end + len(mark)
	}
	if strings.HasSuffix(line, "\n") {
		return len(mark)
	}
	return -1
}
