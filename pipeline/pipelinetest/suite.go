package pipelinetest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// TestModel checks what the loop relies on: positions count drafted tokens,
// rolling back and drafting again repeats the draft, a bound on the cost is a
// bound, nothing is paid for twice, breaking off keeps what was yielded, and a
// cancelled context ends a draft. The prompt must be one after which the model
// writes at least four tokens.
func TestModel(t *testing.T, m pipeline.Model, prompt prompts.Prompt) {
	start := func(t *testing.T) pipeline.Session {
		t.Helper()
		s, err := m.Start(prompt)
		if err != nil {
			t.Fatalf("Start: %v", err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
		return s
	}

	t.Run("positions", func(t *testing.T) {
		s := start(t)
		before := s.Pos()
		if before == 0 {
			t.Fatal("the prompt takes no position")
		}
		text, _ := draft(t, s, pipeline.Sampling{MaxTokens: 3})
		if got := s.Pos() - before; got != 3 {
			t.Errorf("drafting 3 tokens (%q) moved the position by %d", text, got)
		}
		if err := s.Rollback(s.Pos() + 1); err == nil {
			t.Error("rolling back to a position behind the end succeeds")
		}
	})

	t.Run("rollback repeats the draft", func(t *testing.T) {
		for _, sampling := range []pipeline.Sampling{{MaxTokens: 4}, {MaxTokens: 4, Temperature: 1, Seed: 7}} {
			s := start(t)
			before := s.Pos()
			first, _ := draft(t, s, sampling)
			for keep := range 4 {
				if err := s.Rollback(before + keep); err != nil {
					t.Fatal(err)
				}
				if err := s.Rollback(before); err != nil {
					t.Fatal(err)
				}
				again, spend := draft(t, s, sampling)
				if again != first {
					t.Errorf("temperature %g: drafted %q, after a rollback %q", sampling.Temperature, first, again)
				}
				if spend.PromptTokens != 0 {
					t.Errorf("drafting after a rollback computed %d prompt tokens again", spend.PromptTokens)
				}
			}
		}
	})

	t.Run("cost is a bound", func(t *testing.T) {
		s := start(t)
		for _, text := range []string{"", "1", " and 2"} {
			if err := s.Append(text); err != nil {
				t.Fatal(err)
			}
			sampling := pipeline.Sampling{MaxTokens: 2}
			bound := s.Cost(2, sampling)
			if more := s.Cost(3, sampling); more.Tokens() <= bound.Tokens() || more.FLOPs < bound.FLOPs {
				t.Errorf("3 tokens cost %+v, 2 tokens %+v", more, bound)
			}
			_, spend := draft(t, s, sampling)
			if spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs || spend.USD > bound.USD {
				t.Errorf("spent %+v, bound was %+v", spend, bound)
			}
		}
	})

	t.Run("appended text is paid for by the next draft, once", func(t *testing.T) {
		s := start(t)
		_, first := draft(t, s, pipeline.Sampling{MaxTokens: 1})
		if first.PromptTokens == 0 && first.CachedTokens == 0 {
			t.Error("the prompt was free")
		}
		before := s.Pos()
		if err := s.Append("12"); err != nil {
			t.Fatal(err)
		}
		appended := s.Pos() - before
		_, second := draft(t, s, pipeline.Sampling{MaxTokens: 1})
		if second.PromptTokens != appended {
			t.Errorf("appending %d tokens cost %d prompt tokens", appended, second.PromptTokens)
		}
	})

	t.Run("breaking off keeps what was yielded", func(t *testing.T) {
		s := start(t)
		before := s.Pos()
		for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 4}) {
			if err != nil {
				t.Fatal(err)
			}
			_ = token
			break
		}
		if got := s.Pos() - before; got != 1 {
			t.Errorf("after one yielded token the position moved by %d", got)
		}
	})

	t.Run("a cancelled context ends the draft", func(t *testing.T) {
		s := start(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for _, err := range s.Draft(ctx, pipeline.Sampling{MaxTokens: 4}) {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			return
		}
		t.Error("the draft ended without an error")
	})
}

// draft drafts until the end and returns the text and what it cost.
func draft(t *testing.T, s pipeline.Session, sampling pipeline.Sampling) (string, pipeline.Spend) {
	t.Helper()
	var text strings.Builder
	var spend pipeline.Spend
	for token, err := range s.Draft(t.Context(), sampling) {
		if err != nil {
			t.Fatalf("Draft: %v", err)
		}
		text.WriteString(token.Text)
		spend = spend.Add(token.Spend)
	}
	return text.String(), spend
}
