package localmoe

import "slices"

const (
	// snapshotEvery is the number of tokens after which a copy of the recurrent
	// state is kept, so that going back costs at most that many again.
	snapshotEvery = 32
	// maxSnapshots bounds the memory of the copies of one session.
	maxSnapshots = 16
)

// state is the memory of the recurrent layers of a session. Unlike keys and
// values it cannot be cut off at a position, so copies as of earlier positions
// are kept to go back to. Copies are shared and made only when the state they
// hold is about to change.
type state struct {
	now    []float32 // of all recurrent layers; nil if there are none
	shared bool      // now is also held by a snapshot or another session
	kept   []snapshot
}

// snapshot is the state before the token at position pos.
type snapshot struct {
	pos    int
	values []float32
}

func newState(n int) state {
	if n == 0 {
		return state{}
	}
	return state{now: make([]float32, n)}
}

// own makes sure that now can be written to.
func (s *state) own() {
	if s.shared {
		s.now, s.shared = slices.Clone(s.now), false
	}
}

// keep makes now, the state before position pos, a place to go back to.
func (s *state) keep(pos int) {
	if s.now == nil || pos == 0 || len(s.kept) > 0 && s.kept[len(s.kept)-1].pos == pos {
		return
	}
	if len(s.kept) == maxSnapshots {
		s.thin()
	}
	s.kept = append(s.kept, snapshot{pos, s.now})
	s.shared = true
}

// keepAtInterval keeps the state if the last copy is old.
func (s *state) keepAtInterval(pos int) {
	last := 0
	if n := len(s.kept); n > 0 {
		last = s.kept[n-1].pos
	}
	if pos-last >= snapshotEvery {
		s.keep(pos)
	}
}

// thin drops the copy whose loss leaves the smallest gap.
func (s *state) thin() {
	best, gap := 0, 0
	for i := range len(s.kept) - 1 {
		before := 0
		if i > 0 {
			before = s.kept[i-1].pos
		}
		if g := s.kept[i+1].pos - before; i == 0 || g < gap {
			best, gap = i, g
		}
	}
	s.kept = slices.Delete(s.kept, best, best+1)
}

// rollback goes back to the latest known state at or before pos and returns
// its position: pos itself if there is nothing recurrent.
func (s *state) rollback(pos int) int {
	if s.now == nil {
		return pos
	}
	for n := len(s.kept); n > 0; n-- {
		if k := s.kept[n-1]; k.pos <= pos {
			s.now, s.shared = k.values, true
			return k.pos
		}
		s.kept = slices.Delete(s.kept, n-1, n)
	}
	s.now, s.shared = make([]float32, len(s.now)), false
	return 0
}

// fork returns a state equal to s; both share the memory until one changes.
func (s *state) fork() state {
	if s.now != nil {
		s.shared = true
	}
	return state{now: s.now, shared: s.shared, kept: slices.Clone(s.kept)}
}
