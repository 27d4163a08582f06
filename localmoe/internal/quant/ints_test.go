package quant

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestUnpackEqualsDecode holds that the integers stand for the decoded values.
func TestUnpackEqualsDecode(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, f := range formats {
		if f.Unpack == nil {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			const cols = 768
			var u Ints
			for range 20 {
				row := make([]byte, f.Size(cols))
				for i := range row {
					row[i] = byte(r.Uint32())
				}
				want := make([]float32, cols)
				f.Decode(want, row)
				u.Reset(f.Block, cols)
				f.Unpack(&u, row)
				for i, w := range want {
					scale, low, b := 1.0, 1.0, i/f.Block
					if f.Block == 256 {
						scale, low = float64(u.Scale[i/16]), float64(u.Low[i/16])
					}
					product := float64(u.D[b]) * scale * float64(int32(u.Q[i])-u.Offset)
					got := product - float64(u.M[b])*low
					size := math.Abs(product) + math.Abs(float64(u.M[b])*low)
					if d := math.Abs(got - float64(w)); d > 1e-6*size+1e-40 && !math.IsInf(float64(w), 0) && !math.IsInf(size, 0) {
						t.Fatalf("element %d is %v, want %v", i, got, w)
					}
				}
			}
		})
	}
}
