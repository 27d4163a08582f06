package logic

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// askedBehindFacts cuts what somebody dictates, or writes in haste, where its question begins: "all glips are
// flonks and all flonks are shiny is a glip shiny". asked is "" where none is found.
func askedBehindFacts(s string) (facts, asked string) {
	for at := len(s); ; {
		is, are := strings.LastIndex(s[:at], " is "), strings.LastIndex(s[:at], " are ")
		if at = max(is, are); at < 1 {
			return "", ""
		}
		words := strings.Fields(s[at:])
		named := 0
		for _, w := range words[1:] {
			if !determining.Holds(w) {
				named++
			}
		}
		switch {
		case named < 2: // "tom is a cat"
			continue
		case named > 2 || strings.Contains(s[at:], " not "):
			return "", ""
		}
		return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at:])
	}
}

// determining are words before the name of a class.
var determining = lex.NewSet("a an the all every each any this that")
