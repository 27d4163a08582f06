package chunker

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Step ends a chunk at a blank line, behind the line of a numbered step, and
// behind the mark that closes the thoughts of a reasoning model; never inside a
// code fence, a formula, a table or a JSON value.
//
// A numbered step is a line that begins "2.", "2)" or "Step 2:". It ends with
// its line, unless the line announces more by its last character (a colon, a
// comma, an operator).
func Step(text string) bool {
	if closesThought(text) {
		return !open(text)
	}
	if !strings.HasSuffix(text, "\n") || blank(text) {
		return false
	}
	last := strings.TrimSpace(lastLine(text))
	if last != "" && (!numbered(text) || announces(last) || inTable(text)) {
		return false
	}
	return !open(text)
}

// blank reports whether text is but white space, up to a length at which that
// is a chunk too.
func blank(text string) bool { return len(text) < 256 && strings.TrimSpace(text) == "" }

// thoughts are the marks with which reasoning models end their thoughts.
var thoughts = []string{"</think>", "</thinking>", "</thought>"}

func closesThought(text string) bool {
	if !strings.HasSuffix(text, ">") {
		return false
	}
	return slices.ContainsFunc(thoughts, func(mark string) bool { return strings.HasSuffix(text, mark) })
}

var stepMark = regexp.MustCompile(`^\s*(?:[*#]+\s*)?(?:\d{1,3}[.)]\s|(?i:step)\s+\d{1,3}\b)`)

// numbered reports whether text begins with the mark of a numbered step.
func numbered(text string) bool {
	return stepMark.MatchString(text[:min(len(text), 64)])
}

// announces reports whether a line goes on in the next one.
func announces(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(":,=+-×*/\\&", last)
}
