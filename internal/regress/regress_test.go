package regress

import (
	"math"
	"math/rand/v2"
	"testing"
)

// examples are drawn from known log-odds: -2 + 1.5 × the first value, the second says
// nothing.
func examples(n int) (truth []bool, first, second []float64) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range n {
		x := rng.NormFloat64() - 3 // far from 0, so that the intercept depends on the weight
		first, second = append(first, x), append(second, rng.NormFloat64())
		truth = append(truth, rng.Float64() < 1/(1+math.Exp(2-1.5*x)))
	}
	return truth, first, second
}

func TestFitFindsWhatTheDataWereDrawnFrom(t *testing.T) {
	truth, first, second := examples(10000)
	intercept, a, b := &Term{}, &Term{Values: first}, &Term{Values: second}
	Fit(truth, nil, intercept, a, b)
	for _, w := range []struct{ got, want float64 }{{intercept.Weight, -2}, {a.Weight, 1.5}, {b.Weight, 0}} {
		if math.Abs(w.got-w.want) > .4 {
			t.Errorf("%.2f, drawn from %.2f", w.got, w.want)
		}
	}
}

func TestCountsAreRepetitions(t *testing.T) {
	truth, first, _ := examples(500)
	counts := make([]float64, len(truth))
	var repeatedTruth []bool
	var repeated []float64
	for j := range counts {
		counts[j] = float64(j % 3)
		for range j % 3 {
			repeatedTruth, repeated = append(repeatedTruth, truth[j]), append(repeated, first[j])
		}
	}
	weighted, all := []*Term{{}, {Values: first}}, []*Term{{}, {Values: repeated}}
	Fit(truth, counts, weighted...)
	Fit(repeatedTruth, nil, all...)
	for i := range all {
		if math.Abs(weighted[i].Weight-all[i].Weight) > 1e-4 {
			t.Errorf("term %d: %g counted, %g repeated", i, weighted[i].Weight, all[i].Weight)
		}
	}
}

func TestRidge(t *testing.T) {
	none := &Term{Values: make([]float64, 4), Weight: 1, Ridge: 1}
	against := &Term{Values: []float64{5, 5, -5, -5}, Weight: 1, Ridge: 1}
	Fit([]bool{false, false, true, true}, nil, none, against)
	if none.Weight != 1 || against.Weight != 0 {
		t.Errorf("a term that was never heard has weight %g, one that says the opposite %g", none.Weight, against.Weight)
	}
}
