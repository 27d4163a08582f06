package prose

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

var (
	// lacking are what some of several things are, sound what the others are that are asked for.
	lacking = lex.NewSet("rotten bad broken damaged spoiled cracked faulty defective dirty empty missing absent ill sick stale mouldy moldy dead taken occupied unripe")
	sound   = lex.NewSet("good fresh whole working clean full here present healthy free available undamaged intact usable fine alive ripe unbroken")
)

// inDollars are words about euros alone with the word for dollars, which the model knows better.
func inDollars(words []lex.Word) []lex.Word {
	out := words
	for i, w := range words {
		switch {
		case w.Is("euro", "euros"):
			if &out[0] == &words[0] {
				out = slices.Clone(words)
			}
			out[i] = lex.New("dollar"+strings.TrimPrefix(w.Lower, "euro"), lex.Letters, w.Space)
		case w.Is("$", "£", "€", "dollar", "dollars", "cent", "cents", "pound", "pounds", "pence", "exchange", "rate", "convert", "currency"):
			return words
		}
	}
	return out
}

// spending are what is done with a part of what somebody had.
var spending = lex.NewSet("spent paid ate gave lost sold used drank donated")

// hadFirst are words in which what somebody had comes before what became of it: "I had $30. I spent $12. How much is
// left?" for "I spent $12. I had $30."
func hadFirst(words []lex.Word) []lex.Word {
	s := lex.Sentences(words)
	if len(s) != 3 || !slices.ContainsFunc(s[2], func(w lex.Word) bool { return w.Is("left", "remain", "remains", "remaining") }) {
		return words
	}
	spent, had := s[0], s[1]
	numbers := len(had) - len(slices.DeleteFunc(slices.Clone(had), lex.IsNumber))
	if len(had) > 6 || len(had) < 4 || !had[1].Is("had") || numbers != 1 || !spent[0].Is(had[0].Lower) || !spending.Has(spent[1]) || !had[len(had)-1].Is(".") ||
		slices.ContainsFunc(had, func(w lex.Word) bool { return w.Is("left", "more", "then", "now", "still", "over") }) {
		return words
	}
	first := spent[0]
	first.Space = true
	return slices.Concat(had, []lex.Word{first}, spent[1:], s[2])
}

// partOfThem are words in which some of the things that were told before are told to be a part of these:
// "I have 24 figs. 5 of them are rotten. How many good figs do I have?" for "5 figs are rotten". Where other
// things are told of, too, it is left as it is.
func partOfThem(words []lex.Word) []lex.Word {
	for i := 2; i+3 < len(words); i++ {
		if words[i].Kind != lex.Number || !words[i-1].Is(".", ";", "and") {
			continue
		}
		is := i + 1
		if !words[is].Is("are", "were") {
			is++
		}
		if !words[is].Is("are", "were") || !lacking.Has(words[is+1]) || !soundAsked(words[is+1:]) || !onlyTold(words[:i], words[i+1:is]) {
			continue
		}
		return slices.Concat(words[:i+1], lex.NewWords("of them"), words[is:])
	}
	return words
}

// soundAsked reports whether the last sentence asks for those that lack nothing.
func soundAsked(words []lex.Word) bool {
	asked := lex.LastSentence(words)
	return len(asked) < len(words) && !slices.ContainsFunc(words[1:], lex.IsNumber) && slices.ContainsFunc(asked, sound.Has)
}

// onlyTold reports whether all that words tell of are the things that a noun names, of which there are so many, or
// so many groups of so many; no noun names whatever it is.
func onlyTold(words, noun []lex.Word) bool {
	var at []int
	for i, w := range words {
		if w.Kind == lex.Number {
			at = append(at, i)
		}
	}
	switch {
	case len(at) == 0 || len(at) > 2 || slices.ContainsFunc(words, func(w lex.Word) bool { return w.Is("$", "%", "each", "every", "per") }):
		return false
	case len(at) == 2 && !words[at[1]-1].Is("of"):
		return false
	}
	for _, w := range words[at[len(at)-1]+1:] {
		if len(noun) == 0 || w.Kind == lex.Letters && lexicon.SameNoun(w.Lower, noun[0].Lower) {
			return true
		}
		if w.Kind != lex.Letters {
			return false
		}
	}
	return false
}

// otherOneParted are words with a sentence of its own for another thing of the kind and how much it differs: "The red
// ribbon is 45 cm long. The blue one is 18 cm shorter." for "..., the blue one is 18 cm shorter".
func otherOneParted(words []lex.Word) []lex.Word {
	for i := 2; i+6 < len(words); i++ {
		if !words[i].Is("the") || !words[i+2].Is("one") || !words[i+3].Is("is", "was") || words[i+4].Kind != lex.Number || !words[i-1].Is(",", ";", "and", "but") {
			continue
		}
		more := i + 5
		if !comparative(words[more]) {
			more++
		}
		if !comparative(words[more]) || more+1 == len(words) || !words[more+1].Is(".") {
			continue
		}
		end := i - 1
		if words[end-1].Is(",") {
			end--
		}
		the := lex.New("The", lex.Letters, true)
		return slices.Concat(words[:end], []lex.Word{lex.New(".", lex.Mark, false), the}, words[i+1:])
	}
	return words
}

// comparative reports whether a word says that something differs: "shorter".
func comparative(w lex.Word) bool {
	return w.Kind == lex.Letters && strings.HasSuffix(w.Lower, "er") && !w.Is("meter", "liter", "per", "over", "under", "kilometer", "centimeter", "millimeter", "number", "other")
}
