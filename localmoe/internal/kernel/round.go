package kernel

import (
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// Rounded holds activations rounded to int8, in the layouts that the integer
// kernels read. Its memory is reused by the next call of Round, Gather or RoundSingly, unless
// it is that of a store.
type Rounded struct {
	Store   *Store // nil for memory of its own
	n, cols int
	block   int       // elements that share a scale, as in the weights: 32 or 256
	q       []int8    // [n, cols] within ±127
	d       []float32 // [n, cols/block]: an activation is about d·q
	sums    []int16   // [n, cols/16] sums of q
	pairs   []int16   // [n, cols/32] sums of q, for blocks of 256
	turned  []int8    // [n, cols] q for kernels that want it in another order, see turn
	tile    tile
	few     []fewBlock   // [groups, blocks], see fillFew
	fours   []fourBlocks // [n, steps], see fillFours
}

// foursMost is the number of vectors up to which one after another is faster than a tile.
const foursMost = 2

// Integer reports whether rows of format f can be multiplied with rounded
// activations.
func Integer(f *quant.Format) bool { return f.Unpack != nil }

// Round rounds n vectors of cols activations for products with rows of format
// f. Every block of f.Block elements gets the scale that maps its largest
// magnitude to 127; ties go to even. Blocks below 1e-30 become zero, and an
// infinity or NaN makes its whole block NaN.
func (a *Rounded) Round(f *quant.Format, x []float32, n, cols int) {
	a.round(f, x, n, cols)
	a.interleave(f)
	if n <= foursMost {
		a.fillFours(f)
	}
}

// RoundSingly is Round for products of one vector each, by MulVector, with rows of
// any formats with blocks as long as those of f.
func (a *Rounded) RoundSingly(f *quant.Format, x []float32, n, cols int) {
	a.round(f, x, n, cols)
	a.fillFours(f)
}

// round rounds the vectors, in their own order.
func (a *Rounded) round(f *quant.Format, x []float32, n, cols int) {
	a.n, a.cols, a.block, a.few, a.fours = n, cols, f.Block, a.few[:0], a.fours[:0]
	blocks := n * cols / f.Block
	a.q = memory(a.Store, a.q, n*cols)
	a.d = memory(a.Store, a.d, blocks)
	a.sums = memory(a.Store, a.sums, n*cols/16)
	a.pairs, a.turned = a.pairs[:0], a.turned[:0]
	if blocks == 0 {
		return
	}
	x = x[:n*cols]
	if useAVX2 {
		roundAVX2(&a.q[0], &a.d[0], &a.sums[0], &x[0], blocks, f.Block)
	} else {
		roundGeneric(a.q, a.d, a.sums, x, f.Block)
	}
	if f.Block == 256 {
		a.pairs = memory(a.Store, a.pairs, n*cols/32)
		for i := range a.pairs {
			a.pairs[i] = a.sums[2*i] + a.sums[2*i+1]
		}
		a.turn()
	}
}

// turn exchanges the second and the third of each four groups of 32 activations where
// kernels want that: a register with the nibbles of four groups of Q4_K holds those of
// the first and the third in one half of each byte.
func (a *Rounded) turn() {
	if !kernelsOf(quant.Q4_K).turned {
		return
	}
	a.turned = memory(a.Store, a.turned, len(a.q))
	for at := 0; at < len(a.q); at += 4 * 32 {
		from, to := (*[4 * 32]int8)(a.q[at:]), (*[4 * 32]int8)(a.turned[at:])
		copy(to[:32], from[:32])
		copy(to[32:64], from[64:96])
		copy(to[64:96], from[32:64])
		copy(to[96:], from[96:])
	}
}

// Gather makes a hold some of the vectors of b, for products with rows of format f,
// in blocks as long as those that b was rounded for.
func (a *Rounded) Gather(b *Rounded, vectors []int32, f *quant.Format) {
	a.n, a.cols, a.block, a.few, a.fours = len(vectors), b.cols, b.block, a.few[:0], a.fours[:0]
	a.q, a.d = gather(a.Store, a.q, b.q, b.n, vectors), gather(a.Store, a.d, b.d, b.n, vectors)
	a.sums, a.pairs = gather(a.Store, a.sums, b.sums, b.n, vectors), gather(a.Store, a.pairs, b.pairs, b.n, vectors)
	a.turned = gather(a.Store, a.turned, b.turned, b.n, vectors)
	a.interleave(f)
	if a.n <= foursMost {
		a.fillFours(f)
	}
}

// gather returns some of the n equal parts of src, in the memory of s or dst.
func gather[T any](s *Store, dst, src []T, n int, parts []int32) []T {
	size := len(src) / n
	dst = memory(s, dst, len(parts)*size)
	for i, p := range parts {
		copy(dst[i*size:(i+1)*size], src[int(p)*size:])
	}
	return dst
}

// part returns n vectors from i on, without tiles.
func (a *Rounded) part(i, n int) Rounded {
	b := Rounded{n: n, cols: a.cols, block: a.block}
	of := func(per int) (from, to int) { return i * a.cols / per, (i + n) * a.cols / per }
	from, to := of(1)
	b.q = a.q[from:to]
	if len(a.turned) > 0 {
		b.turned = a.turned[from:to]
	}
	if steps := len(a.fours) / a.n; steps > 0 {
		b.fours = a.fours[i*steps : (i+n)*steps]
	}
	from, to = of(a.block)
	b.d = a.d[from:to]
	from, to = of(16)
	b.sums = a.sums[from:to]
	if a.block == 256 {
		from, to = of(32)
		b.pairs = a.pairs[from:to]
	}
	return b
}

// sumsFor returns the sums that the kernels of f read: of 32 elements where all
// of these have the same minimum.
func (a *Rounded) sumsFor(f *quant.Format) []int16 {
	if f == quant.Q4_K || f == quant.Q5_K {
		return a.pairs
	}
	return a.sums
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// least is the smallest magnitude that is not rounded to zero: 127 divided by
// it is still finite.
const least = 1e-30

func roundGeneric(q []int8, d []float32, sums []int16, x []float32, block int) {
	for b := range d {
		v, r := x[b*block:(b+1)*block], q[b*block:(b+1)*block]
		d[b] = roundBlock(r, v)
		for i := 0; i < block; i += 16 {
			var sum int16
			for _, k := range r[i : i+16] {
				sum += int16(k)
			}
			sums[(b*block+i)/16] = sum
		}
	}
}

// roundBlock rounds one block and returns its scale.
func roundBlock(q []int8, x []float32) float32 {
	var top uint32 // order of magnitudes is that of their bits, infinity and NaN on top
	for _, v := range x {
		top = max(top, math.Float32bits(v)&0x7fffffff)
	}
	peak := math.Float32frombits(top)
	if !(peak >= least && peak <= math.MaxFloat32) {
		clear(q)
		if peak < least {
			return 0
		}
		return float32(math.NaN())
	}
	inverse := 127 / peak
	for i, v := range x {
		// Adding 1.5·2²³ rounds to the nearest integer and leaves it in the
		// low bits.
		q[i] = int8(math.Float32bits(float32(v*inverse) + 0x1.8p23))
	}
	return peak / 127
}
