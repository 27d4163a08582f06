package pipelinetest

import (
	"context"
	"errors"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// againTokens is how much of a text that is known may be computed again before
// it goes on: servers do so with the last token, whose logits they did not keep.
const againTokens = 1

// TestModel checks what the loop relies on: positions count drafted tokens,
// rolling back and drafting again repeats the draft, a bound on the cost is a
// bound, every token is charged for and none twice, no ln P is above 0, breaking off keeps
// what was yielded, and a cancelled context ends a draft. FLOPs, USD and ln P may be unknown,
// which is NaN. Tokens whose number is told later are charged by an upper bound, of which a
// later token gives back what was too much. What a session can do besides, copies, batches
// and probes, is checked where it is there. The prompt must be one after which
// the model writes at least four tokens.
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

	t.Run("positions", func(t *testing.T) { testPositions(t, start(t)) })
	t.Run("rollback repeats the draft", func(t *testing.T) { testRollback(t, start) })
	t.Run("drafts follow each other", func(t *testing.T) { testFollowing(t, start) })
	t.Run("cost is a bound", func(t *testing.T) { testCost(t, start(t)) })
	t.Run("appended text is paid for by the next draft, once", func(t *testing.T) { testAppending(t, start(t)) })
	t.Run("breaking off keeps what was yielded", func(t *testing.T) { testBreakingOff(t, start(t)) })
	t.Run("copies go their own way", func(t *testing.T) { testForks(t, start) })
	t.Run("reasoning is kept apart", func(t *testing.T) { testThinking(t, start(t)) })
	t.Run("a probe leaves no trace", func(t *testing.T) { testProbe(t, start(t)) })
	t.Run("scoring leaves no trace", func(t *testing.T) { testScore(t, start(t)) })
	t.Run("doubts leave no trace", func(t *testing.T) { testDoubts(t, start(t)) })
	t.Run("a cancelled context ends the draft", func(t *testing.T) { testCancelling(t, start(t)) })
}

// testPositions checks that positions count drafted tokens.
func testPositions(t *testing.T, s pipeline.Session) {
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
}

// testRollback checks that a draft behind a text that was gone back to is the same, and that
// little is computed for it.
func testRollback(t *testing.T, start func(*testing.T) pipeline.Session) {
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
			if spend.PromptTokens > againTokens {
				t.Errorf("drafting after a rollback computed %d prompt tokens again", spend.PromptTokens)
			}
		}
	}
}

// testFollowing checks that two short drafts write what one long one does.
func testFollowing(t *testing.T, start func(*testing.T) pipeline.Session) {
	for _, sampling := range []pipeline.Sampling{{}, {Temperature: 1, Seed: 7}} {
		s := start(t)
		before := s.Pos()
		sampling.MaxTokens = 4
		whole, _ := draft(t, s, sampling)
		if err := s.Rollback(before); err != nil {
			t.Fatal(err)
		}
		sampling.MaxTokens, sampling.Ahead = 2, 2
		bound := s.Cost(2, sampling)
		var both bill // what is wanted ahead may be paid for by either
		first := both.draft(t, s, sampling)
		if spend := both.spend; spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs || spend.USD > bound.USD {
			t.Errorf("spent %+v, bound was %+v", spend, bound)
		}
		sampling.Ahead = 0
		second := both.draft(t, s, sampling)
		both.check(t)
		if first+second != whole || s.Pos() != before+4 {
			t.Errorf("temperature %g: drafted %q, in two drafts %q and %q up to position %d of %d", sampling.Temperature, whole, first, second, s.Pos(), before+4)
		}
		if err := s.Rollback(before + 2); err != nil {
			t.Fatal(err)
		}
		// Servers draw anew for a text that goes on in another request.
		if again, _ := draft(t, s, sampling); again != second && sampling.Temperature == 0 {
			t.Errorf("drafted %q, after a rollback %q", second, again)
		}
	}
}

// testCost checks that a draft never spends more than its bound, which grows with it.
func testCost(t *testing.T, s pipeline.Session) {
	for _, text := range []string{"", "1", " and 2"} {
		if err := s.Append(text); err != nil {
			t.Fatal(err)
		}
		sampling := pipeline.Sampling{MaxTokens: 2}
		bound := s.Cost(2, sampling)
		checkSpend(t, "the bound on a draft", bound)
		if more := s.Cost(3, sampling); more.Tokens() <= bound.Tokens() || more.FLOPs < bound.FLOPs {
			t.Errorf("3 tokens cost %+v, 2 tokens %+v", more, bound)
		}
		_, spend := draft(t, s, sampling)
		if spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs || spend.USD > bound.USD {
			t.Errorf("spent %+v, bound was %+v", spend, bound)
		}
	}
}

// testAppending checks that the prompt and what is appended cost something, once.
func testAppending(t *testing.T, s pipeline.Session) {
	_, first := draft(t, s, pipeline.Sampling{MaxTokens: 1})
	if first.PromptTokens == 0 && first.CachedTokens == 0 {
		t.Error("the prompt was free")
	}
	before := s.Pos()
	if err := s.Append("1"); err != nil { // one token to every model
		t.Fatal(err)
	}
	appended := s.Pos() - before
	_, second := draft(t, s, pipeline.Sampling{MaxTokens: 1})
	if second.PromptTokens < 1 || second.PromptTokens > appended+againTokens {
		t.Errorf("appending %d tokens cost %d prompt tokens", appended, second.PromptTokens)
	}
}

// testBreakingOff checks that a draft that is broken off keeps what it yielded.
func testBreakingOff(t *testing.T, s pipeline.Session) {
	before := s.Pos()
	for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 4}) {
		if err != nil {
			t.Fatal(err)
		}
		new(bill).take(t, token)
		break
	}
	if got := s.Pos() - before; got != 1 {
		t.Errorf("after one yielded token the position moved by %d", got)
	}
}

// testCancelling checks that no draft is written for a context that has ended.
func testCancelling(t *testing.T, s pipeline.Session) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for token, err := range s.Draft(ctx, pipeline.Sampling{MaxTokens: 4}) {
		new(bill).take(t, token)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a draft under a context that has ended yields the error %v, not that of the context", err)
		}
		return
	}
	t.Error("the draft ended without an error")
}

// draft drafts until the end and returns the text and what it cost.
func draft(t *testing.T, s pipeline.Session, sampling pipeline.Sampling) (string, pipeline.Spend) {
	t.Helper()
	var b bill
	text := b.draft(t, s, sampling)
	b.check(t)
	return text, b.spend
}
