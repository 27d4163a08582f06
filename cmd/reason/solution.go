package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/mistakes"
	"github.com/seed-25a395fc/reason/localmoe"
)

// solution is a worked solution as a model has read it.
type solution struct {
	mistakes.Reading
	engine  *localmoe.Model
	session *localmoe.Session
	starts  []int // position of the first token of each step that was read, and the end
}

// readSolution lets a model read a question and its solution, and tells how
// likely it finds every token of the steps. A solution longer than its context
// is read as far as it goes; the steps behind have no log-probabilities, and none has any
// where the question alone is longer.
func readSolution(ctx context.Context, engine *localmoe.Model, item data.Item) (*solution, error) {
	s := &solution{engine: engine, session: engine.NewSession()}
	s.Logprobs = make([][]float32, len(item.Steps))
	s.Ask, s.Close = s.ask, s.session.Close
	ids := engine.Encode(item.Question+"\n", false)
	if engine.AddBOS() {
		ids = append([]int32{engine.BOS()}, ids...)
	}
	switch err := s.session.Prefill(ctx, ids); {
	case errors.Is(err, localmoe.ErrContextFull):
		return s, nil
	case err != nil:
		return nil, err
	}
	s.starts = []int{s.session.Pos()}
	for i, step := range item.Steps {
		err := s.read(ctx, i, step)
		if errors.Is(err, localmoe.ErrContextFull) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	s.Tokens, s.FLOPs = s.session.Pos(), s.session.FLOPs()
	return s, nil
}

func (s *solution) read(ctx context.Context, i int, step string) error {
	start := s.session.Pos()
	ids := s.engine.Encode(step+"\n", false)
	if err := s.session.Prefill(ctx, ids); err != nil {
		return err
	}
	s.starts = append(s.starts, s.session.Pos())
	s.Logprobs[i] = make([]float32, len(ids))
	for j, id := range ids {
		logits, err := s.session.LogitsAt(start + j - 1)
		if err != nil {
			return err
		}
		s.Logprobs[i][j] = logprob(logits, id)
	}
	return nil
}

// ask lets critics ask about a step that was read.
func (s *solution) ask(step int, k *critic.Case) {
	if step+1 < len(s.starts) {
		about := solutionStep{s, s.starts[step], s.starts[step+1]}
		k.Prober, k.States = about, about
		if _, ok := s.engine.Verdicts(); ok {
			k.Doubter = about
		}
		ends, text := about.ends(), about.text()
		if strings.HasPrefix(text, k.Chunk) && ends[len(ends)-1] == len(text) {
			k.Scorer, k.Ends = about, ends
		}
	}
}

// solutionStep answers what critics ask about one step.
type solutionStep struct {
	*solution
	from, to int
}

// Probe implements [critic.Prober].
func (s solutionStep) Probe(ctx context.Context, suffix string, choices ...string) ([]float64, error) {
	fork := s.session.Fork()
	defer fork.Close()
	if err := fork.Rollback(s.to); err != nil {
		return nil, err
	}
	ids := s.engine.Encode(suffix, true)
	if err := fork.Prefill(ctx, ids); err != nil {
		return nil, err
	}
	logits := fork.Logits()
	s.Tokens += len(ids)
	s.FLOPs += fork.FLOPs()
	out := make([]float64, len(choices))
	for i, choice := range choices {
		first := s.engine.Encode(choice, true)
		if len(first) == 0 {
			return nil, fmt.Errorf("the model has no token for %q", choice)
		}
		out[i] = float64(logprob(logits, first[0]))
	}
	return out, nil
}

// Score implements [critic.Scorer].
func (s solutionStep) Score(ctx context.Context, kept int, suffix, text string) ([]float64, error) {
	fork := s.session.Fork()
	defer fork.Close()
	ends := s.ends()
	pos, end := 0, 0 // of the last whole token that is kept
	for pos < len(ends) && ends[pos] <= kept {
		end = ends[pos]
		pos++
	}
	if err := fork.Rollback(s.from + pos); err != nil {
		return nil, err
	}
	begun := s.text()[end:kept]
	scored := s.engine.Encode(text, false)
	ids := append(s.engine.Encode(begun+suffix, false), scored...)
	if err := fork.Prefill(ctx, ids); err != nil {
		return nil, err
	}
	out := make([]float64, len(scored))
	for i, id := range scored {
		logits, err := fork.LogitsAt(fork.Pos() - len(scored) + i - 1)
		if err != nil {
			return nil, err
		}
		out[i] = float64(logprob(logits, id))
	}
	s.Tokens += len(ids)
	s.FLOPs += fork.FLOPs()
	return out, nil
}

// text is the step as its tokens have it.
func (s solutionStep) text() string { return s.engine.Decode(s.session.Tokens()[s.from:s.to]) }

// ends are where the tokens of the step end, in bytes.
func (s solutionStep) ends() []int {
	var out []int
	end := 0
	for _, id := range s.session.Tokens()[s.from:s.to] {
		end += len(s.engine.Piece(id))
		out = append(out, end)
	}
	return out
}

// Hidden implements [critic.States].
func (s solutionStep) Hidden(_ context.Context, layer int) ([][]float32, error) {
	var out [][]float32
	for pos := s.from; pos < s.to-1; pos++ {
		h, err := s.session.Hidden(layer, pos)
		if err != nil {
			return nil, err
		}
		out = append(out, slices.Clone(h))
	}
	return out, nil
}

// LogOdds implements [critic.Doubter].
func (s solutionStep) LogOdds(context.Context) ([]float32, error) {
	return s.session.LogOdds(s.from, s.to-1)
}

// logprob is ln P of one token under the logits.
func logprob(logits []float32, id int32) float32 {
	most := slices.Max(logits)
	var sum float64
	for _, x := range logits {
		sum += math.Exp(float64(x - most))
	}
	return logits[id] - most - float32(math.Log(sum))
}
