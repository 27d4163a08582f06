//go:build !arm64

package kernel

// useNEON is for other processors; the functions below are never called.
const useNEON = false

func dotNEON(a, b *float32, n int) float32              { panic("unreachable") }
func dotF16NEON(row *uint16, x *float32, n int) float32 { panic("unreachable") }
func axpyNEON(y, x *float32, n int, a float32)          { panic("unreachable") }
