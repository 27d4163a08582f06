package chunker

import (
	"regexp"
	"strings"
)

// rows says what the lines up to some place are of a table.
type rows int

const (
	noTable rows = iota
	header       // cells without a bar in front: a table if a line of dashes follows
	bare         // rows of such a table
	barred       // rows that begin with a bar
)

var dashes = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?$`)

// next takes in a line, trimmed, with the number of spaced bars in it; whole
// says that it has its end. What a table goes on with is not known before the
// next line is there, so it is open until then.
func (r rows) next(body string, bars int, whole bool) rows {
	led := strings.HasPrefix(body, "|")
	switch {
	case body == "" && whole:
		return noTable
	case body == "",
		r == barred && led,
		r == bare && (!whole || strings.Contains(body, "|")),
		(r == header || r == barred) && !whole && strings.Trim(body, "|:- \t") == "":
		return r
	case r != noTable && strings.Contains(body, "|") && dashes.MatchString(body):
		return bare
	case led && (!whole || strings.Count(body, "|") > 1):
		return barred
	case bars > 0:
		return header
	}
	return noTable
}

// parts reports whether the bar at byte i of a line parts cells: it has space, or
// the line's end, on both sides.
func parts(line string, i int) bool {
	const space = " \t\r\n"
	return (i == 0 || strings.IndexByte(space, line[i-1]) >= 0) && (i+1 == len(line) || strings.IndexByte(space, line[i+1]) >= 0)
}
