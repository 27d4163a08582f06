package chunker

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence ends a chunk with its sentence or its line; also never inside
// quotation marks or parentheses.
//
// What comes next is not known when a full stop has just been written. It is
// taken for the end of the sentence at once, except behind a digit or a space, where
// it may belong to a number (3.14, .5) and a space has to follow, behind an initial
// and behind common abbreviations.
func Sentence(text string) bool {
	if closesThought(text) || overlong(text) {
		return true
	}
	last, size := utf8.DecodeLastRuneInString(text)
	ends := false
	switch {
	case last == '\n':
		ends = !blank(text)
	case unicode.IsSpace(last):
		before := text[:len(text)-size]
		ends = mayGoOn(before) && terminated(before)
	default:
		ends = terminal(last) && terminated(text) && !mayGoOn(text)
	}
	return ends && !held(text)
}

// terminal reports whether r may be the last character of a sentence: a mark
// that ends sentences in any script, or a closing quotation mark or parenthesis.
func terminal(r rune) bool { return unicode.Is(unicode.STerm, r) || strings.ContainsRune(closers, r) }

const closers = "\"”’»)]」』）"

// pairs are the marks inside which a sentence is not over.
var pairs = [][2]string{{"(", ")"}, {"“", "”"}, {"«", "»"}, {"「", "」"}, {"『", "』"}, {"（", "）"}}

// terminated reports whether text ends in a mark that ends sentences, closing
// marks aside, that belongs to no abbreviation, with nothing left open.
func terminated(text string) bool {
	end := tail(text)
	core := text[:len(text)-len(end)+len(strings.TrimRight(end, closers))]
	if strings.HasSuffix(text, ")") && !strings.HasPrefix(strings.TrimSpace(text), "(") {
		return false // an aside within a sentence
	}
	mark, size := utf8.DecodeLastRuneInString(core)
	body := core[:len(core)-size]
	if !unicode.Is(unicode.STerm, mark) || !strings.ContainsFunc(tail(body), isWordRune) || listNumber(body) {
		return false
	}
	if mark == '.' && abbreviation(tail(body)) {
		return false
	}
	return len(text) > maxOpen || !quoted(text)
}

// quoted reports whether quotation marks or parentheses are open in text.
func quoted(text string) bool {
	if strings.Count(text, `"`)%2 == 1 {
		return true
	}
	for _, p := range pairs {
		if strings.Count(text, p[0]) > strings.Count(text, p[1]) {
			return true
		}
	}
	return false
}

// tail is the end of text that the last word is looked for in.
func tail(text string) string { return text[max(0, len(text)-64):] }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// mayGoOn reports whether the mark that text ends with may belong to a number:
// that of 3.14, or of .5 behind a space.
func mayGoOn(text string) bool {
	mark, size := utf8.DecodeLastRuneInString(text)
	r, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return unicode.IsDigit(r) || mark == '.' && unicode.IsSpace(r)
}

// listNumber reports whether body is but the number of a list item.
func listNumber(body string) bool {
	return len(body) < 64 && strings.Trim(body, " \t\n*#0123456789") == ""
}

// abbreviations are words that a full stop follows inside a sentence.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "vs": true, "e.g": true, "i.e": true, "cf": true,
	"fig": true, "eq": true, "approx": true, "al": true, "bzw": true, "z.b": true, "sra": true, "sr": true, "jr": true, "mme": true,
}

// abbreviation reports whether the last word of body is an abbreviation, an
// initial, or part of a name with a full stop inside it.
func abbreviation(body string) bool {
	word := body[strings.LastIndexFunc(body, func(r rune) bool { return unicode.IsSpace(r) || r == '(' })+1:]
	if abbreviations[strings.ToLower(word)] || strings.HasSuffix(word, ".") {
		return true
	}
	r, size := utf8.DecodeRuneInString(word)
	// J. Smith, e.g., i.e., z.B., p. 5; but "find x." is a sentence.
	initial := size == len(word) && (unicode.IsUpper(r) && r != 'I' || strings.ContainsRune("eizp", r))
	return initial || strings.Contains(word, "://") || strings.HasPrefix(word, "www.")
}
