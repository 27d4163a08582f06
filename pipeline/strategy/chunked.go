package strategy

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// apply changes the solver as the parameters say.
func (p parameters) apply(base *pipeline.Solver) {
	p.chunking.Apply(base)
	if p.check > 1 {
		one := base.Boundary
		if one == nil {
			one = chunker.Line
		}
		base.Boundary = func(text string) bool { return one(text) && len(chunker.Split(text, one)) >= p.check }
	}
	base.Ladder = p.ladder(base.Ladder)
	if p.critics != nil {
		base.Critic = some(base.Critic, p.critics)
	}
}

// some are those of the critics that are named, each once.
func some(all pipeline.Critic, names []string) pipeline.Critic {
	var cascade critic.Cascade
	calibrated, isCalibrated := all.(critic.Calibrated)
	if isCalibrated {
		cascade = calibrated.Cascade
	} else {
		cascade, _ = all.(critic.Cascade)
	}
	var out critic.Cascade
	for _, name := range names {
		called := func(c critic.Critic) bool { return c.Name() == name }
		i := slices.IndexFunc(cascade, called)
		if i < 0 {
			return missing(name)
		}
		if !slices.ContainsFunc(out, called) { // or what it says would count twice
			out = append(out, cascade[i])
		}
	}
	if isCalibrated {
		return critic.Calibrated{Cascade: out, Calibration: calibrated.Calibration}
	}
	return out
}

// missing is a critic that was asked for by name and is none of those at hand.
type missing string

// Judge implements [pipeline.Critic]. It always fails.
func (m missing) Judge(context.Context, critic.Case) (critic.Judgement, error) {
	return critic.Judgement{}, m.err()
}

func (m missing) err() error {
	return fmt.Errorf("strategy: there is no critic %q among those of the run", string(m))
}

// Check tells, before anything is asked, whether a strategy would fail at every question:
// one that names a critic which its solver lacks.
func Check(s Strategy) error {
	if solver, ok := s.(*pipeline.Solver); ok {
		if m, ok := solver.Critic.(missing); ok {
			return m.err()
		}
	}
	return nil
}

// candidateTemperature makes candidates differ: a critic that has to choose among
// them did best with drafts at 1.2.
const candidateTemperature = 1.2

// ladder redrafts in place as often as asked: the rungs that draw anew are used up
// in order, and the last of them takes what is left. They are not climbed where
// branches are taken, which are as many. A trial is one way more.
func (p parameters) ladder(ladder []pipeline.Rung) []pipeline.Rung {
	if p.candidates > 0 {
		redrafts := func(r pipeline.Rung) bool {
			return r.Branches > 0 || r.Trial || r.Candidates > 0 || r.Tries > 0 && r.Model == nil
		}
		ladder = slices.Clone(ladder)
		if i := slices.IndexFunc(ladder, redrafts); i >= 0 {
			ladder[i] = pipeline.Rung{Candidates: p.candidates, Temperature: candidateTemperature}
			ladder = append(ladder[:i+1], slices.DeleteFunc(ladder[i+1:], redrafts)...)
		}
	}
	if p.tries == nil {
		return ladder
	}
	left, last := *p.tries, -1
	ways, lastWays := *p.tries, -1
	var out []pipeline.Rung
	for _, r := range ladder {
		if (r.Branches > 0 || r.Trial) && ways == 0 {
			continue
		}
		if r.Branches > 0 {
			r.Branches = min(r.Branches, ways)
			ways -= r.Branches
			lastWays = len(out)
		}
		if r.Tries > 0 || r.Candidates > 0 {
			r.Tries, r.Candidates = min(r.Tries, left), min(r.Candidates, left)
			if left -= r.Tries + r.Candidates; r.Tries+r.Candidates == 0 {
				continue
			}
			if r.Tries > 0 {
				last = len(out)
			}
		}
		out = append(out, r)
	}
	if lastWays >= 0 {
		out[lastWays].Branches += ways
	}
	if left > 0 && last >= 0 {
		out[last].Tries += left
	}
	return out
}

func chunked(p parameters) Build {
	return func(base pipeline.Solver) Strategy {
		p.apply(&base)
		return &base
	}
}

func chunkedNoFix(p parameters) Build {
	return func(base pipeline.Solver) Strategy {
		base.Ladder = pipeline.WithoutFix(base.Ladder)
		p.apply(&base)
		return &base
	}
}

// chunkedRandom is the floor of the loop: what redrafting is worth when nobody
// knows what to redraft.
func chunkedRandom(p parameters) Build {
	return func(base pipeline.Solver) Strategy {
		p.apply(&base)
		base.Critic = critic.Cascade{blindBlame{p.rate, base.Sampling.Seed}}
		return &base
	}
}

// blindBlame fails a share of all chunks, whatever they say. The same seed and
// chunk have the same fate.
type blindBlame struct {
	rate float64
	seed uint64
}

// Name is "random".
func (b blindBlame) Name() string { return "random" }

// Check draws lots.
func (b blindBlame) Check(_ context.Context, c critic.Case) (critic.Verdict, error) {
	hash := fnv.New64a()
	fmt.Fprintf(hash, "%d\x00%s\x00%s\x00%s", b.seed, c.Question, c.Accepted, c.Chunk)
	mixed := hash.Sum64() * 0x9e3779b97f4a7c15 // the top bits of the sum alone are not random enough
	if float64(mixed>>11)/(1<<53) < b.rate {
		return critic.Verdict{Critic: b.Name(), Grade: critic.Fail, PWrong: .99, Reason: "drawn by lot"}, nil
	}
	return critic.Verdict{Critic: b.Name(), Grade: critic.Pass, PWrong: .01, Reason: "not drawn"}, nil
}
