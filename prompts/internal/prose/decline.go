package prose

import (
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// AboveZero declines text that states an amount below zero, whose sign would be lost: "-3
// degrees", "minus three".
func AboveZero(toks []lex.Word) error {
	if seen := lex.See(toks); !seen.Any("below", "-", "negative", "minus") {
		return nil
	}
	for i, w := range toks[:max(0, len(toks)-1)] {
		next := toks[i+1]
		if w.Is("below") && next.Text == "0" {
			return form.OutOfScope("an amount below zero is not understood")
		}
		dash := w.Is("-") && !next.Space && (i == 0 || w.Space && !toks[i-1].Is("$"))
		sign := dash || w.Is("negative") || w.Is("minus") && (i == 0 || toks[i-1].Is("is", "was", "at", "to", "of", "from"))
		if sign && next.Kind == lex.Number {
			return form.OutOfScope("an amount below zero such as -%s is not understood", next.Text)
		}
	}
	return nil
}

// LeavesOut reports whether words tell of all but a number, which is what is left. What is got or
// found is all but those.
func LeavesOut(s []lex.Word) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i].Is("all") && s[i+1].Is("but") && s[i+2].Kind == lex.Number {
			return i == 0 || !s[i-1].Is("get", "gets", "got", "find", "finds", "found", "solve", "solves", "solved", "answer", "answers", "answered")
		}
	}
	return false
}

// OfSiblings reports whether words begin with what each of some siblings has: the sister of
// one is that of all.
func OfSiblings(s []lex.Word) bool {
	return len(s) > 3 && s[0].Is("each", "every") && s[1].Is("brother", "sister", "sibling") && s[2].Is("has", "had", "have")
}
