package tokenizer

import (
	"unicode"
	"unicode/utf8"
)

// The rules that most vocabularies use: those of GPT-2 and cl100k, and the
// small ones that come before them.

// wordRule is the family of the cl100k pattern of tiktoken
// (https://github.com/openai/tiktoken, openai_public.py):
//
//	(?i:'s|'t|'re|'ve|'m|'ll|'d)
//	[^\r\n\p{L}\p{N}]?\p{L}+
//	\p{N}{1,3}
//	 ?[^\s\p{L}\p{N}]+[\r\n]*
//	\s*[\r\n]+ | \s+(?!\S) | \s+
type wordRule struct {
	word       class                 // what a word consists of: letters, in some vocabularies marks too
	digits     int                   // how many digits make one pre-token at most
	noSuffixes bool                  // without the English contractions
	noBreaks   bool                  // a run of punctuation does not include the line breaks after it
	blanks     func(string, int) int // white space without line breaks; nil for blanks
}

func (w wordRule) rule(s string, i int) (int, bool) {
	if end := contraction(s, i); end > i && !w.noSuffixes {
		return end, true
	}
	c, n := classAt(s, i)
	switch {
	case c&w.word != 0:
		return run(s, i, w.word), true
	case c&number != 0:
		return upTo(s, i, number, w.digits), true
	}
	if c&eol == 0 {
		if end := run(s, i+n, w.word); end > i+n {
			return end, true
		}
	}
	if end := others(s, i, w.word|number|space); end > i {
		if w.noBreaks {
			return end, true
		}
		return run(s, end, eol), true
	}
	if end := lineBreaks(s, i); end > i {
		return end, true
	}
	if w.blanks != nil {
		return w.blanks(s, i), true
	}
	return blanks(s, i), true
}

// gpt2 is the rule of GPT-2 (Radford et al. 2019):
//
//	's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
func gpt2(s string, i int) (int, bool) {
	if end := contraction(s, i); end > i && !hasUpperASCII(s[i:end]) {
		return end, true
	}
	start := i
	if s[i] == ' ' && i+1 < len(s) {
		start++
	}
	switch c, _ := classAt(s, start); {
	case c&letter != 0:
		return run(s, start, letter), true
	case c&number != 0:
		return run(s, start, number), true
	case c&space == 0:
		return runWithout(s, start, space|letter|number), true
	}
	return blanks(s, i), true
}

// contraction returns the end of an English contraction, in any case, whose
// apostrophe is s[i], and i if there is none.
func contraction(s string, i int) int {
	if i+1 >= len(s) || s[i] != '\'' {
		return i
	}
	switch first := s[i+1] | 0x20; first {
	case 's', 't', 'm', 'd':
		return i + 2
	case 'r', 'v', 'l':
		if i+2 >= len(s) {
			return i
		}
		second := s[i+2] | 0x20
		if second == 'e' && first != 'l' || second == 'l' && first == 'l' {
			return i + 3
		}
	}
	return i
}

func hasUpperASCII(s string) bool {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return true
		}
	}
	return false
}

// others returns the end of an optional blank and a run of characters with no
// property in set, and i if there is no such run. White space must be in set.
func others(s string, i int, set class) int {
	start := i
	if s[i] == ' ' {
		start++
	}
	if end := runWithout(s, start, set); end > start {
		return end
	}
	return i
}

// lineBreaks returns the end of \s*[\r\n]+ at s[i], and i if it does not match.
func lineBreaks(s string, i int) int {
	end := i
	for at := i; ; {
		c, n := classAt(s, at)
		if c&space == 0 {
			return end
		}
		at += n
		if c&eol != 0 {
			end = at
		}
	}
}

// blanks returns the end of \s+(?!\S)|\s+ at s[i], which is white space: a run
// leaves its last character to the text that follows.
func blanks(s string, i int) int {
	last, end := i, i
	for {
		c, n := classAt(s, end)
		if c&space == 0 {
			break
		}
		last, end = end, end+n
	}
	if end == len(s) || last == i {
		return end
	}
	return last
}

// powerBlanks returns the end of \s{512}(?!\S)|\s{256}(?!\S)|…|\s{4}(?!\S)|\s{1,2}(?!\S)|\s{1}
// at s[i], which is white space.
func powerBlanks(s string, i int) int {
	const longest = 512
	var ends [longest + 1]int // ends[n] is the end of n characters
	n := 0
	for ends[0] = i; n < longest; n++ {
		c, size := classAt(s, ends[n])
		if c&space == 0 {
			break
		}
		ends[n+1] = ends[n] + size
	}
	// Followed by text, a run gives up its last character.
	if c, _ := classAt(s, ends[n]); c&space == 0 && ends[n] < len(s) {
		n = max(n-1, 1)
	}
	power := longest
	for power > n {
		power /= 2
	}
	return ends[power]
}

// matching makes a rule of a function that returns the end of the pre-token at
// s[i], and i if there is none.
func matching(match func(s string, i int) int) rule {
	return func(s string, i int) (int, bool) {
		if end := match(s, i); end > i {
			return end, true
		}
		_, n := classAt(s, i)
		return i + n, false
	}
}

// digits is the rule \p{N}{1,max}.
func digits(max int) rule {
	return func(s string, i int) (int, bool) {
		if end := upTo(s, i, number, max); end > i {
			return end, true
		}
		return runWithout(s, i, number), false
	}
}

// digitsFromRight is the rule \p{N}{1,3}(?=(?:\p{N}{3})*(?!\p{N})): groups of
// three digits, counted from the last one.
func digitsFromRight(s string, i int) (int, bool) {
	if c, _ := classAt(s, i); c&number == 0 {
		return runWithout(s, i, number), false
	}
	first := 3
	if before, _ := utf8.DecodeLastRuneInString(s[:i]); !unicode.IsNumber(before) { // else a group ended here
		if n := utf8.RuneCountInString(s[i:run(s, i, number)]) % 3; n > 0 {
			first = n
		}
	}
	return upTo(s, i, number, first), true
}

// wholeNumbers is the rule \d{1,3}(?=(?:\d{3})*\b): groups of three decimal digits,
// counted from the last one, in numbers that no letter, mark or underscore follows.
func wholeNumbers(s string, i int) (int, bool) {
	first := upToDigits(s, i, 3)
	if first == i {
		_, n := classAt(s, i)
		return i + n, false
	}
	if before, _ := utf8.DecodeLastRuneInString(s[:i]); unicode.IsDigit(before) { // a group ended here
		return first, true
	}
	end := runOf(s, i, unicode.Nd)
	if r, _ := utf8.DecodeRuneInString(s[end:]); unicode.In(r, unicode.L, unicode.M, unicode.Pc) {
		return end, false
	}
	if n := utf8.RuneCountInString(s[i:end]) % 3; n > 0 {
		first = upToDigits(s, i, n)
	}
	return first, true
}

// upToDigits returns the end of at most max decimal digits from s[i].
func upToDigits(s string, i, max int) int {
	for ; max > 0; max-- {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsDigit(r) {
			break
		}
		i += n
	}
	return i
}

// wholeLines is the rule [^\n]+|\n+.
func wholeLines(s string, i int) (int, bool) {
	breaks := s[i] == '\n'
	for i < len(s) && (s[i] == '\n') == breaks {
		i++
	}
	return i, true
}
