package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// Products of encoded rows with rounded activations are sums over blocks of
//
//	t = (D·d)·Σ Scale·(Q−Offset)·q − (M·d)·Σ Low·q
//
// with D, M, Scale, Low, Q and Offset as in [quant.Ints] and d, q as in
// [Rounded]. Both inner sums are exact integers, so kernels may add them up in
// any order; each step outside of them is rounded to float32. Blocks of 256 are
// added one after another; blocks of 32 are first added up in fours.

// Scratch is the memory of one thread for MulRows.
type Scratch struct {
	row quant.Ints
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
	rows := len(data) / stride
	blocks := a.cols / a.block
	if direct := directDot(f); direct != nil {
		for o := range rows {
			row := &data[o*stride]
			for i := range a.n {
				dst[i*step+o] = direct(row, &a.q[i*a.cols], &a.d[i*blocks], &a.sums[i*a.cols/16], blocks)
			}
		}
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
	var sum, four float32
	for b, scale := range d {
		x, w := (*[32]int8)(q[b*32:]), (*[32]uint8)(u.Q[b*32:])
		var dot int32
		for i := range x {
			dot += (int32(w[i]) - 128) * int32(x[i])
		}
		low := int32(sums[b*2]) + int32(sums[b*2+1])
		t := float32(float32(u.D[b]*scale)*float32(dot)) - float32(float32(u.M[b]*scale)*float32(low))
		if b%4 == 0 {
			sum += four
			four = t
		} else {
			four += t
		}
	}
	return sum + four
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
