package prompts

import "strings"

// nearBy are words behind "right" where that says how near one is: "right behind".
var nearBy = newWordSet("before behind after above below under beneath in ahead")

// nearness are words that say how near one stands to another.
var nearness = []string{"immediately ", "directly ", "just ", "exactly ", "right "}

// anyNear is what a statement says of a place without how near it is to another's, from which the rest
// follows: who stands right behind Ann stands behind her. A question keeps it.
func anyNear(said string) string {
	rest := said
	for {
		cut := false
		for _, n := range nearness {
			if len(rest) > len(n) && strings.EqualFold(rest[:len(n)], n) && (n != "right " || nearBy[firstLetters(rest[len(n):])]) {
				rest, cut = rest[len(n):], true
			}
		}
		if !cut {
			return rest
		}
	}
}
