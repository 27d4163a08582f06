package moe

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline"
)

// This file is what sessions can do beyond drafting, because the engine is in
// this process: forks on shared pages, batches, probes, hidden vectors and what the model itself
// thinks of its text.

var (
	_ pipeline.Batcher = (*session)(nil)
	_ pipeline.Prober  = (*session)(nil)
	_ pipeline.Scorer  = (*session)(nil)
	_ pipeline.States  = (*session)(nil)
	_ pipeline.Doubter = (*session)(nil)
	_ pipeline.Thinker = (*session)(nil)
)

// Fork implements [pipeline.Forker].
func (s *session) Fork() (pipeline.Session, error) {
	return &session{engine: s.engine, s: s.s.Fork(), pending: slices.Clone(s.pending), reply: s.reply.clone()}, nil
}

// DraftBatch implements [pipeline.Batcher]: one forward pass computes the next
// token of all sessions that still draft.
func (s *session) DraftBatch(
	ctx context.Context, sessions []pipeline.Session, samplings []pipeline.Sampling, take func(i int, t pipeline.Token) bool,
) (untold pipeline.Spend, err error) {
	drafts := make([]*continuation, len(sessions))
	for i, other := range sessions {
		if drafts[i], err = other.(*session).begin(samplings[i]); err != nil {
			return untold, err
		}
		drafts[i].index = i
	}
	for err == nil && len(drafts) > 0 {
		if err = s.compute(ctx, drafts...); err != nil {
			break
		}
		drafts = slices.DeleteFunc(drafts, func(c *continuation) bool {
			if err != nil {
				return false
			}
			var token pipeline.Token
			var more bool
			if token, more, err = c.next(ctx); err != nil {
				return false
			}
			return !take(c.index, token) || !more
		})
	}
	for _, c := range drafts {
		untold = untold.Add(c.spend(0))
	}
	return untold, err
}

// Probe implements [pipeline.Prober] on a fork, so that models whose memory
// cannot be cut back lose nothing.
func (s *session) Probe(ctx context.Context, suffix string, choices []string) ([]float64, pipeline.Spend, error) {
	first, err := s.firstTokens(choices)
	if err != nil {
		return nil, pipeline.Spend{}, err
	}
	// What is due is computed here and not on the fork, where it would be lost.
	due := &continuation{s: s, flops: s.s.FLOPs()}
	if err := s.s.SetExperts(0); err != nil { // as ProbeCost has it, whatever the last draft took
		return nil, pipeline.Spend{}, wrap(err)
	}
	if err := s.compute(ctx, due); err != nil {
		return nil, due.spend(0), err
	}
	fork := s.s.Fork()
	defer fork.Close()
	ids := s.engine.Encode(suffix, true)
	if err := fork.Prefill(ctx, ids); err != nil {
		return nil, due.spend(0).Add(pipeline.Spend{FLOPs: fork.FLOPs()}), wrap(err)
	}
	logits := fork.Logits()
	total := logSumExp(logits)
	logprobs := make([]float64, len(first))
	for i, id := range first {
		logprobs[i] = float64(logits[id]) - total
	}
	return logprobs, due.spend(0).Add(pipeline.Spend{PromptTokens: len(ids), FLOPs: fork.FLOPs()}), nil
}

// ProbeCost implements [pipeline.Prober].
func (s *session) ProbeCost(suffix string) pipeline.Spend {
	n := len(s.pending) + len(s.engine.Encode(suffix, true))
	return pipeline.Spend{PromptTokens: n, FLOPs: s.s.CostFLOPs(n, 0)}
}

// Score implements [pipeline.Scorer] on a fork.
func (s *session) Score(ctx context.Context, pos int, suffix, text string) ([]float64, pipeline.Spend, error) {
	ids, scored, err := s.toScore(pos, suffix, text)
	if err != nil {
		return nil, pipeline.Spend{}, err
	}
	fork, err := s.at(pos)
	if err != nil {
		return nil, pipeline.Spend{}, err
	}
	defer fork.Close()
	start := fork.Pos()
	err = fork.Prefill(ctx, ids)
	spent := pipeline.Spend{PromptTokens: fork.Pos() - start, FLOPs: fork.FLOPs()}
	if err != nil {
		return nil, spent, wrap(err)
	}
	logprobs := make([]float64, scored)
	for i, id := range ids[len(ids)-scored:] {
		logits, err := fork.LogitsAt(fork.Pos() - scored + i - 1)
		if err != nil {
			return nil, spent, wrap(err)
		}
		logprobs[i] = float64(logits[id]) - logSumExp(logits)
	}
	spent.FLOPs = fork.FLOPs()
	return logprobs, spent, nil
}

// ScoreCost implements [pipeline.Scorer].
func (s *session) ScoreCost(pos int, suffix, text string) pipeline.Spend {
	ids, _, err := s.toScore(pos, suffix, text)
	if err != nil {
		return pipeline.Spend{} // asking says what is wrong
	}
	fork, err := s.at(pos)
	if err != nil {
		return pipeline.Spend{}
	}
	defer fork.Close()
	return pipeline.Spend{PromptTokens: len(ids), FLOPs: fork.CostFLOPs(len(ids), 0)}
}

// at is a fork that goes on from position pos, or from where what is due begins, with as
// many experts as the file says. What recurrent layers compute again there is due on it.
func (s *session) at(pos int) (*localmoe.Session, error) {
	fork := s.s.Fork()
	err := fork.SetExperts(0)
	if err == nil && pos < fork.Pos() {
		err = fork.Rollback(pos)
	}
	if err != nil {
		fork.Close()
		return nil, wrap(err)
	}
	return fork, nil
}

// toScore are the tokens to compute behind position pos, of which the last are those
// to score: what is due there, suffix and text.
func (s *session) toScore(pos int, suffix, text string) (ids []int32, scored int, err error) {
	last := s.engine.Encode(text, false)
	ids = slices.Clone(s.pending[:min(max(pos-s.s.Pos(), 0), len(s.pending))])
	ids = append(append(ids, s.engine.Encode(suffix, false)...), last...)
	if pos < 1 || pos > s.Pos() || len(last) == 0 {
		return nil, 0, fmt.Errorf("moe: score: no text %q behind position %d", text, pos)
	}
	return ids, len(last), nil
}

// firstTokens are those that the choices begin with.
func (s *session) firstTokens(choices []string) ([]int32, error) {
	var first []int32
	for i, choice := range choices {
		ids := s.engine.Encode(choice, true)
		if len(ids) == 0 {
			return nil, fmt.Errorf("moe: probe: the choice %q has no token", choice)
		}
		if at := slices.Index(first, ids[0]); at >= 0 {
			return nil, fmt.Errorf("moe: probe: the choices %q and %q begin with the same token", choices[at], choices[i])
		}
		first = append(first, ids[0])
	}
	return first, nil
}

func logSumExp(logits []float32) float64 {
	most := slices.Max(logits)
	var sum float64
	for _, x := range logits {
		sum += math.Exp(float64(x - most))
	}
	return float64(most) + math.Log(sum)
}

// Hidden implements [pipeline.States]. The engine must have been opened with the
// layer among its [localmoe.Options.HiddenLayers], the last one aside.
func (s *session) Hidden(ctx context.Context, layer, from, to int) ([][]float32, pipeline.Spend, error) {
	due, err := s.upTo(ctx, to)
	if err != nil {
		return nil, due.spend(0), err
	}
	var out [][]float32
	for pos := from; pos < to; pos++ {
		h, err := s.s.Hidden(layer, pos)
		if err != nil {
			return nil, due.spend(0), wrap(err)
		}
		out = append(out, slices.Clone(h))
	}
	return out, due.spend(0), nil
}

// upTo computes text that is due, as the next draft would, where positions before to lie in it.
func (s *session) upTo(ctx context.Context, to int) (due *continuation, err error) {
	due = &continuation{s: s, flops: s.s.FLOPs()}
	if to > s.s.Pos() {
		err = s.compute(ctx, due)
	}
	return due, err
}

// Doubts implements [pipeline.Doubter].
func (s *session) Doubts() bool {
	_, ok := s.engine.Verdicts()
	return ok
}

// LogOdds implements [pipeline.Doubter].
func (s *session) LogOdds(ctx context.Context, from, to int) ([]float32, pipeline.Spend, error) {
	due, err := s.upTo(ctx, to)
	if err != nil {
		return nil, due.spend(0), err
	}
	odds, err := s.s.LogOdds(from, to)
	if err != nil {
		err = wrap(err)
	}
	return odds, due.spend(0), err
}
