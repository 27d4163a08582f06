package kernel

import "testing"

// generic runs f with the plain Go kernels.
func generic(f func()) {
	neon := useNEON
	useNEON = false
	defer func() { useNEON = neon }()
	f()
}

// withCPU runs f with the kernels of every level that the machine has.
func withCPU(t *testing.T, f func(t *testing.T)) {
	t.Run("generic", func(t *testing.T) { generic(func() { f(t) }) })
	if !useNEON {
		t.Log("no dot product instructions here")
		return
	}
	t.Run("neon", f)
}
