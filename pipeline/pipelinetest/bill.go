package pipelinetest

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
)

// bill is what drafts that belong together wrote and cost.
type bill struct {
	tokens int // that take a position
	spend  pipeline.Spend
}

// draft drafts until the end and returns the text.
func (b *bill) draft(t *testing.T, s pipeline.Session, sampling pipeline.Sampling) string {
	t.Helper()
	var text strings.Builder
	for token, err := range s.Draft(t.Context(), sampling) {
		if err != nil {
			t.Fatalf("Draft: %v", err)
		}
		b.take(t, token)
		text.WriteString(token.Text)
	}
	return text.String()
}

// take adds a token, and checks what it says of itself.
func (b *bill) take(t *testing.T, token pipeline.Token) {
	t.Helper()
	if !token.End {
		b.tokens++
	}
	b.add(t, token.Spend)
	checkLogprob(t, token.Text, token.Logprob)
	for _, other := range token.Alternatives {
		checkLogprob(t, other.Text, other.Logprob)
	}
}

// add adds what was spent. No more is ever given back than was charged before.
func (b *bill) add(t *testing.T, s pipeline.Spend) {
	t.Helper()
	b.spend = b.spend.Add(s)
	checkSpend(t, "a draft", b.spend)
}

// check checks that what was written was charged for.
func (b *bill) check(t *testing.T) {
	t.Helper()
	if b.spend.GeneratedTokens < b.tokens {
		t.Errorf("%d tokens were drafted, %d generated tokens charged", b.tokens, b.spend.GeneratedTokens)
	}
}

// checkSpend checks that nothing costs less than nothing, as what is unknown does not.
func checkSpend(t *testing.T, what string, s pipeline.Spend) {
	t.Helper()
	if min(s.PromptTokens, s.CachedTokens, s.GeneratedTokens, s.CriticTokens) < 0 || s.FLOPs < 0 || s.USD < 0 || s.Seconds < 0 {
		t.Errorf("%s costs less than nothing: %+v", what, s)
	}
}

// mostLogprob is the most that rounding makes of ln P of what is certain.
const mostLogprob = 1e-4

func checkLogprob(t *testing.T, text string, logprob float32) {
	t.Helper()
	if logprob > mostLogprob {
		t.Errorf("ln P of %q is %g: above 0, while NaN says that it is unknown", text, logprob)
	}
}
