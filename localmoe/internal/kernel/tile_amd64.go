package kernel

import (
	"math"
	"unsafe"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

const (
	tileRows  = 8  // rows that a tile kernel multiplies at once …
	tileLanes = 16 // … with so many activation vectors
	// tileLeast is the number of vectors from which on a tile, filled up with
	// zeros, is faster than one vector after another.
	tileLeast = 7
	// pairsLeast is that number without VNNI.
	pairsLeast = 10
	// panel is the number of rows that are unpacked before they are
	// multiplied with all vectors: few enough for the cache, many enough that
	// the vectors are not loaded all the time.
	panel = 2 * tileRows
)

// tile holds the activations of [Rounded] once more, interleaved for the tile
// kernels: in groups of 16 vectors, the last one filled up with zeros, whose
// elements lie side by side.
type tile struct {
	groups int
	x      []uint32  // [groups, cols/4, 16] four int8 each
	d      []float32 // [groups, blocks, 16]
	// start is what sums of products begin with: minus the offset of the
	// weights times the sum of the activations, of 16 or 32 elements.
	// [groups, cols/span, 16]
	start []int32
	// sums are those that minima are multiplied with, if there are any: pairs of
	// int16, or in blocks of 32 one float32. [groups, cols/span/2 or cols/32, 16]
	sums []uint32
	span int
}

// tileFormat says how a format is multiplied in tiles.
type tileFormat struct {
	kernel func(*tileArgs)
	unpack func(*unpackArgs)
	span   int // elements with a common scale and minimum
	offset int32
	minima bool
}

var tileFormats = map[*quant.Format]*tileFormat{
	quant.Q8_0:   {tile32, unpackQ8_0, 32, 128, false},
	quant.Q4_0:   {tile32, unpackQ4_0, 32, 128, false},
	quant.Q4_1:   {tile32min, unpackQ4_1, 32, 128, true},
	quant.Q5_0:   {tile32, unpackQ5_0, 32, 128, false},
	quant.Q5_1:   {tile32min, unpackQ5_1, 32, 128, true},
	quant.IQ4_NL: {tile32, unpackIQ4_NL, 32, 128, false},
	quant.MXFP4:  {tile32, unpackMXFP4, 32, 128, false},
	quant.Q2_K:   {tile256by16, unpackQ2_K, 16, 0, true},
	quant.Q3_K:   {tile256by16, unpackQ3_K, 16, 4, false},
	quant.Q4_K:   {tile256by32, unpackQ4_K, 32, 0, true},
	quant.Q5_K:   {tile256by32, unpackQ5_K, 32, 0, true},
	quant.Q6_K:   {tile256by16, unpackQ6_K, 16, 32, false},
	quant.IQ4_XS: {tile256by32, unpackIQ4_XS, 32, 128, false},
}

// fillTile interleaves the activations if there are enough of them for tiles.
func (a *Rounded) fillTile(f *quant.Format) {
	t := &a.tile
	t.groups = 0
	format := tileFormats[f]
	if !useAVX2 || format == nil || a.cols == 0 {
		return
	}
	least := tileLeast
	if !useVNNI {
		least = pairsLeast
	}
	t.groups = a.n / tileLanes
	if a.n%tileLanes >= least {
		t.groups++
	}
	if t.groups == 0 {
		return
	}
	if !useVNNI {
		a.fillPairs(format)
		return
	}
	t.span = format.span
	words, blocks, spans := a.cols/4, a.cols/a.block, a.cols/t.span
	t.x = resize(t.x, t.groups*words*tileLanes)
	t.d = resize(t.d, t.groups*blocks*tileLanes)
	t.start = resize(t.start, t.groups*spans*tileLanes)
	t.sums = resize(t.sums, t.groups*t.sumsOf(a)*tileLanes)
	q := unsafe.Slice((*uint32)(unsafe.Pointer(&a.q[0])), len(a.q)/4)
	for g := range t.groups {
		x := t.x[g*words*tileLanes:][:words*tileLanes]
		d := t.d[g*blocks*tileLanes:][:blocks*tileLanes]
		start := t.start[g*spans*tileLanes:][:spans*tileLanes]
		sums := t.sums[g*t.sumsOf(a)*tileLanes:][:t.sumsOf(a)*tileLanes]
		for lane := range tileLanes {
			i := g*tileLanes + lane
			if i >= a.n {
				spread(x, lane, nil)
				spread(d, lane, nil)
				spread(start, lane, nil)
				spread(sums, lane, nil)
				continue
			}
			spread(x, lane, q[i*words:(i+1)*words])
			spread(d, lane, a.d[i*blocks:(i+1)*blocks])
			of := a.sums[i*a.cols/16 : (i+1)*a.cols/16]
			if t.span == 32 && a.block == 256 {
				of = a.pairs[i*spans : (i+1)*spans]
			}
			t.fillSums(start, sums, lane, of, format)
		}
	}
}

// sumsOf returns the elements of sums per vector.
func (t *tile) sumsOf(a *Rounded) int {
	if a.block == 32 {
		return a.cols / 32
	}
	return a.cols / t.span / 2
}

// fillSums writes what depends on the sums of one vector.
func (t *tile) fillSums(start []int32, sums []uint32, lane int, of []int16, format *tileFormat) {
	perSpan := len(of) * tileLanes / len(start) // 2 for blocks of 32
	for i := lane; i < len(start); i += tileLanes {
		var sum int32
		for _, s := range of[i/tileLanes*perSpan:][:perSpan] {
			sum += int32(s)
		}
		start[i] = -format.offset * sum
		if format.minima && perSpan == 2 {
			sums[i] = math.Float32bits(float32(sum))
		}
	}
	if !format.minima || perSpan == 2 {
		return
	}
	for i := lane; i < len(sums); i += tileLanes {
		s := of[i/tileLanes*2:][:2]
		sums[i] = uint32(uint16(s[0])) | uint32(uint16(s[1]))<<16
	}
}

// spread writes src, or zeros, to one lane of dst.
func spread[T any](dst []T, lane int, src []T) {
	if src == nil {
		var zero T
		for i := lane; i < len(dst); i += tileLanes {
			dst[i] = zero
		}
		return
	}
	for _, v := range src {
		dst[lane] = v
		dst = dst[tileLanes:]
		if len(dst) == 0 {
			return
		}
	}
}

// unpacked holds a panel of rows as the tile kernels read it.
type unpacked struct {
	q      []uint8                      // [panel, cols]
	d, m   []float32                    // [panel, blocks]
	scales []int32                      // [panel, cols/span]
	lows   []int16                      // [panel, cols/span]
	out    [tileLanes][tileRows]float32 // of a group with less vectors

	wide []int16                      // [panel, cols] without VNNI
	rows [pairRows][tileLanes]float32 // what pairsTile returns

	// The arguments of assembly functions lie here because they would else be
	// allocated with every call.
	tileArgs   tileArgs
	pairArgs   pairArgs
	unpackArgs unpackArgs
}

// unpackArgs is read by the functions that unpack a row.
type unpackArgs struct {
	row    *byte
	q      *uint8
	d, m   *float32
	scales *int32
	lows   *int16
	blocks int
}

// tileArgs is read by the tile kernels.
type tileArgs struct {
	w      *uint8   // [8, cols]
	scales *int32   // [8, cols/span]
	lows   *int16   // [8, cols/span], nil without minima
	d, m   *float32 // [8, blocks]
	x      *uint32
	start  *int32
	sums   *uint32
	xd     *float32
	dst    *float32 // [16, 8], step apart
	step   int
	cols   int
	blocks int
}

// mulTiles writes the products of all rows with the vectors in tiles and returns
// how many rows and vectors it covered; the remaining ones of either are the
// caller's.
func (a *Rounded) mulTiles(dst []float32, step int, f *quant.Format, data []byte, u *unpacked) (rows, vectors int) {
	format := tileFormats[f]
	stride := f.Size(a.cols)
	rows = len(data) / stride / tileRows * tileRows
	if a.tile.groups == 0 || rows == 0 {
		return 0, 0
	}
	u.reset(a, format)
	mul := a.mulTile
	if !useVNNI {
		u.resetPairs(a)
		mul = a.mulPairs
	}
	for o := 0; o < rows; o += panel {
		count := min(panel, rows-o)
		for r := range count {
			u.unpack(a, format, r, data[(o+r)*stride:(o+r+1)*stride])
			if !useVNNI {
				u.widen(a, format, r)
			}
		}
		for g := range a.tile.groups {
			for r := 0; r < count; r += tileRows {
				mul(dst[o+r:], step, format, u, r, g)
			}
		}
	}
	return rows, min(a.n, a.tile.groups*tileLanes)
}

// mulTile multiplies eight rows of a panel with one group of vectors.
func (a *Rounded) mulTile(dst []float32, step int, format *tileFormat, u *unpacked, r, g int) {
	t := &a.tile
	blocks, spans := a.cols/a.block, a.cols/t.span
	u.tileArgs = tileArgs{
		w: &u.q[r*a.cols], d: &u.d[r*blocks], m: &u.m[r*blocks], scales: &u.scales[r*spans],
		x: &t.x[g*a.cols/4*tileLanes], start: &t.start[g*spans*tileLanes], xd: &t.d[g*blocks*tileLanes],
		dst: &u.out[0][0], step: tileRows, cols: a.cols, blocks: blocks,
	}
	if format.minima {
		u.tileArgs.lows, u.tileArgs.sums = &u.lows[r*spans], &t.sums[g*t.sumsOf(a)*tileLanes]
	}
	count := a.n - g*tileLanes
	if count >= tileLanes {
		u.tileArgs.dst, u.tileArgs.step = &dst[g*tileLanes*step], step
	}
	format.kernel(&u.tileArgs)
	if count < tileLanes {
		for i, y := range u.out[:count] {
			copy(dst[(g*tileLanes+i)*step:], y[:])
		}
	}
}

func (u *unpacked) reset(a *Rounded, format *tileFormat) {
	blocks, spans := a.cols/a.block, a.cols/format.span
	u.q = resize(u.q, panel*a.cols)
	u.d, u.m = resize(u.d, panel*blocks), resize(u.m, panel*blocks)
	u.scales, u.lows = resize(u.scales, panel*spans), resize(u.lows, panel*spans)
}

// unpack unpacks row r of a panel.
func (u *unpacked) unpack(a *Rounded, format *tileFormat, r int, row []byte) {
	blocks, spans := a.cols/a.block, a.cols/format.span
	u.unpackArgs = unpackArgs{
		row: &row[0], q: &u.q[r*a.cols], d: &u.d[r*blocks], m: &u.m[r*blocks],
		scales: &u.scales[r*spans], lows: &u.lows[r*spans], blocks: blocks,
	}
	format.unpack(&u.unpackArgs)
}

// tile32 multiplies rows in blocks of 32 without minima.
//
//go:noescape
func tile32(args *tileArgs)

// tile32min does so with minima.
//
//go:noescape
func tile32min(args *tileArgs)

// tile256by32 multiplies rows in blocks of 256 with groups of 32.
//
//go:noescape
func tile256by32(args *tileArgs)

// tile256by16 multiplies rows in blocks of 256 with groups of 16.
//
//go:noescape
func tile256by16(args *tileArgs)

//go:noescape
func unpackQ4_K(args *unpackArgs)

//go:noescape
func unpackQ5_K(args *unpackArgs)

//go:noescape
func unpackQ6_K(args *unpackArgs)

//go:noescape
func unpackQ8_0(args *unpackArgs)

//go:noescape
func unpackQ4_0(args *unpackArgs)

//go:noescape
func unpackQ4_1(args *unpackArgs)

//go:noescape
func unpackQ5_0(args *unpackArgs)

//go:noescape
func unpackQ5_1(args *unpackArgs)

//go:noescape
func unpackIQ4_NL(args *unpackArgs)

//go:noescape
func unpackMXFP4(args *unpackArgs)

//go:noescape
func unpackQ2_K(args *unpackArgs)

//go:noescape
func unpackQ3_K(args *unpackArgs)

//go:noescape
func unpackIQ4_XS(args *unpackArgs)
