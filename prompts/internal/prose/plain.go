package prose

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// InPlainWords are words of a problem with a few turns of phrase in those that the model was
// trained on: what is "shared by 3 people" is shared equally among them, and "the price for 6
// litres" is how much they cost; see turnedPlain, partAsked, inDollars, hadFirst, partOfThem and otherOneParted for others.
func InPlainWords(words []lex.Word) []lex.Word {
	seen := lex.See(words)
	for _, t := range plainTurns {
		if !seen.Any(t.needs...) {
			continue
		}
		if turned := t.read(words); len(turned) != len(words) || &turned[0] != &words[0] {
			words, seen = turned, lex.See(turned)
		}
	}
	return words
}

// plainTurns are the turns of phrase in the order in which they are looked for, each with words of which it needs one.
var plainTurns = []struct {
	needs []string
	read  func([]lex.Word) []lex.Word
}{
	{[]string{"euro", "euros"}, inDollars},
	{[]string{"had"}, hadFirst},
	{[]string{"are", "were"}, partOfThem},
	{[]string{"one"}, otherOneParted},
	{[]string{"shared", "cost", "costs", "price"}, sharedAndCosts},
	{slices.Collect(turning.All()), turnedPlain},
	{[]string{"%", "percent"}, partAsked},
}

// sharedOrCosts are the words at which sharedAndCosts looks.
var sharedOrCosts = lex.NewSet("cost costs price by for of are")

// sharedAndCosts are words with these two turns of phrase in others.
func sharedAndCosts(words []lex.Word) []lex.Word {
	costs := false
	for i := 1; i+2 < len(words); i++ {
		if !sharedOrCosts.Has(words[i]) && !words[i].LongS {
			continue
		}
		costs = costs || words[i].Is("cost", "costs", "price")
		switch {
		case words[i].Is("by") && words[i-1].Is("shared") && severalOf(words[i+1:]):
			return slices.Concat(words[:i], lex.NewWords("equally among"), sharedAndCosts(words[i+1:]))
		case costs && words[i].Is("for", "of", "are") && severalOf(words[i+1:]):
			if from := priceAskAt(words, i); from >= 0 && len(words)-i < 8 && words[len(words)-1].Is("?") {
				how := "how"
				if lex.IsCapital(words[from].Text) {
					how = "How"
				}
				end := len(words) - 1
				return slices.Concat(words[:from], lex.NewWords(how+" much do"), words[i+1:end], lex.NewWords("cost"), words[end:])
			}
		}
	}
	return words
}

// priceAskAt is where a question for a price begins that goes on at words[i] with what has it:
// "what is the price for", "how much are", "what do I pay for"; -1 for none.
func priceAskAt(words []lex.Word, i int) int {
	for _, form := range priceAsks {
		from := i + 1 - len(form)
		if from < 0 || from > 0 && words[from-1].Kind == lex.Letters {
			continue
		}
		if lex.PhraseAt(words[from:i+1], form) == 0 {
			return from
		}
	}
	return -1
}

var priceAsks = [][]string{
	{"what", "is", "the", "price", "of"}, {"what", "is", "the", "price", "for"}, {"what's", "the", "price", "of"}, {"what's", "the", "price", "for"},
	{"what", "is", "the", "cost", "of"}, {"what's", "the", "cost", "of"},
	{"what", "do", "i", "pay", "for"}, {"what", "do", "you", "pay", "for"}, {"what", "do", "we", "pay", "for"}, {"how", "much", "are"},
}

// severalOf reports whether words begin with a number above one of something.
func severalOf(s []lex.Word) bool {
	return len(s) > 1 && s[0].Kind == lex.Number && s[0].Text != "1" && s[1].Kind == lex.Letters
}
