package localmoe

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// golden is the part of a conformance file NAME.json that tests use. Logits
// were computed by llama.cpp with decoded weights and float32 arithmetic.
type golden struct {
	Arch    string `json:"arch"`
	Vocab   int    `json:"n_vocab"`
	Prompts []struct {
		IDs    []int32 `json:"ids"`
		Logits []struct {
			Pos    int `json:"pos"`
			Offset int `json:"offset"` // in values
		} `json:"logits"`
		Greedy []int32 `json:"greedy"`
	} `json:"prompts"`
}

// conformanceModels returns the model files to test: those in testdata and, if
// REASON_SHARED is set, the whole conformance set.
func conformanceModels(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.gguf")
	if err != nil {
		t.Fatal(err)
	}
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Log("REASON_SHARED is not set: only the models in testdata are tested")
		return paths
	}
	paths, err = filepath.Glob(filepath.Join(shared, "conformance", "*.gguf"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no models below REASON_SHARED: %v", err)
	}
	return paths
}

func readGolden(t testing.TB, path string) (golden, []float32) {
	t.Helper()
	stem := strings.TrimSuffix(path, ".gguf")
	var g golden
	text, err := os.ReadFile(stem + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &g); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(stem + ".logits.f32")
	if err != nil {
		t.Fatal(err)
	}
	logits := make([]float32, len(raw)/4)
	for i := range logits {
		logits[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return g, logits
}

func open(t testing.TB, path string, o Options) *Model {
	t.Helper()
	m, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

func TestConformance(t *testing.T) {
	for _, path := range conformanceModels(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".gguf"), func(t *testing.T) {
			g, want := readGolden(t, path)
			m := open(t, path, Options{Exact: true, Threads: 1})
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
					if d := maxDiff(got, want[l.Offset:l.Offset+g.Vocab]); !(d <= 1e-3) {
						t.Errorf("prompt of %d tokens, position %d: logits differ by %v", len(p.IDs), l.Pos, d)
					}
				}
				if got := generate(t, s, Sampling{MaxTokens: len(p.Greedy), IgnoreEOS: true}); !slices.Equal(got, p.Greedy) {
					t.Errorf("prompt of %d tokens: greedy continuation\n%v, want\n%v", len(p.IDs), got, p.Greedy)
				}
			}
		})
	}
}

func maxDiff(a, b []float32) float64 {
	if len(a) != len(b) {
		return math.Inf(1)
	}
	worst := 0.0
	for i := range a {
		d := math.Abs(float64(a[i]) - float64(b[i]))
		if math.IsNaN(d) {
			return d
		}
		worst = max(worst, d)
	}
	return worst
}

// generate returns the tokens of one call of Generate.
func generate(t testing.TB, s *Session, p Sampling) []int32 {
	t.Helper()
	var ids []int32
	for tok, err := range s.Generate(t.Context(), p) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, tok.ID)
	}
	return ids
}
