package strategy

import (
	"context"
	"iter"

	"github.com/seed-25a395fc/reason/pipeline"
)

// sampleTemperature is the temperature of sampled passes where the base asks
// for greedy drafts, which would all be the same.
const sampleTemperature = .7

// passes draws up to k whole answers and lets a selector choose.
type passes struct {
	base     pipeline.Solver
	k        int
	selector selector
	shared   *Shared                                     // nil draws all passes anew
	right    func(context.Context, pipeline.Answer) bool // in the place of critics; nil asks those
}

func sampled(k int, s selector) Build {
	return func(base pipeline.Solver) Strategy {
		base.Ladder = nil
		if base.Sampling.Temperature == 0 {
			base.Sampling.Temperature = sampleTemperature
		}
		s.prepare(&base)
		return &passes{base: base, k: k, selector: s}
	}
}

// Judged is bonc@K with a judge of whole answers in the place of the critics, such as one
// who knows what is right: the ceiling of all that choose among K passes.
func Judged(bonc Build, right func(context.Context, pipeline.Answer) bool) Build {
	return func(base pipeline.Solver) Strategy {
		base.Critic = nil
		strategy := bonc(base)
		if p, ok := strategy.(*passes); ok {
			p.right = right
		}
		return strategy
	}
}

// Answer implements [Strategy].
func (p *passes) Answer(ctx context.Context, question string) (pipeline.Answer, error) {
	return pipeline.Last(p.Stream(ctx, question))
}

// Stream implements [Strategy]. The events of the passes follow each other, of
// passes that are drawn at the same time too; the last event carries the chosen
// answer with what all passes spent.
func (p *passes) Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		d := p.drawing(question)
		defer d.close()
		var drawn []pipeline.Answer
		var chosen, short pipeline.Answer // short: the first whose share was too small, of those with an answer if there are any
		var failure error
		begun, lost := 0, false
		for over := false; !over && begun < p.k; {
			number := d.number(p.selector.least(drawn, p.k-begun), lost)
			for answer, err := range d.draw(ctx, question, begun, number, yield) {
				if d.abandoned {
					return
				}
				begun++
				d.noted(answer.Spend)
				stopped := answer.Stop != pipeline.Complete && answer.Stop != pipeline.TooLong
				if failure = err; stopped && number > 1 && answer.Stop == pipeline.OutOfBudget {
					if !lost || short.Final == "" && answer.Final != "" {
						short = answer
					}
					lost = true // its share was too small; what the others left may do
					continue
				}
				if p.right != nil {
					answer.Verified = !stopped && p.right(ctx, answer)
				}
				if !stopped || len(drawn) == 0 {
					drawn = append(drawn, answer)
				}
				if failure == nil {
					failure = p.selector.fault(drawn)
				}
				index, enough := p.selector.choose(drawn, p.k-begun)
				chosen = drawn[index]
				if stopped { // the passes that were completed still count
					chosen.Stop, chosen.Verified = answer.Stop, false
				}
				if over = enough || stopped || failure != nil; over {
					break
				}
			}
		}
		if len(drawn) == 0 {
			chosen, chosen.Verified = short, false
		}
		chosen.Spend, chosen.Spend.Seconds = d.account.Spent(), d.seconds()
		chosen.Seed = p.base.Sampling.Seed
		yield(pipeline.Event{Kind: pipeline.Finished, Answer: &chosen, Spend: chosen.Spend}, failure)
	}
}
