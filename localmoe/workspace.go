package localmoe

// arena hands out buffers for one forward pass. It only grows; once it has
// seen the largest pass it allocates no more.
type arena[T any] struct {
	block []T
	used  int
	need  int // of the whole pass, to size the next block
}

// take returns n values with arbitrary content, valid until the release of a
// mark set before.
func (a *arena[T]) take(n int) []T {
	a.need += n
	if a.used+n > len(a.block) {
		// Buffers taken before stay in the old block.
		a.block = make([]T, max(n, a.need+a.need/2))
		a.used = 0
	}
	s := a.block[a.used : a.used+n : a.used+n]
	a.used += n
	return s
}

// mark is a state of an arena to return to.
type mark struct{ used, need, block int }

func (a *arena[T]) mark() mark { return mark{a.used, a.need, len(a.block)} }

// release takes back everything taken since m.
func (a *arena[T]) release(m mark) {
	a.need = m.need
	if len(a.block) == m.block {
		a.used = m.used
	} else {
		// The block was replaced meanwhile. What was taken before m lies in the
		// old one, so all of the new one is free.
		a.used = 0
	}
}
