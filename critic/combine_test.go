package critic

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Two critics of which each sees something of its own count in full; one that repeats
// another shares its weight; one that guesses counts for nothing.
func TestCombination(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const rate = .2
	var seen []Observation
	for i := range 20_000 {
		wrong := rng.Float64() < rate
		sign := -1.
		if wrong {
			sign = 1
		}
		// Normal observations of one deviation, two apart, have such log-odds.
		sees := func() float64 { return logistic(2*(sign+rng.NormFloat64()) + logit(Prior)) }
		first := sees()
		seen = append(seen, Observation{Wrong: wrong, Group: i, Each: []Verdict{
			{Critic: "first", PWrong: first}, {Critic: "second", PWrong: sees()}, {Critic: "echo", PWrong: first},
			{Critic: "guess", PWrong: rng.Float64()},
		}})
	}
	c, _, err := Calibrate(seen, .02)
	if err != nil {
		t.Fatal(err)
	}
	w := c.Together.Weights
	if math.Abs(w["first"]+w["echo"]-1) > .15 || math.Abs(w["second"]-1) > .15 || w["guess"] > .5 {
		t.Errorf("weights %v", w)
	}
	// Of chunks that are called wrong with a probability, restated from the prior to the
	// rate, about so many are.
	var said, found float64
	for _, o := range seen {
		if p := c.fuse(o.Each).PWrong; o.Group%2 == 1 && p > .03 && p < .6 {
			said += logistic(logit(p) - logit(Prior) + logit(rate))
			if o.Wrong {
				found++
			}
		}
	}
	if math.Abs(said/found-1) > .1 {
		t.Errorf("%.0f chunks were to be wrong, %.0f are", said, found)
	}
}
