package localmoe

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Attention that reads float16 as it is adds up the same numbers in the same order as the
// one that decodes it first, whatever a row sees of the positions.
func TestHalvesAttendAlike(t *testing.T) {
	m := openSynthetic(t, shape{dim: 64, layers: 2, heads: 4, kvHeads: 4, headDim: 24, experts: 4, used: 1, width: 32, vocab: 1500}, Options{Threads: 1, KVType: KVFloat16})
	s := m.NewSession()
	r := rand.New(rand.NewPCG(1, 2))
	random := func(n int) []float32 {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(r.NormFloat64())
		}
		return x
	}
	ids := make([]int32, 100)
	for i := range ids {
		ids[i] = r.Int32N(1500)
	}
	must(t, s.Prefill(t.Context(), ids))
	f := m.pass()
	defer m.idle(f)
	rapid.Check(t, func(t *rapid.T) {
		f.rows = append(f.rows[:0], row{s: s, pos: rapid.IntRange(0, len(ids)-1).Draw(t, "position")})
		sc := &scoring{slot: 1, heads: 4, kvHeads: 4, keyDim: 24, valueDim: 24, scale: .2, window: rapid.IntRange(0, 110).Draw(t, "window")}
		if rapid.Bool().Draw(t, "sinks") {
			sc.sinks = random(4)
		}
		head := rapid.IntRange(0, 3).Draw(t, "head")
		j := attendJob{f: f, s: sc, split: 1, groups: 4, q: random(4 * 24)}
		tile := attendTile{attendJob: &j, slot: &m.cache.slots[1], rows: f.rows, head: head, heads: rapid.IntRange(1, 4-head).Draw(t, "heads")}
		if !tile.ownKeys() {
			t.Fatal("not a tile with keys of its own")
		}
		j.y = make([]float32, 4*24)
		tile.attend(f.workers[0])
		want := j.y
		j.y = make([]float32, 4*24)
		tile.attendHalves(f.workers[0])
		if !sameBits(j.y, want) {
			t.Fatalf("%v, want %v", j.y, want)
		}
	})
}

// TestChunks checks what llama4 does at positions that the models of TestVariants do not reach.
func TestChunks(t *testing.T) {
	s := scoring{window: llama4Chunk, chunked: true}
	for pos, want := range map[int]int{0: 1, 5: 6, 8191: 8192, 8192: 1, 8200: 9} {
		if got := s.visible(pos); got != want {
			t.Errorf("position %d sees %d keys, want %d", pos, got, want)
		}
	}
	m, err := OpenBytes(newTinyModel("llama4", nil).bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	sharper := m.layers[3].mixer.(*attention).temperature
	for pos, want := range map[int]float32{8190: 1, 8191: 1.0693147, 16382: 1.0693147, 16383: 1.1098613} {
		if got := sharper.at(pos); got != want {
			t.Errorf("queries at position %d grow by %v, want %v", pos, got, want)
		}
	}
}
