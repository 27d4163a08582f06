// Package arith reads arithmetic in symbols or words: the families of expressions and of sums with
// negative numbers. Words for an operation, from "plus" to "the difference between", become symbols,
// and so does a temperature or a lift that goes below zero. It leaves a question with words beyond
// an expression to other families, and declines an expression that is not well formed, has something
// unknown in it or a division that does not come out.
package arith

import (
	"maps"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// ReadExpression reads an arithmetic expression and writes it without blanks: "What is 12 times
// (3 plus 4)?" becomes 12*(3+4)=?.
func ReadExpression(q *query.Question) (expr string, ok bool, err error) {
	s := q.Sum(readSum)
	if !s.May {
		return "", false, nil // a story says so too
	}
	return expression(s)
}

// readSum looks for an expression in a question.
func readSum(q *query.Question) *query.Sum {
	s := &query.Sum{}
	if beyondSum(q.Text) {
		return s
	}
	words, err := q.PlainWords()
	words = productsInFull(withoutPurpose(behindRemark(words)))
	if err != nil || slices.ContainsFunc(words, beyondExpression) {
		return s
	}
	s.May = true
	if signed, ok := signWords(words); ok {
		words, s.Signs = signed, true
	}
	s.Words = inSymbols(words)
	s.Symbols, s.Rest = expressionSymbols(s.Words)
	return s
}

// beyondSum reports whether one of the first words of a question stands in no expression, nor around
// one; to read all words takes longer.
func beyondSum(question string) bool {
	n := 0
	for w := range strings.FieldsSeq(question) {
		if w = strings.TrimRight(w, ".,;:!?"); lex.AllLetters(w) {
			lower := strings.ToLower(w)
			if n == 0 && remarkFirst.Holds(lower) || lower == "for" {
				return false
			}
			if !fillers.Holds(lower) && !operationWords.Holds(lower) && !numberParts.Holds(lower) && !numberNames.Holds(lower) {
				return true
			}
		}
		if n++; n == 8 {
			break
		}
	}
	return false
}

// numberNames are the words of lex.NumberNames.
var numberNames = lex.NewSet(strings.Join(slices.Collect(maps.Keys(lex.NumberNames)), " "))

// numberParts are words that may be a part of a number, beside those of lex.NumberNames.
var numberParts = lex.NewSet("a and hundred thousand dozen")
