package frame

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// What a sheet of exercises has before a question: its heading, lines to fill in and the number of
// the question. Read as amounts, their numbers would be reckoned with.

var (
	// headingFirst are words that a heading begins with, blankNames what a pupil fills in.
	headingFirst = lex.NewSet("worksheet lesson chapter unit homework section quiz test exam exercise part assignment classwork ques qn qns")
	blankNames   = lex.NewSet("name date class grade student teacher score marks mark form roll")
)

// withoutHeading is a text without a heading, blanks and the number of the question. Text with
// several numbered parts stays as it is.
func withoutHeading(text string) string {
	for {
		rest := withoutNumber(withoutBlank(withoutTitle(text)))
		if rest == text {
			return text
		}
		text = rest
	}
}

// withoutTitle is a text without a heading such as "Worksheet 3." or "Section A:" in front.
func withoutTitle(text string) string {
	first := lex.FirstLetters(text)
	if !headingFirst.Holds(first) || strings.Count(lex.FoldLower(text), first) > 1 {
		return text
	}
	end := strings.IndexAny(text, ".:\n")
	if end < 0 || len(strings.Fields(text[:end])) > 2 || end-len(first) > len(" 123") {
		return text
	}
	if end+1 < len(text) && !isBlank(text[end+1]) && text[end] != '\n' {
		return text
	}
	return whenMore(text, text[end+1:])
}

// withoutBlank is a text without a line to fill in, such as "Name: ____", in front.
func withoutBlank(text string) string {
	first := lex.FirstLetters(text)
	if !blankNames.Holds(first) {
		return text
	}
	rest := strings.TrimLeft(text[len(first):], ": ")
	line := strings.TrimLeft(rest, "_")
	if len(rest)-len(line) < 2 {
		return text
	}
	return whenMore(text, strings.TrimLeft(line, "_/ "))
}

// withoutNumber is a text without the number of a question, such as "3)", "(3)" and "3.", in front.
func withoutNumber(text string) string {
	label, open := strings.CutPrefix(text, "(")
	n := 0
	for n < len(label) && n < 2 && lex.IsDigit(label[n]) {
		n++
	}
	if n == 0 || n+2 >= len(label) || !isBlank(label[n+1]) || label[n] != ')' && (open || label[n] != '.' && label[n] != ':') {
		return text
	}
	rest := strings.TrimSpace(label[n+1:])
	if mayList(text) || numberedAgain(rest) || !startsWithLetter(rest) || namesMonth(lex.FirstLetters(rest)) { // "3. March"
		return text
	}
	return whenMore(text, rest)
}

// numberedAgain reports whether a text has another number of a part in it: " 2)", or " 2. Ben" behind a sentence.
func numberedAgain(text string) bool {
	for i := 2; i+2 < len(text); i++ {
		if !lex.IsDigit(text[i]) || !isBlank(text[i-1]) && text[i-1] != '(' {
			continue
		}
		begins := text[i-1] == '\n' || strings.IndexByte(".?!:;", text[i-2]) >= 0
		if text[i+1] == ')' || begins && text[i+1] == '.' && isBlank(text[i+2]) {
			return true
		}
	}
	return false
}

// namesMonth reports whether a word in lower case is the name of a month, or begins one.
func namesMonth(word string) bool {
	return len(word) > 2 && slices.ContainsFunc(calendar.MonthNames, func(m string) bool { return strings.HasPrefix(strings.ToLower(m), word) })
}

// whenMore is rest if it still may be a question, else text.
func whenMore(text, rest string) string {
	if rest = strings.TrimSpace(rest); strings.IndexByte(rest, ' ') < 0 {
		return text
	}
	return rest
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func startsWithLetter(text string) bool {
	for _, c := range text {
		return unicode.IsLetter(c)
	}
	return false
}
