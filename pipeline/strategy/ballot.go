package strategy

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// ballot is what a final answer votes for: answers that differ in how they are written vote
// for the same. Of a number with words behind it the number counts, as where the answers
// of self-consistency are read by a rule; any other text counts with its letters.
func ballot(final string) string {
	text := marks.ReplaceAllString(strings.ToLower(strings.Join(strings.Fields(final), " ")), "")
	text = strings.TrimRight(text, ".!")
	m := stated.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	minus, whole, over := m[1], strings.ReplaceAll(m[2], ",", ""), m[3]
	value, ok := new(big.Rat).SetString(whole)
	if !ok {
		return text
	}
	if over != "" {
		divisor, _ := new(big.Rat).SetString(over)
		value.Quo(value, divisor)
	}
	if minus != "" {
		value.Neg(value)
	}
	if m[4] != "" {
		value.Quo(value, big.NewRat(100, 1))
	}
	return value.RatString()
}

var (
	marks  = lazyregexp.New("[*_`\"$€£]|\\\\[$(),]")
	stated = lazyregexp.New(`^([-−]?) ?(\d{1,30}(?:\.\d{1,30})?|\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,30})?)(?: ?/ ?([1-9]\d{0,29}))?( ?(?:\\?%|percent))?(?: [a-z²³°/^]+){0,3}$`)
)
