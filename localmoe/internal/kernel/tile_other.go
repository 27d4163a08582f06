//go:build !amd64

package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// There are no tiles and no kernels for a few vectors on other processors.

type (
	tile     struct{}
	unpacked struct{}
	few      struct{}
	fewBlock struct{}

	fourBlocks struct{}
)

func (a *Rounded) interleave(*quant.Format) {}

func (a *Rounded) mulFew([]float32, int, *quant.Format, []byte, *few) bool { return false }

func (a *Rounded) mulTiles([]float32, int, *quant.Format, []byte, *unpacked) (rows, vectors int) {
	return 0, 0
}

func (a *Rounded) fillFours(*quant.Format) {}

func (a *Rounded) mulFoursWide([]float32, int, *quant.Format, []byte, int, int) int { return 0 }
