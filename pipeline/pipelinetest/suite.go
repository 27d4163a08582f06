package pipelinetest

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// againTokens is how much of a text that is known may be computed again before
// it goes on: servers do so with the last token, whose logits they did not keep.
const againTokens = 1

// TestModel checks what the loop relies on: positions count drafted tokens,
// rolling back and drafting again repeats the draft, a bound on the cost is a
// bound, nothing is paid for twice, breaking off keeps what was yielded, and a
// cancelled context ends a draft. What a session can do besides, copies, batches
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
				if spend.PromptTokens > againTokens {
					t.Errorf("drafting after a rollback computed %d prompt tokens again", spend.PromptTokens)
				}
			}
		}
	})

	t.Run("drafts follow each other", func(t *testing.T) {
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
			first, spend := draft(t, s, sampling)
			if spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs || spend.USD > bound.USD {
				t.Errorf("spent %+v, bound was %+v", spend, bound)
			}
			sampling.Ahead = 0
			second, _ := draft(t, s, sampling)
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
		if err := s.Append("1"); err != nil { // one token to every model
			t.Fatal(err)
		}
		appended := s.Pos() - before
		_, second := draft(t, s, pipeline.Sampling{MaxTokens: 1})
		if second.PromptTokens < 1 || second.PromptTokens > appended+againTokens {
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

	t.Run("copies go their own way", func(t *testing.T) { testForks(t, start) })
	t.Run("reasoning is kept apart", func(t *testing.T) { testThinking(t, start(t)) })
	t.Run("a probe leaves no trace", func(t *testing.T) { testProbe(t, start(t)) })

	t.Run("scoring leaves no trace", func(t *testing.T) { testScore(t, start(t)) })
	t.Run("doubts leave no trace", func(t *testing.T) { testDoubts(t, start(t)) })

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

// testForks checks copies of a session, and drafting on several at once.
func testForks(t *testing.T, start func(t *testing.T) pipeline.Session) {
	s := start(t)
	forker, ok := s.(pipeline.Forker)
	if !ok {
		t.Skip("sessions of this model cannot be copied")
	}
	fork := func() pipeline.Session {
		f, err := forker.Fork()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	samplings := []pipeline.Sampling{{MaxTokens: 3}, {MaxTokens: 4, Temperature: 1, Seed: 5}, {MaxTokens: 2}}
	draft(t, s, pipeline.Sampling{MaxTokens: 1}) // so that the prompt is computed
	before := s.Pos()
	var want []string
	for _, sampling := range samplings {
		text, _ := draft(t, fork(), sampling)
		want = append(want, text)
	}
	if s.Pos() != before {
		t.Errorf("drafting on copies moved the position from %d to %d", before, s.Pos())
	}
	batcher, ok := s.(pipeline.Batcher)
	if !ok {
		return
	}
	forks := []pipeline.Session{fork(), fork(), fork()}
	got := make([]string, len(forks))
	var bound, spend pipeline.Spend
	for i, f := range forks {
		bound = bound.Add(f.Cost(samplings[i].MaxTokens, samplings[i]))
	}
	untold, err := batcher.DraftBatch(t.Context(), forks, samplings, func(i int, token pipeline.Token) bool {
		got[i] += token.Text
		spend = spend.Add(token.Spend)
		return true
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("a batch drafts %q, one after the other %q (%v)", got, want, err)
	}
	if spend = spend.Add(untold); spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs {
		t.Errorf("the batch spent %+v, bound was %+v", spend, bound)
	}
	if s.Pos() != before {
		t.Errorf("a batch on copies moved the position from %d to %d", before, s.Pos())
	}
}

// testThinking checks that reasoning goes before the answer, and where it was
// again after a rollback.
func testThinking(t *testing.T, s pipeline.Session) {
	thinker, ok := s.(pipeline.Thinker)
	if !ok {
		t.Skip("this model does not reason")
	}
	before := s.Pos()
	var drafts [2]string
	for i := range drafts {
		if err := thinker.Think("1"); err != nil {
			t.Skip(err)
		}
		within := s.Pos()
		if err := thinker.Think("2"); err != nil || s.Pos() <= within || within <= before {
			t.Fatalf("reasoning goes from position %d to %d and %d, %v", before, within, s.Pos(), err)
		}
		if err := s.Rollback(within); err != nil {
			t.Fatal(err)
		}
		for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 1}) {
			if err != nil {
				t.Fatal(err)
			}
			if !token.End && !token.Thought {
				t.Errorf("%q is drafted as part of the answer", token.Text)
			}
			drafts[i] += token.Text
		}
		if err := s.Append("3"); err != nil {
			t.Fatal(err)
		}
		if thinker.Think("4") == nil {
			t.Error("a model may reason behind the beginning of its answer")
		}
		if err := s.Rollback(before); err != nil {
			t.Fatal(err)
		}
	}
	if drafts[0] != drafts[1] {
		t.Errorf("reasoning is drafted as %q, after a rollback as %q", drafts[0], drafts[1])
	}
}

// testProbe checks that a probe leaves no trace and keeps to its bound.
func testProbe(t *testing.T, s pipeline.Session) {
	prober, ok := s.(pipeline.Prober)
	if !ok {
		t.Skip("this model cannot be probed")
	}
	draft(t, s, pipeline.Sampling{MaxTokens: 1})
	before := s.Pos()
	bound := prober.ProbeCost("?")
	logprobs, spend, err := prober.Probe(t.Context(), "?", []string{"1", "2"})
	if errors.Is(err, pipeline.ErrNoLogprobs) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(logprobs) != 2 || logprobs[0] > 0 || logprobs[1] > 0 {
		t.Errorf("probe: %v is not ln P of two tokens", logprobs)
	}
	if spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs || spend.USD > bound.USD {
		t.Errorf("the probe spent %+v, bound was %+v", spend, bound)
	}
	if s.Pos() != before {
		t.Errorf("the probe moved the position from %d to %d", before, s.Pos())
	}
}

// testScore checks that scoring leaves no trace and keeps to its bound.
func testScore(t *testing.T, s pipeline.Session) {
	scorer, ok := s.(pipeline.Scorer)
	if !ok {
		t.Skip("this model cannot score")
	}
	start := s.Pos()
	draft(t, s, pipeline.Sampling{MaxTokens: 3})
	before := s.Pos()
	for pos := start; pos <= before; pos++ {
		bound := scorer.ScoreCost(pos, "", "7")
		logprobs, spend, err := scorer.Score(t.Context(), pos, "", "7")
		if err != nil {
			t.Fatal(err)
		}
		if len(logprobs) == 0 || slices.ContainsFunc(logprobs, func(lp float64) bool { return lp > 0 }) {
			t.Errorf("behind %d: %v is not ln P of each token of a text", pos, logprobs) // a digit may be two tokens
		}
		if spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs || spend.USD > bound.USD {
			t.Errorf("behind %d: spent %+v, bound was %+v", pos, spend, bound)
		}
		if s.Pos() != before {
			t.Errorf("the position moved from %d to %d", before, s.Pos())
		}
	}
}

// testDoubts checks that a model which judges what it reads says so of every token,
// the same again, and keeps to its bound.
func testDoubts(t *testing.T, s pipeline.Session) {
	doubter, ok := s.(pipeline.Doubter)
	if !ok || !doubter.Doubts() {
		t.Skip("this model does not judge what it reads")
	}
	from := s.Pos()
	drafted, _ := draft(t, s, pipeline.Sampling{MaxTokens: 3})
	ask := func(to int) []float32 {
		t.Helper()
		before, bound := s.Pos(), s.Cost(1, pipeline.Sampling{})
		odds, spend, err := doubter.LogOdds(t.Context(), from, to)
		if err != nil || len(odds) != to-from || s.Pos() != before {
			t.Fatalf("log-odds of %d tokens: %v, %v; moved from %d to %d", to-from, odds, err, before, s.Pos())
		}
		if spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs || spend.USD > bound.USD {
			t.Errorf("the log-odds of %d tokens cost %+v, bound was %+v", to-from, spend, bound)
		}
		return odds
	}
	first := ask(s.Pos() - 1)
	if err := s.Append("1"); err != nil {
		t.Fatal(err)
	}
	again := ask(s.Pos()) // what was appended is judged, too
	for i, o := range first {
		if d := math.Abs(float64(o - again[i])); !(d < 1e-3) {
			t.Errorf("behind token %d of %q the log-odds were %g, then %g", i, drafted, o, again[i])
		}
	}
	if _, _, err := doubter.LogOdds(t.Context(), from, s.Pos()+1); err == nil {
		t.Error("log-odds behind the end are told")
	}
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
