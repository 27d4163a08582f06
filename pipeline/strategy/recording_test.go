package strategy

import (
	"context"
	"errors"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// pass is what a solver may do with a session: it drafts, adds text, goes back and drafts
// until the text ends. It returns all that it saw.
func pass(ctx context.Context, s pipeline.Session, cue string, back int) (seen string, end bool, failure error) {
	draft := func(most int) {
		for token, err := range s.Draft(ctx, pipeline.Sampling{MaxTokens: most}) {
			if failure = errors.Join(failure, err); err == nil {
				seen += token.Text
				end = token.End
			}
		}
	}
	draft(3)
	failure = errors.Join(failure, s.Append(cue))
	draft(2)
	failure = errors.Join(failure, s.Rollback(s.Pos()-back))
	draft(0)
	return seen, end, failure
}

func recorded(t *testing.T, ctx context.Context) (*recording, string) {
	t.Helper()
	var r recording
	s, err := recorder{&pipelinetest.Model{Write: func(string, pipeline.Sampling) string { return "all is well" }}, &r}.Start(prompts.Prompt{User: "how?"})
	if err != nil {
		t.Fatal(err)
	}
	seen, end, err := pass(ctx, s, " so ", 1)
	if ctx.Err() == nil && (!end || err != nil) {
		t.Fatal(seen, end, err)
	}
	return &r, seen
}

// A recorded pass is told as it was, and nothing else is made up.
func TestARecordedPassIsToldAsItWas(t *testing.T) {
	r, want := recorded(t, t.Context())
	told := func(cue string, back int) (string, bool, error) {
		s, err := teller{nil, r}.Start(prompts.Prompt{})
		if err != nil {
			t.Fatal(err)
		}
		return pass(t.Context(), s, cue, back)
	}
	if got, end, err := told(" so ", 1); !r.whole || got != want || !end || err != nil {
		t.Errorf("%q, %v, %v; want %q", got, end, err, want)
	}
	if _, _, err := told(" or ", 1); !errors.Is(err, errOther) {
		t.Errorf("another text is added: %v", err)
	}
	if _, _, err := told(" so ", 2); !errors.Is(err, errOther) {
		t.Errorf("it goes back farther: %v", err)
	}
}

func TestAPassThatFailedIsNotWhole(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if r, _ := recorded(t, cancelled); r.whole {
		t.Error("a pass that failed is to be told")
	}
}
