package localmoe

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Sessions that begin like earlier ones take over what those computed, and
// nobody can tell from the logits.
func TestPrefixes(t *testing.T) {
	for _, path := range conformanceModels(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".gguf"), func(t *testing.T) {
			plain, err := Open(path, Options{})
			must(t, err)
			defer plain.Close()
			m, err := Open(path, Options{Prefixes: 2})
			must(t, err)
			defer m.Close()
			rapid.Check(t, func(t *rapid.T) { playPrefixes(t, m, plain) })
		})
	}
}

func playPrefixes(t *rapid.T, m, plain *Model) {
	token := rapid.Int32Range(0, int32(m.TokenCount()-1))
	text := rapid.SliceOfN(token, 3*pageSize, 3*pageSize).Draw(t, "text")
	for range rapid.IntRange(2, 5).Draw(t, "sessions") {
		shared := rapid.IntRange(0, len(text)).Draw(t, "shared")
		ids := append(text[:shared:shared], rapid.SliceOfN(token, 1, pageSize).Draw(t, "own")...)
		experts := rapid.IntRange(0, min(1, m.cfg.experts)).Draw(t, "experts")
		s, fresh := m.NewSession(), plain.NewSession()
		must(t, s.SetExperts(experts))
		must(t, fresh.SetExperts(experts))
		must(t, s.Prefill(t.Context(), ids))
		must(t, fresh.Prefill(t.Context(), ids))
		if !sameBits(s.Logits(), fresh.Logits()) {
			t.Fatalf("after %d tokens taken over, logits differ by %v", s.Reused(), maxDiff(s.Logits(), fresh.Logits()))
		}
		if s.Reused() > 0 && s.FLOPs() >= fresh.FLOPs() {
			t.Fatalf("%d tokens taken over, yet %g FLOPs of %g spent", s.Reused(), s.FLOPs(), fresh.FLOPs())
		}
		s.Close()
		fresh.Close()
	}
}

// What was generated is part of what a conversation goes on from, and no more
// texts are kept than were asked for.
func TestPrefixesOfConversations(t *testing.T) {
	m, err := Open("testdata/qwen2moe-q8_0.gguf", Options{Prefixes: 1})
	must(t, err)
	defer m.Close()
	ctx := context.Background()
	text := make([]int32, 2*pageSize)
	s := m.NewSession()
	must(t, s.Prefill(ctx, text))
	for _, err := range s.Generate(ctx, Sampling{MaxTokens: pageSize, IgnoreEOS: true}) {
		must(t, err)
	}
	text = append(append(text[:0:0], s.Tokens()...), 1, 2, 3)
	s.Close()

	next := m.NewSession()
	must(t, next.Prefill(ctx, text))
	if got, least := next.Reused(), 3*pageSize-1; got < least {
		t.Errorf("%d tokens taken over, want at least %d", got, least)
	}
	next.Close()

	for id := int32(5); id < 8; id++ {
		s := m.NewSession()
		must(t, s.Prefill(ctx, []int32{id, id, id, id, id, id, id, id, id, id, id, id, id, id, id, id, id}))
		s.Close()
	}
	if n := len(m.prefixes.kept); n != 1 {
		t.Errorf("%d texts are kept, want 1", n)
	}
	again := m.NewSession()
	must(t, again.Prefill(ctx, text))
	if again.Reused() != 0 {
		t.Error("a text that was to be forgotten is still there")
	}
}

// What a session that could not read its prompt took over is not counted, and what it
// takes over at the next try once.
func TestFailedPrefillTakesNothingOver(t *testing.T) {
	m, err := Open("testdata/qwen2moe-q8_0.gguf", Options{Prefixes: 1})
	must(t, err)
	defer m.Close()
	text := make([]int32, 2*pageSize)
	first := m.NewSession()
	must(t, first.Prefill(t.Context(), text))
	first.Close()

	text = append(text, 1, 2, 3)
	s := m.NewSession()
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Prefill(ended, text); err == nil || s.Pos() != 0 || s.Reused() != 0 {
		t.Errorf("%d tokens, %d of them taken over, %v", s.Pos(), s.Reused(), err)
	}
	must(t, s.Prefill(t.Context(), text))
	if s.Reused() != 2*pageSize {
		t.Errorf("%d tokens taken over, want %d", s.Reused(), 2*pageSize)
	}
}

// A text that a longer one begins with does not drive out others.
func TestShorterTextsTakeNoPlace(t *testing.T) {
	m, err := Open("testdata/qwen2moe-q8_0.gguf", Options{Prefixes: 2})
	must(t, err)
	defer m.Close()
	read := func(ids []int32) (reused int) {
		s := m.NewSession()
		defer s.Close()
		must(t, s.Prefill(t.Context(), ids))
		return s.Reused()
	}
	one, other := slices.Repeat([]int32{1}, 4*pageSize), slices.Repeat([]int32{2}, 4*pageSize)
	for _, ids := range [][]int32{one, other, other[:2*pageSize], other[:3*pageSize]} {
		read(ids)
	}
	if got := read(append(one, 3)); got != len(one) {
		t.Errorf("%d tokens of the first text are left, want %d", got, len(one))
	}
	if got := read(append(other, 3)); got != len(other) {
		t.Errorf("%d tokens of the second text are left, want %d", got, len(other))
	}
}
