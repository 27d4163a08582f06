package chunker

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// command follows what begins with a backslash, and returns its length: \[ \],
// \( \), \begin{…}, \end{…}, or any other.
func (s *scanner) command(rest string) int {
	n := 1 + len(rest[1:]) - len(strings.TrimLeftFunc(rest[1:], isLatin))
	switch {
	case n == len(rest): // it may go on
		s.undecided = true
		return n
	case s.math == rest[:2]:
		s.math = ""
	case s.math == "" && rest[:2] == `\[`:
		s.math = `\]`
	case s.math == "" && rest[:2] == `\(`:
		s.math = `\)`
	case strings.HasPrefix(rest, `\begin{`):
		s.environments++
	case strings.HasPrefix(rest, `\end{`):
		if !strings.Contains(rest, "}") && !strings.HasSuffix(rest, "\n") {
			s.undecided = true
		}
		s.environments = max(s.environments-1, 0)
	}
	return max(n, 2)
}

func isLatin(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// dollar is the length of the formula between two $ that begins at byte i of a
// line; 0 if the $ begins none, such as that of an amount of money, and -1 while
// the formula is open or it is not known yet whether it is one.
//
// As in Pandoc's Markdown a $ before a digit closes nothing. One after a space
// closes only what began with one.
func dollar(line string, i int) int {
	rest := line[i+1:]
	if rest == "" {
		return -1
	}
	for end := 0; end < len(rest); end++ {
		switch rest[end] {
		case '\\':
			end++
		case '$':
			spaced := end > 0 && rest[end-1] == ' '
			next, _ := utf8.DecodeRuneInString(rest[end+1:])
			if unicode.IsDigit(next) || spaced && rest[0] != ' ' && (unicode.IsLetter(next) || next == '\\') || !isFormula(line[:i], rest[:end], true) {
				return 0
			}
			return end + 2
		}
	}
	if isFormula(line[:i], strings.TrimSuffix(rest, "\n"), false) {
		return -1
	}
	return 0
}

// isFormula reports whether what stands behind a $ reads as the formula that it
// opens, or may do so when more of it is there.
func isFormula(before, body string, closed bool) bool {
	first, _ := utf8.DecodeRuneInString(body)
	switch {
	case body == "" || unicode.IsLetter(first) || strings.ContainsRune(`\([{|`, first):
		return true
	case first == ' ':
		beside, _ := utf8.DecodeLastRuneInString(before)
		behind, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(body, " "))
		return !unicode.IsDigit(behind) && !unicode.IsLetter(beside) && (unicode.IsLetter(next) || next == '\\' || next == utf8.RuneError) && !wordy(body)
	}
	rest := strings.TrimLeft(body, "+-.,0123456789")
	if rest == body || wordy(body) {
		return false
	}
	number := body[:len(body)-len(rest)]
	ended := rest != "" && strings.ContainsAny(number[len(number)-1:], ".,") // and not 1.5
	return closed || !ended && calculates(rest)
}

// calculates reports whether what stands behind a number goes on as a formula,
// and not as an amount of money: neither $5k, $3/hour nor **$5**.
func calculates(rest string) bool {
	body := strings.TrimLeft(rest, " ")
	if body == "" {
		return true // not known yet
	}
	first, size := utf8.DecodeRuneInString(body)
	next, _ := utf8.DecodeRuneInString(body[size:])
	switch {
	case unicode.IsLetter(first):
		return body == rest && !strings.ContainsRune("kKmMbB", first)
	case first == '/':
		return !unicode.IsLetter(next)
	case first == '*' || first == '<':
		return next != '*' && next != '/'
	case first == '(':
		return body == rest
	}
	return strings.ContainsRune(`+-−=>^×÷·\{`, first)
}

// wordy reports whether a word of three letters or more stands in body, outside
// braces and none of LaTeX's: what formulas with numbers in front do not have.
func wordy(body string) bool {
	depth, letters := 0, 0
	for i, r := range body {
		switch {
		case unicode.IsLetter(r):
			letters++
			if start := i + utf8.RuneLen(r) - letters; letters >= 3 && depth == 0 && isLatin(r) && (start < 1 || body[start-1] != '\\') {
				return true
			}
			continue
		case r == '{':
			depth++
		case r == '}':
			depth--
		}
		letters = 0
	}
	return false
}
