package prose

import (
	"slices"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
	"pgregory.net/rapid"
)

// No turn of phrase is found where none of the words stands that it needs.
func TestTurnsNeedTheirWords(t *testing.T) {
	texts := readertest.Altered("I had one and the is are were 5 of many left euro $ by for than more got there's ,",
		"Nell had 25 euros and spent 9 euros. How many euros has she?", "I spent $12 on tea. I had $30. How much is left?",
		"I have 24 figs. 5 figs are rotten. How many good figs do I have?", "The red bow is 45 cm long, the blue one is 18 cm shorter. How long is it?",
		"40 figs are shared by 3 people. How many does each get?", "One fig costs $2. What is the price of 6 figs?", "Tea costs $3. How much are 5 teas?",
		"Tea costs $50. The price goes up by 10% in May. What is it now?", "Rent was 500. Rent rises by 10 percent now. What is it?", "A bus takes 8. How many buses do 40 people need?",
		"He pays with a $ 100 note. What is the change?", "They sold 9 red ones. How many more red than blue ones were sold?", "30% of 250 people voted. How many people voted?",
		"There's 5 figs here. How many?", "He's got 5 figs. How many has he got?", "I've got 5 figs and they have got $9. How many?")
	rapid.Check(t, func(t *rapid.T) {
		words, _, err := lex.ScanProse(texts.Draw(t, "text"))
		if err != nil {
			t.Fatal(err)
		}
		seen := lex.See(words)
		for _, turn := range plainTurns {
			if got := turn.read(words); !seen.Any(turn.needs...) && !slices.Equal(got, words) {
				t.Fatalf("%v becomes %v without one of %q", lex.Phrase(words), lex.Phrase(got), turn.needs)
			}
		}
		if got := gotPlainly(words); !seen.Any("got", "there's") && !slices.Equal(got, words) {
			t.Fatalf("%v becomes %v", lex.Phrase(words), lex.Phrase(got))
		}
		if err := AboveZero(words); err != nil && !seen.Any("below", "-", "negative", "minus") {
			t.Fatal(err)
		}
	})
}
