package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// fourBlocks holds the activations of four groups of 32, blocks or parts of a block of 256, as
// the kernels for four rows read them. A quarter of each array belongs to a group.
type fourBlocks struct {
	low, high [4][16]int8   // the first and the second half of each group
	sum       [4][4]int32   // sums of the groups, in the first of each quarter
	d         [4][4]float32 // scales of the groups, four times each
}

// foursKernel multiplies sets of four rows with one vector in steps of four groups. The last
// step reaches so many bytes back into the one before; counts has a bit for each lane of it
// that counts, four for a group.
type foursKernel = func(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)

var foursKernels = map[*quant.Format]foursKernel{
	quant.Q4_0: foursQ4_0, quant.Q4_1: foursQ4_1, quant.Q5_0: foursQ5_0, quant.Q5_1: foursQ5_1,
	quant.IQ4_NL: foursIQ4_NL, quant.MXFP4: foursMXFP4, quant.IQ4_XS: foursIQ4_XS,
}

// fillFours orders the activations for the kernel of four rows of f if there is one. Other
// formats for which the activations were rounded do without.
func (a *Rounded) fillFours(f *quant.Format) {
	groups := a.cols / 32
	if !useVNNI || foursKernels[f] == nil || groups < 4 {
		return
	}
	steps := (groups + 3) / 4
	a.fours = memory(a.Store, a.fours, a.n*steps)
	for i := range a.fours {
		a.fours[i].fill(a, i/steps*groups+min(4*(i%steps), groups-4))
	}
}

// fill sets the activations of four groups from the one of that number on.
func (x *fourBlocks) fill(a *Rounded, group int) {
	for c := range 4 {
		g := group + c
		x.low[c], x.high[c] = [16]int8(a.q[g*32:]), [16]int8(a.q[g*32+16:])
		x.sum[c] = [4]int32{int32(a.sums[2*g]) + int32(a.sums[2*g+1])}
		d := a.d[g*32/a.block]
		x.d[c] = [4]float32{d, d, d, d}
	}
}

// mulFoursWide is mulFours for sets of four rows in registers of 512 bits. It returns how
// many rows it did.
func (a *Rounded) mulFoursWide(dst []float32, step int, f *quant.Format, data []byte, stride, rows int) int {
	kernel := foursKernels[f]
	if kernel == nil || len(a.fours) == 0 || rows < 4 {
		return 0
	}
	steps := len(a.fours) / a.n
	missing := 4*steps - a.cols/32
	for i := range a.n {
		kernel(&dst[i*step], &data[0], stride, rows/4, &a.fours[i*steps], steps, missing*f.Bytes, uint16(0xffff<<(4*missing)))
	}
	return rows &^ 3
}

//go:noescape
func foursQ4_0(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)

//go:noescape
func foursIQ4_NL(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)

//go:noescape
func foursQ5_0(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)

//go:noescape
func foursMXFP4(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)

//go:noescape
func foursQ4_1(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)

//go:noescape
func foursQ5_1(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)

//go:noescape
func foursIQ4_XS(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
