package story

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// genericNouns may be asked for though the story names the things otherwise.
var genericNouns = lex.NewSet("animals people persons things items dollars money fruits fruit pieces toys of does do did are is were was remain will has have had water degrees")

// checkQuestion declines what the running quantity does not answer: how much
// somebody gave, how much there was at first, how many boxes are needed.
func checkQuestion(c clause.Clause, before []clause.Clause) error {
	text := lex.Phrase(c.Words)
	summed := false
	for _, w := range c.Words {
		summed = summed || lexicon.ClassOf(w)&lexicon.Sums != 0
	}
	at := max(0, clause.AskAt(c.Words))
	amount := c.Words[at].Is("how")
	for i, w := range c.Words {
		k := lexicon.ClassOf(w)
		switch {
		case w.Is("same", "remainder", "price", "older", "younger", "taller", "shorter", "longer", "heavier", "farther"), // behind "the", too
			w.Is("first") && i+1 < len(c.Words) && c.Words[i+1].Is("and"),                                            // and the last
			w.Is("free", "empty", "unoccupied", "available"),                                                         // what others leave is no running quantity
			w.Is("get", "receive") && slices.ContainsFunc(c.Words[:i], func(w lex.Word) bool { return w.Is("did") }): // a change is asked for
			return form.OutOfScope("the question %q is not understood", text)
		case w.Kind != lex.Letters, lex.IsCapital(w.Text) && i > 0:
		case amount && i == at+2 && !w.Is("more"): // the noun after "how many"
		case i > 0 && c.Words[i-1].Is("the", "a", "car"), amount && i == at+3 && lexicon.ClassOf(c.Words[i-1])&lexicon.Asks == 0:
		case amount && i == at+1 && w.Is("much") && i+1 < len(c.Words) && c.Words[i+1].Is("is", "are", "was", "were") && !summedOrLeft(c.Words):
			return form.OutOfScope("the question %q is not understood", text)
		case i > at+2 && w.Is("more"), w.Is("than", "fewer", "less", "need", "needs", "cost", "before", "originally", "beginning", "week", "month", "year", "hour", "already", "every", "per", "apiece", "first", "start"), amount && i == at+2 && w.Is("more", "times", "days", "weeks", "hours", "minutes"):
			return form.OutOfScope("the question %q is not understood", text)
		case k&lexicon.Asks != 0, k&(lexicon.Change|lexicon.Action) != 0 && summed:
		case k == 0 && (nounAt(c.Words, i) || i > at+1 && i <= at+4 && afterHowMany(c.Words, at, i)):
		case i > 1 && (c.Words[i-2].Is("number") || c.Words[max(0, i-3)].Is("number") || c.Words[max(0, i-4)].Is("number")):
		case k&lexicon.Opener != 0 && i < at+4, k&lexicon.Opener != 0 && i+1 < len(c.Words) && c.Words[i+1].Kind == lex.Letters:
		case k&lexicon.Other != 0, w.Is("board") && c.Words[i-1].Is("on"):
		default:
			return form.OutOfScope("the question %q is not understood", text)
		}
	}
	return checkSubject(c, before, at)
}

// summedOrLeft reports whether a question asks what there is in the end.
func summedOrLeft(s []lex.Word) bool {
	for _, w := range s {
		if w.Is("left", "now", "there", "remaining", "end") || lexicon.ClassOf(w)&lexicon.Sums != 0 {
			return true
		}
	}
	return false
}

// afterHowMany reports whether only nouns and adjectives stand between "how
// many" and s[i].
func afterHowMany(s []lex.Word, at, i int) bool {
	for _, w := range s[at+2 : i] {
		if k := lexicon.ClassOf(w); k != 0 && k&lexicon.Opener == 0 || w.Kind != lex.Letters {
			return false
		}
	}
	return true
}

// checkSubject declines a question about things that the story does not name, or about
// two kinds of them.
func checkSubject(c clause.Clause, before []clause.Clause, at int) error {
	if at+2 >= len(c.Words) || !c.Words[at].Is("how") {
		return nil
	}
	// The last noun before the verb is what is asked for.
	noun := ""
	for i, w := range c.Words[at+2:] {
		k := lexicon.ClassOf(w)
		if w.Is("and") && noun != "" && at+2+i+1 < len(c.Words) && lexicon.ClassOf(c.Words[at+2+i+1])&(lexicon.State|lexicon.Asks) == 0 {
			return form.OutOfScope("%q asks about two kinds of things", lex.Render(c.Words))
		}
		if w.Kind != lex.Letters || k&(lexicon.State|lexicon.Asks) != 0 || noun != "" && lex.IsCapital(w.Text) {
			break
		}
		noun = w.Lower
	}
	if noun == "" || genericNouns.Holds(noun) {
		return nil
	}
	for _, b := range before {
		for _, seen := range b.Words {
			if lexicon.SameNoun(noun, seen.Lower) {
				return nil
			}
		}
	}
	return form.OutOfScope("the story does not say what %q is about", lex.Render(c.Words))
}
