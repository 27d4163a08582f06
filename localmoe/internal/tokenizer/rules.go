package tokenizer

// words is the family of rules that follow the cl100k pattern of tiktoken
// (https://github.com/openai/tiktoken, openai_public.py):
//
//	(?i:'s|'t|'re|'ve|'m|'ll|'d)
//	[^\r\n\p{L}\p{N}]?\p{L}+
//	\p{N}{1,3}
//	 ?[^\s\p{L}\p{N}]+[\r\n]*
//	\s*[\r\n]+ | \s+(?!\S) | \s+
type words struct {
	inWord class // what a word consists of: letters, in some vocabularies marks too
	digits int   // how many digits make one pre-token
}

func (w words) rule(s string, i int) (int, bool) {
	if end := contraction(s, i); end > i {
		return end, true
	}
	c, n := classAt(s, i)
	switch {
	case c&w.inWord != 0:
		return run(s, i, w.inWord), true
	case c&number != 0:
		return upTo(s, i, number, w.digits), true
	}
	if c&eol == 0 {
		if end := run(s, i+n, w.inWord); end > i+n {
			return end, true
		}
	}
	if end := others(s, i, w.inWord|number|space); end > i {
		return run(s, end, eol), true
	}
	return lines(s, i), true
}

// gpt2 is the rule of GPT-2 (Radford et al. 2019):
//
//	's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
func gpt2(s string, i int) (int, bool) {
	if s[i] == '\'' && i+1 < len(s) && !isUpperASCII(s[i+1]) {
		if end := contraction(s, i); end > i && (end < i+3 || !isUpperASCII(s[i+2])) {
			return end, true
		}
	}
	start := i
	if s[i] == ' ' {
		start++
	}
	switch c, _ := classAt(s, start); {
	case start == len(s):
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
	if s[i] != '\'' || i+1 >= len(s) {
		return i
	}
	first := s[i+1] | 0x20
	switch first {
	case 's', 't', 'm', 'd':
		return i + 2
	}
	if i+2 >= len(s) {
		return i
	}
	switch second := s[i+2] | 0x20; {
	case first == 'r' && second == 'e', first == 'v' && second == 'e', first == 'l' && second == 'l':
		return i + 3
	}
	return i
}

func isUpperASCII(b byte) bool { return 'A' <= b && b <= 'Z' }

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

// lines returns the end of the pre-token of white space at s[i]:
//
//	\s*[\r\n]+ | \s+(?!\S) | \s+
func lines(s string, i int) int {
	end := i // of the last line break
	for at := i; ; {
		c, n := classAt(s, at)
		if c&space == 0 {
			break
		}
		at += n
		if c&eol != 0 {
			end = at
		}
	}
	if end > i {
		return end
	}
	return blanks(s, i)
}

// blanks returns the end of the pre-token of white space at s[i], which leaves
// the last character of a run to the text that follows:
//
//	\s+(?!\S) | \s+
func blanks(s string, i int) int {
	last, end := i, i
	for end < len(s) {
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
