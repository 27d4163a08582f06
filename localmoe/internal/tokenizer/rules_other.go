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
