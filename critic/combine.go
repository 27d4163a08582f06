package critic

import "math"

// Combination says how much the evidence of each critic counts beside that of the
// others. Critics are seldom independent: two that see the same say it twice.
type Combination struct {
	// Bias is added to the log-odds of [Prior].
	Bias float64 `json:"bias"`
	// Weights are factors of the critics' evidence, by name, none below 0; a critic
	// that is not named counts in full.
	Weights map[string]float64 `json:"weights"`
}

// evidence is what a verdict adds to the log-odds of [Prior]; ok is false for one that
// says nothing.
func evidence(v Verdict) (e float64, ok bool) {
	if v.Grade == Unsure && v.PWrong == 0 {
		return 0, false
	}
	return logit(v.PWrong) - logit(Prior), true
}

// weigh is the evidence of a verdict as it counts.
func (c *Combination) weigh(v Verdict) float64 {
	e, _ := evidence(v)
	if w, known := c.Weights[v.Critic]; known {
		return w * e
	}
	return e
}

// The fit of a combination.
const (
	ridge  = 1 // of the weights, around 1: a critic that is seldom heard counts in full
	sweeps = 200
)

// combine fits a combination to labelled chunks by logistic regression: one Newton step
// for each weight in turn, until they rest. The bias is restated under [Prior]. The
// critics' own probabilities are calibrated already.
func combine(each [][]Verdict, wrong []bool) *Combination {
	c := &Combination{Weights: map[string]float64{}}
	var names []string
	for _, verdicts := range each {
		for _, v := range verdicts {
			if _, known := c.Weights[v.Critic]; !known {
				c.Weights[v.Critic] = 1
				names = append(names, v.Critic)
			}
		}
	}
	// Evidence by critic, and the log-odds of every chunk as they are fitted so far.
	features := make([][]float64, len(names))
	odds := make([]float64, len(each))
	for i, name := range names {
		features[i] = make([]float64, len(each))
		for j, verdicts := range each {
			for _, v := range verdicts {
				if v.Critic == name {
					features[i][j], _ = evidence(v)
				}
			}
			odds[j] += features[i][j]
		}
	}
	constant := make([]float64, len(each))
	for j := range constant {
		constant[j] = 1
	}
	bias := 0.0
	for range sweeps {
		moved := newton(constant, odds, wrong, &bias, 0, 0)
		for i, name := range names {
			w := c.Weights[name]
			moved = max(moved, newton(features[i], odds, wrong, &w, 1, ridge))
			c.Weights[name] = w
		}
		if moved < 1e-6 {
			break
		}
	}
	count := 0.
	for _, w := range wrong {
		if w {
			count++
		}
	}
	c.Bias = bias - logit(count/float64(len(wrong)))
	return c
}

// newton moves one weight towards the likeliest, not below 0 where it has a penalty, and
// the log-odds with it. It returns how far the weight moved.
func newton(feature, odds []float64, wrong []bool, weight *float64, around, penalty float64) float64 {
	slope, curve := penalty*(around-*weight), penalty+1e-9
	for j, x := range feature {
		p := logistic(odds[j])
		truth := 0.0
		if wrong[j] {
			truth = 1
		}
		slope += x * (truth - p)
		curve += x * x * p * (1 - p)
	}
	// A full step may overshoot where all probabilities are near 0 or 1.
	step := min(max(slope/curve, -.5), .5)
	if penalty > 0 {
		step = max(step, -*weight)
	}
	*weight += step
	for j, x := range feature {
		odds[j] += step * x
	}
	return math.Abs(step)
}
