package tokenizer

import (
	"unicode"
	"unicode/utf8"
)

// class is a set of Unicode properties of a character.
type class uint16

const (
	upper  class = 1 << iota // Lu, Lt
	lower                    // Ll
	uncase                   // Lm, Lo
	mark                     // M
	number                   // N
	space                    // White_Space
	punct                    // P
	symb                     // S
	eol                      // carriage return, line feed

	letter = upper | lower | uncase
)

var asciiClasses = func() (c [utf8.RuneSelf]class) {
	for r := range c {
		c[r] = lookUp(rune(r))
	}
	return c
}()

// lookUp finds the class of r in the tables of package unicode.
func lookUp(r rune) class {
	switch {
	case r == '\r' || r == '\n':
		return space | eol
	case unicode.IsSpace(r):
		return space
	case unicode.Is(unicode.Ll, r):
		return lower
	case unicode.In(r, unicode.Lu, unicode.Lt):
		return upper
	case unicode.IsLetter(r):
		return uncase
	case unicode.IsMark(r):
		return mark
	case unicode.IsNumber(r):
		return number
	case unicode.IsPunct(r):
		return punct
	case unicode.IsSymbol(r):
		return symb
	}
	return 0
}

// classAt returns the class and the length in bytes of the character at s[i],
// and 0, 0 at the end of s.
func classAt(s string, i int) (c class, n int) {
	if i >= len(s) {
		return 0, 0
	}
	if s[i] < utf8.RuneSelf {
		return asciiClasses[s[i]], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && n == 1 {
		return 0, 1
	}
	return lookUp(r), n
}

// run returns the end of the longest stretch from s[i] of characters with a
// property in set.
func run(s string, i int, set class) int {
	for {
		c, n := classAt(s, i)
		if c&set == 0 {
			return i
		}
		i += n
	}
}

// runWithout returns the end of the longest stretch from s[i] of characters
// with no property in set.
func runWithout(s string, i int, set class) int {
	for i < len(s) {
		c, n := classAt(s, i)
		if c&set != 0 {
			break
		}
		i += n
	}
	return i
}

// upTo returns the end of at most max characters from s[i] with a property in set.
func upTo(s string, i int, set class, max int) int {
	for ; max > 0; max-- {
		c, n := classAt(s, i)
		if c&set == 0 {
			break
		}
		i += n
	}
	return i
}

// runOf returns the end of the longest stretch from s[i] of characters in table.
func runOf(s string, i int, table *unicode.RangeTable) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || !unicode.Is(table, r) {
			break
		}
		i += n
	}
	return i
}
