package critic

import (
	"context"
	"fmt"
	"math"
)

// Prior is the share of chunks taken to be wrong before any critic has spoken.
// The PWrong of every verdict is calibrated under it, and a verdict that says
// nothing has it.
const Prior = 0.05

// The probabilities at which a cascade concludes.
const (
	passBelow = 0.1 // pass, if a critic passed the chunk
	failAbove = 0.5
	// sureEnough ends the questioning: what a further critic could say would
	// rarely turn the conclusion.
	sureEnough = 0.01
)

// Cascade asks critics in order, cheapest first, and fuses what they say.
//
// Verdicts are fused by their evidence, the log-odds that a verdict adds to
// those of [Prior]; for independent critics evidence adds up. Evidence against
// a chunk that an earlier critic has passed counts half: a critic that
// recomputed a line knows more of it than one that only finds it unlikely, and
// the two are not independent. An Unsure verdict counts by its PWrong too, but
// one with PWrong 0 says nothing.
//
// It stops as soon as it is sure enough, and when a critic fails the chunk and
// knows what should stand there.
type Cascade []Critic

// Judgement is what a cascade concludes.
type Judgement struct {
	// Verdict is the fused one: the probability and grade of all, and the name,
	// reason and fix of the critic that decided.
	Verdict
	// Each is what every critic that was asked said, in the order asked.
	Each []Verdict `json:"each"`
}

// Judge asks the critics about one chunk. A critic that could not work counts
// as Unsure, with its error for a reason; the error of ctx is returned.
func (c Cascade) Judge(ctx context.Context, k Case) (Judgement, error) {
	var j Judgement
	for _, critic := range c {
		v, err := critic.Check(ctx, k)
		if ctx.Err() != nil {
			return j, fmt.Errorf("critic: %w", ctx.Err())
		}
		if err != nil {
			v = Verdict{PWrong: Prior, Reason: "could not work: " + err.Error()}
		}
		v.Critic = critic.Name()
		j.Each = append(j.Each, v)
		j.Verdict = fuse(j.Each)
		if j.settled(v) {
			break
		}
	}
	if len(j.Each) == 0 {
		j.Verdict = Verdict{PWrong: Prior, Reason: "no critic was asked"}
	}
	return j, nil
}

// settled reports whether no further critic needs to be asked after v.
func (j Judgement) settled(v Verdict) bool {
	return v.Grade == Fail && v.Fix != "" ||
		j.Grade == Pass && j.PWrong <= sureEnough ||
		j.Grade == Fail && j.PWrong >= 1-sureEnough
}

// fuse combines verdicts; see [Cascade].
func fuse(each []Verdict) Verdict {
	odds := logit(Prior)
	passed := false
	evidence := make([]float64, len(each))
	for i, v := range each {
		if v.Grade == Unsure && v.PWrong == 0 {
			continue
		}
		e := logit(v.PWrong) - logit(Prior)
		if passed && e > 0 {
			e /= 2
		}
		passed = passed || v.Grade == Pass
		evidence[i] = e
		odds += e
	}
	p := logistic(odds)
	grade := Unsure
	switch {
	case p >= failAbove:
		grade = Fail
	case p <= passBelow && passed:
		grade = Pass
	}
	out := each[decider(each, evidence, grade)]
	out.PWrong, out.Grade = p, grade
	if grade != Fail {
		out.Fix = ""
	}
	return out
}

// decider is the index of the verdict with most evidence for a grade; a verdict
// of that very grade goes before one that only leans to it.
func decider(each []Verdict, evidence []float64, grade Grade) int {
	weight := func(i int) float64 {
		w := math.Abs(evidence[i])
		switch {
		case grade == Fail:
			w = evidence[i]
		case grade == Pass:
			w = -evidence[i]
		}
		if each[i].Grade == grade {
			w += 100
		}
		return w
	}
	best := 0
	for i := range each {
		if weight(i) > weight(best) {
			best = i
		}
	}
	return best
}

// certain bounds the probabilities that are fused: no critic is infallible.
const certain = 1e-4

func logit(p float64) float64 {
	p = min(max(p, certain), 1-certain)
	return math.Log(p / (1 - p))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
