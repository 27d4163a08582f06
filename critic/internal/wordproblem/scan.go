package wordproblem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads by hand what every word of a problem and every line of its solution is asked
// for. Regular expressions took most of a critic's time here; tests hold both against each other.

// Words are the words and marks of a prompt, the matches of
// #(\d+):(\d+(?:\.\d+)?)?|[\pL'-]+|[^\s\pL]; a number and its tag are one.
func Words(text string) []string {
	out := make([]string, 0, len(text)/4)
	for i := 0; i < len(text); {
		n := wordLen(text[i:])
		if n == 0 { // white space
			i++
			continue
		}
		out = append(out, text[i:i+n])
		i += n
	}
	return out
}

// wordLen is how many bytes the word takes with which a text begins; 0 for white space.
func wordLen(text string) int {
	switch text[0] {
	case ' ', '\t', '\n', '\f', '\r':
		return 0
	case '#':
		if tag := digits(text[1:]); tag > 0 && strings.HasPrefix(text[1+tag:], ":") {
			return 1 + tag + 1 + decimal(text[1+tag+1:])
		}
	}
	n := 0
	for n < len(text) {
		r, size := rune(text[n]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[n:])
		}
		if r != '\'' && r != '-' && !unicode.IsLetter(r) {
			if n == 0 {
				return size
			}
			break
		}
		n += size
	}
	return n
}

// digits is how many a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// decimal is how many bytes the number takes with which a text begins; 0 for none.
func decimal(text string) int {
	n := digits(text)
	if n > 0 && n < len(text) && text[n] == '.' {
		if more := digits(text[n+1:]); more > 0 {
			n += 1 + more
		}
	}
	return n
}

// IsDecimal reports whether a text is a number and nothing else: 12, 2.5.
func IsDecimal(text string) bool { return text != "" && decimal(text) == len(text) }

// Number finds the next number of a prompt with its tag, and the text behind.
func Number(text string) (tag, number, rest string, ok bool) {
	for {
		i := strings.IndexByte(text, '#')
		if i < 0 {
			return "", "", "", false
		}
		text = text[i+1:]
		t := digits(text)
		if t == 0 || !strings.HasPrefix(text[t:], ":") {
			continue
		}
		if n := decimal(text[t+1:]); n > 0 {
			return text[:t], text[t+1 : t+1+n], text[t+1+n:], true
		}
	}
}

// Operation is a line of a worked solution: #1:47+#2:8=55.
type Operation struct {
	TagA, A string // the first number and its tag, which is "" where it has none
	Op      string
	TagB, B string
	Result  string // what stands behind "="
}

// ReadOperation reads a line; ok is false for one that is no operation.
func ReadOperation(line string) (o Operation, ok bool) {
	if o, ok = BeginOperation(line); o.Result == "" || strings.Contains(o.Result, "\n") {
		return Operation{}, false
	}
	return o, ok
}

// BeginOperation is ReadOperation for lines that may break off or go on behind "=".
func BeginOperation(line string) (o Operation, ok bool) {
	if o.TagA, o.A, line = operandAt(line); o.A == "" || line == "" || strings.IndexByte("-+*/", line[0]) < 0 {
		return Operation{}, false
	}
	o.Op = line[:1]
	if o.TagB, o.B, line = operandAt(line[1:]); o.B == "" || line == "" || line[0] != '=' {
		return Operation{}, false
	}
	o.Result = line[1:]
	return o, true
}

// operandAt is the number with which a text begins, which is "" for none.
func operandAt(text string) (tag, number, rest string) {
	if behind, ok := strings.CutPrefix(text, "#"); ok {
		n := digits(behind)
		if n == 0 || !strings.HasPrefix(behind[n:], ":") {
			return "", "", text
		}
		tag, text = behind[:n], behind[n+1:]
	}
	n := decimal(text)
	return tag, text[:n], text[n:]
}
