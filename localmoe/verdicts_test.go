package localmoe

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// openJudging opens a small model, with verdicts where ok and bad are tokens.
func openJudging(t *testing.T, ok, bad int) *Model {
	t.Helper()
	keys := map[string]any{}
	if ok != bad {
		keys = map[string]any{
			"reason.verdict.ok": ok, "reason.verdict.bad": bad,
			"reason.verdict.intercept": float32(-1.5), "reason.verdict.slope": float32(.5),
		}
	}
	m, err := OpenBytes(newTinyModel("qwen3moe", keys).bytes(), Options{Exact: true})
	must(t, err)
	t.Cleanup(func() { m.Close() })
	return m
}

// likeliest are tokens by falling logit.
func likeliest(logits []float32) []int32 {
	ids := make([]int32, len(logits))
	for i := range ids {
		ids[i] = int32(i)
	}
	slices.SortFunc(ids, func(a, b int32) int {
		if logits[a] > logits[b] {
			return -1
		}
		return 1
	})
	return ids
}

var judged = []int32{5, 9, 77, 30, 12, 200}

// The two tokens are made those that the model would write next: it then writes the
// third, and finds it as likely as if there were no others.
func TestVerdictTokensAreNeverWritten(t *testing.T) {
	plain := openJudging(t, 0, 0).NewSession()
	must(t, plain.Prefill(t.Context(), judged))
	logits := slices.Clone(plain.Logits())
	best := likeliest(logits)
	m := openJudging(t, int(best[0]), int(best[1]))

	sum := 0.0
	for i, l := range logits {
		if id := int32(i); id != best[0] && id != best[1] {
			sum += math.Exp(float64(l))
		}
	}
	want := float64(logits[best[2]]) - math.Log(sum)
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), judged))
	for token, err := range s.Generate(t.Context(), Sampling{TopLogprobs: 3, MaxTokens: 1}) {
		must(t, err)
		if token.ID != best[2] || math.Abs(float64(token.Logprob)-want) > 1e-4 || token.Top[0].ID != best[2] || token.Top[1].ID != best[3] {
			t.Errorf("wrote %+v; want token %d at %g, then %d", token, best[2], want, best[3])
		}
	}
	for seed := range uint64(20) {
		must(t, s.Rollback(len(judged)))
		for token, err := range s.Generate(t.Context(), Sampling{Temperature: 9, Seed: seed, MaxTokens: 20}) {
			must(t, err)
			if token.ID == best[0] || token.ID == best[1] {
				t.Fatalf("seed %d: wrote token %d", seed, token.ID)
			}
		}
	}
}

func TestLogOdds(t *testing.T) {
	const ok, bad = 40, 41
	plain, m := openJudging(t, 0, 0).NewSession(), openJudging(t, ok, bad)
	if v, judges := m.Verdicts(); !judges || m.Info().Verdicts == nil || v.Bad != bad {
		t.Errorf("%+v", v)
	}
	must(t, plain.Prefill(t.Context(), judged))
	want := make([]float32, len(judged))
	for pos := range want {
		logits, err := plain.LogitsAt(pos)
		must(t, err)
		want[pos] = -1.5 + .5*(logits[bad]-logits[ok])
	}
	near := func(got []float32, from int) {
		t.Helper()
		for i, x := range got {
			if math.Abs(float64(x-want[from+i])) > 1e-4 {
				t.Fatalf("from %d: %v, want %v", from, got, want)
			}
		}
	}
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), judged))
	before, bound := s.FLOPs(), s.CostFLOPs(1, 0)
	got, err := s.LogOdds(0, len(judged))
	must(t, err)
	near(got, 0)
	if spent := s.FLOPs() - before; spent <= 0 || spent > bound {
		t.Errorf("cost %g, one token at most %g", spent, bound)
	}
	fork := s.Fork()
	must(t, s.Rollback(3))
	must(t, s.Prefill(t.Context(), judged[3:5]))
	got, err = s.LogOdds(2, 5)
	must(t, err)
	near(got, 2)
	got, err = fork.LogOdds(5, 6)
	must(t, err)
	near(got, 5)

	for _, span := range [][2]int{{-1, 2}, {3, 2}, {0, 6}} {
		if _, err := s.LogOdds(span[0], span[1]); err == nil {
			t.Errorf("%v: no error", span)
		}
	}
	if _, err := plain.LogOdds(0, 1); !errors.Is(err, ErrNoVerdicts) {
		t.Errorf("got %v", err)
	}
}

func TestDamagedVerdictsAreRefused(t *testing.T) {
	for name, keys := range map[string]map[string]any{
		"one alone":  {"reason.verdict.ok": 3},
		"the same":   {"reason.verdict.ok": 3, "reason.verdict.bad": 3},
		"too large":  {"reason.verdict.ok": 3, "reason.verdict.bad": tinyVocab},
		"a text":     {"reason.verdict.ok": "3", "reason.verdict.bad": 4},
		"no number":  {"reason.verdict.ok": 3, "reason.verdict.bad": 4, "reason.verdict.intercept": float32(math.NaN())},
		"turned":     {"reason.verdict.ok": 3, "reason.verdict.bad": 4, "reason.verdict.slope": float32(-1)},
		"flat slope": {"reason.verdict.ok": 3, "reason.verdict.bad": 4, "reason.verdict.slope": float32(0)},
	} {
		if _, err := OpenBytes(newTinyModel("qwen3moe", keys).bytes(), Options{}); err == nil || !strings.Contains(err.Error(), "reason.verdict") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
