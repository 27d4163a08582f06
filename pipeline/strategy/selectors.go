package strategy

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/seed-25a395fc/reason/pipeline"
)

// selector chooses among whole passes.
type selector interface {
	// prepare removes from a pass what the selector does not use.
	prepare(pass *pipeline.Solver)
	// least is how many of left further passes are drawn whatever they say, at
	// least one.
	least(drawn []pipeline.Answer, left int) int
	// choose is the index of the answer to return; enough says that further
	// passes, of left more, are not worth drawing.
	choose(passes []pipeline.Answer, left int) (index int, enough bool)
	// fault is why there is no choosing among the passes; nil where there is.
	fault(passes []pipeline.Answer) error
}

// vote returns the most frequent final answer (Wang et al. 2022,
// arXiv:2203.11171). With sure above 0 it stops as soon as the leader stays in
// front of the second with that probability under a uniform prior (Aggarwal et
// al. 2023, arXiv:2305.11860).
type vote struct{ sure float64 }

func (vote) prepare(pass *pipeline.Solver) { pass.Critic = nil }

// least is how many agreeing passes it takes to be safe.
func (v vote) least(drawn []pipeline.Answer, left int) int {
	if v.sure == 0 {
		return left
	}
	_, leader, second := v.count(drawn)
	for n := 1; n < left; n++ {
		if v.safe(leader+n, second, left-n) {
			return n
		}
	}
	return left
}

func (v vote) choose(drawn []pipeline.Answer, left int) (int, bool) {
	index, leader, second := v.count(drawn)
	return index, v.sure > 0 && v.safe(leader, second, left)
}

func (vote) fault([]pipeline.Answer) error { return nil }

// count is where the answer with the most votes stands, how many it has, and how
// many the next.
func (vote) count(drawn []pipeline.Answer) (index, leader, second int) {
	votes := map[string]int{}
	first := map[string]int{}
	for i, a := range drawn {
		if a.Final == "" {
			continue
		}
		vote := ballot(a.Final)
		if _, seen := first[vote]; !seen {
			first[vote] = i
		}
		votes[vote]++
	}
	for i, a := range drawn { // in the order of drawing, so that ties have one outcome
		vote := ballot(a.Final)
		if a.Final == "" || first[vote] != i {
			continue
		}
		if n := votes[vote]; n > leader {
			index, leader, second = i, n, leader
		} else {
			second = max(second, n)
		}
	}
	return index, leader, second
}

// safe tells whether the leader stays in front, of left more passes.
func (v vote) safe(leader, second, left int) bool {
	beta := distuv.Beta{Alpha: float64(leader) + 1, Beta: float64(second) + 1}
	return leader > second+left || 1-beta.CDF(.5) >= v.sure
}

// likeliest returns the pass whose draft the model found most probable.
type likeliest struct{}

func (likeliest) prepare(pass *pipeline.Solver) { pass.Critic = nil }

func (likeliest) least(_ []pipeline.Answer, left int) int { return left }

func (likeliest) choose(drawn []pipeline.Answer, _ int) (int, bool) {
	return best(drawn, func(a, b pipeline.Answer) bool { return a.LogConfidence() > b.LogConfidence() }), false
}

// fault is that no likelihoods are known, which leave the answers with a confidence of 0:
// the first of them is then as good as any, for the price of all.
func (likeliest) fault(drawn []pipeline.Answer) error {
	unknown := 0
	for _, a := range drawn {
		switch {
		case !math.IsInf(a.LogConfidence(), -1):
			return nil
		case a.Final != "":
			unknown++
		}
	}
	if unknown < 2 {
		return nil
	}
	return fmt.Errorf("strategy bon: no answer is the likeliest: %w", pipeline.ErrNoLogprobs)
}

// approved returns the pass that the critics like best; untilVerified stops at
// the first that they pass.
type approved struct{ untilVerified bool }

func (approved) prepare(*pipeline.Solver) {}

func (s approved) least(_ []pipeline.Answer, left int) int {
	if s.untilVerified {
		return 1
	}
	return left
}

func (s approved) choose(drawn []pipeline.Answer, _ int) (int, bool) {
	i := best(drawn, func(a, b pipeline.Answer) bool {
		if a.Verified != b.Verified {
			return a.Verified
		}
		return a.LogConfidence() > b.LogConfidence()
	})
	return i, s.untilVerified && drawn[i].Verified
}

func (approved) fault([]pipeline.Answer) error { return nil }

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
