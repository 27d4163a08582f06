package localmoe

import (
	"sync/atomic"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// pageSize is the number of positions of a page of the KV cache. Small pages
// make the one that two sessions both write to after a fork cheap to copy.
const pageSize = 16

// cacheSlot says where the keys and values of one attention layer lie in a
// page: heads × pageSize × width each, so that the positions of one head are
// contiguous.
type cacheSlot struct {
	heads            int
	keyDim, valueDim int // valueDim 0: the values are the first part of the keys
	keys, values     int // offsets into the page
}

// cacheLayout is the content of a page.
type cacheLayout struct {
	slots []cacheSlot
	size  int // keys and values per page
	half  bool
	dim   int // final hidden vectors are kept beside keys and values
	taps  int // further hidden vectors per position, see Options.HiddenLayers
}

// add appends the slot of an attention layer and returns its number.
func (l *cacheLayout) add(heads, keyDim, valueDim int) int {
	s := cacheSlot{heads: heads, keyDim: keyDim, valueDim: valueDim, keys: l.size}
	s.values = s.keys + pageSize*heads*keyDim
	l.size = s.values + pageSize*heads*valueDim
	l.slots = append(l.slots, s)
	return len(l.slots) - 1
}

// largePosition is how many bytes of float32 a position takes where half of them is worth
// rounding for: two thousand tokens take 8 MB or more, and attention is as fast with either
// type or, where it waits for the cache, faster with float16 (docs/log.md).
const largePosition = 4 << 10

// choose settles the type of the elements.
func (l *cacheLayout) choose(t KVType) {
	l.half = t == KVFloat16 || t == KVAuto && 4*l.size/pageSize >= largePosition
}

// page holds keys, values and hidden vectors of pageSize positions in all
// layers. Sessions share pages; one that is held by more than one session is
// not written to.
type page struct {
	refs   atomic.Int32
	full   []float32 // keys and values in F32 …
	half   []uint16  // … or in F16
	hidden []float32 // [pageSize, dim], normed for the output matrix
	taps   []float32 // [pageSize, taps, dim]
}

func (l *cacheLayout) newPage() *page {
	p := &page{hidden: make([]float32, pageSize*l.dim)}
	if l.half {
		p.half = make([]uint16, l.size)
	} else {
		p.full = make([]float32, l.size)
	}
	if l.taps > 0 {
		p.taps = make([]float32, pageSize*l.taps*l.dim)
	}
	p.refs.Store(1)
	return p
}

// bytes returns the memory of a page.
func (l *cacheLayout) bytes() int {
	kv := 4 * l.size
	if l.half {
		kv = 2 * l.size
	}
	return kv + 4*pageSize*l.dim*(1+l.taps)
}

// copyFrom makes p equal to q.
func (p *page) copyFrom(q *page) {
	copy(p.full, q.full)
	copy(p.half, q.half)
	copy(p.hidden, q.hidden)
	copy(p.taps, q.taps)
}

// write stores v at offset at.
func (p *page) write(at int, v []float32) {
	if p.half == nil {
		copy(p.full[at:], v)
		return
	}
	kernel.ToHalves(p.half[at:], v)
}

// read returns n values from offset at, decoded into scratch if need be.
func (p *page) read(at, n int, scratch []float32) []float32 {
	if p.half == nil {
		return p.full[at : at+n]
	}
	scratch = scratch[:n]
	kernel.Halves(scratch, p.half[at:at+n])
	return scratch
}

// put stores key and value of one head at position slot of the page.
func (s *cacheSlot) put(p *page, head, pos int, key, value []float32) {
	p.write(s.keys+(head*pageSize+pos)*s.keyDim, key)
	if s.valueDim > 0 {
		p.write(s.values+(head*pageSize+pos)*s.valueDim, value)
	}
}

// keysOf returns the keys of one head at the first n positions of the page.
// [n, keyDim]
func (s *cacheSlot) keysOf(p *page, head, n int, scratch []float32) []float32 {
	return p.read(s.keys+head*pageSize*s.keyDim, n*s.keyDim, scratch)
}

// valuesAt is where in a page the values begin, and their width.
func (s *cacheSlot) valuesAt() (at, width int) {
	if s.valueDim == 0 {
		return s.keys, s.keyDim
	}
	return s.values, s.valueDim
}

// valuesOf returns the values of one head at the first n positions of the page.
// [n, width]
func (s *cacheSlot) valuesOf(p *page, head, n int, scratch []float32) []float32 {
	at, width := s.valuesAt()
	return p.read(at+head*pageSize*width, n*width, scratch)
}
