package wordproblem

import (
	"math/big"
	"strings"
)

// factor is a multiple: the number of a tag or of a word, over that of another. The
// zero value is one.
type factor struct{ over, under *operand }

// operand is a number of the question or, without a tag, of a word.
type operand struct {
	tag   int
	value *big.Rat
	minus bool
}

// percent is a number of the question in percent.
type percent struct{ operand }

// multipleWords are words for a multiple, or a part.
var multipleWords = map[string]struct{ of, under int64 }{
	"twice": {2, 1}, "double": {2, 1}, "thrice": {3, 1}, "triple": {3, 1}, "half": {1, 2},
}

var partWords = map[string]int64{"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

func plain(n int64) *operand { return &operand{value: big.NewRat(n, 1)} }

// tagged reads a number with its tag.
func taggedOperand(word string) *operand {
	digits, number, _, ok := Number(word)
	if !ok {
		return nil
	}
	v, ok := new(big.Rat).SetString(number)
	if !ok {
		return nil
	}
	tag := 0
	for _, d := range digits {
		tag = min(10*tag+int(d-'0'), 1000)
	}
	return &operand{tag: tag, value: v}
}

// readFactor reads a multiple that begins at word i: how many words it takes, 0 for
// none.
func readFactor(words []string, i int) (f factor, n int) {
	at := func(k int) string {
		if i+k < len(words) {
			return strings.ToLower(words[i+k])
		}
		return ""
	}
	number := taggedOperand(at(0))
	switch m := multipleWords[at(0)]; {
	case m.under > 1:
		f, n = factor{under: plain(m.under)}, 1
	case m.of > 1:
		f, n = factor{over: plain(m.of)}, 1
	case (at(0) == "a" || at(0) == "one") && partWords[at(1)] != 0:
		f, n = factor{under: plain(partWords[at(1)])}, 2
	case number == nil:
		return f, 0
	case at(1) == "times":
		f, n = factor{over: number}, 2
	case at(1) == "%" || at(1) == "percent":
		f, n = factor{number, plain(100)}, 2
	case at(1) == "/" && taggedOperand(at(2)) != nil:
		f, n = factor{number, taggedOperand(at(2))}, 3
	case partWords[partOf(at(1))] != 0:
		f, n = factor{number, plain(partWords[partOf(at(1))])}, 2
	default:
		return f, 0
	}
	if at(n) == "of" {
		n++
	}
	return f, n
}

// partOf is the singular of the name of parts: thirds, -thirds.
func partOf(w string) string {
	one, ok := strings.CutSuffix(strings.TrimPrefix(w, "-"), "s")
	if !ok {
		return ""
	}
	return one
}
