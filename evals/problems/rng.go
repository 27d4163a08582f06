package problems

import "math/bits"

// rng is SplitMix64 (Steele, Lea and Flood 2014). The standard library does not
// promise that bounded draws stay the same between releases; problems must.
type rng struct{ state uint64 }

// newRNG mixes the parts of a spec into a state, so that neighbouring specs
// share nothing.
func newRNG(seed uint64, parts ...uint64) *rng {
	r := &rng{seed}
	for _, p := range parts {
		r.state = r.next() ^ p
	}
	r.next()
	return r
}

func (r *rng) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// intn is uniform in [0, n), up to a bias of n/2^64.
func (r *rng) intn(n int) int {
	hi, _ := bits.Mul64(r.next(), uint64(n))
	return int(hi)
}

// between is uniform in [lo, hi].
func (r *rng) between(lo, hi int) int { return lo + r.intn(hi-lo+1) }

// chance is true in percent of 100 draws.
func (r *rng) chance(percent int) bool { return r.intn(100) < percent }

func pick[T any](r *rng, from []T) T { return from[r.intn(len(from))] }

func shuffle[T any](r *rng, s []T) {
	for i := len(s) - 1; i > 0; i-- {
		j := r.intn(i + 1)
		s[i], s[j] = s[j], s[i]
	}
}

// weighted draws an index with probability proportional to its weight.
func (r *rng) weighted(weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	x := r.intn(total)
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(weights) - 1
}
