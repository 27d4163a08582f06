// Package regress fits logistic regressions with few terms: what the log-odds of
// something are, as a weighted sum of what is known beforehand.
package regress

import "math"

// Term is one term of the log-odds.
type Term struct {
	// Values are what the weight is multiplied with, one for each example; nil is 1 for
	// all, the intercept.
	Values []float64
	// Weight is where the fit begins and, afterwards, what was fitted.
	Weight float64
	// Ridge pulls the weight to where it begins, as so many examples would whose values
	// have variance 1; a term with Ridge above 0 keeps its weight from falling below 0.
	Ridge float64
}

// A fit ends when all weights rest.
const (
	sweeps  = 1000
	resting = 1e-7
	// longest keeps a step from overshooting where all probabilities are near 0 or 1.
	longest = .5
)

// Fit makes truth likeliest: one Newton step for each weight in turn, until they rest.
// counts says how often each example counts; nil is once.
func Fit(truth []bool, counts []float64, terms ...*Term) {
	odds := make([]float64, len(truth))
	around := make([]float64, len(terms))
	for i, t := range terms {
		around[i] = t.Weight
		for j := range odds {
			odds[j] += t.Weight * t.value(j)
		}
	}
	for range sweeps {
		moved := 0.0
		for i, t := range terms {
			step := t.newton(truth, counts, odds, around[i])
			t.Weight += step
			for j := range odds {
				odds[j] += step * t.value(j)
			}
			moved = max(moved, math.Abs(step))
		}
		if moved < resting {
			break
		}
	}
}

func (t *Term) value(example int) float64 {
	if t.Values == nil {
		return 1
	}
	return t.Values[example]
}

// newton is how far the weight moves towards the likeliest.
func (t *Term) newton(truth []bool, counts, odds []float64, around float64) float64 {
	slope, curve := t.Ridge*(around-t.Weight), t.Ridge+1e-9
	for j, o := range odds {
		n := 1.0
		if counts != nil {
			n = counts[j]
		}
		p, x := 1/(1+math.Exp(-o)), t.value(j)
		miss := -p
		if truth[j] {
			miss++
		}
		slope += n * x * miss
		curve += n * x * x * p * (1 - p)
	}
	step := min(max(slope/curve, -longest), longest)
	if t.Ridge > 0 {
		step = max(step, -t.Weight)
	}
	return step
}
