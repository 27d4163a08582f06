//go:build !amd64

package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// kernelsOf returns the kernels that multiply encoded rows of f: none.
func kernelsOf(*quant.Format) encodedKernels { return encodedKernels{} }

func roundAVX2(q *int8, d *float32, sums *int16, x *float32, blocks, block int) {
	panic("unreachable")
}
