package kernel

import "testing"

// generic runs f with the plain Go kernels.
func generic(f func()) {
	avx2, vnni := useAVX2, useVNNI
	useAVX2, useVNNI = false, false
	defer func() { useAVX2, useVNNI = avx2, vnni }()
	f()
}

// withCPU runs f with the kernels of every level that the machine has.
func withCPU(t *testing.T, f func(t *testing.T)) {
	avx2, vnni := useAVX2, useVNNI
	defer func() { useAVX2, useVNNI = avx2, vnni }()
	for _, level := range []struct {
		name       string
		avx2, vnni bool
	}{{"generic", false, false}, {"avx2", true, false}, {"avx512", true, true}} {
		if level.avx2 && !avx2 || level.vnni && !vnni {
			t.Logf("no %s here", level.name)
			continue
		}
		useAVX2, useVNNI = level.avx2, level.vnni
		t.Run(level.name, f)
	}
}
