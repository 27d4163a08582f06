package order

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// nearBy are words behind "right" where that says how near one is: "right behind".
var nearBy = lex.NewSet("before behind after above below under beneath in ahead")

// nearness are words that say how near one stands to another.
var nearness = []string{"immediately ", "directly ", "just ", "exactly ", "right "}

// anyNear is what a statement says of a place without how near it is to another's, from which the rest
// follows: who stands right behind Ann stands behind her. A question keeps it.
func anyNear(said string) string {
	rest := said
	for {
		cut := false
		for _, n := range nearness {
			if len(rest) > len(n) && strings.EqualFold(rest[:len(n)], n) && (n != "right " || nearBy.Holds(lex.FirstLetters(rest[len(n):]))) {
				rest, cut = rest[len(n):], true
			}
		}
		if !cut {
			return rest
		}
	}
}

// rowNames are what a row of people or things may be.
var rowNames = lex.NewSet("line queue row race list stack pile ranking lineup marathon sprint contest competition tournament final")

// withoutRow is the name of a thing without the row that it is in: "Ben in the queue".
func withoutRow(name string) string {
	for _, in := range []string{" in the ", " in this "} {
		if at := strings.LastIndex(name, in); at > 0 && rowNames.Holds(strings.ToLower(name[at+len(in):])) {
			return name[:at]
		}
	}
	return name
}
