package localmoe

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNative holds that the default arithmetic, with activations rounded to
// int8, stays as near to the golden logits as llama.cpp's own does: medians over
// the positions, because single ones jump when the choice of an expert flips.
func TestNative(t *testing.T) {
	for _, path := range conformanceModels(t) {
		stem := strings.TrimSuffix(path, ".gguf")
		raw, err := os.ReadFile(stem + ".native.f32")
		if err != nil {
			continue // float32 weights
		}
		t.Run(filepath.Base(stem), func(t *testing.T) {
			g, want := readGolden(t, path)
			m := open(t, path, Options{Threads: 1})
			var ours, theirs []float64
			agree := 0
			for _, p := range g.Prompts {
				s := m.NewSession()
				if err := s.Prefill(t.Context(), p.IDs); err != nil {
					t.Fatal(err)
				}
				for _, l := range p.Logits {
					got, err := s.LogitsAt(l.Pos)
					if err != nil {
						t.Fatal(err)
					}
					native := make([]float32, g.Vocab)
					for i := range native {
						native[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*(l.Offset+i):]))
					}
					exact := want[l.Offset : l.Offset+g.Vocab]
					ours, theirs = append(ours, maxDiff(got, exact)), append(theirs, maxDiff(native, exact))
					if argmax(got) == argmax(exact) {
						agree++
					}
				}
			}
			slices.Sort(ours)
			slices.Sort(theirs)
			mid := len(ours) / 2
			t.Logf("median difference %.3g, llama.cpp %.3g; best token equal at %d of %d", ours[mid], theirs[mid], agree, len(ours))
			if !(ours[mid] <= max(0.05, 1.5*theirs[mid])) {
				t.Errorf("median difference is %v, llama.cpp's %v", ours[mid], theirs[mid])
			}
		})
	}
}

func argmax(v []float32) int {
	best := 0
	for i, x := range v {
		if x > v[best] {
			best = i
		}
	}
	return best
}
