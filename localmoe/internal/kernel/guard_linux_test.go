//go:build amd64 || arm64

package kernel

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"syscall"
	"testing"
	"unsafe"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// guard returns a copy of s between pages that must not be touched: at the first of them
// or, with atEnd set, up to the last.
func guard[T any](t *testing.T, s []T, atEnd bool) []T {
	t.Helper()
	if len(s) == 0 {
		return s
	}
	page, size := os.Getpagesize(), len(s)*int(unsafe.Sizeof(s[0]))
	room := (size + page - 1) / page * page
	m, err := syscall.Mmap(-1, 0, room+2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Munmap(m) })
	for _, outside := range [][]byte{m[:page], m[page+room:]} {
		if err := syscall.Mprotect(outside, syscall.PROT_NONE); err != nil {
			t.Fatal(err)
		}
	}
	from := page
	if atEnd {
		from += room - size
	}
	g := unsafe.Slice((*T)(unsafe.Pointer(&m[from])), len(s))
	copy(g, s)
	return g
}

// withGuards runs f at every level, with inputs before and behind pages that must not be
// touched. What touches them fails the test by the name that f says it is at.
func withGuards(t *testing.T, f func(t *testing.T, atEnd bool, at func(format string, args ...any))) {
	withCPU(t, func(t *testing.T) {
		for _, atEnd := range []bool{false, true} {
			t.Run(fmt.Sprintf("end=%v", atEnd), func(t *testing.T) {
				var place string
				defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
				defer func() {
					if e := recover(); e != nil {
						t.Fatalf("%s: %v", place, e)
					}
				}()
				f(t, atEnd, func(format string, args ...any) { place = fmt.Sprintf(format, args...) })
			})
		}
	})
}

// TestIntegerKernelsReadNothingElse holds that products read neither before nor behind the
// encoded rows and the rounded activations, and write nowhere but to the results.
func TestIntegerKernelsReadNothingElse(t *testing.T) {
	withGuards(t, func(t *testing.T, atEnd bool, at func(string, ...any)) {
		r := rand.New(rand.NewPCG(19, 20))
		for _, f := range integerFormats {
			for _, blocks := range []int{1, 2, 3, 4, 5, 7, 8, 12} {
				for _, n := range []int{1, 2, 3, 7, 16, 17} {
					rows, cols := 1+r.IntN(20), blocks*f.Block
					at("%s: %d rows of %d times %d vectors", f.Name, rows, cols, n)
					data := guard(t, randomRows(r, f, rows, cols), atEnd)
					dst := guard(t, make([]float32, n*rows), atEnd)
					var a Rounded
					var s Scratch
					a.Round(f, guard(t, activations(r, n*cols), atEnd), n, cols)
					a.q, a.d, a.sums = guard(t, a.q, atEnd), guard(t, a.d, atEnd), guard(t, a.sums, atEnd)
					a.pairs, a.turned = guard(t, a.pairs, atEnd), guard(t, a.turned, atEnd)
					a.fours = guard(t, a.fours, atEnd)
					a.MulRows(dst, rows, f, data, &s)
				}
			}
		}
	})
}

// TestFloatKernelsReadNothingElse does so for floating-point weights and for functions of
// vectors.
func TestFloatKernelsReadNothingElse(t *testing.T) {
	withGuards(t, func(t *testing.T, atEnd bool, at func(string, ...any)) {
		r := rand.New(rand.NewPCG(21, 22))
		for _, n := range []int{1, 2, 4, 7, 8, 9, 15, 16, 24, 31, 40, 64, 72, 96} {
			vector := func(n int) []float32 { return guard(t, activations(r, n), atEnd) }
			for _, f := range []*quant.Format{quant.F32, quant.F16, quant.BF16} {
				for _, vectors := range []int{1, 2, 3, 4, 9, 15} {
					rows := 1 + r.IntN(9)
					at("%s: %d rows of %d times %d vectors", f.Name, rows, n, vectors)
					var s FloatScratch
					MulFloats(vector(vectors*rows), rows, f, guard(t, make([]byte, rows*f.Size(n)), atEnd), vector(vectors*n), n, &s)
				}
			}
			at("%d values", n)
			Softmax(vector(n), nil)
			ExpOver(vector(n), vector(n), 2)
			LogSumExp(vector(n))
			Axpy(vector(n), 2, vector(n))
			Add(vector(n), vector(n))
			RMSNorm(vector(n), vector(n), vector(n), 1e-6)
			SiLUMul(vector(n), vector(n))
			SiLUs(vector(n))
			SigmoidMul(vector(n), vector(n))
			GELUMul(vector(n), vector(n), vector(n))
			ClampedSwiGLU(vector(n), vector(n))
			Softcap(vector(n), 30)
			RotatePairs(vector(2*n), vector(2*n))
			RotateHalves(vector(2*n), vector(2*n))
			Halves(vector(n), guard(t, make([]uint16, n), atEnd))
			ToHalves(guard(t, make([]uint16, n), atEnd), vector(n))
			for _, count := range []int{1, 7, 8, 9, 16, 20} {
				at("%d keys and values of %d", count, n)
				Scores(vector(count), vector(n), vector(count*n), n, 1)
				ScoresPair(vector(count), vector(count), vector(n), vector(n), vector(count*n), n, 1)
				Weigh(vector(n), vector(count), vector(count*n), n)
				half := guard(t, make([]uint16, count*n), atEnd)
				ScoresHalf(vector(count), vector(n), half, n, 1, half[len(half)-1:], vector(count*n))
				WeighHalf(vector(n), vector(count), half, n, half[len(half)-1:], vector(count*n))
			}
			blocks := 1 + n/32
			at("Q8_0: %d blocks", blocks)
			DotRow(quant.Q8_0, guard(t, make([]byte, 34*blocks), atEnd), vector(32*blocks), nil)
		}
	})
}
