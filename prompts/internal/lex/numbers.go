package lex

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
)

// NumberNames are the words for numbers below 20 and for tens.
var NumberNames = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// Apart are words of which no two numbers stand side by side, as they do in no plain
// question.
func Apart(toks []Word) ([]Word, error) {
	for i, w := range toks {
		if i > 0 && w.Kind == Number && w.Space && toks[i-1].Kind == Number {
			return nil, form.OutOfScope("%q is not understood", toks[i-1].Text+" "+w.Text)
		}
	}
	return toks, nil
}

// NumbersInWords writes number words as digits: "forty-seven", "three hundred and
// five", "a hundred". "One" stays a word where it is a pronoun or counts parts
// of a whole ("each one", "keeps one share"). What has none of them is left as it is, without a
// copy.
func NumbersInWords(toks []Word) []Word {
	var out []Word // of what stands before from; nil while there was none
	from := 0
	for i := 0; i < len(toks); {
		if !mayBeNumber(&toks[i]) {
			i++
			continue
		}
		w, used := numberInWords(toks, i)
		if used == 0 {
			i++
			continue
		}
		if out == nil {
			out = make([]Word, 0, len(toks))
		}
		out = append(append(out, toks[from:i]...), w)
		i += used
		from = i
	}
	if out == nil {
		return toks
	}
	return append(out, toks[from:]...)
}

// mayBeNumber reports whether numberInWords may find something where a word stands.
func mayBeNumber(w *Word) bool {
	switch w.Kind {
	case Letters:
		return w.Lower == "a" || numberNames.Has(*w)
	case Number:
		return w.Text == "1"
	}
	return false
}

// numberNames are the words of NumberNames.
var numberNames = NewSet(strings.Join(slices.Collect(maps.Keys(NumberNames)), " "))

// numberInWords is what stands for the words from i on, and for how many; 0 for none.
func numberInWords(toks []Word, i int) (w Word, used int) {
	n, used := numberAt(toks[i:])
	if used == 0 && i+1 < len(toks) && toks[i].Is("a") && toks[i+1].Is("dozen") {
		n, used = 12, 2
	}
	switch {
	case toks[i].Text == "1" && i+1 < len(toks) && toks[i+1].Is("third", "half", "quarter", "fourth", "fifth"):
		return New("one", Letters, toks[i].Space), 1
	case used == 0, used == 1 && toks[i].Is("one") && !oneIsNumber(toks, i):
		return None, 0
	}
	return New(strconv.Itoa(n), Number, toks[i].Space), used
}

// numberAt reads a number in words at the start of toks and says how many
// tokens it took; 0 when there is none.
func numberAt(toks []Word) (n, used int) {
	if toks[0].Kind != Letters {
		return 0, 0
	}
	at := func(i int) string {
		if i < len(toks) && toks[i].Kind == Letters {
			return toks[i].Lower
		}
		return ""
	}
	below := func(i int) (int, int) { // below 100
		n, ok := NumberNames[at(i)]
		switch {
		case !ok:
			return 0, 0
		case n < 20:
			return n, 1
		}
		j := i + 1
		if j < len(toks) && toks[j].Text == "-" && !toks[j].Space {
			j++
		}
		if u, ok := NumberNames[at(j)]; ok && u > 0 && u < 10 {
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
func oneIsNumber(toks []Word, i int) bool {
	if i > 0 && toks[i-1].Is("each", "every", "the", "this", "that", "which", "no", "any", "only", "keep", "keeps", "kept", "but") {
		return false
	}
	ends := i+1 == len(toks) || toks[i+1].Is("?")
	if ends && i > 1 && toks[i-2].Is("the", "this", "that", "a", "my", "his", "her") && toks[i-1].Kind == Letters { // "the younger one"
		return false
	}
	if i+1 == len(toks) {
		return true
	}
	next := toks[i+1]
	if i > 1 && toks[i-2].Is("the", "my", "his", "her", "our", "their") && toks[i-1].Is("next", "previous", "last", "other", "first", "second", "new", "old") &&
		(next.Kind == Number || NumberNames[next.Lower] > 1) { // "the next one 6 hours later"
		return false
	}
	if has := next.Is("has", "had", "is", "costs", "holds", "weighs", "got", "gets"); has && i+2 < len(toks) && (toks[i+2].Kind == Number || NumberNames[toks[i+2].Lower] > 1 || toks[i+2].Is("$")) { // "one has 13"
		return false
	}
	if next.Is("share", "part", "portion", "pile", "group", "third", "half", "quarter", "fourth", "day", "another") {
		return false
	}
	if !next.Is("of") || i+2 == len(toks) {
		return true
	}
	for _, w := range toks[i+2 : min(len(toks), i+6)] {
		if w.Is("parts", "piles", "groups", "shares", "portions") {
			return false
		}
	}
	return true
}
