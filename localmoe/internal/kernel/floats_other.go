//go:build !amd64

package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// There are no kernels for several floating-point rows on other processors.

type floatSums struct{}

func mulFloatFours([]float32, *quant.Format, []byte, []float32, []float32) int { return 0 }

func mulFloatTile([]float32, int, []float32, []float32, int, *floatSums) bool { return false }
