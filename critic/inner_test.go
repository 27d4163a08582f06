package critic

import (
	"context"
	"errors"
	"math"
	"testing"
)

// opinion is what a model thinks of a chunk.
type opinion []float32

func (o opinion) LogOdds(context.Context) ([]float32, error) { return o, nil }

type silenced struct{}

func (silenced) LogOdds(context.Context) ([]float32, error) { return nil, errors.New("no budget") }

func TestInner(t *testing.T) {
	ends := []int{1, 2, 3, 4, 5}
	for _, row := range []struct {
		name  string
		odds  opinion
		ends  []int
		grade Grade
		above float64 // PWrong lies between
		below float64
		at    int
	}{
		{"content", opinion{-8, -6, -7, -6}, ends, Pass, 0, .005, 0},
		{"hardly in doubt", opinion{-6, -4, -5, -4}, ends, Unsure, .005, .05, 0},
		{"torn", opinion{-6, -2, -2.5, -2}, ends, Unsure, .05, .5, 0},
		{"wrong from the third token on", opinion{-6, -5, 2, 3}, ends, Fail, .5, .6, 2},
		{"wrong from the first", opinion{1, 2, 3, 3}, ends, Fail, .5, .6, 0},
		{"once wrong is wrong", opinion{-6, 2, -3, -4}, ends, Fail, .5, .6, 1},
		{"a text that a fix has written", opinion{-6, -5, 2, 3}, nil, Fail, .5, .6, 0},
		{"nothing to judge", opinion{}, ends, Unsure, -1, .01, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			v, err := Inner{PassBelow: .005}.Check(t.Context(), Case{Doubter: row.odds, Ends: row.ends})
			if err != nil || v.Grade != row.grade || v.PWrong <= row.above || v.PWrong >= row.below || v.At != row.at || v.Reason == "" {
				t.Errorf("got %+v, %v", v, err)
			}
		})
	}
}

func TestInnerPassesNothingUnlessTold(t *testing.T) {
	if v, err := (Inner{}).Check(t.Context(), Case{Doubter: opinion{-30, -30}}); err != nil || v.Grade != Unsure {
		t.Errorf("got %+v, %v", v, err)
	}
}

func TestInnerNeedsAModelThatJudges(t *testing.T) {
	for name, k := range map[string]Case{
		"no such model": {}, "cannot be asked": {Doubter: silenced{}}, "no numbers": {Doubter: opinion{-3, float32(math.NaN()), -3}},
	} {
		if v, err := (Inner{}).Check(t.Context(), k); err == nil {
			t.Errorf("%s: got %+v", name, v)
		}
	}
	both := Cascade{Inner{}, scripted{"soft", Verdict{Grade: Pass, PWrong: .03, Reason: "holds"}, nil}}
	j, err := both.Judge(t.Context(), Case{})
	if err != nil || len(j.Each) != 1 || j.Grade != Pass {
		t.Errorf("a cascade asks it about a model that does not judge: %+v, %v", j, err)
	}
}
