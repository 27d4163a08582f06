//go:build amd64 || arm64

package kernel

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// values returns n numbers of very different sizes, zeros and, with wild set,
// now and then an infinity or NaN.
func values(r *rand.Rand, n int, wild bool) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64() * math.Pow(10, float64(r.IntN(12)-6)))
		switch k := r.IntN(200); {
		case k < 20:
			v[i] = 0
		case wild && k == 20:
			v[i] = float32(math.Inf(r.IntN(2)*2 - 1))
		case wild && k == 21:
			v[i] = float32(math.NaN())
		}
	}
	return v
}

// same reports bit equality; all NaN are equal.
func same(a, b []float32) bool {
	for i := range a {
		if math.Float32bits(a[i]) != math.Float32bits(b[i]) && (a[i] == a[i] || b[i] == b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

func TestVectorEqualsGeneric(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 3000 {
		n, wild := r.IntN(200), round%3 == 0
		a, b := values(r, n, wild), values(r, 4*n+5, wild)
		scale := b[len(b)-1]
		compare := func(what string, f func() []float32) {
			t.Helper()
			got := f()
			var want []float32
			generic(func() { want = f() })
			if !same(got, want) {
				t.Fatalf("%s of %d values: %v, want %v", what, n, got, want)
			}
		}
		compare("Dot", func() []float32 { return []float32{Dot(a, b)} })
		compare("Axpy", func() []float32 {
			y := append([]float32(nil), a...)
			Axpy(y, scale, b)
			return y
		})
		inPlace := func(what string, f func(y []float32)) {
			t.Helper()
			compare(what, func() []float32 {
				y := append([]float32(nil), a...)
				f(y)
				return y
			})
		}
		inPlace("Add", func(y []float32) { Add(y, b) })
		inPlace("Scale", func(y []float32) { Scale(y, scale) })
		inPlace("SiLUMul", func(y []float32) { SiLUMul(y, b) })
		inPlace("SiLUs", SiLUs)
		inPlace("SigmoidMul", func(y []float32) { SigmoidMul(y, b) })
		inPlace("GELUMul", func(y []float32) { GELUMul(y, b, y) })
		inPlace("ClampedSwiGLU", func(y []float32) { ClampedSwiGLU(y, b) })
		inPlace("Softcap", func(y []float32) { Softcap(y, 30) })
		inPlace("RotatePairs", func(y []float32) { RotatePairs(y[:n&^1], b) })
		inPlace("RotateHalves", func(y []float32) { RotateHalves(y[:n&^1], b) })
		inPlace("RMSNorm", func(y []float32) { RMSNorm(y, y, b[:n], 1e-6) })
		inPlace("Softmax", func(y []float32) { Softmax(y, nil) })
		inPlace("Softmax with sink", func(y []float32) { Softmax(y, &scale) })
		if !wild { // arbitrary with NaN
			inPlace("ExpOver", func(y []float32) { ExpOver(y, y, scale) })
			compare("LogSumExp", func() []float32 { return []float32{float32(LogSumExp(a))} })
		}
		if dim := n / 9; dim > 0 { // b holds 36 vectors of dim
			count := 1 + r.IntN(36)
			inPlace("Scores", func(y []float32) { Scores(y[:min(n, count)], b[:dim], b, dim, scale) })
			inPlace("Weigh", func(y []float32) { Weigh(y[:dim], b[:count], b, dim) })
			inPlace("ScoresPair", func(y []float32) {
				count := min(n/2, count)
				ScoresPair(y[:count], y[n-count:], b[:dim], b[dim:2*dim], b, dim, scale)
			})
			half, next, scratch := make([]uint16, len(b)), make([]uint16, r.IntN(2)), make([]float32, len(b))
			for i := range half {
				half[i] = uint16(r.Uint32())
			}
			inPlace("ScoresHalf", func(y []float32) {
				ScoresHalf(y[:min(n, count)], b[:dim], half, dim, scale, next, scratch)
			})
			inPlace("WeighHalf", func(y []float32) { WeighHalf(y[:dim], b[:count], half, dim, next, scratch) })
		}
		if n > 0 {
			compare("dotEach", func() []float32 {
				dst := make([]float32, 5)
				dotEach(dst, 1, a, b[:4*n])
				return dst
			})
		}
		halves := make([]uint16, n)
		for i := range halves {
			halves[i] = uint16(r.Uint32())
		}
		compare("Halves", func() []float32 {
			dst := make([]float32, n)
			Halves(dst, halves)
			return dst
		})
		inPlace("ToHalves", func(y []float32) {
			for _, scale := range []float32{1, 1e4, 1e-6} { // beyond float16, and where it is subnormal
				Scale(y, scale)
				ToHalves(halves, y)
			}
			Halves(y, halves)
		})
		f32 := make([]byte, 4*n+1)
		for i := range f32 {
			f32[i] = byte(r.Uint32())
		}
		compare("DotRow F32", func() []float32 { return []float32{DotRow(quant.F32, f32[1:], b[:n], nil)} })
		compare("DotRow F16", func() []float32 { return []float32{DotRow(quant.F16, f32[1:], b[:n], make([]float32, n))} })
		compare("DotRow BF16", func() []float32 { return []float32{DotRow(quant.BF16, f32[1:], b[:n], make([]float32, n))} })
		compare("Decode BF16", func() []float32 {
			dst := make([]float32, n)
			Decode(quant.BF16, dst, f32[1:])
			return dst
		})
		n = n / 32 * 32
		row := make([]byte, quant.Q8_0.Size(n))
		for i := range row {
			row[i] = byte(r.Uint32())
		}
		compare("DotRow", func() []float32 { return []float32{DotRow(quant.Q8_0, row, b[:n], nil)} })
	}
}

// TestFloatsEqualDotRow holds that several rows times several vectors are the bits of the
// plain Go code for one row and one vector.
func TestFloatsEqualDotRow(t *testing.T) {
	withCPU(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(17, 18))
		var s FloatScratch
		for range 300 {
			for _, f := range []*quant.Format{quant.F32, quant.F16, quant.BF16, quant.Q4_0} {
				rows, n, cols := r.IntN(14), 1+r.IntN(20), f.Block*(1+r.IntN(90))
				data := make([]byte, rows*f.Size(cols)+1)[1:]
				for i := range data {
					data[i] = byte(r.Uint32())
				}
				x, step := values(r, n*cols, true), rows+r.IntN(3)
				got, want := make([]float32, n*step), make([]float32, n*step)
				MulFloats(got, step, f, data, x, cols, &s)
				generic(func() {
					for i := range n {
						for o := range rows {
							row := data[o*f.Size(cols) : (o+1)*f.Size(cols)]
							want[i*step+o] = DotRow(f, row, x[i*cols:(i+1)*cols], make([]float32, cols))
						}
					}
				})
				if !same(got, want) {
					t.Fatalf("%s: %d rows of %d times %d vectors:\n%v, want\n%v", f.Name, rows, cols, n, got, want)
				}
			}
		}
	})
}
