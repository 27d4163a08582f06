package lex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FoldLower is a text in lower case as expressions see it that make no difference between
// large and small letters: to them ſ is an s.
func FoldLower(s string) string {
	if smallLetters(s) {
		return s
	}
	lower := strings.ToLower(s)
	if isASCII(lower) {
		return lower
	}
	return strings.ReplaceAll(lower, "ſ", "s")
}

// SingleSpaced is a text with one blank between its words and nothing around them.
func SingleSpaced(s string) string {
	s = strings.TrimSpace(s)
	before := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		before = r
	}
	return s
}

// IsCapital reports whether a text begins with a capital letter.
func IsCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// Capitalized is a text with its first letter as a capital.
func Capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(first) {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// FirstLetters are the letters that a text begins with, in lower case.
func FirstLetters(text string) string {
	end := 0
	for end < len(text) && 'a' <= text[end]|0x20 && text[end]|0x20 <= 'z' {
		end++
	}
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	return FoldLower(text[:end])
}

// ContainsAny reports whether a text holds one of some others.
func ContainsAny(text string, any []string) bool {
	for _, s := range any {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}

// Alphanumeric reports whether a byte is a letter of ASCII or a digit.
func Alphanumeric(c byte) bool { return IsDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' }

// AllLetters reports whether a text has letters of ASCII, and nothing else.
func AllLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Spelling replaces texts, most of which few questions hold; to look for those first is
// cheaper.
type Spelling struct {
	all   *strings.Replacer
	ascii []string // replaced texts of ASCII that hold no other; all else needs a byte beyond
}

// NewSpelling is that of old, new pairs; see [strings.NewReplacer].
func NewSpelling(pairs ...string) Spelling {
	s := Spelling{all: strings.NewReplacer(pairs...)}
	var ascii []string
	for i := 0; i < len(pairs); i += 2 {
		if isASCII(pairs[i]) {
			ascii = append(ascii, pairs[i])
		}
	}
	slices.SortFunc(ascii, func(a, b string) int { return len(a) - len(b) })
	for _, old := range ascii {
		if !ContainsAny(old, s.ascii) {
			s.ascii = append(s.ascii, old)
		}
	}
	return s
}

// Replace is a text with all replaced.
func (s Spelling) Replace(text string) string {
	if isASCII(text) && !ContainsAny(text, s.ascii) {
		return text
	}
	return s.all.Replace(text)
}

// IndexAll are the places of the texts that are as asked.
func IndexAll(all []string, is func(string) bool) (at []int) {
	for i, s := range all {
		if is(s) {
			at = append(at, i)
		}
	}
	return at
}

// SplitList is the things of a list in running text: "Ann, Ben, and Cid".
func SplitList(text string) (things []string) {
	from := 0
	for i := 0; i < len(text); {
		joint := listJointLen(text[i:])
		if joint == 0 {
			i++
			continue
		}
		things = append(things, text[from:i])
		i += joint
		from = i
	}
	return append(things, text[from:])
}

// listJointLen is the length of what parts two things of a list at the start of a text; 0 for nothing.
func listJointLen(text string) int {
	if text[0] != ',' && text[0] != ' ' {
		return 0
	}
	for _, joint := range []string{", and ", ", ", " and "} {
		if strings.HasPrefix(text, joint) {
			return len(joint)
		}
	}
	return 0
}
