package localmoe

import "math/bits"

// arena hands out buffers for one forward pass. It only grows; once it has
// seen the largest pass it allocates no more.
type arena[T any] struct {
	blocks [][]T
	mark   // what is handed out
}

// mark is a state of an arena to return to: the blocks before the current one are
// handed out or too small for what was asked for, and so much of the current one.
type mark struct{ block, used int }

// leastBlock is the size of the smallest blocks, in values.
const leastBlock = 1 << 14

// take returns n values with arbitrary content, valid until the release of a
// mark set before.
func (a *arena[T]) take(n int) []T {
	for ; a.block < len(a.blocks); a.block++ {
		if b := a.blocks[a.block]; a.used+n <= len(b) {
			s := b[a.used : a.used+n : a.used+n]
			a.used += n
			return s
		}
		a.used = 0
	}
	// Powers of two, so that passes of ever more rows leave few blocks behind that
	// are too small for the next.
	a.blocks = append(a.blocks, make([]T, max(leastBlock, 1<<bits.Len(uint(n-1)))))
	a.used = n
	return a.blocks[a.block][:n:n]
}

// release takes back everything taken since m.
func (a *arena[T]) release(m mark) { a.mark = m }
