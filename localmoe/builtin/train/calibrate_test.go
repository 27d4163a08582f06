package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

// The fit finds the curve that labels were drawn from, restated under the prior, also
// where points count several times.
func TestFitVerdict(t *testing.T) {
	const intercept, slope = -1.5, .7
	rng := rand.New(rand.NewPCG(1, 2))
	var points []point
	wrong, n := 0., 40_000
	for range n {
		p := point{doubt: 4 * rng.NormFloat64(), weight: 3}
		if p.wrong = rng.Float64() < 1/(1+math.Exp(-intercept-slope*p.doubt)); p.wrong {
			wrong++
		}
		points = append(points, p)
	}
	v, err := fitVerdict(points)
	rate := wrong / float64(n)
	want := intercept - math.Log(rate/(1-rate)) + math.Log(critic.Prior/(1-critic.Prior))
	if err != nil || math.Abs(v.Slope-slope) > .03 || math.Abs(v.Intercept-want) > .08 || v.Lines != 3*n {
		t.Errorf("got %+v, %v; want intercept %.2f and slope %.2f", v, err, want, slope)
	}
	for i := range points {
		points[i].doubt = -points[i].doubt
	}
	if v, err := fitVerdict(points); err == nil {
		t.Errorf("verdicts that are turned round are taken: %+v", v)
	}
	for i := range points {
		points[i].wrong = true
	}
	if v, err := fitVerdict(points); err == nil {
		t.Errorf("lines that are all wrong give %+v", v)
	}
}
