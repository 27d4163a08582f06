package localmoe

import "testing"

// TestRoundedFamilies holds the default mode, which rounds activations, keys and
// values, to the exact one.
func TestRoundedFamilies(t *testing.T) {
	size := keys{"embedding_length": 128, "attention.head_count_kv": 4, "attention.key_length": 32, "attention.value_length": 32,
		"rope.dimension_count": 16, "expert_feed_forward_length": 64, "feed_forward_length": 64, "expert_shared_feed_forward_length": 64}
	for arch := range union(sparseFamilies, denseFamilies) {
		t.Run(arch, func(t *testing.T) {
			data := newTinyModel(arch, size).rounded()
			exact, fast := lastLogits(t, data, Options{Exact: true}), lastLogits(t, data, Options{KVType: KVFloat16})
			if d := maxDiff(exact, fast); !(d > 0 && d < 0.5) {
				t.Errorf("rounding changes logits by %v", d)
			}
		})
	}
}

func lastLogits(t *testing.T, data []byte, o Options) []float32 {
	t.Helper()
	m, err := OpenBytes(data, o)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	s := m.NewSession()
	prompt := variantPrompt()
	last := len(prompt) - 1
	must(t, s.Prefill(t.Context(), prompt[:last]))
	must(t, s.Prefill(t.Context(), prompt[last:]))
	return s.Logits()
}
