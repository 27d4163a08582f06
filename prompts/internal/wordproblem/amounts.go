package wordproblem

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

var (
	// perTime are units that a rate is told by.
	perTime = lex.NewSet("second minute hour day week month year")
	// sharing are verbs of which what is shared is told behind them.
	sharing = lex.NewSet("share shares shared split splits divide divides divided")
	// bareAsked are the words of a question that adds no amount to what is told.
	bareAsked = lex.NewSet(`how far much many fast long miles mile kilometers kilometres km meters metres does did do will can is was it he she they i we you that
		the a an go goes travel drive run walk ride fly swim get cover car train bus bike plane boat runner cyclist in all total altogether`)
)

// ofOneAmount reports whether a problem with a single number has no second amount to reckon with: "A car
// drives 60 miles per hour. How far does it go?", "3 friends share a pizza. How many slices does each get?"
func ofOneAmount(words []lex.Word) bool {
	s := lex.Sentences(words)
	if len(s) != 2 {
		return false
	}
	told, asked := s[0], s[1]
	at := slices.IndexFunc(told, lex.IsNumber)
	if at < 0 {
		return false
	}
	for i := at + 1; i+1 < len(told); i++ {
		switch w, next := told[i], told[i+1]; {
		case sharing.Has(w) && next.Is("a", "an", "the"):
			return i < at+4 && !slices.ContainsFunc(told[i+2:], more)
		case w.Is("per", "a", "an", "each", "every") && perTime.Has(next):
			return !slices.ContainsFunc(told[i+2:], more) && !slices.ContainsFunc(asked, func(w lex.Word) bool { return w.Kind == lex.Letters && !bareAsked.Has(w) })
		}
	}
	return false
}

// more reports whether a word may tell an amount, or where one is told.
func more(w lex.Word) bool {
	return w.Kind == lex.Letters && (w.Is("dozen", "of", "with", "for", "into", "in", "long", "both") || clause.IsQuantity([]lex.Word{w}, 0)) || perTime.Has(w)
}
