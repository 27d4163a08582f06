package wordproblem

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// Factor is a multiple: the number of a tag or of a word, over that of another. The
// zero value is one.
type Factor struct{ Over, Under *Operand }

// Operand is a number of the question or, without a tag, of a word or of a step before.
type Operand struct {
	Tag   int
	Value *big.Rat
	Minus bool
}

var partWords = map[string]int64{"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// Plain is a number that a word stands for, or none: of twice, of minutes in an hour.
func Plain(n int64) *Operand { return &Operand{Value: arith.Whole(n)} }

// IsTagged reports whether a word is a number with its tag. Tags are counted from 1.
func IsTagged(word string) bool {
	tag, _, _, ok := Number(word)
	return ok && strings.Trim(tag, "0") != ""
}

// TaggedOperand reads a number with its tag; nil for another word.
func TaggedOperand(word string) *Operand {
	digits, number, _, _ := Number(word)
	if strings.Trim(digits, "0") == "" {
		return nil
	}
	v, ok := arith.Rational(number)
	if !ok {
		return nil
	}
	tag := 0
	for _, d := range digits {
		tag = min(10*tag+int(d-'0'), 1000)
	}
	return &Operand{Tag: tag, Value: v}
}

// ReadFactor reads a multiple that begins at word i: how many words it takes, 0 for
// none.
func ReadFactor(words []string, i int) (f Factor, n int) {
	if i >= len(words) || !mayBeFactor(words[i]) {
		return f, 0
	}
	at := func(k int) string {
		if i+k < len(words) {
			return strings.ToLower(words[i+k])
		}
		return ""
	}
	switch first := at(0); first {
	case "twice", "double":
		f, n = Factor{Over: Plain(2)}, 1
	case "thrice", "triple":
		f, n = Factor{Over: Plain(3)}, 1
	case "half":
		f, n = Factor{Under: Plain(2)}, 1
	case "a", "one":
		if partWords[at(1)] == 0 {
			return f, 0
		}
		f, n = Factor{Under: Plain(partWords[at(1)])}, 2
	default:
		if !IsTagged(first) {
			return f, 0
		}
		if f, n = numberedFactor(first, at(1), at(2)); n == 0 {
			return f, 0
		}
	}
	if at(n) == "of" {
		n++
	}
	return f, n
}

// mayBeFactor reports whether a word begins like one with which a multiple begins, or holds a
// tag: most do not, and are asked often.
func mayBeFactor(w string) bool {
	return w != "" && strings.IndexByte("#tdhao", w[0]|0x20) >= 0 || strings.IndexByte(w, '#') >= 0
}

// numberedFactor reads a multiple that begins with a number: 3 times, 30 %, 2/3, 2 thirds.
func numberedFactor(number, next, last string) (f Factor, n int) {
	switch parts := partWords[partOf(next)]; {
	case next == "times":
		return Factor{Over: TaggedOperand(number)}, 2
	case next == "%" || next == "percent":
		return Factor{TaggedOperand(number), Plain(100)}, 2
	case next == "/" && IsTagged(last):
		if under := TaggedOperand(last); under.Value.Sign() != 0 {
			return Factor{TaggedOperand(number), under}, 3
		}
	case parts != 0:
		return Factor{TaggedOperand(number), Plain(parts)}, 2
	}
	return Factor{}, 0
}

// partOf is the singular of the name of parts: thirds, -thirds.
func partOf(w string) string {
	one, ok := strings.CutSuffix(strings.TrimPrefix(w, "-"), "s")
	if !ok {
		return ""
	}
	return one
}
