package kernel

import "unsafe"

// Tiles on processors without VNNI. Weights and activations are widened to int16,
// weights times the scales of their groups, so that every format has one sum of
// products per block: |scale·q| is below 2¹³ in all of them.

// pairRows is the number of rows that pairsTile multiplies at once.
const pairRows = 4

// pairArgs is read by pairsTile and pairsTileMin.
type pairArgs struct {
	w        *int16   // [4, cols]
	lows     *int16   // [4, blocks, 2·lowPairs]
	d, m     *float32 // [4, blocks]
	x        *uint32  // [cols/2, 16]
	sums     *uint32  // [blocks, lowPairs, 16]
	xd       *float32 // [blocks, 16]
	out      *float32 // [4, 16], memory for the results while they are added up
	dst      *float32 // [16, 4], step apart
	step     int
	cols     int
	blocks   int
	pairs    int // pairs of columns per block
	lowPairs int // pairs of minima per block
}

// pairSpan returns the number of elements with a common minimum. In blocks of 32
// they have two, which are equal, so that there are pairs.
func (format *tileFormat) pairSpan(block int) int {
	if block == 32 {
		return 16
	}
	return format.span
}

// fillPairs interleaves pairs of the activations of so many groups of vectors.
func (a *Rounded) fillPairs(format *tileFormat) {
	t := &a.tile
	words, blocks, lows := a.cols/2, a.cols/a.block, a.cols/format.pairSpan(a.block)/2
	t.x = memory(a.Store, t.x, t.groups*words*tileLanes)
	t.d = memory(a.Store, t.d, t.groups*blocks*tileLanes)
	t.sums = memory(a.Store, t.sums, t.groups*lows*tileLanes)
	if a.n < t.groups*tileLanes {
		clear(t.x)
		clear(t.d)
		clear(t.sums)
	}
	sums := a.sums
	if a.block == 256 && format.span == 32 {
		sums = a.pairs
	}
	for i := range t.groups * tileLanes {
		g, lane := i/tileLanes, i%tileLanes
		x := t.x[g*words*tileLanes:][:words*tileLanes]
		d := t.d[g*blocks*tileLanes:][:blocks*tileLanes]
		s := t.sums[g*lows*tileLanes:][:lows*tileLanes]
		if i >= a.n {
			continue
		}
		q := a.q[i*a.cols : (i+1)*a.cols]
		for j := range words {
			x[j*tileLanes+lane] = uint32(uint16(q[2*j])) | uint32(uint16(q[2*j+1]))<<16
		}
		spread(d[lane:], a.d[i*blocks:(i+1)*blocks], 1)
		spread(s[lane:], unsafe.Slice((*uint32)(unsafe.Pointer(&sums[i*2*lows])), lows), 1)
	}
}

// resetPairs makes room for the rows of a tile, and arguments of what does not change from
// tile to tile.
func (u *unpacked) resetPairs(a *Rounded, format *tileFormat) {
	u.wide = resize(u.wide, tileRows*a.cols)
	u.pairArgs = pairArgs{
		out: &u.sums[0][0], cols: a.cols, blocks: a.cols / a.block, pairs: a.block / 2,
		lowPairs: a.block / format.pairSpan(a.block) / 2,
	}
	if a.block == 256 {
		return
	}
	u.scales = resize(u.scales, tileRows*a.cols/32)
	for i := range u.scales {
		u.scales[i] = 1
	}
	u.lows = resize(u.lows, tileRows*a.cols/16)
	for i := range u.lows {
		u.lows[i] = 1
	}
}

// widen widens the unpacked rows.
func (u *unpacked) widen(a *Rounded, format *tileFormat) {
	widenWeights(&u.wide[0], &u.q[0], &u.scales[0], int(format.offset), format.span, tileRows*a.cols)
}

// mulPairs multiplies the unpacked rows with one group of vectors.
func (a *Rounded) mulPairs(dst []float32, step int, format *tileFormat, u *unpacked, g int) {
	t := &a.tile
	blocks, lows := a.cols/a.block, a.cols/format.pairSpan(a.block)
	count := a.n - g*tileLanes
	kernel, args := pairsKernel(count, format.minima), &u.pairArgs
	args.x, args.sums, args.xd = &t.x[g*a.cols/2*tileLanes], &t.sums[g*lows/2*tileLanes], &t.d[g*blocks*tileLanes]
	for o := 0; o < tileRows; o += pairRows {
		args.w, args.lows, args.d, args.m = &u.wide[o*a.cols], &u.lows[o*lows], &u.d[o*blocks], &u.m[o*blocks]
		args.dst, args.step = &u.out[0][0], tileRows
		if count >= tileLanes {
			args.dst, args.step = &dst[g*tileLanes*step+o], step
		}
		kernel(args)
		if count < tileLanes {
			for i := range count {
				*(*[pairRows]float32)(dst[(g*tileLanes+i)*step+o:]) = [pairRows]float32(u.out[i][:])
			}
		}
	}
}

// pairsKernel returns the kernel for so many vectors.
func pairsKernel(vectors int, minima bool) func(*pairArgs) {
	switch {
	case vectors <= tileLanes/2 && minima:
		return pairsHalfMin
	case vectors <= tileLanes/2:
		return pairsHalf
	case minima:
		return pairsTileMin
	}
	return pairsTile
}

// pairsTile multiplies four rows without minima with sixteen vectors, pairsHalf with
// eight; pairsTileMin and pairsHalfMin do so with minima.
//
//go:noescape
func pairsTile(args *pairArgs)

//go:noescape
func pairsTileMin(args *pairArgs)

//go:noescape
func pairsHalf(args *pairArgs)

//go:noescape
func pairsHalfMin(args *pairArgs)

// widenWeights writes (q−offset)·scale for n elements; every span of them, a
// multiple of 16, has a scale.
//
//go:noescape
func widenWeights(dst *int16, q *uint8, scales *int32, offset, span, n int)
