package prompts

import (
	"slices"
	"strings"
)

// inPlainWords are words of a problem with a few turns of phrase in those that the model was
// trained on: what is "shared by 3 people" is shared equally among them, and "the price for 6
// litres" is how much they cost; see turnedPlain and partAsked for others.
func inPlainWords(words []word) []word {
	return partAsked(turnedPlain(sharedAndCosts(words)))
}

// sharedAndCosts are words with these two turns of phrase in others.
func sharedAndCosts(words []word) []word {
	costs := false
	for i := 1; i+2 < len(words); i++ {
		costs = costs || words[i].is("cost", "costs", "price")
		switch {
		case words[i].is("by") && words[i-1].is("shared") && severalOf(words[i+1:]):
			return slices.Concat(words[:i], newWords("equally among"), sharedAndCosts(words[i+1:]))
		case costs && words[i].is("for", "of", "are") && severalOf(words[i+1:]):
			if from := priceAskAt(words, i); from >= 0 && len(words)-i < 8 && words[len(words)-1].is("?") {
				how := "how"
				if isCapital(words[from].text) {
					how = "How"
				}
				end := len(words) - 1
				return slices.Concat(words[:from], newWords(how+" much do"), words[i+1:end], newWords("cost"), words[end:])
			}
		}
	}
	return words
}

// priceAskAt is where a question for a price begins that goes on at words[i] with what has it:
// "what is the price for", "how much are", "what do I pay for"; -1 for none.
func priceAskAt(words []word, i int) int {
	for _, form := range priceAsks {
		from := i + 1 - len(form)
		if from < 0 || from > 0 && words[from-1].kind == letters {
			continue
		}
		if phraseAt(words[from:i+1], form) == 0 {
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
func severalOf(s []word) bool {
	return len(s) > 1 && s[0].kind == number && s[0].text != "1" && s[1].kind == letters
}

// newWords are words of plain text.
func newWords(text string) (words []word) {
	for w := range strings.FieldsSeq(text) {
		words = append(words, newWord(w, letters, true))
	}
	return words
}
