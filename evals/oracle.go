package evals

import (
	"context"
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/score"
	"github.com/seed-25a395fc/reason/pipeline"
)

// Oracle is a critic that knows the gold steps of an item, one line each: what a
// perfect critic would be worth. It names no fix, so that what drafting again
// gains is measured by itself.
func Oracle(item data.Item) critic.Cascade { return critic.Cascade{oracle(item.Steps)} }

type oracle []string

// Name is "oracle".
func (o oracle) Name() string { return "oracle" }

// Check compares each line of the chunk with the gold step in its place.
func (o oracle) Check(_ context.Context, c critic.Case) (critic.Verdict, error) {
	v := critic.Verdict{Critic: o.Name(), Grade: critic.Pass}
	place := len(lines(c.Accepted))
	for i, line := range lines(c.Chunk) {
		if place+i >= len(o) || line != strings.TrimSpace(o[place+i]) {
			v.Grade, v.PWrong = critic.Fail, 1
			v.Reason = fmt.Sprintf("step %d is not the gold step", place+i+1)
			return v, nil
		}
	}
	v.Reason = "as the gold steps"
	return v, nil
}

// Knows tells which answers to an item are right: a perfect judge of whole answers. An
// answer that cannot be scored is not right for it; whoever scores the chosen one says why.
func Knows(item data.Item, right score.Func) func(context.Context, pipeline.Answer) bool {
	if right == nil {
		right = score.Auto
	}
	return func(ctx context.Context, a pipeline.Answer) bool {
		ok, err := right(ctx, item, score.Candidate{Final: a.Final, Text: a.Text})
		return ok && err == nil
	}
}

func lines(text string) (out []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
