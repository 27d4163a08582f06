package strategy

import (
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

// count is where the answer with the most votes stands, how many it has, and how
// many the next.
func (vote) count(drawn []pipeline.Answer) (index, leader, second int) {
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
	return best(drawn, func(a, b pipeline.Answer) bool { return a.Confidence > b.Confidence }), false
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
