package prose

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// Euros are dollars, what somebody had comes first, some of the things told of are a part of them, and another one has a sentence of its own; what else looks alike stays.
func TestParts(t *testing.T) {
	for text, want := range map[string]string{
		"Nell had 25 euros and spent 9 euros. How many euros has she?":                         "Nell had 25 dollars and spent 9 dollars. How many dollars has she?",
		"Nell had 25 euros and 9 dollars. How many euros has she?":                             "",
		"I spent $12 on tea and $7 on figs. I had $30. How much is left?":                      "I had $30. I spent $12 on tea and $7 on figs. How much is left?",
		"I spent $12 on tea. I had $30 left. How much is left?":                                "",
		"I bought 12 figs. I had 30 figs. How many figs are left?":                             "",
		"He spent $12 on tea. I had $30. How much is left?":                                    "",
		"I have 24 figs. 5 figs are rotten. How many good figs do I have?":                     "I have 24 figs. 5 of them are rotten. How many good figs do I have?",
		"I have 3 bunches of 8 figs. 5 are rotten. How many good figs do I have?":              "I have 3 bunches of 8 figs. 5 of them are rotten. How many good figs do I have?",
		"A ward has 28 beds and 19 are taken. How many beds are free?":                         "A ward has 28 beds and 19 of them are taken. How many beds are free?",
		"I have 24 figs. 5 figs are rotten. How many figs do I have?":                          "",
		"I have 24 figs and 9 plums. 5 plums are rotten. How many good figs do I have?":        "",
		"I have 24 figs. 5 plums are rotten. How many good figs do I have?":                    "",
		"I have 24 figs. 5 are rotten and 3 are ripe. How many good figs do I have?":           "",
		"The red bag weighs 9 kg and the blue one is 2 kg lighter. How heavy is the blue bag?": "The red bag weighs 9 kg. The blue one is 2 kg lighter. How heavy is the blue bag?",
		"The red bow is 45 cm long, the blue one is 18 cm shorter. How long is the blue bow?":  "The red bow is 45 cm long. The blue one is 18 cm shorter. How long is the blue bow?",
		"The red bow is 45 cm long, the blue one is 18 cm long. How long are both?":            "",
		"The red bow is 45 cm long, the blue one is 18 cm shorter than that. How long is it?":  "",
	} {
		words, err := lex.Scan(text)
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = text
		}
		if got := lex.Render(otherOneParted(partOfThem(hadFirst(inDollars(words))))); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
