package score

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// bullet is the mark of a point in a list that is written point by point.
var bullet = lazyregexp.New(`^\s*(?:[-*•+]|\(?\d{1,3}[.)])\s+`)

// points are the points, one a line, that a text begins with. The end of what
// stands before may be the mark of the first.
func points(before, text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		mark := bullet.FindString(line)
		switch {
		case mark != "":
			out = append(out, line[len(mark):])
			continue
		case len(out) == 0 && strings.TrimSpace(line) != "" && marked.MatchString(before):
			out = append(out, line)
			continue
		case len(out) == 0 && strings.TrimSpace(line) == "":
			continue
		}
		break
	}
	return strings.Join(out, "\n")
}

// marked ends with the mark of a point at the start of a line.
var marked = lazyregexp.New(`(?m)^\s*[-*•+]\s+[*_]*$`)

// lastPoints are the points, or the bare lines, that a text ends with. One line may
// follow points.
func lastPoints(text string) string {
	all := lines(text)
	if n := len(all); n > 2 && !bullet.MatchString(all[n-1]) && bullet.MatchString(all[n-2]) && bullet.MatchString(all[n-3]) {
		all = all[:n-1]
	}
	first := len(all)
	for first > 0 && bullet.MatchString(all[first-1]) {
		first--
	}
	if points := points("", strings.Join(all[first:], "\n")); points != "" {
		return points
	}
	paragraphs := blank.Split(strings.TrimSpace(fence.ReplaceAllString(text, "")), -1)
	end := lines(paragraphs[len(paragraphs)-1])
	if len(end) > 1 && strings.HasSuffix(strings.TrimSpace(end[0]), ":") {
		end = end[1:]
	}
	return bareLines(end)
}

// bareLines are at least two lines of an element each: a few words, and nothing
// that ends or divides a sentence.
func bareLines(all []string) string {
	if len(all) < 2 || slices.ContainsFunc(all, func(line string) bool { return !element.MatchString(line) }) {
		return ""
	}
	return strings.Join(all, "\n")
}

var (
	blank   = lazyregexp.New(`\n[ \t]*\n`)
	fence   = lazyregexp.New("(?m)^[ \t]*```[\\w-]*[ \t]*$\n?")
	element = lazyregexp.New(`^\s*[^\s.,;:!?=]+(?:[ \t]+[^\s.,;:!?=]+){0,3}\s*$`)
)

// elements are the parts of a list: a JSON array, or a text cut at commas,
// semicolons, line ends and "and".
func elements(text string) []string {
	text = strings.TrimSpace(text)
	var raw []any
	if json.Unmarshal([]byte(text), &raw) == nil {
		var out []string
		for _, v := range raw {
			if s, ok := v.(string); ok {
				out = append(out, s)
				continue
			}
			b, _ := json.Marshal(v)
			out = append(out, string(b))
		}
		return out
	}
	text = strings.Trim(text, "[](){}")
	var out []string
	for _, part := range separators.Split(text, -1) {
		part = strings.Trim(strings.TrimSpace(part), `"'*_`)
		if part = sequence.ReplaceAllString(part, ""); part != "" {
			out = append(out, part)
		}
	}
	return out
}

var (
	separators = lazyregexp.New(`\s*(?:,\s*and\s|[,;\n|→]|\s(?:and|&|->|<)\s)\s*`)
	sequence   = lazyregexp.New(`(?i)^(?:(?:and|then|first|next|finally|lastly)\s+)+`)
)
