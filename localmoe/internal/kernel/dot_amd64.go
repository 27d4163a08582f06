package kernel

import (
	"os"
	"unsafe"

	"golang.org/x/sys/cpu"
)

// useAVX2 chooses the AVX2 kernels. Every CPU with AVX2 also has the half
// precision conversions that some of them use. REASON_CPU=generic forces plain
// Go.
var useAVX2 = cpu.X86.HasAVX2 && os.Getenv("REASON_CPU") != "generic"

// dotAVX2 returns Σ a[i]·b[i] over n values; n is a multiple of 8.
//
//go:noescape
func dotAVX2(a, b *float32, n int) float32

// dot4AVX2 writes the dot products of w with four vectors stride values apart;
// n is a multiple of 8.
//
//go:noescape
func dot4AVX2(w, x *float32, stride, n int, sums *[4]float32)

// dotQ8_0AVX2 returns the dot product of Q8_0 blocks with 32 values each.
//
//go:noescape
func dotQ8_0AVX2(row *byte, x *float32, blocks int) float32

// dotF16AVX2 returns the dot product of n float16 values, a multiple of 8, with x.
//
//go:noescape
func dotF16AVX2(row *uint16, x *float32, n int) float32

// dotBF16AVX2 does so with bfloat16 values.
//
//go:noescape
func dotBF16AVX2(row *uint16, x *float32, n int) float32

// axpyAVX2 adds a·x to y over n values; n is a multiple of 8.
//
//go:noescape
func axpyAVX2(y, x *float32, n int, a float32)

// halvesAVX2 converts n float16 values; n is a multiple of 8.
//
//go:noescape
func halvesAVX2(dst *float32, src *uint16, n int)

// toHalvesAVX2 converts n values to float16; n is a multiple of 8 and not 0.
//
//go:noescape
func toHalvesAVX2(dst *uint16, src *float32, n int)

// widenAVX2 converts n bfloat16 values; n is a multiple of 8.
//
//go:noescape
func widenAVX2(dst *float32, src *uint16, n int)

// The following are the functions of the same name for n values, a multiple of
// 8.

// softmaxAVX2 replaces x by exp(x−peak) and returns the sum.
//
//go:noescape
func softmaxAVX2(x *float32, n int, peak float32) float32

// expOverAVX2 is ExpOver for n values.
//
//go:noescape
func expOverAVX2(y, x *float32, n int, peak, t float32)

// sumExpAVX2 returns Σexp(x−peak).
//
//go:noescape
func sumExpAVX2(x *float32, n int, peak float32) float64

//go:noescape
func maxAVX2(x *float32, n int) float32

//go:noescape
func siluMulAVX2(y, x *float32, n int)

//go:noescape
func siluAVX2(x *float32, n int)

//go:noescape
func sigmoidMulAVX2(y, x *float32, n int)

//go:noescape
func geluMulAVX2(dst, y, x *float32, n int)

//go:noescape
func clampedSwiGLUAVX2(up, gate *float32, n int)

//go:noescape
func softcapAVX2(x *float32, n int, c float32)

// rotatePairsAVX2 is RotatePairs for n pairs, a multiple of 4.
//
//go:noescape
func rotatePairsAVX2(x, table *float32, n int)

// rotateHalvesAVX2 is RotateHalves for n pairs.
//
//go:noescape
func rotateHalvesAVX2(low, high, table *float32, n int)

//go:noescape
func scaleAVX2(y *float32, n int, a float32)

//go:noescape
func addAVX2(y, x *float32, n int)

//go:noescape
func normAVX2(dst, x, w *float32, n int, scale float32)

// scoresAVX2 is Scores for 8·eights keys of n values.
//
//go:noescape
func scoresAVX2(dst, q, keys *float32, n, stride, eights int, scale float32)

// weighAVX2 is Weigh for n values and count scores.
//
//go:noescape
func weighAVX2(y, scores, values *float32, n, stride, count int)

// scoresHalfAVX2 is ScoresHalf for 8·eights keys of n values, a multiple of 8.
//
//go:noescape
func scoresHalfAVX2(dst, q *float32, keys *uint16, n, stride, eights int, scale float32, next *uint16)

// weighHalfAVX2 is WeighHalf for n values, a multiple of 8, and count scores.
//
//go:noescape
func weighHalfAVX2(y, scores *float32, values *uint16, n, stride, count int, next *uint16)

// scoresPairWide is ScoresPair for 8·eights keys of n values, a multiple of 8.
//
//go:noescape
func scoresPairWide(dst, second, q, other, keys *float32, n, stride, eights int, scale float32)

// weighWide is Weigh for n values, a multiple of 16, and count scores.
//
//go:noescape
func weighWide(y, scores, values *float32, n, stride, count int)

// fetchLines brings lines of 64 bytes into the second cache.
//
//go:noescape
func fetchLines(at unsafe.Pointer, lines int)
