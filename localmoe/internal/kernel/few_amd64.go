package kernel

import (
	"math/bits"
	"unsafe"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// A few vectors, up to fewMost, are multiplied two rows at a time by kernels that
// unpack the rows in registers, once for all vectors. Tiles unpack them to memory, which
// pays with more vectors only. Two vectors take 1.6 to 1.9 times as long as one, four
// 2.4 times, eight 3.6 to 4.1 times.

const (
	fewMost  = 8
	fewGroup = 4 // vectors whose activations lie together
)

// fewBlock holds a block of 256 activations of each of up to four vectors as the kernels
// read it. Runs are the sixteen runs of sixteen elements of the block.
type fewBlock struct {
	// x are the activations, four int8 each: register k of a vector holds words k of all
	// runs, see fewFormat.
	x     [fewGroup][4][16]uint32
	start [fewGroup][16]int32 // minus 32 times the sums of the runs, in the same lanes
	sums  [4][fewGroup]uint32 // of 32 elements, two int16: four pairs
	scale [fewGroup]float32   // of the activations
	_     [12]uint32          // fills a cache line
}

// fewArgs is read by the kernels for a few vectors.
type fewArgs struct {
	row    *byte
	stride int
	pairs  int       // of rows
	x      *fewBlock // [groups, blocks]
	dst    *float32
	blocks int
	// at is where in dst the results of each vector start, in bytes; vectors beyond the
	// last one have its place.
	at [fewMost]int
}

// fewFormat says how a format is multiplied with a few vectors.
type fewFormat struct {
	kernels [3]func(*fewArgs) // for two, four and eight vectors
	runs    *[16]uint8        // number 4i+c is the run in lane 4c+i
}

var fewFormats = map[*quant.Format]*fewFormat{
	quant.Q4_K: {[3]func(*fewArgs){fewQ4_K2, fewQ4_K4, fewQ4_K8}, &fewRuns4},
	quant.Q6_K: {[3]func(*fewArgs){fewQ6_K2, fewQ6_K4, fewQ6_K8}, &fewRuns6},
}

// The runs as rows are unpacked, to four registers of four runs each: Q4_K has those of
// two groups in low nibbles, those of the groups between in high ones.
var (
	fewRuns4 = [16]uint8{0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15}
	fewRuns6 = [16]uint8{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}
)

// few is the memory of mulFew.
type few struct {
	args fewArgs
	last [fewMost][2]float32
}

// fillFew orders the activations for the kernels of a few vectors.
func (a *Rounded) fillFew(runs *[16]uint8) {
	blocks := a.cols / 256
	a.few = memory(a.Store, a.few, (a.n+fewGroup-1)/fewGroup*blocks)
	q := unsafe.Slice((*[4]uint32)(unsafe.Pointer(&a.q[0])), len(a.q)/16)
	for i := range a.n {
		for b := range blocks {
			at := i*blocks + b
			a.few[i/fewGroup*blocks+b].fill(i%fewGroup, (*[16][4]uint32)(q[at*16:]), a.d[at], (*[16]int16)(a.sums[at*16:]), runs)
		}
	}
}

// fill sets the block of vector v: activations, their scale and the sums of the runs.
func (b *fewBlock) fill(v int, q *[16][4]uint32, d float32, sums *[16]int16, runs *[16]uint8) {
	for i, run := range runs {
		lane := i%4*4 + i/4
		for k, word := range q[run&15] {
			b.x[v][k][lane] = word
		}
		b.start[v][lane] = -32 * int32(sums[run&15])
	}
	for p := range b.sums {
		s := sums[4*p:]
		b.sums[p][v] = uint32(uint16(s[0]+s[1])) | uint32(uint16(s[2]+s[3]))<<16
	}
	b.scale[v] = d
}

// mulFew multiplies all rows with all vectors and reports whether it could.
func (a *Rounded) mulFew(dst []float32, step int, f *quant.Format, data []byte, w *few) bool {
	if len(a.few) == 0 || len(data) == 0 {
		return false
	}
	kernel := fewFormats[f].kernels[bits.Len(uint(a.n-1))-1]
	stride := f.Size(a.cols)
	rows := len(data) / stride
	w.args = fewArgs{row: &data[0], stride: stride, pairs: rows / 2, x: &a.few[0], dst: &dst[0], blocks: a.cols / 256}
	if rows > 1 {
		w.place(a.n, step)
		kernel(&w.args)
	}
	if rows%2 != 0 { // the last row, as a pair of the same
		w.args.row, w.args.stride, w.args.pairs, w.args.dst = &data[(rows-1)*stride], 0, 1, &w.last[0][0]
		w.place(a.n, len(w.last[0]))
		kernel(&w.args)
		for i := range a.n {
			dst[i*step+rows-1] = w.last[i][0]
		}
	}
	return true
}

// place sets where the results of n vectors go.
func (w *few) place(n, step int) {
	for i := range w.args.at {
		w.args.at[i] = 4 * step * min(i, n-1)
	}
}

//go:noescape
func fewQ4_K2(args *fewArgs)

//go:noescape
func fewQ4_K4(args *fewArgs)

//go:noescape
func fewQ4_K8(args *fewArgs)

//go:noescape
func fewQ6_K2(args *fewArgs)

//go:noescape
func fewQ6_K4(args *fewArgs)

//go:noescape
func fewQ6_K8(args *fewArgs)
