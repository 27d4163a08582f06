//go:build !amd64

package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// There are no tiles on other processors.

type (
	tile     struct{}
	unpacked struct{}
)

func (a *Rounded) fillTile(*quant.Format) {}

func (a *Rounded) mulTiles([]float32, int, *quant.Format, []byte, *unpacked) (rows, vectors int) {
	return 0, 0
}
