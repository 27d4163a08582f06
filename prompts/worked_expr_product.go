package prompts

import "slices"

// dividing are words and marks of a division. What is left out behind one may bind more closely than
// it does, or not: 6/2(1 + 2).
var (
	dividing      = newWordSet("/ ÷ : divide divided over split shared")
	dividingFirst = newWordSet("divide quotient")
)

// productsInFull are words with the sign of a product where people leave it out before a bracket:
// "8(3 + 4)", "(1 + 2)(3 + 4)".
func productsInFull(words []word) []word {
	first := slices.IndexFunc(words, isNumber)
	if first < 0 {
		return words
	}
	for i := first + 1; i < len(words); i++ {
		before := words[i-1]
		if !words[i].is("(") || words[i].space || before.kind != number && !before.is(")") {
			continue
		}
		if slices.ContainsFunc(words[first:i], dividing.has) || slices.ContainsFunc(words[:first], dividingFirst.has) {
			return words
		}
		words = slices.Insert(slices.Clone(words), i, newWord("*", mark, false))
		i++
	}
	return words
}
