package arith

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// dividing are words and marks of a division. What is left out behind one may bind more closely than
// it does, or not: 6/2(1 + 2).
var (
	dividing      = lex.NewSet("/ ÷ : divide divided over split shared")
	dividingFirst = lex.NewSet("divide quotient")
)

// productsInFull are words with the sign of a product where people leave it out before a bracket:
// "8(3 + 4)", "(1 + 2)(3 + 4)".
func productsInFull(words []lex.Word) []lex.Word {
	first := slices.IndexFunc(words, lex.IsNumber)
	if first < 0 {
		return words
	}
	for i := first + 1; i < len(words); i++ {
		before := words[i-1]
		if !words[i].Is("(") || words[i].Space || before.Kind != lex.Number && !before.Is(")") {
			continue
		}
		if slices.ContainsFunc(words[first:i], dividing.Has) || slices.ContainsFunc(words[:first], dividingFirst.Has) {
			return words
		}
		words = slices.Insert(slices.Clone(words), i, lex.New("*", lex.Mark, false))
		i++
	}
	return words
}
