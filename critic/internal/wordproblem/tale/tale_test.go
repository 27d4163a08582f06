package tale

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/prompts"
)

func read(t *testing.T, question string) *Tale {
	t.Helper()
	prompt, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	p := wordproblem.Read(prompt.Raw)
	return Read(p, comparison.Read(p))
}

// Amounts become marks, and the sentences are told apart from the question.
func TestReads(t *testing.T) {
	for question, want := range map[string]string{
		"Mia has 47 cups and $8. How many cups does she have?":                     "mia has N1 cups and M2 | how many cups does she have",
		"Mr. Lee had 20 dollars. He spent half of it. How much is left?":           "mr lee had M1 | he spent F1 of it | how much is left",
		"Ann has 3 nuts. Ben has twice as many, and 30% are old. How many is that": "ann has N1 nuts | ben has T1 as many , and F2 are old | how many is that",
	} {
		tale := read(t, question)
		var all []string
		for _, s := range append(tale.Sentences, tale.Question) {
			all = append(all, strings.Join(s, " "))
		}
		if got := strings.Join(all, " | "); got != want {
			t.Errorf("%s: %s, want %s", question, got, want)
		}
	}
}

// What a sentence says by comparing amounts is no other amount of the tale.
func TestCompares(t *testing.T) {
	tale := read(t, "Ann has 12 nuts. Ben has 3 times as many nuts as Ann. He eats 5. How many nuts does Ben have?")
	for i, want := range []bool{true, true, false} {
		if got := tale.Compares(tale.Sentences[i]); got != want {
			t.Errorf("%q compares: %v, want %v", tale.Sentences[i], got, want)
		}
	}
}

// A sentence parts where a new amount or thing is told.
func TestPartsOf(t *testing.T) {
	for sentence, want := range map[string]string{
		"ida buys N1 cups , N2 plates and a pan": "ida buys N1 cups|N2 plates|a pan",
		"ida has N1 red and old cups":            "ida has N1 red and old cups",
		"she bought N1 pens , and then lost N2":  "she bought N1 pens|lost N2",
	} {
		var parts []string
		for _, p := range PartsOf(strings.Fields(sentence)) {
			parts = append(parts, strings.Join(p, " "))
		}
		if got := strings.Join(parts, "|"); got != want {
			t.Errorf("%s: %s, want %s", sentence, got, want)
		}
	}
}
