package chunker

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Step ends a chunk at a blank line, and behind the line of a step: one that
// begins "2.", "2)", "Step 2:" or with the mark of a list, "-", "*" or "•", or that
// says what number something equals, which is what can be checked. A line that
// announces more by its last character (a colon, a comma, an operator) is taken
// together with what follows.
func Step(text string) bool {
	if closesThought(text) || overlong(text) {
		return true
	}
	if !strings.HasSuffix(text, "\n") || blank(text) {
		return false
	}
	last := strings.TrimSpace(lastLine(text))
	if last != "" && (!numbered(text) && !listed(last) && !equation.MatchString(last) || announces(last)) {
		return false
	}
	return !held(text)
}

// blank reports whether text is but white space, up to a length at which that
// is a chunk too.
func blank(text string) bool { return len(text) < 256 && strings.TrimSpace(text) == "" }

// thoughts are the marks with which reasoning models end their thoughts.
var thoughts = []string{
	"</think>", "</think:opensource>", "</thinking>", "</thought>", "</seed:think>", "◁/think▷", "[/THINK]",
	"<|END_THINKING|>", "<|inner_suffix|>", "<|thought_end|>", "<|end_of_thought|>", "<channel|>",
	"[BEGIN FINAL RESPONSE]", "<|end|>", // the latter is gpt-oss's, behind a message
}

// closesThought reports whether text ends in the mark that closes the thoughts of
// a reasoning model. Every boundary is there, so that no chunk holds both
// thoughts and answer.
func closesThought(text string) bool {
	if !strings.HasSuffix(text, ">") && !strings.HasSuffix(text, "]") && !strings.HasSuffix(text, "▷") {
		return false
	}
	return slices.ContainsFunc(thoughts, func(mark string) bool { return strings.HasSuffix(text, mark) }) && !held(text)
}

var (
	stepMark = regexp.MustCompile(`^\s*(?:[*#]+\s*)?(?:\d{1,3}[.)]\s|(?i:step)\s+\d{1,3}\b)`)
	listMark = regexp.MustCompile(`^[-*•–]\s`)
	equation = regexp.MustCompile(`=\s*[^=\s]*\d`)
)

// listed reports whether a line is an item of a list.
func listed(line string) bool { return listMark.MatchString(line) || stepMark.MatchString(line) }

// numbered reports whether text begins with the mark of a numbered step.
func numbered(text string) bool {
	return stepMark.MatchString(text[:min(len(text), 64)])
}

// announces reports whether a line goes on in the next one.
func announces(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(":,=+-×*/\\&", last)
}

// lastLine is the last line of text that has its end, or the one being written.
func lastLine(text string) string {
	text = strings.TrimSuffix(text, "\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}
