package main

import (
	"context"
	"errors"
	"iter"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/score"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// trial asks the first n questions of a run with and without repair.
func trial(ctx context.Context, s pipeline.Solver, run *evals.Run, n int) (pipeline.Pilot, error) {
	judge := run.Score
	if judge == nil {
		judge = score.Auto
	}
	return pipeline.Try(ctx, s, first(n, run.Sources, func(item data.Item) (pipeline.Labelled, bool) {
		if _, err := s.Format.Prompt(item.Question); errors.Is(err, prompts.ErrOutOfScope) {
			return pipeline.Labelled{}, false
		}
		right := func(a pipeline.Answer) (bool, error) {
			return judge(ctx, item, score.Candidate{Final: a.Final, Text: a.Text})
		}
		return pipeline.Labelled{Question: item.Question, Right: right}, true
	}))
}

// outcome is what a trial leads to.
func outcome(found pipeline.Pilot) string {
	if found.Helps() {
		return "repair helps"
	}
	return "repair does not help and is left off"
}

// first yields n of the questions of all sources together, as many of each as
// there are, that label accepts.
func first(n int, sources []evals.Source, label func(data.Item) (pipeline.Labelled, bool)) iter.Seq2[pipeline.Labelled, error] {
	return func(yield func(pipeline.Labelled, error) bool) {
		for i, source := range sources {
			left := n / (len(sources) - i)
			for item, err := range source.Items() {
				if left == 0 {
					break
				}
				var bad *data.LineError
				if errors.As(err, &bad) {
					continue
				}
				if err != nil {
					yield(pipeline.Labelled{}, err)
					return
				}
				q, ok := label(item)
				if !ok {
					continue
				}
				if !yield(q, nil) {
					return
				}
				left, n = left-1, n-1
			}
		}
	}
}
