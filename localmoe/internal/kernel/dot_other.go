//go:build !amd64

package kernel

import "unsafe"

// useAVX2 and useVNNI leave plain Go on other processors; the functions below are never
// called.
const useAVX2, useVNNI = false, false

func dotAVX2(a, b *float32, n int) float32                                      { panic("unreachable") }
func dot4AVX2(w, x *float32, stride, n int, sums *[4]float32)                   { panic("unreachable") }
func dotQ8_0AVX2(row *byte, x *float32, blocks int) float32                     { panic("unreachable") }
func dotF16AVX2(row *uint16, x *float32, n int) float32                         { panic("unreachable") }
func dotBF16AVX2(row *uint16, x *float32, n int) float32                        { panic("unreachable") }
func widenAVX2(dst *float32, src *uint16, n int)                                { panic("unreachable") }
func axpyAVX2(y, x *float32, n int, a float32)                                  { panic("unreachable") }
func halvesAVX2(dst *float32, src *uint16, n int)                               { panic("unreachable") }
func toHalvesAVX2(dst *uint16, src *float32, n int)                             { panic("unreachable") }
func softmaxAVX2(x *float32, n int, peak float32) float32                       { panic("unreachable") }
func expOverAVX2(y, x *float32, n int, peak, t float32)                         { panic("unreachable") }
func sumExpAVX2(x *float32, n int, peak float32) float64                        { panic("unreachable") }
func maxAVX2(x *float32, n int) float32                                         { panic("unreachable") }
func siluMulAVX2(y, x *float32, n int)                                          { panic("unreachable") }
func scaleAVX2(y *float32, n int, a float32)                                    { panic("unreachable") }
func addAVX2(y, x *float32, n int)                                              { panic("unreachable") }
func normAVX2(dst, x, w *float32, n int, scale float32)                         { panic("unreachable") }
func scoresAVX2(dst, q, keys *float32, n, stride, eights int, scale float32)    { panic("unreachable") }
func weighAVX2(y, scores, values *float32, n, stride, count int)                { panic("unreachable") }
func roundAVX2(q *int8, d *float32, sums *int16, x *float32, blocks, block int) { panic("unreachable") }
func siluAVX2(x *float32, n int)                                                { panic("unreachable") }
func sigmoidMulAVX2(y, x *float32, n int)                                       { panic("unreachable") }
func geluMulAVX2(dst, y, x *float32, n int)                                     { panic("unreachable") }
func clampedSwiGLUAVX2(up, gate *float32, n int)                                { panic("unreachable") }
func softcapAVX2(x *float32, n int, c float32)                                  { panic("unreachable") }
func rotatePairsAVX2(x, table *float32, n int)                                  { panic("unreachable") }
func rotateHalvesAVX2(low, high, table *float32, n int)                         { panic("unreachable") }
func scoresHalfAVX2(dst, q *float32, keys *uint16, n, stride, eights int, scale float32, next *uint16) {
	panic("unreachable")
}
func weighHalfAVX2(y, scores *float32, values *uint16, n, stride, count int, next *uint16) {
	panic("unreachable")
}
func scoresPairWide(dst, second, q, other, keys *float32, n, stride, eights int, scale float32) {
	panic("unreachable")
}
func weighWide(y, scores, values *float32, n, stride, count int) { panic("unreachable") }
func fetchLines(at unsafe.Pointer, lines int)                    { panic("unreachable") }
