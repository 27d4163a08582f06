package arith

import (
	"slices"
	"strings"
)

// People and models also write down what does not hold: they ask, suppose, quote a mistake
// or take back what they said a moment before. This file holds the signs of that.

// maxPeriod bounds the tokens that are looked at on each side of an equation.
const maxPeriod = 40

// denying are the words that say of an equation near them that it does not hold, or holds
// in another arithmetic or not exactly.
var denying = map[string]bool{
	"mistake": true, "mistakenly": true, "incorrectly": true, "erroneously": true, "contradiction": true, "contradicts": true,
	"mod": true, "modulo": true, "congruent": true, "estimate": true, "estimating": true, "estimation": true,
}

// unlike are the words that say so behind "is", and alone in a clause: there may also be
// wrong answers to count.
var unlike = map[string]bool{
	"wrong": true, "incorrect": true, "false": true, "mistaken": true, "erroneous": true, "impossible": true, "invalid": true, "untrue": true,
}

// copulas are the words before one of unlike.
var copulas = map[string]bool{
	"is": true, "was": true, "be": true, "that's": true, "that’s": true, "it's": true, "it’s": true, "seems": true, "looks": true,
}

// blunders are the words before an error that somebody made.
var blunders = map[string]bool{"an": true, "arithmetic": true, "calculation": true, "computation": true, "my": true}

// affirmed are the words that deny together with a "not" before them.
var affirmed = map[string]bool{
	"true": true, "right": true, "correct": true, "hold": true, "work": true, "match": true, "possible": true, "valid": true, "how": true,
}

// negations are the words before one of affirmed.
var negations = map[string]bool{
	"not": true, "cannot": true, "isn't": true, "wasn't": true, "doesn't": true, "don't": true, "didn't": true, "can't": true, "won't": true,
	"isn’t": true, "wasn’t": true, "doesn’t": true, "don’t": true, "didn’t": true, "can’t": true, "won’t": true,
}

// recalling are the words that take back what stands before them.
var recalling = map[string]bool{"wait": true, "oops": true, "hmm": true, "recompute": true, "recalculate": true, "redo": true, "recheck": true}

// turning are the words that do so at the begin of a clause.
var turning = map[string]bool{"no": true, "actually": true, "sorry": true, "correction": true}

// retracted reports whether what the clause toks[start:end] states is asked, denied or
// taken back.
func retracted(toks []token, start, end int) bool {
	if asked(toks, end) {
		return true
	}
	for i := end - 1; i >= max(0, start-maxPeriod) && !(i < start && stops(toks[i])); i-- {
		if denies(toks, i) {
			return true
		}
	}
	stopped := 0 // how many sentences have ended
	for i := end; i < min(len(toks), end+maxPeriod); i++ {
		t := toks[i]
		begins := toks[i-1].kind == tBreak
		switch {
		case stops(t) && !stops(toks[i-1]):
			if stopped++; stopped == 2 {
				return false
			}
		case denies(toks, i) || t.kind == tWord && (recalling[t.word] || begins && turning[t.word]):
			return true
		}
	}
	return false
}

// asked reports whether a question mark ends the clause before toks[end].
func asked(toks []token, end int) bool {
	for end < len(toks) && toks[end].layout && toks[end].word == "" {
		end++
	}
	return end < len(toks) && toks[end].kind == tBreak && toks[end].word == "?"
}

// stops reports whether t ends a sentence, or its line.
func stops(t token) bool {
	if t.kind != tBreak {
		return false
	}
	switch t.word {
	case ".", "?", "!", "\n":
		return true
	}
	return false
}

// denies reports whether toks[i] says that something does not hold.
func denies(toks []token, i int) bool {
	word := func(i int) string { return toks[max(0, i)].word }
	t, before := toks[i], i-1
	if strings.HasSuffix(word(before), "ly") || affirmed[t.word] && word(before) == "be" { // clearly wrong, cannot be right
		before--
	}
	switch {
	case denying[t.word], t.kind == tBreak && t.word == "wrong":
		return true
	case unlike[t.word]:
		alone := (before < 0 || toks[before].kind == tBreak) && (i+1 == len(toks) || toks[i+1].kind == tBreak)
		return alone || copulas[word(before)]
	case t.word == "error": // there are errors to count, and margins of error
		return blunders[word(before)]
	}
	return affirmed[t.word] && before >= 0 && negations[word(before)]
}

// supposing are the words right before an equation that is not claimed.
var supposing = map[string]bool{
	"if": true, "whether": true, "suppose": true, "supposing": true, "assume": true, "assuming": true, "imagine": true,
	"think": true, "thinks": true, "thought": true, "said": true, "says": true, "claim": true, "claims": true, "claimed": true, "guess": true,
}

// supposed reports whether an equation that begins at toks[i] is only supposed. The one
// before it may be so too: if 2 + 3 = 10 and 7 + 2 = 63.
func (s *sentence) supposed(i int) bool {
	if i > 0 && s.toks[i-1].word == "that" {
		i--
	}
	if i == 0 {
		return false
	}
	before := s.toks[i-1].word
	s.premise = supposing[before] || s.premise && before == "and"
	return s.premise
}

// foreign is where a text that stands at an offset in the whole says that it reckons in
// another base than ten or with bits, joins digits, or gives the sign "*" a meaning of its own.
func foreign(text string, toks []token, offset int) []int {
	var at []int
	for i, t := range toks {
		if t.kind != tWord {
			continue
		}
		if bases[t.word] || t.word == "base" && i > 0 && i+1 < len(toks) && toks[i+1].kind == tNumber &&
			(based[toks[i-1].word] || toks[i-1].kind == tOpen) || redefines(text, toks, i) {
			at = append(at, offset+t.start)
		}
	}
	return at
}

// bases are the words that name a base, or what programs do with digits.
var bases = func() map[string]bool {
	out := map[string]bool{"binary": true, "octal": true, "hexadecimal": true, "xor": true, "bitwise": true, "concatenation": true}
	for _, n := range append(slices.Clone(ones[2:10]), "2", "3", "4", "5", "6", "7", "8", "9", "12", "16", "twelve", "sixteen") {
		out["base-"+n], out["base_"+n] = true, true
	}
	return out
}()

// based are the words before a base, which is no side of a triangle there.
var based = map[string]bool{"in": true, "from": true, "to": true, "for": true}

// redefines reports whether toks[i] begins a definition such as a * b = 2a + b: each side
// names the same two unknowns.
func redefines(text string, toks []token, i int) bool {
	if i+4 >= len(toks) || toks[i+1].kind != tOp || toks[i+1].op != '*' || toks[i+2].kind != tWord || toks[i+3].kind != tEqual {
		return false
	}
	a, b := toks[i], toks[i+2]
	return len(a.word) == 1 && len(b.word) == 1 && a.word != b.word && (i == 0 || toks[i-1].kind != tOp && toks[i-1].kind != tEqual) &&
		names(text, toks[i+4:], a.word) && names(text, toks[i+4:], b.word)
}

// names reports whether the clause that toks begins with names an unknown.
func names(text string, toks []token, unknown string) bool {
	for _, t := range toks[:min(len(toks), maxPeriod)] {
		switch {
		case t.kind == tBreak || t.kind == tEqual:
			return false
		case t.kind == tWord && t.word == unknown, t.kind == tOpaque && text[t.start:t.end] == unknown:
			return true
		}
	}
	return false
}
