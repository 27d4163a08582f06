package prompts

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one piece of a question: a run of letters, a number in digits, or a
// single mark.
type word struct {
	text  string
	lower string // text in lower case
	kind  wordKind
	space bool // white space stood before it
	longS bool // lower has a ſ, which is another form of s
}

func newWord(text string, kind wordKind, space bool) word {
	w := word{text: text, lower: text, kind: kind, space: space}
	if kind != number {
		w.lower = strings.ToLower(text)
		w.longS = strings.Contains(w.lower, "ſ")
	}
	return w
}

// noWord stands where words end.
var noWord word

type wordKind uint8

const (
	letters wordKind = iota
	number
	mark
)

// is reports whether w is one of the given lower-case words or marks.
func (w *word) is(any ...string) bool {
	lower := w.lower
	for _, s := range any {
		if lower == s {
			return true
		}
	}
	return w.longS && slices.ContainsFunc(any, func(s string) bool { return strings.EqualFold(lower, s) })
}

// plain is lower in the form in which a switch may tell words apart as is does.
func (w *word) plain() string {
	if w.longS {
		return strings.ReplaceAll(w.lower, "ſ", "s")
	}
	return w.lower
}

// marksAllowed are the marks that may stand in a question. Anything else could
// carry meaning that the format has no way to show.
const marksAllowed = ".,?!;:'\"$()[]{}+-*/×÷·=^"

// marksReserved belong to the format itself.
const marksReserved = "<>#→"

var marksReplaced = newSpelling(
	"’", "'", "‘", "'", "“", `"`, "”", `"`, "−", "-", "–", "-", "—", " - ",
	"\u00a0", " ", "∙", "·", "⋅", "·", "✕", "×", "✖", "×", "➗", "÷", "…", ".", " 's ", "'s ", "here're ", "here are ", "＝", "=", "**", "^")

// scanWords cuts a question into words, numbers and marks. A letter run keeps
// its apostrophes ("doesn't", "Mia's").
func scanWords(s string) ([]word, error) {
	words, _, err := scan(s, false)
	return words, err
}

// scanProse is scanWords for running text: decimals are numbers, and any
// character may stand in it but those of the format itself. plain says that scanWords
// reads the same.
func scanProse(s string) (words []word, plain bool, err error) { return scan(s, true) }

func scan(s string, prose bool) (toks []word, plain bool, err error) {
	s = marksReplaced.Replace(s)
	toks, plain = make([]word, 0, len(s)/4), true
	space := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
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
			toks = append(toks, newWord(strings.ReplaceAll(s[i:j], ",", ""), number, space))
			i = j
		case prose && r == '.' && i+1 < len(s) && isDigit(s[i+1]):
			j := i + 1
			for j < len(s) && isDigit(s[j]) {
				j++
			}
			toks = append(toks, newWord("0"+s[i:j], number, space))
			plain = false
			i = j
		case unicode.IsLetter(r) && r != '×':
			j := scanLetters(s, i)
			for prose && j < len(s) && isDigit(s[j]) { // mp3
				j, plain = j+1, false
			}
			toks = append(toks, newWord(s[i:j], letters, space))
			i = j
		case r < utf8.RuneSelf && strings.IndexByte(marksAllowed, byte(r)) >= 0: // which no other case reads
			toks = append(toks, newWord(s[i:i+size], mark, space))
			i += size
		case prose && unicode.In(r, unicode.Cf, unicode.Cc): // invisible
			plain = false
			i += size
			continue
		case prose && unicode.IsPrint(r) && !strings.ContainsRune(marksReserved, r), strings.ContainsRune(marksAllowed, r):
			plain = plain && strings.ContainsRune(marksAllowed, r)
			toks = append(toks, newWord(s[i:i+size], mark, space))
			i += size
		case r == '%':
			return nil, false, outOfScope("percentages are not understood")
		default:
			return nil, false, outOfScope("the character %q is not understood", r)
		}
		space = false
	}
	return toks, plain, nil
}

// scanNumber returns the end of the number that starts at i, thousands
// separators included. Decimals are refused unless allowed.
func scanNumber(s string, i int, decimals bool) (int, error) {
	j := i
	for j < len(s) && isDigit(s[j]) {
		j++
	}
	if j-i <= 3 {
		for len(s)-j >= 4 && s[j] == ',' && isDigit(s[j+1]) && isDigit(s[j+2]) && isDigit(s[j+3]) && (len(s)-j == 4 || !isDigit(s[j+4])) {
			j += 4
		}
	}
	if len(s)-j >= 2 && s[j] == '.' && isDigit(s[j+1]) {
		if decimals {
			for j++; j < len(s) && isDigit(s[j]); j++ {
			}
			return j, nil
		}
		return 0, outOfScope("decimal numbers such as %q are not understood", s[i:j+2])
	}
	if j-i > 12 {
		return 0, outOfScope("the number %q… is too long", s[i:i+12])
	}
	return j, nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func scanLetters(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		inner := r == '\'' && i+1 < len(s) && unicode.IsLetter(rune(s[i+1]))
		if r == '×' || !unicode.IsLetter(r) && !inner && !unicode.Is(unicode.M, r) {
			break
		}
		i += size
	}
	return i
}

// numberNames are the words for numbers below 20 and for tens.
var numberNames = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// apart are words of which no two numbers stand side by side, as they do in no plain
// question.
func apart(toks []word) ([]word, error) {
	for i, w := range toks {
		if i > 0 && w.kind == number && w.space && toks[i-1].kind == number {
			return nil, outOfScope("%q is not understood", toks[i-1].text+" "+w.text)
		}
	}
	return toks, nil
}

// numbersInWords writes number words as digits: "forty-seven", "three hundred and
// five", "a hundred". "One" stays a word where it is a pronoun or counts parts
// of a whole ("each one", "keeps one share"). What has none of them is left as it is, without a
// copy.
func numbersInWords(toks []word) []word {
	var out []word // nil while there was none
	for i := 0; i < len(toks); {
		w, used := numberInWords(toks, i)
		if used == 0 {
			w, used = toks[i], 1
		} else if out == nil {
			out = append(make([]word, 0, len(toks)), toks[:i]...)
		}
		if i += used; out != nil {
			out = append(out, w)
		}
	}
	if out == nil {
		return toks
	}
	return out
}

// numberInWords is what stands for the words from i on, and for how many; 0 for none.
func numberInWords(toks []word, i int) (w word, used int) {
	n, used := numberAt(toks[i:])
	if used == 0 && i+1 < len(toks) && toks[i].is("a") && toks[i+1].is("dozen") {
		n, used = 12, 2
	}
	switch {
	case toks[i].text == "1" && i+1 < len(toks) && toks[i+1].is("third", "half", "quarter", "fourth", "fifth"):
		return newWord("one", letters, toks[i].space), 1
	case used == 0, used == 1 && toks[i].is("one") && !oneIsNumber(toks, i):
		return noWord, 0
	}
	return newWord(strconv.Itoa(n), number, toks[i].space), used
}

// numberAt reads a number in words at the start of toks and says how many
// tokens it took; 0 when there is none.
func numberAt(toks []word) (n, used int) {
	if toks[0].kind != letters || strings.IndexByte("aefnostz", toks[0].lower[0]) < 0 { // as numberNames begin, or "a"
		return 0, 0
	}
	at := func(i int) string {
		if i < len(toks) && toks[i].kind == letters {
			return toks[i].lower
		}
		return ""
	}
	below := func(i int) (int, int) { // below 100
		n, ok := numberNames[at(i)]
		switch {
		case !ok:
			return 0, 0
		case n < 20:
			return n, 1
		}
		j := i + 1
		if j < len(toks) && toks[j].text == "-" && !toks[j].space {
			j++
		}
		if u, ok := numberNames[at(j)]; ok && u > 0 && u < 10 {
			return n + u, j + 1 - i
		}
		return n, 1
	}
	n, used = below(0)
	if used == 0 && at(0) == "a" && (at(1) == "hundred" || at(1) == "thousand") {
		n, used = 1, 1
	}
	if used == 0 {
		return 0, 0
	}
	if at(used) == "thousand" {
		n, used = n*1000, used+1
		if h, k := below(used); k > 0 && at(used+k) == "hundred" {
			n, used = n+h*100, used+k+1
		}
	} else if at(used) == "hundred" {
		n, used = n*100, used+1
	} else {
		return n, used
	}
	next := used
	if at(next) == "and" {
		next++
	}
	if m, k := below(next); k > 0 {
		return n + m, next + k
	}
	return n, used
}

// oneIsNumber tells "eats one" from "each one" and "keeps one of 4 piles".
func oneIsNumber(toks []word, i int) bool {
	if i > 0 && toks[i-1].is("each", "every", "the", "this", "that", "which", "no", "any", "only", "keep", "keeps", "kept", "but") {
		return false
	}
	ends := i+1 == len(toks) || toks[i+1].is("?")
	if ends && i > 1 && toks[i-2].is("the", "this", "that", "a", "my", "his", "her") && toks[i-1].kind == letters { // "the younger one"
		return false
	}
	if i+1 == len(toks) {
		return true
	}
	next := toks[i+1]
	if has := next.is("has", "had", "is", "costs", "holds", "weighs", "got", "gets"); has && i+2 < len(toks) && (toks[i+2].kind == number || numberNames[toks[i+2].lower] > 1 || toks[i+2].is("$")) { // "one has 13"
		return false
	}
	if next.is("share", "part", "portion", "pile", "group", "third", "half", "quarter", "fourth", "day", "another") {
		return false
	}
	if !next.is("of") || i+2 == len(toks) {
		return true
	}
	for _, w := range toks[i+2 : min(len(toks), i+6)] {
		if w.is("parts", "piles", "groups", "shares", "portions") {
			return false
		}
	}
	return true
}
