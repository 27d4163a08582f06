package arith

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// turnedSums are the words for an operation between two numbers of which the second goes first:
// "5 less than 12".
var turnedSums = []struct {
	joint  []string
	symbol string
}{
	{[]string{"less", "than"}, "-"},
	{[]string{"fewer", "than"}, "-"},
	{[]string{"more", "than"}, "+"},
	{[]string{"subtracted", "from"}, "-"},
	{[]string{"is", "subtracted", "from"}, "-"},
	{[]string{"taken", "from"}, "-"},
	{[]string{"taken", "away", "from"}, "-"},
	{[]string{"taken", "off"}, "-"},
	{[]string{"divided", "into"}, "/"},
}

// turnedSum writes the two numbers of a question with a symbol between them where words say so
// in the other order. "Is 5 less than 12?" asks no sum.
func turnedSum(words []lex.Word) []lex.Word {
	words = apartSum(words)
	if len(words) == 0 || words[0].Is("is", "are", "does") {
		return words
	}
	at := slices.IndexFunc(words, func(w lex.Word) bool { return w.Kind == lex.Number })
	for _, t := range turnedSums {
		end := at + 1 + len(t.joint)
		if at < 0 || end >= len(words) || lex.PhraseAt(words[at+1:end], t.joint) != 0 || words[end].Kind != lex.Number {
			continue
		}
		if syms, _ := expressionSymbols(words[end+1:]); len(syms) > 0 {
			if t.symbol == "/" || at > 0 && words[at-1].Is("(", "-") {
				continue // of which more is made
			}
			last := end + 1 // "5 more than 3 times 6"
			for i := end + 1; i < len(words); i++ {
				if words[i].Kind == lex.Number || words[i].Is(")") {
					last = i + 1
				}
			}
			return slices.Concat(words[:at], []lex.Word{lex.New("(", lex.Mark, true)}, words[end:last],
				[]lex.Word{lex.New(")", lex.Mark, false), lex.New(t.symbol, lex.Mark, true), words[at]}, words[last:])
		}
		return slices.Concat(words[:at], []lex.Word{words[end], lex.New(t.symbol, lex.Mark, true), words[at]}, words[end+1:])
	}
	return words
}

// apartSums ask how far two numbers, each N, are apart, or how often one goes into another.
// turned says that the second goes first.
var apartSums = []struct {
	form   []string
	symbol string
	turned bool
}{
	{[]string{"by", "how", "much", "is", "N", "MORE", "than", "N"}, "-", false},
	{[]string{"by", "how", "much", "is", "N", "LESS", "than", "N"}, "-", true},
	{[]string{"how", "much", "MORE", "is", "N", "than", "N"}, "-", false},
	{[]string{"how", "much", "LESS", "is", "N", "than", "N"}, "-", true},
	{[]string{"by", "how", "much", "does", "N", "exceed", "N"}, "-", false},
	{[]string{"how", "many", "times", "does", "N", "go", "into", "N"}, "/", true},
	{[]string{"how", "many", "times", "does", "N", "fit", "into", "N"}, "/", true},
	{[]string{"how", "often", "does", "N", "go", "into", "N"}, "/", true},
}

// apartWords are those of apartSums that no other expression has.
var apartWords = lex.NewSet("greater bigger larger higher smaller lower exceed go fit into often")

// apartSum writes a question of apartSums, which must be all there is, as the sum it asks for.
func apartSum(words []lex.Word) []lex.Word {
	if len(words) == 0 || !words[0].Is("by", "how") {
		return words
	}
	for _, a := range apartSums {
		if len(words) < len(a.form) {
			continue
		}
		var numbers []lex.Word
		fits := true
		for i, f := range a.form {
			w := words[i]
			switch f {
			case "N":
				numbers = append(numbers, w)
				fits = fits && w.Kind == lex.Number
			case "MORE":
				fits = fits && w.Is("more", "greater", "bigger", "larger", "higher")
			case "LESS":
				fits = fits && w.Is("less", "smaller", "lower")
			default:
				fits = fits && w.Is(f)
			}
		}
		if !fits || slices.ContainsFunc(words[len(a.form):], func(w lex.Word) bool { return w.Kind != lex.Mark }) {
			continue
		}
		if a.turned {
			slices.Reverse(numbers)
		}
		return []lex.Word{numbers[0], lex.New(a.symbol, lex.Mark, true), numbers[1]}
	}
	return words
}
