package critic

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Prior is the share of chunks taken to be wrong before any critic has spoken.
// The PWrong of every verdict is calibrated under it, and a verdict that says
// nothing has it.
const Prior = 0.05

// The probabilities at which a cascade concludes.
const (
	passBelow = 0.1 // pass, if a critic passed the chunk
	// contentBelow is the same where the model judges what it reads: more is known
	// there, and more is asked. Of stories that people wrote, recomputed and so passed,
	// 94 % of the answers were right, at passBelow 82 % (docs/log.md).
	contentBelow = 0.015
	failAbove    = 0.5
	// sureEnough ends the questioning: what a further critic could say would
	// rarely turn the conclusion.
	sureEnough = 0.01
)

// Cascade asks critics in order, cheapest first, and fuses what they say.
//
// Verdicts are fused by their evidence, the log-odds that a verdict adds to
// those of [Prior]; for independent critics evidence adds up. Evidence against
// a chunk that an earlier critic has passed, other than for being likely, counts
// half: a critic that recomputed a line knows more of it than one that only finds it
// unlikely, and the two are not independent (measured in docs/log.md). What [Sense] reads in the question and what the model
// itself thinks count in full, for they see choices that nothing recomputes, and where the model
// tells, a chunk has to be surer to pass. That a draft cannot be worked backwards speaks
// against it no more where a written critique, which reads all of it, finds it right; but
// then, too, it has to be surer. An Unsure verdict counts by its PWrong
// too, but one with PWrong 0 says nothing.
//
// It stops as soon as it is sure enough, other than by what the model itself thinks alone,
// and when a critic fails the chunk and knows what should stand there. A critic that costs something is asked only
// where that is worth it; see [Selective].
type Cascade []Critic

// Selective is a critic that costs enough not always to be asked. The first of a
// cascade that can judge the chunk at all is always asked.
type Selective interface {
	Critic
	// Worth says whether asking is worth its price after what others concluded, for what
	// is at stake.
	Worth(sofar Verdict, s Stakes) bool
}

// Fitting is a critic that knows which chunks it can judge at all; a cascade does not
// ask it about others.
type Fitting interface {
	Critic
	Fits(k Case) bool
}

// Judgement is what a cascade concludes.
type Judgement struct {
	// Verdict is the fused one: the probability and grade of all, and the name,
	// reason and fix of the critic that decided.
	Verdict
	// Each is what every critic that was asked said, in the order asked.
	Each []Verdict `json:"each"`
}

// couldNotWork begins the reason of a critic that could not work; its error follows.
const couldNotWork = "could not work: "

// Trouble is what the first critic says that could not work; empty where all could.
func (j Judgement) Trouble() string {
	for _, v := range j.Each {
		if strings.HasPrefix(v.Reason, couldNotWork) {
			return v.Critic + ": " + v.Reason
		}
	}
	return ""
}

// Judge asks the critics about one chunk. A critic that could not work counts
// as Unsure, with its error for a reason; the error of ctx is returned, and one for a
// [Func] with the name of another critic.
func (c Cascade) Judge(ctx context.Context, k Case) (Judgement, error) {
	return c.judge(ctx, k, nil)
}

// usualCritics is how many are asked of a chunk before their verdicts need more room.
const usualCritics = 8

// judge is Judge with a calibration, which may be nil.
func (c Cascade) judge(ctx context.Context, k Case, calibration *Calibration) (Judgement, error) {
	var j Judgement
	var room [usualCritics]Verdict
	each := room[:0]
	stakes := k.Stakes
	stakes.FailAbove = calibration.failAbove()
	if err := c.named(); err != nil {
		return j, err
	}
	for _, critic := range c {
		if f, ok := critic.(Fitting); ok && !f.Fits(k) {
			continue
		}
		if s, ok := critic.(Selective); ok && len(each) > 0 && (k.Sparing && j.Grade == Pass || !s.Worth(j.Verdict, stakes)) {
			continue
		}
		v, err := ask(ctx, critic, k)
		if ctx.Err() != nil {
			return Judgement{}, fmt.Errorf("critic: %w", ctx.Err())
		}
		if err != nil {
			v = Verdict{Critic: v.Critic, PWrong: Prior, Reason: couldNotWork + err.Error()}
		} else {
			v.PWrong = calibration.pWrong(v)
		}
		each = append(each, v)
		j.Verdict = fuse(each, calibration)
		if j.settled(v) {
			break
		}
	}
	if len(each) == 0 {
		j.Verdict = Verdict{PWrong: Prior, Reason: "no critic was asked"}
		return j, nil
	}
	j.Each = slices.Clone(each)
	return j, nil
}

// named is an error where a function has the name of a critic of this package.
func (c Cascade) named() error {
	for _, critic := range c {
		if f, ok := critic.(function); ok && isName(f.name) {
			return fmt.Errorf("critic: a function is called %q, as a critic of this package is; give it a name of its own, such as %q", f.name, "my "+f.name)
		}
	}
	return nil
}

// settled reports whether no further critic needs to be asked after v.
func (j Judgement) settled(v Verdict) bool {
	return v.Grade == Fail && v.Fix != "" && j.Grade == Fail ||
		j.Grade == Pass && j.PWrong <= sureEnough ||
		j.Grade == Fail && j.PWrong >= 1-sureEnough && !j.Doubted()
}

// fuse combines verdicts; see [Cascade]. A calibration may say what they are worth
// together, and may be nil.
func fuse(each []Verdict, calibration *Calibration) Verdict {
	fails, together := calibration.failAbove(), calibration.together()
	odds := priorOdds
	if together != nil {
		odds += together.Bias
	}
	passed, checked, below := false, false, passBelow
	var room [usualCritics]float64
	counted := append(room[:0], make([]float64, len(each))...) // the evidence
	for i, v := range each {
		e, says := evidence(v)
		if v.unread() && readAsRight(each) {
			below, says = contentBelow, false
		}
		if !says {
			continue
		}
		judges := v.Critic == Inner{}.Name()
		reads := v.Critic == Sense{}.Name()
		if judges {
			below = contentBelow
		}
		switch {
		case together != nil:
			e = together.weigh(v)
		case checked && e > 0 && !judges && !reads:
			e /= 2
		}
		counted[i] = e
		odds += e
		passed = passed || v.Grade == Pass
		checked = checked || v.Grade == Pass && v.Critic != Confidence{}.Name()
	}
	p := logistic(odds)
	grade := Unsure
	switch {
	case p >= fails:
		grade = Fail
	case p <= min(below, fails/2) && passed:
		grade = Pass
	}
	out := each[decider(each, counted, grade)]
	out.PWrong, out.Grade = p, grade
	if grade != Fail {
		out.Fix, out.At, out.End, out.Blame = "", 0, 0, 0
	}
	return out
}

// readAsRight reports whether a written critique finds the chunk right.
func readAsRight(each []Verdict) bool {
	return slices.ContainsFunc(each, func(v Verdict) bool { return v.Critic == Written{}.Name() && v.Grade == Pass })
}

// decider is the index of the verdict with most evidence for a grade; a verdict
// of that very grade goes before one that only leans to it, and one that fails a chunk for
// more than what its own model makes of it before one that does not.
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
		if each[i].Grade == Fail && grade == Fail && !each[i].Doubted() {
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

// priorOdds are the log-odds of [Prior].
var priorOdds = logit(Prior)

func logit(p float64) float64 {
	p = min(max(p, certain), 1-certain)
	return math.Log(p / (1 - p))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
