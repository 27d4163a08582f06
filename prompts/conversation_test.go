package prompts_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

func TestInContext(t *testing.T) {
	turns := []prompts.Turn{{Question: "one?", Answer: "1\n"}, {Question: "two?", Answer: "2"}}
	for most, want := range map[int]string{
		1000: "The conversation so far:\n\nQuestion: one?\n1\n\nQuestion: two?\n2\n\nNow: three?",
		30:   "The conversation so far:\n\nQuestion: two?\n2\n\nNow: three?",
		3:    "three?",
	} {
		if got := prompts.InContext(turns, "three?", most); got != want {
			t.Errorf("%d bytes: %q", most, got)
		}
	}
}
