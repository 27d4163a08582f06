package localmoe

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestPages holds that a model computes the same in whatever pages its weights lie, and
// while they are being moved.
func TestPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "model.gguf")
	if err := os.WriteFile(path, synthetic(t, smallShape), 0o600); err != nil {
		t.Fatal(err)
	}
	logits := func(m *Model) (all []float32) {
		s := m.NewSession()
		for id := range int32(2 * promoteAfter) {
			if err := s.Prefill(t.Context(), []int32{id}); err != nil {
				t.Fatal(err)
			}
			all = append(all, s.Logits()...)
		}
		return all
	}
	want := logits(open(t, path, Options{Pages: PagesMapped, Threads: 1}))
	if got := logits(open(t, path, Options{Pages: PagesCopied, Threads: 1})); !slices.Equal(got, want) {
		t.Error("copied weights give other logits")
	}
	m := open(t, path, Options{Threads: 1})
	m.promotion.plan(m.file.Promote, Info{Bytes: promoteBytes, BytesPerToken: promoteBytes})
	if got := logits(m); !slices.Equal(got, want) {
		t.Error("moved weights give other logits")
	}
}

// TestPromotion holds which models are moved, and when: once, after they were read often.
func TestPromotion(t *testing.T) {
	starts := 0
	start := func() { starts++ }
	decode := func(p *promotion, tokens int) int {
		starts = 0
		for range tokens {
			p.passed(1)
		}
		return starts
	}
	var small, large, mapped promotion
	small.plan(start, Info{Bytes: promoteBytes - 1, BytesPerToken: promoteBytes - 1})
	if got := decode(&small, 100); got != 0 {
		t.Errorf("a small model was moved %d times", got)
	}
	if got := decode(&mapped, 100); got != 0 {
		t.Errorf("a model that is to stay was moved %d times", got)
	}
	large.plan(start, Info{Bytes: promoteBytes, BytesPerToken: promoteBytes / 4})
	large.passed(512) // reads each weight once
	if got := decode(&large, 4*(promoteAfter-1)-1); got != 0 {
		t.Errorf("moved %d times after few tokens", got)
	}
	if got := decode(&large, 100); got != 1 {
		t.Errorf("moved %d times after many tokens", got)
	}
}
