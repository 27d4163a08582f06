package prose

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// This file judges a sentence that closes a text: "Therefore, she has 42 apples." Where it
// repeats the result before it, with the same unit, it says what that says.

// closing is one sentence that draws a conclusion.
var closing = lazyregexp.New(`(?i)^[\s#>*]*(?:so|thus|therefore|hence|in (?:total|all|conclusion|the end)|altogether|finally)\b[^.!?;:=≈\n]*(?:\.\d[^.!?;:=≈\n]*)?[.!]?\s*$`)

// saysMore are words with which a sentence says something else of its number than that
// something comes to it.
var saysMore = wordset.Of(`about approximately around roughly nearly almost over under least most maximum minimum up than more less fewer another other
	not no never cannot neither nor if whether unless would could should may might each every per apiece both half third quarter twice double triple times
	first second last before after ago until by of from between only still even`)

// concludes is the number that a closing sentence states as a result; ok is false for other
// chunks, and where it says more of the number, or names another one.
func concludes(chunk string) (answer quantity, ok bool) {
	text := strings.TrimSpace(unmarked(box.ReplaceAllString(chunk, "$1")))
	if !closing.MatchString(text) {
		return quantity{}, false
	}
	numbers := arith.Read(text).Numbers
	if len(numbers) != 1 || !plain(numbers[0].Num) {
		return quantity{}, false
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t,.!()", r) }) {
		if saysMore.Has(word) || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t") {
			return quantity{}, false
		}
	}
	n := numbers[0].Num
	if strings.HasSuffix(strings.TrimRight(text[:n.Start], " $"), "-") {
		return quantity{}, false
	}
	return quantity{value: n.Value, unit: unitOf(text, n)}, true
}

// repeats reports whether what a sentence concludes is a result, with the unit that it has there.
func (answer quantity) repeats(result quantity) bool {
	return result.unit != "" && arith.Same(answer.value, result.value) && strings.HasPrefix(answer.unit+" ", result.unit+" ")
}
