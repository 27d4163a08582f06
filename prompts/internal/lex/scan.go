package lex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
)

// marksAllowed are the marks that may stand in a question. Anything else could
// carry meaning that the format has no way to show.
const marksAllowed = ".,?!;:'\"$()[]{}+-*/×÷·=^"

// marksReserved belong to the format itself.
const marksReserved = "<>#→"

// MarksReplaced writes marks and blanks that people type in several ways in one.
var MarksReplaced = NewSpelling(
	"’", "'", "‘", "'", "“", `"`, "”", `"`, "−", "-", "–", "-", "—", " - ",
	"\u00a0", " ", "∙", "·", "⋅", "·", "✕", "×", "✖", "×", "➗", "÷", "…", ".", " 's ", "'s ", "here're ", "here are ", "＝", "=", "**", "^")

// Scan cuts a question into words, numbers and marks. A letter run keeps
// its apostrophes ("doesn't", "Mia's").
func Scan(s string) ([]Word, error) {
	words, _, err := scan(s, false)
	return words, err
}

// ScanProse is Scan for running text: decimals are numbers, and any
// character may stand in it but those of the format itself. plain says that Scan
// reads the same.
func ScanProse(s string) (words []Word, plain bool, err error) { return scan(s, true) }

func scan(s string, prose bool) (toks []Word, plain bool, err error) {
	s = MarksReplaced.Replace(s)
	toks, plain = make([]Word, 0, aboutWords(s)), true
	space := false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case unicode.IsSpace(r):
			space = true
			i += size
			continue
		case r >= '0' && r <= '9':
			j, err := scanNumber(s, i, prose)
			if err != nil {
				return nil, false, err
			}
			plain = plain && strings.IndexByte(s[i:j], '.') < 0
			toks = append(toks, New(strings.ReplaceAll(s[i:j], ",", ""), Number, space))
			i = j
		case prose && r == '.' && i+1 < len(s) && IsDigit(s[i+1]):
			j := i + 1
			for j < len(s) && IsDigit(s[j]) {
				j++
			}
			toks = append(toks, New("0"+s[i:j], Number, space))
			plain = false
			i = j
		case unicode.IsLetter(r) && r != '×':
			j := ScanLetters(s, i)
			for prose && j < len(s) && IsDigit(s[j]) { // mp3
				j, plain = j+1, false
			}
			toks = append(toks, New(s[i:j], Letters, space))
			i = j
		case r < utf8.RuneSelf && strings.IndexByte(marksAllowed, byte(r)) >= 0: // which no other case reads
			toks = append(toks, New(s[i:i+size], Mark, space))
			i += size
		case prose && unicode.In(r, unicode.Cf, unicode.Cc): // invisible
			plain = false
			i += size
			continue
		case prose && unicode.IsPrint(r) && !strings.ContainsRune(marksReserved, r), strings.ContainsRune(marksAllowed, r):
			plain = plain && strings.ContainsRune(marksAllowed, r)
			toks = append(toks, New(s[i:i+size], Mark, space))
			i += size
		case r == '%':
			return nil, false, form.OutOfScope("percentages are not understood")
		default:
			return nil, false, form.OutOfScope("the character %q is not understood", r)
		}
		space = false
	}
	return toks, plain, nil
}

// aboutWords is about how many words and marks a text has. One with few blanks is a formula.
func aboutWords(s string) int {
	blanks := strings.Count(s, " ")
	if blanks < len(s)/12 {
		return len(s)
	}
	return blanks*5/4 + 4
}

// scanNumber returns the end of the number that starts at i, thousands
// separators included. Decimals are refused unless allowed.
func scanNumber(s string, i int, decimals bool) (int, error) {
	j := i
	for j < len(s) && IsDigit(s[j]) {
		j++
	}
	if j-i <= 3 {
		for len(s)-j >= 4 && s[j] == ',' && IsDigit(s[j+1]) && IsDigit(s[j+2]) && IsDigit(s[j+3]) && (len(s)-j == 4 || !IsDigit(s[j+4])) {
			j += 4
		}
	}
	if len(s)-j >= 2 && s[j] == '.' && IsDigit(s[j+1]) {
		if decimals {
			for j++; j < len(s) && IsDigit(s[j]); j++ {
			}
			return j, nil
		}
		return 0, form.OutOfScope("decimal numbers such as %q are not understood", s[i:j+2])
	}
	if j-i > 12 {
		return 0, form.OutOfScope("the number %q… is too long", s[i:i+12])
	}
	return j, nil
}

// IsDigit reports whether a byte is a digit.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// ScanLetters returns the end of the letters that stand in s from i on, with their apostrophes.
func ScanLetters(s string, i int) int {
	for i < len(s) {
		if c := s[i] | 0x20; 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		inner := r == '\'' && i+1 < len(s) && unicode.IsLetter(rune(s[i+1]))
		if r == '×' || !unicode.IsLetter(r) && !inner && !unicode.Is(unicode.M, r) {
			break
		}
		i += size
	}
	return i
}
