package swap

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

// What is read by hand is what the expression that says it reads.
func TestReadByHand(t *testing.T) {
	equal := func(name, text string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %q: got %q, want %q", name, text, got, want)
		}
	}
	var (
		holding = regexp.MustCompile(aName + aHolder)
		end     = regexp.MustCompile(`[.;!?]\s+|[.;!?]$|\n+`)
		asks    = regexp.MustCompile(`,(?: so| and| now| then)?,? (?i:who|what|which) `)
	)
	for _, text := range readertest.Texts {
		equal("holdings", text, holdings(text, -1), holding.FindAllStringSubmatchIndex(text, -1))
		equal("unmarked sentences", text, unmarkedSentences(text), end.Split(text, -1))
		if asks.MatchString(text) && !asksBehindComma(text) {
			t.Errorf("%q asks behind a comma", text)
		}
	}
}

// What is looked for before a question is read has all verbs for a swap.
func TestVerbsAreSeen(t *testing.T) {
	listed := "(?:" + strings.Join(swapVerbs, "|") + ")"
	if verbs := regexp.MustCompile(`\(\?:[^)]*\)`).FindString(aSwap); verbs != listed {
		t.Errorf("of %s only %s is looked for", verbs, listed)
	}
}
