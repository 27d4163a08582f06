package kernel

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// cpuTime returns the time that this process has computed. Benchmarks report
// rates by it, because other work on the machine does not slow it down.
func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// realRows returns random rows with scales of usual sizes: subnormal ones are slow.
func realRows(r *rand.Rand, f *quant.Format, rows, cols int) []byte {
	data := randomRows(r, f, rows, cols)
	if f == quant.MXFP4 {
		for at := 0; at < len(data); at += f.Bytes {
			data[at] = byte(110 + r.IntN(20))
		}
	}
	return data
}

func BenchmarkMulRows(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	const rows, cols = 256, 2048
	for _, f := range integerFormats {
		for _, n := range []int{1, 2, 3, 4, 5, 8, 12, 64} {
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				data := realRows(r, f, rows, cols)
				var a Rounded
				var s Scratch
				dst := make([]float32, rows*n)
				a.Round(f, activations(r, n*cols), n, cols)
				start := cpuTime(b)
				for b.Loop() {
					a.MulRows(dst, rows, f, data, &s)
				}
				perSecond := float64(b.N) / (cpuTime(b) - start).Seconds() / 1e9
				b.ReportMetric(float64(len(data))*perSecond, "GB/s")
				b.ReportMetric(2*float64(rows*cols*n)*perSecond, "Gop/s")
			})
		}
	}
}

// benchVector multiplies one vector x with rows of weights.
func benchVector(b *testing.B, f *quant.Format, data []byte, rows int, x []float32) {
	var a Rounded
	var s Scratch
	dst := make([]float32, rows)
	a.Round(f, x, 1, len(x))
	start := cpuTime(b)
	for b.Loop() {
		a.MulRows(dst, rows, f, data, &s)
	}
	b.ReportMetric(float64(len(data))*float64(b.N)/(cpuTime(b)-start).Seconds()/1e9, "GB/s")
}

// BenchmarkShapes multiplies one vector with rows of other numbers of blocks.
func BenchmarkShapes(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, f := range integerFormats {
		for _, cols := range []int{256, 512, 768, 896, 1536, 2048, 2816, 2880} {
			if cols%f.Block != 0 {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", f.Name, cols), func(b *testing.B) {
				rows := 128 * 2048 / cols &^ 3
				data := realRows(r, f, rows, cols)
				benchVector(b, f, data, rows, activations(r, cols))
			})
		}
	}
}

// BenchmarkFloats multiplies rows of floating-point weights.
func BenchmarkFloats(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	const rows, cols = 128, 2048
	for _, f := range []*quant.Format{quant.F32, quant.F16, quant.BF16} {
		for _, n := range []int{1, 2, 4, 8, 64} {
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				data, x, dst := make([]byte, rows*f.Size(cols)), activations(r, n*cols), make([]float32, n*rows)
				var s FloatScratch
				start := cpuTime(b)
				for b.Loop() {
					MulFloats(dst, rows, f, data, x, cols, &s)
				}
				perSecond := float64(b.N) / (cpuTime(b) - start).Seconds() / 1e9
				b.ReportMetric(float64(len(data))*perSecond, "GB/s")
				b.ReportMetric(2*float64(rows*cols*n)*perSecond, "Gop/s")
			})
		}
	}
}

func BenchmarkRound(b *testing.B) {
	x := activations(rand.New(rand.NewPCG(9, 10)), 2048)
	for _, f := range []*quant.Format{quant.Q8_0, quant.Q4_K} {
		b.Run(f.Name, func(b *testing.B) {
			var a Rounded
			b.SetBytes(int64(4 * len(x)))
			for b.Loop() {
				a.Round(f, x, 1, len(x))
			}
		})
	}
}

// BenchmarkStream multiplies a matrix that no cache holds.
func BenchmarkStream(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, f := range []*quant.Format{quant.Q8_0, quant.Q4_K, quant.Q6_K} {
		for _, cols := range []int{1024, 2048} {
			b.Run(fmt.Sprintf("%s/%d", f.Name, cols), func(b *testing.B) {
				rows := (256 << 20) / f.Size(cols)
				data := make([]byte, rows*f.Size(cols))
				some := randomRows(r, f, 1000, cols)
				for at := 0; at < len(data); at += len(some) {
					copy(data[at:], some)
				}
				benchVector(b, f, data, rows, activations(r, cols))
			})
		}
	}
}

// BenchmarkElements applies functions of single elements.
func BenchmarkElements(b *testing.B) {
	const n = 1024
	r := rand.New(rand.NewPCG(7, 8))
	x, y, start, table := make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
	for _, c := range []struct {
		name string
		f    func()
	}{
		{"SiLUMul", func() { SiLUMul(y, x) }},
		{"SiLUs", func() { SiLUs(y) }},
		{"SigmoidMul", func() { SigmoidMul(y, x) }},
		{"GELUMul", func() { GELUMul(y, y, x) }},
		{"ClampedSwiGLU", func() { ClampedSwiGLU(y, x) }},
		{"Softcap", func() { Softcap(y, 30) }},
		{"RotatePairs", func() { RotatePairs(y, table) }},
		{"RotateHalves", func() { RotateHalves(y, table) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for i := range n {
				x[i], start[i], table[i] = float32(r.NormFloat64()), float32(r.NormFloat64()), 0.7
			}
			began := cpuTime(b)
			for b.Loop() {
				copy(y, start)
				c.f()
			}
			b.ReportMetric((cpuTime(b)-began).Seconds()*1e9/float64(b.N)/n, "ns/element")
		})
	}
}
