package kernel

import (
	"math/bits"
	"unsafe"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

const (
	tileRows  = 8  // rows that a tile kernel multiplies at once …
	tileLanes = 16 // … in so many lanes
	// tileLeast is the number of vectors from which on a tile, filled up with
	// zeros, is faster than one vector after another.
	tileLeast = 3
)

// tile holds the activations of [Rounded] once more, interleaved for the tile
// kernels: in groups of up to 16 vectors. A vector of a group has so many of its 16
// lanes that all fit; they hold a unit of its columns, four in each. What belongs to
// a vector as a whole is repeated in its lanes. Lanes without a vector hold zeros.
type tile struct {
	groups int
	last   int       // lanes of a vector of the last group; of the others, one
	x      []uint32  // [groups, cols/4/lanes, 16] four int8 each
	d      []float32 // [groups, blocks, 16]
	// start is what sums of products begin with: minus the offset of the
	// weights times the sum of the activations, of 16 or 32 elements, in the first
	// lane of a vector. [groups, cols/span, 16]
	start []int32
	// sums are those that minima are multiplied with, if there are any: pairs of
	// int16, or in blocks of 32 one float32. [groups, cols/span/2 or cols/32, 16]
	sums []uint32
	span int
}

// tileFormat says how a format is multiplied in tiles.
type tileFormat struct {
	kernels *tileKernels
	unpack  func(*unpackArgs)
	span    int // elements with a common scale and minimum
	offset  int32
	minima  bool
	// least is what tileLeast is without VNNI: more where a vector alone, or two, are
	// multiplied fast.
	least int
}

// tileKernels are those for vectors of one, two and four lanes.
type tileKernels [3]func(*tileArgs)

var (
	tiles32    = &tileKernels{tile32of16, tile32of8, tile32of4}
	tiles32min = &tileKernels{tile32minof16, tile32minof8, tile32minof4}
	tilesBy32  = &tileKernels{tile256by32of16, tile256by32of8, tile256by32of4}
	tilesBy16  = &tileKernels{tile256by16of16, tile256by16of8, tile256by16of4}
)

var tileFormats = map[*quant.Format]*tileFormat{
	quant.Q8_0:   {tiles32, unpackQ8_0, 32, 128, false, 8},
	quant.Q4_0:   {tiles32, unpackQ4_0, 32, 128, false, 8},
	quant.Q4_1:   {tiles32min, unpackQ4_1, 32, 128, true, 8},
	quant.Q5_0:   {tiles32, unpackQ5_0, 32, 128, false, 5},
	quant.Q5_1:   {tiles32min, unpackQ5_1, 32, 128, true, 5},
	quant.IQ4_NL: {tiles32, unpackIQ4_NL, 32, 128, false, 6},
	quant.MXFP4:  {tiles32, unpackMXFP4, 32, 128, false, 6},
	quant.Q2_K:   {tilesBy16, unpackQ2_K, 16, 0, true, 8},
	quant.Q3_K:   {tilesBy16, unpackQ3_K, 16, 4, false, 6},
	quant.Q4_K:   {tilesBy32, unpackQ4_K, 32, 0, true, 15},
	quant.Q5_K:   {tilesBy32, unpackQ5_K, 32, 0, true, 7},
	quant.Q6_K:   {tilesBy16, unpackQ6_K, 16, 32, false, 13},
	quant.IQ4_XS: {tilesBy32, unpackIQ4_XS, 32, 128, false, 5},
}

// unpacked holds the rows of a tile as the kernels read them.
type unpacked struct {
	q      []uint8                      // [tileRows, cols]
	d, m   []float32                    // [tileRows, blocks]
	scales []int32                      // [tileRows, cols/span]
	lows   []int16                      // [tileRows, cols/span]
	out    [tileLanes][tileRows]float32 // of a group with less vectors

	wide []int16                      // [tileRows, cols] without VNNI
	sums [pairRows][tileLanes]float32 // what pairsTile adds up

	// The arguments of assembly functions lie here because they would else be
	// allocated with every call. What changes from call to call is set by itself: while
	// garbage is collected, copying all of them takes longer than a small tile.
	tileArgs   tileArgs
	pairArgs   pairArgs
	unpackArgs unpackArgs
}

// unpackArgs is read by the functions that unpack rows.
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
	sums   *uint32 // nil without minima
	xd     *float32
	dst    *float32 // [16, 8], step apart
	step   int
	cols   int
	blocks int
	// The encoded rows after these are fetched while these are multiplied: from an
	// address on, so many bytes for every group of columns with a scale.
	fetch   uintptr
	fetchBy int
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
		mul = a.mulPairs
	}
	for o := 0; o < rows; o += tileRows {
		u.unpack(format, data[o*stride:], stride)
		if !useVNNI {
			u.widen(a, format)
		}
		for g := range a.tile.groups {
			mul(dst[o:], step, format, u, g)
		}
	}
	return rows, min(a.n, a.tile.groups*tileLanes)
}

// mulTile multiplies the unpacked rows with one group of vectors.
func (a *Rounded) mulTile(dst []float32, step int, format *tileFormat, u *unpacked, g int) {
	t, args := &a.tile, &u.tileArgs
	args.x, args.start = &t.x[g*a.cols/4*tileLanes], &t.start[g*a.cols/t.span*tileLanes]
	args.xd = &t.d[g*args.blocks*tileLanes]
	if format.minima {
		args.sums = &t.sums[g*t.sumsOf(a)*tileLanes]
	}
	count, lanes := a.n-g*tileLanes, t.lanes(g)
	args.dst, args.step = &u.out[0][0], tileRows
	if count >= tileLanes {
		args.dst, args.step = &dst[g*tileLanes*step], step
	}
	format.kernels[bits.TrailingZeros(uint(lanes))](args)
	if count < tileLanes {
		for i := range count {
			copy(dst[(g*tileLanes+i)*step:], u.out[i*lanes][:])
		}
	}
}

// reset makes room for the rows of a tile, and arguments of what does not change from tile
// to tile.
func (u *unpacked) reset(a *Rounded, format *tileFormat) {
	blocks, spans := a.cols/a.block, a.cols/format.span
	u.q = resize(u.q, tileRows*a.cols)
	u.d, u.m = resize(u.d, tileRows*blocks), resize(u.m, tileRows*blocks)
	u.scales, u.lows = resize(u.scales, tileRows*spans), resize(u.lows, tileRows*spans)
	if !useVNNI {
		u.resetPairs(a, format)
	}
	u.unpackArgs = unpackArgs{
		q: &u.q[0], d: &u.d[0], m: &u.m[0], scales: &u.scales[0], lows: &u.lows[0], blocks: tileRows * blocks,
	}
	u.tileArgs = tileArgs{w: &u.q[0], d: &u.d[0], m: &u.m[0], scales: &u.scales[0], cols: a.cols, blocks: blocks}
	if format.minima {
		u.tileArgs.lows = &u.lows[0]
	}
}

// unpack unpacks the rows of a tile.
func (u *unpacked) unpack(format *tileFormat, data []byte, stride int) {
	u.tileArgs.fetch = uintptr(unsafe.Pointer(&data[0])) + uintptr(tileRows*stride)
	u.tileArgs.fetchBy = tileRows * stride * format.span / u.tileArgs.cols
	u.unpackArgs.row = &data[0]
	format.unpack(&u.unpackArgs)
}

// The kernels multiply eight rows with up to so many vectors as their names end in:
// rows in blocks of 32 without and with minima, and in blocks of 256 with groups of
// 32 and of 16.
//
//go:noescape
func tile32of16(args *tileArgs)

//go:noescape
func tile32of8(args *tileArgs)

//go:noescape
func tile32of4(args *tileArgs)

//go:noescape
func tile32minof16(args *tileArgs)

//go:noescape
func tile32minof8(args *tileArgs)

//go:noescape
func tile32minof4(args *tileArgs)

//go:noescape
func tile256by32of16(args *tileArgs)

//go:noescape
func tile256by32of8(args *tileArgs)

//go:noescape
func tile256by32of4(args *tileArgs)

//go:noescape
func tile256by16of16(args *tileArgs)

//go:noescape
func tile256by16of8(args *tileArgs)

//go:noescape
func tile256by16of4(args *tileArgs)

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
