package kernel

import (
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel/peak"
)

// BenchmarkPeak does what the tiles would be bound by if their arithmetic took all time:
// of 512 bits for avx512, of int16 for avx2.
func BenchmarkPeak(b *testing.B) {
	for _, c := range []struct {
		name     string
		there    bool
		loop     func(int)
		products int
	}{
		{"VPDPBUSD", useVNNI, peak.VNNI, 16 * 64},
		{"VPMADDUBSW", useAVX2, peak.Bytes, 8 * 32},
		{"VPMADDWD", useAVX2, peak.Words, 8 * 16},
	} {
		if !c.there {
			continue
		}
		b.Run(c.name, func(b *testing.B) {
			const times = 1000
			start := cpuTime(b)
			for b.Loop() {
				c.loop(times)
			}
			perSecond := float64(b.N) / (cpuTime(b) - start).Seconds() / 1e9
			b.ReportMetric(2*float64(c.products*times)*perSecond, "Gop/s")
		})
	}
}
