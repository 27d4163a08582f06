package main

import (
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// logitsAt are those that follow a position, and ln Σ exp of them.
func logitsAt(s *localmoe.Session, pos int) ([]float32, float64, error) {
	logits, err := s.LogitsAt(pos)
	if err != nil {
		return nil, 0, err
	}
	return logits, kernel.LogSumExp(logits), nil
}

func chance(logits []float32, sum float64, id int32) float64 {
	return float64(kernel.Exp(float32(float64(logits[id]) - sum)))
}

// likeliest is the token with the highest logit, the first of equals.
func likeliest(logits []float32) int32 {
	best := 0
	for i, l := range logits {
		if l > logits[best] {
			best = i
		}
	}
	return int32(best)
}

// draw is the token that stands at u in [0, 1) of the chances laid end to end, those
// of one token first, so that u alone tells whether it is that one.
func draw(logits []float32, sum float64, first int32, u float64) int32 {
	last := first
	u -= chance(logits, sum, first)
	for i := 0; i < len(logits) && u >= 0; i++ {
		if id := int32(i); id != first {
			u -= chance(logits, sum, id)
			last = id
		}
	}
	return last
}
