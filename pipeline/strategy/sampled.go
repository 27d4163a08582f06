package strategy

import (
	"context"
	"iter"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/seed-25a395fc/reason/pipeline"
)

// sampleTemperature is the temperature of sampled passes where the base asks
// for greedy drafts, which would all be the same.
const sampleTemperature = .7

// selector chooses among whole passes.
type selector interface {
	// prepare removes from a pass what the selector does not use.
	prepare(pass *pipeline.Solver)
	// choose is the index of the answer to return; enough says that further
	// passes, of left more, are not worth drawing.
	choose(passes []pipeline.Answer, left int) (index int, enough bool)
}

// passes draws up to k whole answers and lets a selector choose.
type passes struct {
	base     pipeline.Solver
	k        int
	selector selector
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

// Answer implements [Strategy].
func (p *passes) Answer(ctx context.Context, question string) (pipeline.Answer, error) {
	return pipeline.Last(p.Stream(ctx, question))
}

// Stream implements [Strategy]. The events of the passes follow each other; the
// last event carries the chosen answer with what all passes spent.
func (p *passes) Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		account := p.base.Account.Child(p.base.Budget)
		model := &promptOnce{Model: p.base.Model}
		defer model.close()
		var drawn []pipeline.Answer
		var chosen pipeline.Answer
		var seconds float64
		var failure error
		for i := range p.k {
			pass := p.base
			pass.Model, pass.Account = model, account
			pass.Sampling.Seed += uint64(i) * 0xd1342543de82ef95
			if limit, limited := p.base.Budget.Seconds.Max(); limited {
				pass.Budget = pipeline.Budget{Seconds: pipeline.AtMost(limit - seconds)}
			} else {
				pass.Budget = pipeline.Budget{}
			}
			var answer pipeline.Answer
			for e, err := range pass.Stream(ctx, question) {
				failure = err
				if e.Answer != nil {
					answer = *e.Answer
				} else if !yield(e, nil) {
					return
				}
			}
			seconds += answer.Spend.Seconds
			stopped := answer.Stop != pipeline.Complete && answer.Stop != pipeline.TooLong
			if !stopped || len(drawn) == 0 {
				drawn = append(drawn, answer)
			}
			index, enough := p.selector.choose(drawn, p.k-i-1)
			chosen = drawn[index]
			if stopped { // the passes that were completed still count
				chosen.Stop, chosen.Verified = answer.Stop, false
			}
			if enough || stopped || failure != nil {
				break
			}
		}
		chosen.Spend, chosen.Spend.Seconds = account.Spent(), seconds
		chosen.Seed = p.base.Sampling.Seed
		yield(pipeline.Event{Kind: pipeline.Finished, Answer: &chosen, Spend: chosen.Spend}, failure)
	}
}

// vote returns the most frequent final answer (Wang et al. 2022,
// arXiv:2203.11171). With sure above 0 it stops as soon as the leader stays in
// front of the second with that probability under a uniform prior (Aggarwal et
// al. 2023, arXiv:2305.11860).
type vote struct{ sure float64 }

func (vote) prepare(pass *pipeline.Solver) { pass.Critic = nil }

func (v vote) choose(drawn []pipeline.Answer, left int) (int, bool) {
	votes := map[string]int{}
	first := map[string]int{}
	for i, a := range drawn {
		if a.Final == "" {
			continue
		}
		if _, seen := first[a.Final]; !seen {
			first[a.Final] = i
		}
		votes[a.Final]++
	}
	index, leader, second := 0, 0, 0
	for i, a := range drawn { // in the order of drawing, so that ties have one outcome
		if first[a.Final] != i || a.Final == "" {
			continue
		}
		if n := votes[a.Final]; n > leader {
			index, leader, second = i, n, leader
		} else {
			second = max(second, n)
		}
	}
	safe := leader > second+left
	if v.sure > 0 {
		beta := distuv.Beta{Alpha: float64(leader) + 1, Beta: float64(second) + 1}
		safe = safe || 1-beta.CDF(.5) >= v.sure
	}
	return index, v.sure > 0 && safe
}

// likeliest returns the pass whose draft the model found most probable.
type likeliest struct{}

func (likeliest) prepare(pass *pipeline.Solver) { pass.Critic = nil }

func (likeliest) choose(drawn []pipeline.Answer, _ int) (int, bool) {
	return best(drawn, func(a, b pipeline.Answer) bool { return a.Confidence > b.Confidence }), false
}

// approved returns the pass that the critics like best; untilVerified stops at
// the first that they pass.
type approved struct{ untilVerified bool }

func (approved) prepare(*pipeline.Solver) {}

func (s approved) choose(drawn []pipeline.Answer, _ int) (int, bool) {
	i := best(drawn, func(a, b pipeline.Answer) bool {
		if a.Verified != b.Verified {
			return a.Verified
		}
		return a.Confidence > b.Confidence
	})
	return i, s.untilVerified && drawn[i].Verified
}

// best is the first index that no other beats.
func best(drawn []pipeline.Answer, beats func(a, b pipeline.Answer) bool) int {
	index := 0
	for i := range drawn {
		if beats(drawn[i], drawn[index]) {
			index = i
		}
	}
	return index
}
