package head

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

// states are hidden vectors that say, in one number among noise, whether the
// chunk is wrong.
type states struct {
	wrong bool
	rng   *rand.Rand
}

func (s states) Hidden(context.Context, int) ([][]float32, error) {
	out := make([][]float32, tokens-1)
	for i := range out {
		for range dim {
			out[i] = append(out[i], float32(s.rng.NormFloat64()))
		}
		if s.wrong {
			out[i][1] += 2.5
		}
	}
	return out, nil
}

const tokens, dim = 3, 6

var layers = []int{2, 5}

// noise is what the likelihood says: nothing.
func noise(rng *rand.Rand) []float32 {
	out := make([]float32, tokens)
	for i := range out {
		out[i] = -rng.Float32()
	}
	return out
}

func samples(t *testing.T, n int, rng *rand.Rand) []Sample {
	t.Helper()
	var out []Sample
	for i := range n {
		s := states{i%4 == 0, rng}
		var hidden [][][]float32
		for _, layer := range layers {
			h, err := s.Hidden(t.Context(), layer)
			if err != nil {
				t.Fatal(err)
			}
			hidden = append(hidden, h)
		}
		out = append(out, Sample{Features: Features(hidden, critic.Case{Logprobs: noise(rng)}), Wrong: s.wrong})
	}
	return out
}

func train(t *testing.T, width int) (*Head, *rand.Rand) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	h, err := Train(layers, dim, samples(t, 1200, rng), samples(t, 400, rng), Training{Width: width})
	if err != nil {
		t.Fatal(err)
	}
	return h, rng
}

func TestHeadLearns(t *testing.T) {
	for name, width := range map[string]int{"logistic": -1, "hidden layer": 16} {
		t.Run(name, func(t *testing.T) {
			h, rng := train(t, width)
			var found, alarms, wrong, right int
			for i := range 1000 {
				s := states{i%2 == 0, rng}
				v, err := h.Check(t.Context(), critic.Case{Logprobs: noise(rng), States: s})
				if err != nil {
					t.Fatal(err)
				}
				fail := v.Grade == critic.Fail
				if fail != (v.PWrong >= .5) {
					t.Fatalf("%+v", v)
				}
				switch {
				case s.wrong:
					wrong++
					if fail {
						found++
					}
				default:
					right++
					if fail {
						alarms++
					}
				}
			}
			if share := float64(found) / float64(wrong); share < .9 {
				t.Errorf("found %.2f of the mistakes", share)
			}
			if share := float64(alarms) / float64(right); share > .06 {
				t.Errorf("failed %.3f of the right ones; trained for .02", share)
			}
		})
	}
}

// Of few right samples none fails where the share that may is less than one of them.
func TestFewSamplesMeanNoAlarms(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	validation := samples(t, 30, rng)
	h, err := Train(layers, dim, samples(t, 200, rng), validation, Training{Width: -1})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range validation {
		if score := h.Score(s.Features); !s.Wrong && score >= h.FailAbove {
			t.Errorf("a right sample of %d scores %.3f and fails from %.3f on; a share of .02 may", len(validation), score, h.FailAbove)
		}
	}
}

func TestFileKeepsTheHead(t *testing.T) {
	h, rng := train(t, 8)
	h.Model, h.Trained = "0123", "a test"
	var b bytes.Buffer
	if err := h.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got.Model != h.Model || got.Trained != h.Trained || got.FailAbove != h.FailAbove {
		t.Errorf("read back %+v of %+v", got, h)
	}
	for _, s := range samples(t, 50, rng) {
		if a, b := h.Score(s.Features), got.Score(s.Features); a != b { // or the threshold is that of another head
			t.Fatalf("score %v, read back %v", a, b)
		}
	}
}

func TestSameSeedSameHead(t *testing.T) {
	a, _ := train(t, 8)
	b, _ := train(t, 8)
	var x, y bytes.Buffer
	if a.Write(&x) != nil || b.Write(&y) != nil || x.String() != y.String() {
		t.Error("two trainings with one seed differ")
	}
}

func TestHeadOfAnotherModelIsRefused(t *testing.T) {
	h, rng := train(t, -1)
	h.Dim = dim + 1
	if _, err := h.Check(t.Context(), critic.Case{Logprobs: noise(rng), States: states{rng: rng}}); err == nil || !strings.Contains(err.Error(), "another model") {
		t.Errorf("got %v", err)
	}
	v, err := h.Check(t.Context(), critic.Case{})
	if err != nil || v.Grade != critic.Unsure || v.PWrong != critic.Prior {
		t.Errorf("without hidden vectors: %+v, %v", v, err)
	}
}

func TestTrainingNeedsBothKinds(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	right := samples(t, 4, rng)[1:]
	if _, err := Train(layers, dim, right, right, Training{}); err == nil {
		t.Error("a head is trained on right samples alone")
	}
	both := samples(t, 8, rng)
	if _, err := Train(layers, dim, both, both, Training{FalseAlarms: -.5}); err == nil {
		t.Error("less than none may fail")
	}
	if _, err := Train(layers, dim, both, both, Training{FalseAlarms: 1}); err != nil {
		t.Errorf("all may fail: %v", err)
	}
	broken := samples(t, 8, rng)
	broken[3].Features[1] = math.Inf(1)
	if _, err := Train(layers, dim, broken, both, Training{}); err == nil || !strings.Contains(err.Error(), "finite") {
		t.Errorf("vectors that overflowed: %v", err)
	}
	if _, err := Train(layers, dim+1, both, both, Training{}); err == nil {
		t.Error("samples of another width are taken")
	}
}

// At the last "=" stands the result; without one, or where it is not known where tokens
// end, the last vector counts.
func TestFeaturesLookAtTheLastEquals(t *testing.T) {
	vectors := [][]float32{{1}, {2}, {3}, {4}}
	for name, c := range map[string]struct {
		chunk string
		ends  []int
		want  float64
	}{
		"last of two":   {"1=1=2\n", []int{2, 3, 4, 5, 6}, 3},
		"none":          {"so 12\n", []int{2, 3, 4, 5, 6}, 4},
		"at the end":    {"what=\n", []int{1, 2, 3, 4, 6}, 4},
		"unknown where": {"1=1=2\n", nil, 4},
	} {
		t.Run(name, func(t *testing.T) {
			f := Features([][][]float32{vectors}, critic.Case{Chunk: c.chunk, Ends: c.ends, Logprobs: make([]float32, 5)})
			// mean, at the least likely token, at "=", last
			if len(f) != FeatureCount(1, 1) || f[0] != 2.5 || f[1] != 1 || f[2] != c.want || f[3] != 4 {
				t.Errorf("features %v, want %v at the equals sign", f, c.want)
			}
		})
	}
}

// Of what a head likes nothing counts as checked by it.
func TestHeadPassesNothing(t *testing.T) {
	h, rng := train(t, -1)
	for range 200 {
		v, err := h.Check(t.Context(), critic.Case{Logprobs: noise(rng), States: states{rng: rng}})
		if err != nil || v.Grade == critic.Pass {
			t.Fatalf("%+v, %v", v, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	zeros := func(n int) string { return base64.StdEncoding.EncodeToString(make([]byte, 4*n)) }
	f.Add(fmt.Appendf(nil, `{"version":2,"layers":[0],"dim":1,"fail_above":0.5,"mean":%[1]q,"scale":%[1]q,"output":%[2]q}`, zeros(11), zeros(12)))
	f.Add([]byte(`{"version":2,"layers":[0,1],"dim":65536,"width":4096}`))
	f.Add([]byte(`{"version":2,"layers":[0],"dim":1,"fail_above":0.5,"mean":"AADAfw=="}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		h, err := Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		h.Score(make([]float64, FeatureCount(len(h.Layers), h.Dim)))
	})
}
