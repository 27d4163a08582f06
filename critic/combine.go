package critic

import "github.com/seed-25a395fc/reason/internal/regress"

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
	return logit(v.PWrong) - priorOdds, true
}

// weigh is the evidence of a verdict as it counts.
func (c *Combination) weigh(v Verdict) float64 {
	e, _ := evidence(v)
	if w, known := c.Weights[v.Critic]; known {
		return w * e
	}
	return e
}

// ridge draws weights to 1: a critic that is seldom heard counts in full.
const ridge = 1

// combine fits a combination to labelled chunks by logistic regression. The bias is
// restated under [Prior]. The critics' own probabilities are calibrated already.
func combine(each [][]Verdict, wrong []bool) *Combination {
	byName := map[string]*regress.Term{}
	bias := &regress.Term{}
	terms := []*regress.Term{bias}
	for j, verdicts := range each {
		for _, v := range verdicts {
			t := byName[v.Critic]
			if t == nil {
				t = &regress.Term{Values: make([]float64, len(each)), Weight: 1, Ridge: ridge}
				byName[v.Critic], terms = t, append(terms, t)
			}
			t.Values[j], _ = evidence(v)
		}
	}
	regress.Fit(wrong, nil, terms...)
	count := 0.
	for _, w := range wrong {
		if w {
			count++
		}
	}
	c := &Combination{Bias: bias.Weight - logit(count/float64(len(wrong))), Weights: map[string]float64{}}
	for name, t := range byName {
		c.Weights[name] = t.Weight
	}
	return c
}
