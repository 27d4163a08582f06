// Package mistakes measures how well critics find the first mistake in a worked
// solution, on sets whose solutions are labelled: BIG-Bench-Mistake,
// ProcessBench, Mr-Ben.
//
//	e := mistakes.Evaluation{Critic: critic.Cascade{critic.Computed{}}}
//	rows, err := e.Run(ctx, evals.File("bbmistake.jsonl").Items())
//
// A critic judges a solution step by step. The first step that it fails is where
// it says the mistake is; a solution without a failed step it calls clean.
package mistakes

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
)

// Judge judges one step; a critic.Cascade is one.
type Judge interface {
	Judge(ctx context.Context, c critic.Case) (critic.Judgement, error)
}

// Reading is what a model makes of a solution.
type Reading struct {
	// Logprobs holds, for every step, ln P of its tokens.
	Logprobs [][]float32
	// Tokens and FLOPs are what reading it cost, and what critics asked.
	Tokens int
	FLOPs  float64
	// Ask, when not nil, puts into the case of a step what critics may ask of
	// the model.
	Ask func(step int, k *critic.Case)
	// Close, when not nil, is called when all steps are judged.
	Close func()
}

// Evaluation says which critic is measured, and how.
type Evaluation struct {
	Critic Judge
	// Read lets a model read the solution, for critics that look at how sure it
	// is; nil leaves them without. It is called by several goroutines at once.
	Read func(ctx context.Context, item data.Item) (*Reading, error)
	// Threshold, when above 0, fails a step whose probability of being wrong
	// exceeds it, whatever its grade.
	Threshold float64
	// Workers is how many solutions are judged at once; 0 is one.
	Workers int
	// Limit is how many solutions are judged; 0 is all.
	Limit int
	// SkipBad leaves bad lines out instead of ending with an error.
	SkipBad bool
	// Observe, when not nil, is told the judgement of every step whose label is
	// known, for calibrations; solution counts from 0. It is called by several
	// goroutines at once.
	Observe func(solution int, j critic.Judgement, wrong bool)
}

// outcome is what a critic said of one solution.
type outcome struct {
	number    int // of the solution
	set, task string
	steps     int
	mistake   int // index of the first wrong step; -1 is none
	flagged   int // index of the first failed step; -1 is none
	pWrong    []float64
	failed    []bool
	unsure    int // steps of which nothing was said
	troubled  int // steps of which a critic could not judge
	trouble   string
	tokens    int
	flops     float64
}

// Run judges every solution among the items; items without a label are an
// error. The rows have one for every set and task, in the order of their first
// solution.
func (e Evaluation) Run(ctx context.Context, items iter.Seq2[data.Item, error]) ([]Row, error) {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(e.Workers, 1))
	var outcomes []*outcome
	var failure, interrupted error
	for item, err := range items {
		var bad *data.LineError
		switch {
		case errors.As(err, &bad) && e.SkipBad:
			continue
		case err == nil && (item.Trace == nil || len(item.Steps) == 0):
			err = fmt.Errorf("mistakes: %s is no labelled solution: it has no steps or no mistake_index", item.ID)
		}
		if err != nil {
			failure = err
			break
		}
		if e.Limit > 0 && len(outcomes) == e.Limit {
			break
		}
		if interrupted = ctx.Err(); interrupted != nil {
			break
		}
		out := &outcome{number: len(outcomes), set: item.Set, task: item.Task, steps: len(item.Steps), mistake: -1, flagged: -1}
		if item.Trace.Mistake != nil {
			out.mistake = *item.Trace.Mistake
		}
		outcomes = append(outcomes, out)
		group.Go(func() error { return e.judge(ctx, item, out) })
	}
	if err := cmp.Or(errors.Join(failure, group.Wait()), interrupted); err != nil { // why it was comes first
		return nil, err
	}
	return e.rows(outcomes), nil
}

// judge asks about every step, also those behind the first failed one: sweeps
// over thresholds need them.
func (e Evaluation) judge(ctx context.Context, item data.Item, out *outcome) error {
	reading := &Reading{}
	if e.Read != nil {
		var err error
		if reading, err = e.Read(ctx, item); err != nil {
			return fmt.Errorf("mistakes: %s: %w", item.ID, err)
		}
	}
	if reading.Close != nil {
		defer reading.Close()
	}
	for i, step := range item.Steps {
		k := critic.Case{
			Question: item.Question, Prompt: item.Question,
			Accepted: accepted(item.Steps[:i]), Chunk: step,
		}
		if reading.Logprobs != nil {
			k.Logprobs = reading.Logprobs[i]
		}
		if reading.Ask != nil {
			reading.Ask(i, &k)
		}
		j, err := e.Critic.Judge(ctx, k)
		if err != nil {
			return fmt.Errorf("mistakes: %s: step %d: %w", item.ID, i+1, err)
		}
		if said := j.Trouble(); said != "" {
			out.troubled++
			out.trouble = cmp.Or(out.trouble, said)
		}
		if e.Observe != nil && (out.mistake < 0 || i <= out.mistake) {
			e.Observe(out.number, j, i == out.mistake)
		}
		out.pWrong = append(out.pWrong, j.PWrong)
		if j.Grade == critic.Unsure {
			out.unsure++
		}
		failed := j.Grade == critic.Fail
		if e.Threshold > 0 {
			failed = j.PWrong > e.Threshold
		}
		out.failed = append(out.failed, failed)
		if failed && out.flagged < 0 {
			out.flagged = max(i-j.Blame, 0)
		}
	}
	out.tokens, out.flops = reading.Tokens, reading.FLOPs
	return nil
}

func accepted(steps []string) string {
	if len(steps) == 0 {
		return ""
	}
	return strings.Join(steps, "\n") + "\n"
}
