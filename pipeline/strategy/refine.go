package strategy

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// refine lets the model look at its whole answer and write a better one, until
// the final answer stays the same, at most k times (Madaan et al. 2023,
// arXiv:2303.17651, feedback and revision in one message). Nobody else judges.
type refine struct {
	base pipeline.Solver
	k    int
}

func refined(k int) Build {
	return func(base pipeline.Solver) Strategy {
		base.Critic, base.Ladder = nil, nil
		return &refine{base, k}
	}
}

// Answer implements [Strategy].
func (r *refine) Answer(ctx context.Context, question string) (pipeline.Answer, error) {
	return pipeline.Last(r.Stream(ctx, question))
}

// Stream implements [Strategy]. The events of the passes follow each other; the
// last event carries the last answer with what all passes spent. A format that
// cannot carry the request to improve an answer leaves the first as it is.
func (r *refine) Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		d := &drawing{base: r.base, account: r.base.Account.Child(pipeline.Budget{}), started: time.Now()}
		var best pipeline.Answer
		var seconds float64
		var failure error
		for i := range r.k + 1 {
			pass := r.base
			pass.Account, pass.Budget = d.account, d.left(1)
			asked := question
			if i > 0 {
				asked = prompts.Refine(question, best.Text)
			}
			var answer pipeline.Answer
			for e, err := range pass.Stream(ctx, asked) {
				failure = err
				if e.Answer != nil {
					answer = *e.Answer
				} else if !yield(e, nil) {
					return
				}
			}
			seconds += answer.Spend.Seconds
			if i > 0 && errors.Is(failure, prompts.ErrOutOfScope) {
				failure = nil
				break
			}
			same := i > 0 && ballot(answer.Final) == ballot(best.Final)
			if stop := answer.Stop; i == 0 || stop == pipeline.Complete && answer.Final != "" {
				best = answer
			} else { // an answer that was not finished does not replace one that was
				best.Stop = stop
			}
			if same || failure != nil || answer.Stop != pipeline.Complete {
				break
			}
		}
		best.Question, best.Verified = question, false
		best.Spend, best.Spend.Seconds = d.account.Spent(), seconds
		best.Seed = r.base.Sampling.Seed
		yield(pipeline.Event{Kind: pipeline.Finished, Answer: &best, Spend: best.Spend}, failure)
	}
}
