package prompts

import (
	"slices"
	"strings"
)

func readExpression(q *query) (expr string, ok bool, err error) {
	s := q.sum()
	if !s.may {
		return "", false, nil // a story says so too
	}
	return s.expression()
}

// sumText is a question as an expression may be read of it. It must not be changed.
type sumText struct {
	done       bool
	may        bool // no word stands in it that no expression has around it
	signs      bool // the words are those of signWords: "negative 6 plus 2"
	words      []word
	syms, rest []string // see expressionSymbols
}

// sum is made when the first reader of expressions asks for it.
func (q *query) sum() *sumText {
	s := &q.sums
	if s.done {
		return s
	}
	s.done = true
	if q.beyondSum() {
		return s
	}
	words, err := q.plainWords()
	words = productsInFull(withoutPurpose(behindRemark(words)))
	if err != nil || slices.ContainsFunc(words, beyondExpression) {
		return s
	}
	s.may = true
	if signed, ok := signWords(words); ok {
		words, s.signs = signed, true
	}
	s.words = inSymbols(words)
	s.syms, s.rest = expressionSymbols(s.words)
	return s
}

// beyondSum reports whether one of the first words stands in no expression, nor around one; to read
// all words takes longer.
func (q *query) beyondSum() bool {
	n := 0
	for w := range strings.FieldsSeq(q.text) {
		if w = strings.TrimRight(w, ".,;:!?"); asciiLetters(w) {
			lower := strings.ToLower(w)
			if n == 0 && remarkFirst[lower] || lower == "for" {
				return false
			}
			if _, isNumber := numberNames[lower]; !isNumber && !numberParts[lower] && !fillers[lower] && !operationWords[lower] {
				return true
			}
		}
		if n++; n == 8 {
			break
		}
	}
	return false
}

// numberParts are words that may be a part of a number, beside those of numberNames.
var numberParts = newWordSet("a and hundred thousand dozen")
