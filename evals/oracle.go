package evals

import (
	"context"
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/score"
	"github.com/seed-25a395fc/reason/prompts"
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

// Judge is a critic that knows the answer of an item and nothing of the way to
// it: what a perfect judge of whole answers would be worth.
func Judge(item data.Item, format prompts.Format, right score.Func) critic.Cascade {
	return critic.Cascade{critic.Func("judge", func(ctx context.Context, c critic.Case) (critic.Verdict, error) {
		text := c.Accepted + c.Chunk
		final, stated := format.Final(text)
		if !stated {
			return critic.Verdict{Grade: critic.Pass, Reason: "no answer yet"}, nil
		}
		ok, err := right(ctx, item, score.Candidate{Final: final, Text: text})
		if !ok || err != nil {
			return critic.Verdict{Grade: critic.Fail, PWrong: 1, Reason: "the answer is another"}, err
		}
		return critic.Verdict{Grade: critic.Pass, Reason: "the answer is right"}, nil
	})}
}

func lines(text string) (out []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
