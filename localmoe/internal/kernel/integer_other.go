//go:build !amd64 && !arm64

package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// kernelsOf returns the kernels that multiply encoded rows of f: none.
func kernelsOf(*quant.Format) encodedKernels { return encodedKernels{} }
