package kernel

import (
	"os"

	"golang.org/x/sys/cpu"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// useNEON chooses the kernels for processors with dot product instructions.
// REASON_CPU=generic forces plain Go.
var useNEON = cpu.ARM64.HasASIMDDP && os.Getenv("REASON_CPU") != "generic"

// kernelsOf returns the kernels that multiply encoded rows of f. There are none
// if rows must be unpacked first.
func kernelsOf(f *quant.Format) encodedKernels {
	if !useNEON {
		return encodedKernels{}
	}
	return encodedNEON[f]
}

var encodedNEON = map[*quant.Format]encodedKernels{
	quant.Q8_0:   {each: eachQ8_0NEON},
	quant.Q4_0:   {each: eachQ4_0NEON},
	quant.Q4_K:   {each: eachQ4_KNEON, twos: twosQ4_KNEON},
	quant.Q6_K:   {each: eachQ6_KNEON, twos: twosQ6_KNEON},
	quant.Q4_1:   {each: eachQ4_1NEON},
	quant.Q5_0:   {each: eachQ5_0NEON},
	quant.Q5_1:   {each: eachQ5_1NEON},
	quant.IQ4_NL: {each: eachIQ4_NLNEON},
	quant.MXFP4:  {each: eachMXFP4NEON},
	quant.Q5_K:   {each: eachQ5_KNEON},
	quant.IQ4_XS: {each: eachIQ4_XSNEON},
	quant.Q2_K:   {each: eachQ2_KNEON},
	quant.Q3_K:   {each: eachQ3_KNEON},
}

// dotNEON returns Σ a[i]·b[i] over n values; n is a multiple of 8, as below.
//
//go:noescape
func dotNEON(a, b *float32, n int) float32

// dotF16NEON returns the dot product of n float16 values with x.
//
//go:noescape
func dotF16NEON(row *uint16, x *float32, n int) float32

// axpyNEON adds a·x to y over n values.
//
//go:noescape
func axpyNEON(y, x *float32, n int, a float32)

//go:noescape
func eachQ8_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ4_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ4_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ6_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ4_1NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ5_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ5_1NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachIQ4_NLNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachMXFP4NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ5_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachIQ4_XSNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ2_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func eachQ3_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func twosQ4_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)

//go:noescape
func twosQ6_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)
