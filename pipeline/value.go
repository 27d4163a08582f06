package pipeline

import (
	"fmt"
	"math"
	"sync"
)

// This file says which repair pays. With r the chance that a rung mends a wrong
// chunk, d the chance that a repair breaks a right one and c its price in units
// of a right answer's value, a repair is worth
//
//	P(wrong) × r − (1 − P(wrong)) × d − c
//
// and is made only if that is above 0. P(wrong) is what the critics say, less
// what speaks for the draft since: a model that writes the same again, asked
// anew, stands by it. A chunk made right is worth an answer only if the others are
// right, so that the value counts as much as what was accepted is sure: where a
// mistake was kept already, little is spent on the next.

const (
	// breaks is d. It is small, for a repair replaces the incumbent only if it
	// clears the critics by more.
	breaks = .02
	// draftPrice is the default of Solver.Price.
	draftPrice = .002
	// repeated is what the odds of a mistake are multiplied by each time a
	// redraft repeats the draft.
	repeated = .5
	// partPrice is what writing a part of a chunk anew costs, in drafts of one.
	partPrice = .3
	// trialPrice is what finding a result by trial costs.
	trialPrice = 8
)

// Experience is what was learnt about which rungs repair, kept over the
// questions of a solver. It is safe for concurrent use; answers then depend on
// which questions came before.
type Experience struct {
	mu    sync.Mutex
	rungs map[repair]outcome
	first outcome // first drafts; mended are those that no critic failed
}

// repair is a rung, climbed because of what a critic said; of all critics where that is
// empty.
type repair struct{ rung, critic string }

// outcome counts how often something was tried and how often it did well.
type outcome struct{ tried, mended float64 }

// rate is the chance to do well, with one success and one failure for a prior.
func (o outcome) rate() float64 { return (o.mended + 1) / (o.tried + 2) }

func (e *Experience) note(how repair, mended bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.rungs == nil {
		e.rungs = map[repair]outcome{}
	}
	e.count(repair{rung: how.rung}, mended)
	if how.critic != "" {
		e.count(how, mended)
	}
}

// count notes an outcome under one key.
func (e *Experience) count(how repair, mended bool) {
	o := e.rungs[how]
	o.add(mended)
	e.rungs[how] = o
}

func (e *Experience) noteFirst(clean bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.first.add(clean)
}

func (o *outcome) add(well bool) {
	o.tried++
	if well {
		o.mended++
	}
}

// Rungs is the chance to mend a chunk of every rung that was tried.
func (e *Experience) Rungs() map[string]float64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	out := map[string]float64{}
	for how, o := range e.rungs {
		if how.critic == "" {
			out[how.rung] = o.rate()
		}
	}
	return out
}

// ErrorRate is the share of first drafts that the critics fail, with 1 of 20 for
// a prior.
func (e *Experience) ErrorRate() float64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	return (e.first.tried - e.first.mended + 1) / (e.first.tried + 20)
}

// rate is the chance to mend what a critic objects to, with two tries at the rung's
// rate for all critics for a prior.
func (e *Experience) rate(how repair) float64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	o, all := e.rungs[how], e.rungs[repair{rung: how.rung}].rate()
	return (o.mended + 2*all) / (o.tried + 2)
}

// goal is the chunk for which accepted chunks were given up: whether that
// helped shows when it is reached again.
type goal struct {
	repair
	chunk int
}

// worth is the value of a rung for a chunk at p, in units of a right answer's,
// and how it comes about.
func (r *run) worth(p *place, d *draft, rung Rung) (value float64, why string) {
	odds := d.judgement.PWrong / max(1-d.judgement.PWrong, 1e-4) * math.Pow(repeated, float64(p.repeats))
	if rung.slip > 0 {
		odds *= rung.slip
	}
	wrong := odds / (1 + odds)
	mends := r.experience.rate(repair{rung.String(), d.judgement.Critic})
	cost := max(r.price()*drafts(rung)*r.effort(rung), r.share(rung, d))
	value = (wrong*mends-(1-wrong)*breaks)*r.sure() - cost
	return value, fmt.Sprintf("P(wrong) %.2f, mends %.0f %%, costs %.3f: worth %+.3f", wrong, 100*mends, cost, value)
}

// sure is the chance that all that was accepted is right.
func (r *run) sure() float64 {
	p := 1.0
	for _, c := range r.chunks {
		if !c.Thought {
			p *= c.confidence
		}
	}
	return p
}

// effort is what a token costs that the rung drafts with the run's own model, in
// tokens drafted as usual.
func (r *run) effort(rung Rung) float64 {
	if rung.Experts == 0 || rung.Model != nil {
		return 1
	}
	usual := r.solver.Sampling
	more := usual
	more.Experts = rung.Experts
	if ratio := r.session.Cost(1, more).FLOPs / r.session.Cost(1, usual).FLOPs; ratio > 0 && !math.IsInf(ratio, 0) {
		return ratio
	}
	return 1
}

// share is what another model's draft takes at most of what is left of the
// budget: that is missing for the rest of the answer. Without limits nothing is.
func (r *run) share(rung Rung, d *draft) float64 {
	if rung.Model == nil {
		return 0
	}
	h, err := r.help(rung)
	if err != nil {
		return 0 // climbing it says what is wrong
	}
	n := max(len(d.tokens), 1)
	return r.ledger.share(h.session.Cost(n, Sampling{Temperature: rung.Temperature, Experts: rung.Experts, MaxTokens: n}))
}

func (r *run) price() float64 {
	if r.solver.Price > 0 {
		return r.solver.Price
	}
	return draftPrice
}

// drafts is what a rung costs, in drafts of a chunk.
func drafts(rung Rung) float64 {
	switch {
	case rung.Fix, rung.Branches > 0:
		return partPrice
	case rung.Trial:
		return trialPrice
	case rung.Candidates > 0:
		return float64(rung.Candidates)
	default:
		return float64(rung.Back + 1)
	}
}
