package pipelinetest

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
)

// This file checks what sessions can do besides drafting.

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
	var bound pipeline.Spend
	var b bill
	for i, f := range forks {
		bound = bound.Add(f.Cost(samplings[i].MaxTokens, samplings[i]))
	}
	untold, err := batcher.DraftBatch(t.Context(), forks, samplings, func(i int, token pipeline.Token) bool {
		got[i] += token.Text
		b.take(t, token)
		return true
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("a batch drafts %q, one after the other %q (%v)", got, want, err)
	}
	b.add(t, untold)
	b.check(t)
	if spend := b.spend; spend.Tokens() > bound.Tokens() || spend.FLOPs > bound.FLOPs {
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
		var b bill
		for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 1}) {
			if err != nil {
				t.Fatal(err)
			}
			b.take(t, token)
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
	checkSpend(t, "a probe", spend)
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
		checkSpend(t, "scoring", spend)
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
		checkSpend(t, "judging", spend)
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
