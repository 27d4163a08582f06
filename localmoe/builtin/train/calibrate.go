package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/internal/regress"
)

// verdict is what the difference of the logits of <bad> and <ok> is worth: ln odds
// that a line is wrong, where one in twenty is (critic.Prior), are Intercept + Slope
// times it.
type verdict struct {
	Intercept float64 `json:"intercept"`
	Slope     float64 `json:"slope"`
	Lines     int     `json:"lines"` // counted
	Wrong     int     `json:"wrong"` // of them
}

// calibrate lets a model draft the lines of held-out problems and writes what its own
// verdicts are worth: what export.py puts into the file.
func calibrate(w io.Writer, d *drafter, over span) error {
	b := newProber(d.m)
	kind := slices.Index(b.kinds, "verdicts")
	if kind < 0 {
		return errors.New("the model does not judge: its file names no tokens for verdicts")
	}
	if err := b.gather(d, over); err != nil {
		return err
	}
	said, _ := d.m.Verdicts()
	points := newCurve(b.all, kind, func(f judged) int {
		if f.greedy {
			return f.drawn + 1
		}
		return f.drawn
	}).points
	for i, p := range points { // what the file makes of the difference is taken back
		points[i].doubt = (p.doubt - said.Intercept) / said.Slope
	}
	v, err := fitVerdict(points)
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(v)
}

// fitVerdict fits a logistic curve to labelled differences (Platt 1999), and restates it for the share of wrong lines that critics reckon with.
func fitVerdict(points []point) (v verdict, err error) {
	var all, wrong float64
	for _, p := range points {
		all += p.weight
		if p.wrong {
			wrong += p.weight
		}
	}
	v.Lines, v.Wrong = int(all), int(wrong)
	if wrong == 0 || wrong == all {
		return v, fmt.Errorf("%d of %d lines are wrong: nothing to tell apart; give more problems", v.Wrong, v.Lines)
	}
	doubts, counts, truth := make([]float64, len(points)), make([]float64, len(points)), make([]bool, len(points))
	for i, p := range points {
		doubts[i], counts[i], truth[i] = p.doubt, p.weight, p.wrong
	}
	intercept, slope := &regress.Term{}, &regress.Term{Values: doubts}
	regress.Fit(truth, counts, intercept, slope)
	v.Intercept, v.Slope = intercept.Weight, slope.Weight
	odds := func(p float64) float64 { return math.Log(p / (1 - p)) }
	v.Intercept += odds(critic.Prior) - odds(wrong/all)
	if !(v.Slope > 0) {
		return v, errors.New("the model's verdicts do not tell wrong lines from right ones")
	}
	return v, nil
}
