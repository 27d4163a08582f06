package localmoe

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestJSONMask generates verdicts with a model of random weights, which without
// the mask writes nonsense.
func TestJSONMask(t *testing.T) {
	const verdict = `{"type": "object", "properties": {
		"step": {"type": "integer"}, "verdict": {"enum": ["good", "bad"]},
		"reason": {"type": "string", "maxLength": 20}}, "required": ["step", "verdict", "reason"]}`
	m := openSynthetic(t, shape{dim: 32, layers: 1, heads: 2, kvHeads: 1, headDim: 16, experts: 4, used: 2, width: 32, vocab: 600}, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3}))
	for seed := range uint64(30) {
		mask, err := m.JSONMask([]byte(verdict))
		must(t, err)
		must(t, s.Rollback(3))
		var text strings.Builder
		var stop StopReason
		for tok, err := range s.Generate(t.Context(), Sampling{Mask: mask, Temperature: 1, Seed: seed, MaxTokens: 500}) {
			must(t, err)
			text.WriteString(tok.Text)
			stop = tok.Stop
		}
		var got struct {
			Step    *int
			Verdict string
			Reason  *string
		}
		if err := json.Unmarshal([]byte(text.String()), &got); err != nil || stop != StoppedEnd {
			t.Errorf("seed %d: %q (stop %d): %v", seed, text.String(), stop, err)
		} else if got.Step == nil || got.Reason == nil || got.Verdict != "good" && got.Verdict != "bad" {
			t.Errorf("seed %d: %q does not satisfy the schema", seed, text.String())
		}
	}
	if _, err := m.JSONMask([]byte(`{"type": "string", "pattern": "a*"}`)); err == nil || !strings.Contains(err.Error(), "pattern") {
		t.Errorf("error is %v, want one that names the keyword", err)
	}
}
