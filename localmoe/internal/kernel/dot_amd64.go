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

// floatsAt returns the little-endian float32 values at the start of b, which
// need not be aligned for the kernels.
func floatsAt(b []byte) *float32 { return (*float32)(unsafe.Pointer(&b[0])) }

// halvesAt is floatsAt for float16 values.
func halvesAt(b []byte) *uint16 { return (*uint16)(unsafe.Pointer(&b[0])) }

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

// axpyAVX2 adds a·x to y over n values; n is a multiple of 8.
//
//go:noescape
func axpyAVX2(y, x *float32, n int, a float32)

// halvesAVX2 converts n float16 values; n is a multiple of 8.
//
//go:noescape
func halvesAVX2(dst *float32, src *uint16, n int)
