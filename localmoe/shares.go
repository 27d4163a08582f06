package localmoe

import "sync/atomic"

// shares divides the indices of a job among threads. Each begins with as many, next to each
// other, and takes them from front to back in pieces, ever smaller ones: rows of weights that
// are next to each other are read ahead, and the first of a piece elsewhere are not. One that
// has none left takes half of what another has. Markatos and LeBlanc 1994,
// doi:10.1109/71.273046.
type shares struct {
	grain int
	left  []share // of each thread
}

// share is a range of indices: the first in the upper half of the word, the end in the lower.
type share struct {
	atomic.Uint64
	_ [7]uint64 // a line of the cache for itself
}

// mostGrains bounds a piece, so that little is left to wait for with a thread whose processor
// is taken away.
const mostGrains = 8

func (s *share) load() (word uint64, lo, hi int) {
	word = s.Load()
	return word, int(word >> 32), int(uint32(word))
}

func span(lo, hi int) uint64 { return uint64(lo)<<32 | uint64(hi) }

// set divides [0, n) into multiples of grain.
func (s *shares) set(n, grain, threads int) {
	if len(s.left) != threads {
		s.left = make([]share, threads)
	}
	s.grain = grain
	grains := (n + grain - 1) / grain
	for i := range s.left {
		s.left[i].Store(span(min(n, grains*i/threads*grain), min(n, grains*(i+1)/threads*grain)))
	}
}

// take returns the next piece of a thread, or an empty one if nothing is left.
func (s *shares) take(thread int) (lo, hi int) {
	own := &s.left[thread]
	for {
		word, lo, hi := own.load()
		if lo >= hi {
			if !s.steal(thread) {
				return 0, 0
			}
			continue
		}
		to := min(hi, lo+s.grain*max(1, min((hi-lo)/(2*s.grain), mostGrains)))
		if own.CompareAndSwap(word, span(to, hi)) {
			return lo, to
		}
	}
}

// steal moves the second half of what another thread has left to the one that has nothing.
func (s *shares) steal(thread int) bool {
	for i := 1; i < len(s.left); {
		other := &s.left[(thread+i)%len(s.left)]
		word, lo, hi := other.load()
		if lo >= hi {
			i++
			continue
		}
		from := lo + (hi-lo)/(2*s.grain)*s.grain
		if other.CompareAndSwap(word, span(lo, from)) {
			s.left[thread].Store(span(from, hi))
			return true
		}
	}
	return false
}
