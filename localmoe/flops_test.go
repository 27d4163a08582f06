package localmoe

import (
	"fmt"
	"testing"
)

// TestFLOPsByHand counts a small attention model by hand.
func TestFLOPsByHand(t *testing.T) {
	sh := shape{dim: 32, layers: 2, heads: 4, kvHeads: 2, headDim: 16, experts: 4, used: 2, width: 64, vocab: 600}
	m := openSynthetic(t, sh, Options{})
	perToken := 2 * float64(sh.layers) * float64(32*64+2*32*32+64*32+32*4+2*3*32*64)
	attention := func(context int) float64 { return 4 * float64(sh.layers*sh.heads*sh.headDim*context) }
	head := float64(2 * 32 * 600)
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3}))
	want := 3*perToken + attention(1) + attention(2) + attention(3)
	if got := s.FLOPs(); got != want {
		t.Errorf("prefill of 3 tokens: %v operations, want %v", got, want)
	}
	s.Logits()
	s.Logits()
	if got := s.FLOPs(); got != want+head {
		t.Errorf("with logits: %v operations, want %v", got, want+head)
	}
	must(t, s.SetExperts(1))
	must(t, s.Prefill(t.Context(), []int32{4}))
	want += head + perToken + attention(4) - 2*float64(sh.layers*3*32*64)
	if got := s.FLOPs(); got != want {
		t.Errorf("with one expert: %v operations, want %v", got, want)
	}
}

func TestCostIsUpperBound(t *testing.T) {
	for _, path := range conformanceModels(t) {
		m := open(t, path, Options{})
		for experts := range min(m.Info().Experts, 3) + 1 {
			s := m.NewSession()
			must(t, s.SetExperts(experts))
			must(t, s.Prefill(t.Context(), []int32{1, 2, 3, 4, 5}))
			for _, n := range []int{1, 2, 7} {
				before, bound := s.FLOPs(), m.CostFLOPs(s.Pos(), n, experts)
				if own := s.CostFLOPs(n, experts); own > bound {
					t.Errorf("%s: bound of the session %v, of the model %v", path, own, bound)
				}
				generate(t, s, Sampling{MaxTokens: n, IgnoreEOS: true})
				if spent := s.FLOPs() - before; spent > bound || n == 7 && spent < bound/2 {
					t.Errorf("%s, %d experts: %d tokens cost %v, bound %v", path, experts, n, spent, bound)
				}
			}
		}
	}
}

// TestCostAfterRollback holds that the bound covers what recurrent layers
// compute again.
func TestCostAfterRollback(t *testing.T) {
	m := open(t, recurrentModel, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), make([]int32, 30)))
	must(t, s.Rollback(20))
	before, bound := s.FLOPs(), s.CostFLOPs(2, 0)
	generate(t, s, Sampling{MaxTokens: 2, IgnoreEOS: true})
	if spent := s.FLOPs() - before; spent > bound || spent < bound/2 {
		t.Errorf("2 tokens after a rollback cost %v, bound %v", spent, bound)
	}
}

func TestRouting(t *testing.T) {
	m := open(t, attentionModel, Options{})
	s := m.NewSession()
	if s.Routing() != nil {
		t.Error("counts without being asked for")
	}
	s.RecordRouting()
	must(t, s.SetExperts(3))
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3, 4, 5, 6}))
	r := s.Routing()
	if len(r.Layers) != m.Info().SparseLayers {
		t.Fatalf("%d layers, want %d", len(r.Layers), m.Info().SparseLayers)
	}
	for i, l := range r.Layers {
		chosen, woken := 0, 0
		for _, n := range l.Chosen {
			chosen += n
			woken += min(n, 1)
		}
		if l.Tokens != 6 || chosen != 18 {
			t.Errorf("layer %d: %d tokens, %d choices", i, l.Tokens, chosen)
		}
		if want := float64(woken) / float64(m.Info().Experts); l.Touched() != want {
			t.Errorf("layer %d: share %v, want %v", i, l.Touched(), want)
		}
		if e := l.MeanEntropy(); e <= 0 || e > 2.303 { // ln 10
			t.Errorf("layer %d: entropy %v", i, e)
		}
	}
}

func TestEntropy(t *testing.T) {
	for _, g := range []gating{softmax, sigmoid, softmaxChosen} {
		if e := entropy([]float32{0.5, 0.5, 0.5, 0.5}, g); fmt.Sprintf("%.4f", e) != "1.3863" {
			t.Errorf("uniform: %v, want ln 4", e)
		}
	}
	if e := entropy([]float32{0, 1, 0}, softmax); e != 0 {
		t.Errorf("certain: %v, want 0", e)
	}
}

func TestInfo(t *testing.T) {
	i := open(t, attentionModel, Options{}).Info()
	if i.Architecture != "qwen2moe" || i.Layers != 2 || i.Width != 96 || i.Experts != 10 || i.ExpertsActive != 4 ||
		i.Heads != 6 || i.KVHeads != 3 || i.Vocab != 528 || i.Parameters != 583584 || i.PreTokenizer != "qwen2" || i.Template == "" {
		t.Errorf("%+v", i)
	}
	var sum int64
	for _, n := range i.BytesByType {
		sum += n
	}
	if sum != i.Bytes || i.BytesByType["Q8_0"] == 0 || i.ParametersActive >= i.Parameters {
		t.Errorf("%+v", i)
	}
}
