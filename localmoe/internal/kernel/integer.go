package kernel

import (
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// Products of encoded rows with rounded activations are sums over blocks of
//
//	t = (D·d)·Σ Scale·(Q−Offset)·q − (M·d)·Σ Low·q
//
// with D, M, Scale, Low, Q and Offset as in [quant.Ints] and d, q as in
// [Rounded]. Both inner sums are exact integers, so kernels may add them up in
// any order; each step outside of them is rounded to float32, and blocks are
// added one after another.

// encodedKernel multiplies encoded rows, stride bytes apart, with one rounded
// activation vector.
type encodedKernel = func(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

// twosKernel is an encodedKernel for two vectors, whose results are apart values apart.
type twosKernel = func(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)

// encodedKernels are the kernels of a format: rows takes groups of four rows of
// any number of blocks, quads, where it is faster, rows of a number of blocks that
// is four times blocks, terms does the same but leaves the terms of the blocks, each takes
// rows of any number of blocks. If there is each, there are no others but twos, which does
// the same as each or quads with two vectors at once.
type encodedKernels struct {
	rows, quads, terms, each encodedKernel
	twos                     twosKernel
	turned                   bool // quads and terms read the activations in the order of Rounded.turned
}

// exponents holds the scales of MXFP4 by their encoding.
//
//lint:ignore U1000 the assembly reads it
var exponents = func() (t [256]float32) {
	for e := range t {
		t[e] = float32(math.Ldexp(1, e-128))
	}
	return t
}()

// Scratch is the memory of one thread for MulRows.
type Scratch struct {
	row  quant.Ints
	same [4]float32
	tile unpacked
	few  few

	terms terms
}

// MulRows writes to dst[i·step+o] the product of row o of data with activations
// i, for all rows that data holds. f is the format that the activations were
// rounded for.
func (a *Rounded) MulRows(dst []float32, step int, f *quant.Format, data []byte, s *Scratch) {
	stride := f.Size(a.cols)
	if stride == 0 {
		clear(dst)
		return
	}
	if a.mulFew(dst, step, f, data, &s.few) {
		return
	}
	rows, vectors := a.mulTiles(dst, step, f, data, &s.tile)
	if rows > 0 && vectors < a.n {
		rest := a.part(vectors, a.n-vectors)
		rest.mulEach(dst[vectors*step:], step, f, data[:rows*stride], s)
	}
	if rows*stride < len(data) {
		a.mulEach(dst[rows:], step, f, data[rows*stride:], s)
	}
}

// MulVector writes to dst the products of all rows of data with activations i
// alone. [len(dst)]
func (a *Rounded) MulVector(dst []float32, i int, f *quant.Format, data []byte, s *Scratch) {
	if len(data) == 0 {
		clear(dst)
		return
	}
	one := a.part(i, 1)
	one.mulEach(dst, len(dst), f, data, s)
}

// mulEach is MulRows vector by vector.
func (a *Rounded) mulEach(dst []float32, step int, f *quant.Format, data []byte, s *Scratch) {
	stride := f.Size(a.cols)
	rows := len(data) / stride
	k, sums, blocks := kernelsOf(f), a.sumsFor(f), a.cols/a.block
	q := a.q
	if k.turned {
		q = a.turned
	}
	switch {
	case k.each != nil:
		a.mulSingles(dst, step, k.each, k.twos, data, stride, rows, q, sums, blocks)
		return
	case k.quads != nil && blocks%4 == 0:
		a.mulSingles(dst, step, k.quads, k.twos, data, stride, rows, q, sums, blocks/4)
		return
	case k.terms != nil && a.n == 1:
		done := a.mulTerms(dst, k.terms, data, stride, rows, q, sums, &s.terms)
		a.mulFours(dst[done:], step, k.rows, data[done*stride:], stride, rows-done, sums, s)
		return
	case k.rows != nil:
		done := a.mulFoursWide(dst, step, f, data, stride, rows)
		a.mulFours(dst[done:], step, k.rows, data[done*stride:], stride, rows-done, sums, s)
		return
	}
	for o := range rows { // each row is unpacked once for all activations
		s.row.Reset(f.Block, a.cols)
		f.Unpack(&s.row, data[o*stride:(o+1)*stride])
		for i := range a.n {
			dst[i*step+o] = a.dot(i, &s.row)
		}
	}
}

// mulSingles is MulRows with a kernel that takes single rows, in so many steps, and one
// for two vectors if there is any. q are the activations in the order of the kernel.
func (a *Rounded) mulSingles(dst []float32, step int, kernel encodedKernel, twos twosKernel, data []byte, stride, rows int, q []int8, sums []int16, steps int) {
	if a.n == 1 {
		kernel(&dst[0], &data[0], stride, rows, &q[0], &a.d[0], &sums[0], steps)
		return
	}
	blocks, each := a.cols/a.block, len(sums)/a.n
	for o := 0; o < rows; o += 4 { // a few rows stay in the cache for all activations
		count, i := min(4, rows-o), 0
		for ; twos != nil && i+2 <= a.n; i += 2 {
			twos(&dst[i*step+o], &data[o*stride], stride, count, &q[i*a.cols], &a.d[i*blocks], &sums[i*each], steps, step)
		}
		for ; i < a.n; i++ {
			kernel(&dst[i*step+o], &data[o*stride], stride, count, &q[i*a.cols], &a.d[i*blocks], &sums[i*each], steps)
		}
	}
}

// mulFours is MulRows with a kernel for four rows at a time.
func (a *Rounded) mulFours(dst []float32, step int, kernel encodedKernel, data []byte, stride, rows int, sums []int16, s *Scratch) {
	blocks, each := a.cols/a.block, len(sums)/a.n
	fours := rows / 4
	if a.n == 1 && fours > 0 {
		kernel(&dst[0], &data[0], stride, fours, &a.q[0], &a.d[0], &sums[0], blocks)
	} else {
		for o := 0; o < 4*fours; o += 4 { // four rows stay in the cache for all activations
			for i := range a.n {
				kernel(&dst[i*step+o], &data[o*stride], stride, 1, &a.q[i*a.cols], &a.d[i*blocks], &sums[i*each], blocks)
			}
		}
	}
	for o := 4 * fours; o < rows; o++ { // the rest one by one, as four times the same row
		for i := range a.n {
			kernel(&s.same[0], &data[o*stride], 0, 1, &a.q[i*a.cols], &a.d[i*blocks], &sums[i*each], blocks)
			dst[i*step+o] = s.same[0]
		}
	}
}

// dot returns the product of activations i with an unpacked row.
func (a *Rounded) dot(i int, u *quant.Ints) float32 {
	blocks := a.cols / a.block
	q, d := a.q[i*a.cols:(i+1)*a.cols], a.d[i*blocks:(i+1)*blocks]
	sums := a.sums[i*a.cols/16 : (i+1)*a.cols/16]
	if a.block == 256 {
		return dot256Generic(u, q, d, sums)
	}
	return dot32Generic(u, q, d, sums)
}

func dot32Generic(u *quant.Ints, q []int8, d []float32, sums []int16) float32 {
	var sum float32
	for b, scale := range d {
		x, w := (*[32]int8)(q[b*32:]), (*[32]uint8)(u.Q[b*32:])
		var dot int32
		for i := range x {
			dot += (int32(w[i]) - 128) * int32(x[i])
		}
		low := int32(sums[b*2]) + int32(sums[b*2+1])
		t := float32(float32(u.D[b]*scale)*float32(dot)) - float32(float32(u.M[b]*scale)*float32(low))
		sum += t
	}
	return sum
}

func dot256Generic(u *quant.Ints, q []int8, d []float32, sums []int16) float32 {
	var sum float32
	for b, scale := range d {
		var dot, low int32
		for g := b * 16; g < b*16+16; g++ {
			x, w := (*[16]int8)(q[g*16:]), (*[16]uint8)(u.Q[g*16:])
			var part int32
			for i := range x {
				part += int32(w[i]) * int32(x[i])
			}
			dot += part * u.Scale[g]
			low += int32(u.Low[g]) * int32(sums[g])
		}
		dot -= u.Offset * low
		sum += float32(float32(u.D[b]*scale)*float32(dot)) - float32(float32(u.M[b]*scale)*float32(low))
	}
	return sum
}
