package evals

import (
	"context"
	"iter"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/pipeline"
)

// steps is a solver that does what is told.
type steps []pipeline.Event

func (s steps) Stream(context.Context, string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		for _, e := range s {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Who measures a larger model has to hear that it did not answer.
func TestLadderThatCouldNotBeClimbed(t *testing.T) {
	run := testRun(0)
	run.New = func(string, uint64, data.Item) (Solver, error) {
		return steps{
			{Kind: pipeline.Drafted, Text: "hm", Thought: true},
			{Kind: pipeline.Decided, How: pipeline.Skip, Why: "candidates 4 T=1: what is left of the budget does not pay for it"},
			{Kind: pipeline.Decided, How: pipeline.Skip, Model: "large", Why: "resample T=0 by large: the server is on fire"},
			{Kind: pipeline.Finished, Answer: &pipeline.Answer{Stop: pipeline.Complete}},
		}, nil
	}
	rec, err := run.Answer(t.Context(), Task{})
	if want := "large: could not draft: resample T=0 by large: the server is on fire"; err != nil || rec.Result.Trouble != want || rec.Result.Error != "" {
		t.Errorf("trouble %q, %q, %v", rec.Result.Trouble, rec.Result.Error, err)
	}
	events := rec.Trace.Events
	if len(events) != 3 || !events[0].Thought || events[1].Thought || !strings.HasSuffix(events[2].Reason, "the server is on fire") {
		t.Errorf("trace %+v", events)
	}
}
