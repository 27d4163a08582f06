package tokenizer

import "unicode"

// casedRule is the family of the o200k pattern of tiktoken
// (https://github.com/openai/tiktoken, openai_public.py), which begins a new
// pre-token where a word goes from lower case to upper case:
//
//	[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
//	[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
//	\p{N}{1,3}
//	 ?[^\s\p{L}\p{N}]+[\r\n/]*
//	\s*[\r\n]+ | \s+(?!\S) | \s+
type casedRule struct {
	digits   int
	suffixes bool // words include English contractions
	slashes  bool // a run of punctuation includes the slashes after it
	han      bool // Han characters are no part of words, but words of their own: [\p{Han}]+
}

const (
	upperish = upper | uncase | mark
	lowerish = lower | uncase | mark
)

func (w casedRule) rule(s string, i int) (int, bool) {
	if w.han {
		if end := runOf(s, i, unicode.Han); end > i {
			return end, true
		}
	}
	if end := w.word(s, i); end > i {
		if w.suffixes {
			end = contraction(s, end)
		}
		return end, true
	}
	if end := upTo(s, i, number, w.digits); end > i {
		return end, true
	}
	if end := others(s, i, letter|number|space); end > i {
		return w.breaks(s, end), true
	}
	if end := lineBreaks(s, i); end > i {
		return end, true
	}
	return blanks(s, i), true
}

// breaks returns the end of [\r\n/]* or [\r\n]* at s[i].
func (w casedRule) breaks(s string, i int) int {
	for i < len(s) && (s[i] == '\r' || s[i] == '\n' || w.slashes && s[i] == '/') {
		i++
	}
	return i
}

// word returns the end of a word without its suffix, and i if there is none.
// The order of the attempts is that of a backtracking matcher: each of the two
// alternatives first with a leading character, then without.
func (w casedRule) word(s string, i int) int {
	lead := i
	if c, n := classAt(s, i); c&(letter|number|eol) == 0 {
		lead += n
	}
	for _, alternative := range []func(string, int) int{w.endsLower, w.beginsUpper} {
		if end := alternative(s, lead); end > lead {
			return end
		}
		if end := alternative(s, i); end > i {
			return end
		}
	}
	return i
}

// endsLower returns the end of [upperish]*[lowerish]+ at s[i], and i if it does not match.
func (w casedRule) endsLower(s string, i int) int {
	end := i // of the last character that can stand in both parts
	at := i
	for {
		c, n := w.classAt(s, at)
		if c&upperish == 0 {
			break
		}
		at += n
		if c&lowerish != 0 {
			end = at
		}
	}
	if lowers := w.run(s, at, lowerish); lowers > at {
		return lowers
	}
	return end
}

// beginsUpper returns the end of [upperish]+[lowerish]* at s[i], and i if it does not match.
func (w casedRule) beginsUpper(s string, i int) int {
	end := w.run(s, i, upperish)
	if end == i {
		return i
	}
	return w.run(s, end, lowerish)
}

// classAt is classAt where Han characters, if set apart, have no class.
func (w casedRule) classAt(s string, i int) (class, int) {
	c, n := classAt(s, i)
	if w.han && n > 1 && c&(uncase|mark) != 0 && runOf(s[:i+n], i, unicode.Han) > i {
		c = 0
	}
	return c, n
}

func (w casedRule) run(s string, i int, set class) int {
	for {
		c, n := w.classAt(s, i)
		if c&set == 0 {
			return i
		}
		i += n
	}
}
