package story

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// repeatVerbs puts the verb before each amount that goes on with the one of the clause before, at
// another time or place: of "sells 12 on Saturday and 9 on Sunday" the model takes the second for
// one that comes in more often than not, of "and sells 9 on Sunday" it does not.
func repeatVerbs(clauses []clause.Clause) {
	for i := 1; i < len(clauses); i++ {
		before, s := clauses[i-1], clauses[i].Words
		if clauses[i].Question || clauses[i].Quantity != 1 || lex.EndsSentence(before.Words) || lexicon.Happens(s) {
			continue
		}
		verb := changeBefore(before.Words)
		at := amountAt(s)
		if done := doneBefore(before.Words); done != nil && at >= 0 && at <= 1 && (at == 0 || s[0].Is("and", "then")) && goesOn(s[at:]) {
			clauses[i].Words = slices.Concat(s[:at+1], done, s[at+1:])
			continue
		}
		if verb == nil || at < 0 || at > 1 || at == 1 && !s[0].Is("and", "then") || !goesOn(s[at:]) {
			continue
		}
		with := slices.Clone(verb)
		with[0].Space = true
		clauses[i].Words = slices.Concat(s[:at], with, s[at:])
	}
}

// doneBefore is what is told to be done with the first number of words, in two words and a form of "to be": "were
// handed out". It is nil for others, which the model goes on with by itself.
func doneBefore(s []lex.Word) []lex.Word {
	at := slices.IndexFunc(s, lex.IsNumber) + 1
	if at == 0 || at+2 >= len(s) || !s[at].Is("were", "was") || lexicon.ClassOf(s[at+1])&lexicon.Change == 0 || !s[at+2].Is("away", "out", "off") {
		return nil
	}
	return s[at : at+3]
}

// amountAt is where the first number of words stands, with its sign if it is money; -1 for none.
func amountAt(s []lex.Word) int {
	at := slices.IndexFunc(s, lex.IsNumber)
	if at > 0 && s[at-1].Is("$") {
		at--
	}
	return at
}

// changeBefore is the verb that tells a change right before the first number of words, with what
// belongs to it: "gives away". It is nil for others.
func changeBefore(s []lex.Word) []lex.Word {
	end := amountAt(s)
	verb := end - 1
	if verb > 0 && s[verb].Is("away", "out", "off", "up") {
		verb--
	}
	if verb < 0 || lexicon.ClassOf(s[verb])&lexicon.Change == 0 || lexicon.ClassOf(s[verb])&lexicon.State != 0 || verb > 0 && s[verb-1].Is("to", "was", "were", "is", "are", "has", "have", "had") {
		return nil
	}
	if number := end + slices.IndexFunc(s[end:], lex.IsNumber); s[verb].Is("pick", "picks", "picked") && number+1 < len(s) && s[number+1].Is("of") { // of those that there are
		return nil
	}
	return s[verb:end]
}

// goesOn reports whether words are an amount without the name of what it counts, with a time or a
// place behind it: "9 on Sunday", "$13 on food".
func goesOn(s []lex.Word) bool {
	at := slices.IndexFunc(s, lex.IsNumber) + 1
	return at < len(s) && s[at].Is("on", "in", "at", "for", "during", "before", "after", "yesterday", "today", "later")
}
