package tokenizer

import "strings"

// falconMarks returns the rule of a run of punctuation and of the ASCII symbols
// in also.
func falconMarks(also string) rule {
	return matching(func(s string, i int) int {
		for {
			c, n := classAt(s, i)
			if c&punct == 0 && !(n == 1 && strings.IndexByte(also, s[i]) >= 0) {
				return i
			}
			i += n
		}
	})
}

// threeDigits is the rule [0-9][0-9][0-9].
var threeDigits = matching(func(s string, i int) int {
	for n := range 3 {
		if i+n >= len(s) || s[i+n] < '0' || s[i+n] > '9' {
			return i
		}
	}
	return i + 3
})

// phrases is the rule of EXAONE MoE, whose words may go on after a blank:
//
//	(?i:'s|'t|'re|'ve|'m|'ll|'d)
//	[^\r\n\p{L}\p{N}]?(?:\p{L}\p{M}*(?: \p{L}\p{M}*)*)+
//	\p{N}
//	 ?[^\s\p{L}\p{N}]+[\r\n/]?
//	\s*[\r\n] | \s+(?!\S) | \s+
func phrases(s string, i int) (int, bool) {
	if end := contraction(s, i); end > i {
		return end, true
	}
	c, n := classAt(s, i)
	if c&number != 0 {
		return i + n, true
	}
	start := i
	if c&(letter|eol) == 0 {
		start += n
	}
	if end := phrase(s, start); end > start {
		return end, true
	}
	if end := others(s, i, letter|number|space); end > i {
		if end < len(s) && strings.IndexByte("\r\n/", s[end]) >= 0 {
			end++
		}
		return end, true
	}
	if end := lineBreaks(s, i); end > i {
		return end, true
	}
	return blanks(s, i), true
}

// phrase returns the end of words with single blanks between them, and i if no
// word begins at s[i].
func phrase(s string, i int) int {
	for end := i; ; {
		at := end
		c, n := classAt(s, at)
		switch {
		case c&mark != 0 && end > i:
		case at < len(s) && s[at] == ' ' && end > i:
			at++
			if c, n = classAt(s, at); c&letter == 0 {
				return end
			}
		case c&letter == 0:
			return end
		}
		end = at + n
	}
}

// bloom is the rule  ?[^(\s|.,!?…。，、।۔،)]+.
var bloom = matching(func(s string, i int) int {
	start := i
	if s[i] == ' ' {
		start++
	}
	end := start
	for end < len(s) {
		c, n := classAt(s, end)
		if c&space != 0 || strings.Contains("(|.,!?…。，、।۔،)", s[end:end+n]) {
			break
		}
		end += n
	}
	if end == start {
		return i
	}
	return end
})
