package kernel

import (
	"math"
	"unsafe"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// lanesFor returns how many lanes a vector of a group of n gets, 0 if one vector
// after another is faster.
func (format *tileFormat) lanesFor(n int) int {
	switch {
	case !useVNNI && n < format.least || n < tileLeast:
		return 0
	case !useVNNI || n > 8:
		return 1
	case n > 4:
		return 2
	}
	return 4
}

// lanes returns how many lanes each vector of group g has.
func (t *tile) lanes(g int) int {
	if g == t.groups-1 {
		return t.last
	}
	return 1
}

// interleave orders the activations for the kernels that multiply several vectors with
// rows of format f.
func (a *Rounded) interleave(f *quant.Format) {
	a.few = a.few[:0]
	if format := fewFormats[f]; useVNNI && format != nil && a.cols > 0 && a.n >= 2 && a.n <= fewMost {
		a.tile.groups = 0
		a.fillFew(format.runs)
		return
	}
	a.fillTile(f)
}

// fillTile interleaves the activations if there are enough of them for tiles.
func (a *Rounded) fillTile(f *quant.Format) {
	t := &a.tile
	t.groups, t.last = 0, 1
	format := tileFormats[f]
	if !useAVX2 || format == nil || a.cols == 0 {
		return
	}
	t.groups = a.n / tileLanes
	if lanes := format.lanesFor(a.n % tileLanes); lanes > 0 {
		t.groups++
		t.last = lanes
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
	t.x = memory(a.Store, t.x, t.groups*words*tileLanes)
	t.d = memory(a.Store, t.d, t.groups*blocks*tileLanes)
	t.start = memory(a.Store, t.start, t.groups*spans*tileLanes)
	t.sums = memory(a.Store, t.sums, t.groups*t.sumsOf(a)*tileLanes)
	for g := range t.groups {
		a.fillGroup(g, format)
	}
}

// fillGroup interleaves the vectors of one group.
func (a *Rounded) fillGroup(g int, format *tileFormat) {
	t := &a.tile
	words, blocks, spans := a.cols/4, a.cols/a.block, a.cols/t.span
	lanes := t.lanes(g)
	x := t.x[g*words*tileLanes:][:words/lanes*tileLanes]
	d := t.d[g*blocks*tileLanes:][:blocks*tileLanes]
	start := t.start[g*spans*tileLanes:][:spans*tileLanes]
	sums := t.sums[g*t.sumsOf(a)*tileLanes:][:t.sumsOf(a)*tileLanes]
	vectors := min(a.n-g*tileLanes, tileLanes/lanes)
	if vectors*lanes < tileLanes {
		clear(x)
		clear(d)
		clear(sums)
	}
	if vectors < tileLanes {
		clear(start)
	}
	q := unsafe.Slice((*uint32)(unsafe.Pointer(&a.q[0])), len(a.q)/4)
	for v := range vectors {
		i := g*tileLanes + v
		spread(x[v*lanes:], q[i*words:(i+1)*words], lanes)
		of := a.sums[i*a.cols/16 : (i+1)*a.cols/16]
		if t.span == 32 && a.block == 256 {
			of = a.pairs[i*spans : (i+1)*spans]
		}
		t.fillStart(start[v*lanes:], of, format)
		for lane := v * lanes; lane < (v+1)*lanes; lane++ {
			spread(d[lane:], a.d[i*blocks:(i+1)*blocks], 1)
			t.fillSums(sums[lane:], of, format)
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

// fillStart writes to one lane what the sums of products of a vector begin with.
func (t *tile) fillStart(start []int32, of []int16, format *tileFormat) {
	if format.offset == 0 {
		for i := 0; i < len(start); i += tileLanes {
			start[i] = 0
		}
		return
	}
	perSpan := len(of) / ((len(start) + tileLanes - 1) / tileLanes) // 2 for blocks of 32
	for i := 0; i*tileLanes < len(start); i++ {
		var sum int32
		for _, s := range of[i*perSpan:][:perSpan] {
			sum += int32(s)
		}
		start[i*tileLanes] = -format.offset * sum
	}
}

// fillSums writes to one lane the sums of a vector that minima are multiplied with.
func (t *tile) fillSums(sums []uint32, of []int16, format *tileFormat) {
	if !format.minima {
		return
	}
	for i := 0; i*tileLanes < len(sums); i++ {
		s := of[i*2:][:2]
		if format.kernels == tiles32min {
			sums[i*tileLanes] = math.Float32bits(float32(int32(s[0]) + int32(s[1])))
		} else {
			sums[i*tileLanes] = uint32(uint16(s[0])) | uint32(uint16(s[1]))<<16
		}
	}
}

// spread writes src to so many lanes of dst.
func spread[T any](dst, src []T, lanes int) {
	switch lanes {
	case 1:
		for i, v := range src {
			dst[i*tileLanes] = v
		}
	case 2:
		for i := 0; i < len(src); i += 2 {
			*(*[2]T)(dst[i/2*tileLanes:]) = *(*[2]T)(src[i:])
		}
	case 4:
		for i := 0; i < len(src); i += 4 {
			*(*[4]T)(dst[i/4*tileLanes:]) = *(*[4]T)(src[i:])
		}
	}
}
