package arith

import (
	"math/big"
	"strings"
)

// joinNumerals makes one number of a number in several words (two hundred and
// fifty, three and a half), and a number of "one" where it can be nothing else.
// It works in place.
func joinNumerals(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); {
		t, n := toks[i], 1
		if t.kind == tWord && t.word == "one" && counts(toks, i) {
			t.kind, t.num = tNumber, Number{Value: one}
		}
		if t.kind == tNumber && t.word != "" {
			t, n = spelled(t, toks[i:])
		}
		if t.kind == tNumber && !t.num.Clock {
			t, n = andPart(t, n, toks[i:])
		}
		out = append(out, t)
		i += n
	}
	return out
}

// counts reports whether the "one" at toks[i] is a number and no pronoun.
func counts(toks []token, i int) bool {
	if i > 0 && toks[i-1].kind == tWord && operators[toks[i-1].word] != 0 {
		return true
	}
	if i+1 >= len(toks) || toks[i+1].kind != tWord {
		return false
	}
	next := toks[i+1].word
	switch {
	case next == "and":
		return i+3 < len(toks) && toks[i+2].word == "a" && parts[toks[i+3].word] != nil
	case operators[next] != 0:
		return i == 0 || toks[i-1].kind == tBreak
	}
	return parts[next] != nil || larger[next] != 0 || next == "hundred" || next == "dozen"
}

// larger are the words that end a group of a number in words.
var larger = map[string]int64{"thousand": 1e3, "million": 1e6, "billion": 1e9}

// spelled is the number whose first word is t = toks[0], and of how many tokens it is.
func spelled(t token, toks []token) (token, int) {
	if !t.num.Value.IsInt() {
		return t, 1
	}
	group, total, n := t.num.Value.Num().Int64(), int64(0), 1
	for scaled := false; n < len(toks); n++ {
		next := toks[n]
		switch {
		case next.kind == tWord && next.word == "hundred" && group > 0 && group < 100:
			group, scaled = group*100, true
		case next.kind == tWord && larger[next.word] != 0 && group > 0 && group < 1000 && (total == 0 || total%(larger[next.word]*1000) == 0):
			total, group, scaled = total+group*larger[next.word], 0, true
		case scaled && next.kind == tWord && next.word == "and" && small(toks, n+1):
			continue
		case scaled && small(toks, n):
			group, scaled = group+next.num.Value.Num().Int64(), false
		case scaled && next.kind == tNumber && next.word != "" && total > 0 && group == 0:
			group, scaled = next.num.Value.Num().Int64(), false // two thousand five hundred
		default:
			return wordNumber(t, toks, n, total+group)
		}
	}
	return wordNumber(t, toks, n, total+group)
}

// small reports whether toks[i] is a number below a hundred in words, and all of it.
func small(toks []token, i int) bool {
	if i >= len(toks) || toks[i].kind != tNumber || toks[i].word == "" || !toks[i].num.Value.IsInt() {
		return false
	}
	return i+1 == len(toks) || larger[toks[i+1].word] == 0 && toks[i+1].word != "hundred"
}

func wordNumber(t token, toks []token, n int, value int64) (token, int) {
	t.num.Value, t.num.Spelled = big.NewRat(value, 1), true
	t.end = toks[n-1].end
	return t, n
}

// andPart reads "and a half" behind a number of n tokens.
func andPart(t token, n int, toks []token) (token, int) {
	if n+2 >= len(toks) || toks[n].word != "and" || toks[n+1].word != "a" {
		return t, n
	}
	part := parts[toks[n+2].word]
	if part == nil || n+3 < len(toks) && toks[n+3].word == "of" {
		return t, n
	}
	t.num = Number{Value: new(big.Rat).Add(t.num.Value, part), Decimals: 2}
	t.end = toks[n+2].end
	return t, n + 3
}

// spell writes a whole number from 0 to 999 in words, like a number that was.
func spell(n int64) string {
	switch {
	case n >= 100 && n%100 == 0:
		return spell(n/100) + " hundred"
	case n >= 100:
		return spell(n/100) + " hundred " + spell(n%100)
	case n < 20:
		return ones[n]
	case n%10 == 0:
		return tens[n/10-2]
	}
	return tens[n/10-2] + "-" + ones[n%10]
}

var (
	ones = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
)
