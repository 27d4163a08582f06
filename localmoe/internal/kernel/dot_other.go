//go:build !amd64

package kernel

// useAVX2 leaves plain Go on other processors; the functions below are never
// called.
const useAVX2 = false

func floatsAt(b []byte) *float32                              { panic("unreachable") }
func halvesAt(b []byte) *uint16                               { panic("unreachable") }
func dotAVX2(a, b *float32, n int) float32                    { panic("unreachable") }
func dot4AVX2(w, x *float32, stride, n int, sums *[4]float32) { panic("unreachable") }
func dotQ8_0AVX2(row *byte, x *float32, blocks int) float32   { panic("unreachable") }
func axpyAVX2(y, x *float32, n int, a float32)                { panic("unreachable") }
func halvesAVX2(dst *float32, src *uint16, n int)             { panic("unreachable") }
