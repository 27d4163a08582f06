package evals

import (
	"iter"
	"math"

	"github.com/seed-25a395fc/reason/evals/data"
)

// sample says which of a source's questions are asked: those that a seed ranks
// first. A larger sample by the same seed holds every smaller one, so that a run
// can grow; and whether a place belongs to it can be told from the place alone.
type sample struct {
	seed uint64 // 0 ranks by place
	end  uint64 // all of a lower rank are asked
}

// newSample is of limit out of so many questions; 0 is all of them.
func newSample(items, limit int, seed uint64) sample {
	switch {
	case limit == 0 || limit >= items:
		return sample{0, math.MaxUint64}
	case seed == 0:
		return sample{0, uint64(limit)}
	}
	// The end is found by halving: ranks are quick to compute, and nothing is held.
	s := sample{seed: seed}
	for bit := uint64(1) << 63; bit > 0; bit >>= 1 {
		if s.end |= bit; s.size(items) > limit {
			s.end &^= bit
		}
	}
	return s
}

// rank gives every place another number, in no order. It is the finaliser of
// SplitMix64 (Steele, Lea and Flood 2014).
func (s sample) rank(place int) uint64 {
	x := uint64(place)
	if s.seed == 0 {
		return x
	}
	x += s.seed * 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func (s sample) has(place int) bool { return s.rank(place) < s.end }

// size is how many of the first items places belong to the sample.
func (s sample) size(items int) (n int) {
	for place := range items {
		if s.has(place) {
			n++
		}
	}
	return n
}

// Sample yields n of the good items, drawn by a seed and in their order, and every
// error; 0 is all of them, and seed 0 draws the first. The sequence is read twice.
func Sample(items iter.Seq2[data.Item, error], n int, seed uint64) iter.Seq2[data.Item, error] {
	if n == 0 {
		return items
	}
	return func(yield func(data.Item, error) bool) {
		all := 0
		for _, err := range items {
			if err == nil {
				all++
			}
		}
		chosen, place := newSample(all, n, seed), 0
		for item, err := range items {
			if err != nil {
				if !yield(item, err) {
					return
				}
				continue
			}
			if place++; chosen.has(place-1) && !yield(item, nil) {
				return
			}
		}
	}
}
