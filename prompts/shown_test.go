package prompts_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

func TestShown(t *testing.T) {
	const question = "Mia has 47 apples. She buys 8 more, then loses 13. How many apples does Mia have?"
	known, _ := prompts.Worked{}.Prompt(question)
	shown, err := prompts.Shown{}.Prompt(question)
	if err != nil || shown.Raw != "" || shown.User != known.Raw || !strings.Contains(shown.System, "not needed") {
		t.Errorf("%+v, %v", shown, err)
	}
	if got, want := (prompts.Shown{}).Cue(shown, ""), (prompts.Worked{}).Cue(known, ""); got != want {
		t.Errorf("cue %q, want %q", got, want)
	}
	if _, err := (prompts.Shown{}).Prompt("Why is the sky blue?"); !errors.Is(err, prompts.ErrOutOfScope) {
		t.Error(err)
	}
	// The examples are in the format that they show.
	for example := range strings.SplitSeq(strings.Split(shown.System, "Example:\n")[2], "\n\n") {
		if _, ok := (prompts.Worked{}).Final(example); !ok {
			t.Errorf("no answer in %q", example)
		}
	}
}
