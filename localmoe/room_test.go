package localmoe

import (
	"slices"
	"testing"
)

// A session begins with the memory of one that was closed: choosing its tokens takes no
// more of the size of the vocabulary.
func TestSessionsTakeOverMemory(t *testing.T) {
	m := open(t, attentionModel, Options{Threads: 1})
	var last *room
	for i, p := range []Sampling{{}, {Temperature: 1}, {Temperature: 1, TopK: 5}, {RepetitionPenalty: 2, Temperature: 1}} {
		p.MaxTokens, p.IgnoreEOS = 5, true
		fresh := open(t, attentionModel, Options{Threads: 1}).NewSession()
		must(t, fresh.Prefill(t.Context(), []int32{1, 2, 3}))
		want := generate(t, fresh, p)
		s := m.NewSession()
		must(t, s.Prefill(t.Context(), []int32{1, 2, 3}))
		if got := generate(t, s, p); !slices.Equal(got, want) {
			t.Errorf("tokens %v in the memory of another session, %v in memory of its own", got, want)
		}
		if i > 0 && s.room != last {
			t.Error("the memory of a closed session is not used again")
		}
		last = s.room
		s.Close()
	}
	a, b := m.NewSession(), m.NewSession()
	must(t, a.Prefill(t.Context(), []int32{1, 2, 3}))
	must(t, b.Prefill(t.Context(), []int32{3, 2, 1}))
	before := slices.Clone(a.Logits())
	if b.Logits(); !sameBits(a.Logits(), before) {
		t.Error("two sessions that are open share memory")
	}
}
