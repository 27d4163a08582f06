package query

import (
	"slices"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// A question is cut into words once, for those who read it as plain text as well.
func TestPlainWordsOfProse(t *testing.T) {
	for _, text := range []string{
		"", " ", "Mia has 1,200 apples and twenty-one pears.", "12 + 7*(3 - four)", "a hundred and five", "It weighs 2.5 kg.", ".5 of 8", "an mp3 player", "50% of 8",
		"a < b", "two 3 four", "12345678901234", "“What's” 3 − 2?", "tab\there\u200bis 1", "What is 3 @ 4?", "\u00bd", "one of 4 piles", "it costs $5.", "12.", "3. Then 4.",
	} {
		want, wantErr := lex.Scan(text)
		if wantErr == nil {
			want, wantErr = lex.Apart(lex.NumbersInWords(want))
		}
		got, err := (&Question{Text: text}).PlainWords()
		if !slices.Equal(got, want) || (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Errorf("%q: %v, %v, want %v, %v", text, got, err, want, wantErr)
		}
	}
}
