//go:build !amd64

package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// directDot returns the kernel that multiplies encoded rows of f, or nil.
func directDot(*quant.Format) func(row *byte, q *int8, d *float32, sums *int16, blocks int) float32 {
	return nil
}

func roundAVX2(q *int8, d *float32, sums *int16, x *float32, blocks, block int) {
	panic("unreachable")
}
