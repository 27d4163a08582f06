package localmoe

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// reference returns the probabilities that Sampling promises, computed in the
// plainest way.
func reference(p Sampling, logits []float32, tokens []int32) map[int32]float64 {
	type entry struct {
		id    int32
		logit float64
	}
	var all []entry
	for id, l := range logits {
		v := float64(l)
		if p.RepetitionPenalty > 0 && slices.Contains(tokens, int32(id)) {
			if v > 0 {
				v /= float64(p.RepetitionPenalty)
			} else {
				v *= float64(p.RepetitionPenalty)
			}
		}
		all = append(all, entry{int32(id), v})
	}
	slices.SortStableFunc(all, func(a, b entry) int {
		switch {
		case a.logit > b.logit:
			return -1
		case a.logit < b.logit:
			return 1
		}
		return 0
	})
	if p.TopK > 0 && p.TopK < len(all) {
		all = all[:p.TopK]
	}
	probs := func(temperature float64) []float64 {
		var sum float64
		out := make([]float64, len(all))
		for i, e := range all {
			out[i] = math.Exp((e.logit - all[0].logit) / temperature)
			sum += out[i]
		}
		for i := range out {
			out[i] /= sum
		}
		return out
	}
	if p.TopP > 0 && p.TopP < 1 {
		var sum float64
		for i, q := range probs(1) {
			if sum += q; sum >= float64(p.TopP) {
				all = all[:i+1]
				break
			}
		}
	}
	if p.MinP > 0 {
		q := probs(1)
		for i := range q {
			if q[i] < float64(p.MinP)*q[0] {
				all = all[:i]
				break
			}
		}
	}
	result := make(map[int32]float64)
	for i, q := range probs(float64(p.Temperature)) {
		result[all[i].id] = q
	}
	return result
}

// TestSamplingFrequencies draws with many seeds and compares frequencies with
// the reference.
func TestSamplingFrequencies(t *testing.T) {
	logits := []float32{2, 1, 0.5, 3, -1, 2.5, 0, -4, 1.5, 2.2}
	tokens := []int32{3, 7, 7}
	for _, p := range []Sampling{
		{Temperature: 1},
		{Temperature: 0.5},
		{Temperature: 2, TopK: 4},
		{Temperature: 1, TopP: 0.8},
		{Temperature: 1.5, MinP: 0.2},
		{Temperature: 1, RepetitionPenalty: 1.5},
		{Temperature: 0.8, TopK: 6, TopP: 0.9, MinP: 0.15, RepetitionPenalty: 1.2},
	} {
		const draws = 40000
		want := reference(p, logits, tokens)
		got := make(map[int32]float64)
		s := sampler{p, &room{}}
		for seed := range uint64(draws) {
			s.Seed = seed
			got[s.choose(logits, tokens)] += 1.0 / draws
		}
		for id := range int32(len(logits)) {
			// Five standard errors: the seeds are fixed, so this does not flicker.
			limit := 5 * math.Sqrt(want[id]*(1-want[id])/draws)
			if math.Abs(got[id]-want[id]) > limit+1e-9 {
				t.Errorf("%+v: token %d drawn with frequency %.4f, want %.4f", p, id, got[id], want[id])
			}
		}
	}
}

func TestGreedyTakesLowestOfEqual(t *testing.T) {
	s := sampler{room: &room{}}
	if got := s.choose([]float32{1, 5, 5, 2}, nil); got != 1 {
		t.Errorf("token %d, want 1", got)
	}
}

func TestLeadingSorts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		logits := rapid.SliceOfN(rapid.Float32Range(-3, 3), 1, 50).Draw(t, "logits")
		k := rapid.IntRange(0, len(logits)).Draw(t, "k")
		var c []candidate
		for i, l := range logits {
			c = append(c, candidate{int32(i), l})
		}
		want := slices.Clone(c)
		slices.SortFunc(want, func(a, b candidate) int {
			if a.before(b) {
				return -1
			}
			return 1
		})
		got := leading(c, func(n int, _ candidate) bool { return n < k })
		if !slices.Equal(got, want[:k]) {
			t.Fatalf("%v, want %v", got, want[:k])
		}
	})
}

// Filters that leave every token do not change which is drawn or the most likely, of any
// number of tokens.
func TestFiltersThatLeaveAllDrawTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		logits := rapid.SliceOfN(rapid.Float32Range(-9, 9), 1, 300).Draw(t, "logits")
		temperature := rapid.OneOf(rapid.Just[float32](0), rapid.Float32Range(.1, 3))
		p := Sampling{Temperature: temperature.Draw(t, "temperature"), Seed: rapid.Uint64().Draw(t, "seed")}
		tokens := make([]int32, rapid.IntRange(0, 50).Draw(t, "position"))
		plain := sampler{p, &room{}}
		p.TopK, p.Mask = len(logits), allowAll{}
		filtered := sampler{p, &room{}}
		if a, b := plain.choose(logits, tokens), filtered.choose(logits, tokens); a != b {
			t.Fatalf("token %d; behind a filter %d", a, b)
		}
	})
}

// allowAll is a mask that does.
type allowAll struct{}

func (allowAll) Advance(int32) {}
func (allowAll) Mask(allowed []bool) {
	for i := range allowed {
		allowed[i] = true
	}
}

func TestUniform(t *testing.T) {
	var sum float64
	var bins [10]int
	const n = 100000
	for i := range n {
		u := uniform(uint64(i/100), i%100)
		if u < 0 || u >= 1 {
			t.Fatalf("%v is not in [0, 1)", u)
		}
		sum += u
		bins[int(u*10)]++
	}
	if mean := sum / n; math.Abs(mean-0.5) > 0.005 {
		t.Errorf("mean %v", mean)
	}
	for i, c := range bins {
		if math.Abs(float64(c)-n/10) > 500 {
			t.Errorf("%d of %d in bin %d", c, n, i)
		}
	}
}

func TestLogprobs(t *testing.T) {
	logits := []float32{0, 3, 1, 3, 2}
	logprob, top := logprobs(logits, kernel.LogSumExp(logits), 2, 3)
	sum := math.Log(1 + 2*math.Exp(3) + math.E + math.Exp(2))
	if math.Abs(float64(logprob)-(1-sum)) > 1e-6 {
		t.Errorf("ln P = %v, want %v", logprob, 1-sum)
	}
	want := []int32{1, 3, 4}
	for i, tl := range top {
		if tl.ID != want[i] || math.Abs(float64(tl.Logprob)-(float64(logits[tl.ID])-sum)) > 1e-6 {
			t.Errorf("top %d is %+v, want token %d", i, tl, want[i])
		}
	}
	if _, top := logprobs(logits, kernel.LogSumExp(logits), 0, 99); len(top) != len(logits) {
		t.Errorf("%d of %d tokens reported", len(top), len(logits))
	}
}

// TestLogprobIgnoresSampling holds that confidence does not depend on how a
// token was chosen.
func TestLogprobIgnoresSampling(t *testing.T) {
	m := open(t, attentionModel, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3}))
	for tok, err := range s.Generate(t.Context(), Sampling{Temperature: 1.7, TopK: 3, RepetitionPenalty: 2, Seed: 4, MaxTokens: 20, TopLogprobs: 2, IgnoreEOS: true}) {
		must(t, err)
		logits, err := s.LogitsAt(s.Pos() - 2)
		must(t, err)
		want, _ := logprobs(logits, kernel.LogSumExp(logits), tok.ID, 0)
		if tok.Logprob != want || len(tok.Top) != 2 || tok.Top[0].Logprob < tok.Top[1].Logprob {
			t.Errorf("token %+v, want ln P %v", tok, want)
		}
	}
}

func TestSeedAndPositionDecide(t *testing.T) {
	m := open(t, attentionModel, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3}))
	draw := func(seed uint64) []int32 {
		must(t, s.Rollback(3))
		return generate(t, s, Sampling{Temperature: 2, Seed: seed, MaxTokens: 12, IgnoreEOS: true})
	}
	first := draw(1)
	if !slices.Equal(draw(1), first) {
		t.Error("the same seed gives other tokens")
	}
	if slices.Equal(draw(2), first) {
		t.Error("another seed gives the same tokens")
	}
	must(t, s.Rollback(3))
	head := generate(t, s, Sampling{Temperature: 2, Seed: 1, MaxTokens: 5, IgnoreEOS: true})
	rest := generate(t, s, Sampling{Temperature: 2, Seed: 1, MaxTokens: 7, IgnoreEOS: true})
	if !slices.Equal(append(head, rest...), first) {
		t.Error("the same tokens drawn in two calls differ")
	}
}

// only is a mask that allows a fixed sequence of tokens.
type only struct{ ids []int32 }

func (o *only) Mask(allowed []bool) {
	clear(allowed)
	if len(o.ids) > 0 {
		allowed[o.ids[0]] = true
	}
}

func (o *only) Advance(int32) { o.ids = o.ids[1:] }

// A character that a generation began is whole in the one that goes on behind it, however
// the first one ended.
func TestCharactersAcrossGenerations(t *testing.T) {
	m := open(t, "testdata/qwen2moe-q8_0.gguf", Options{})
	bytes := make([]int32, 4)
	for i := range bytes {
		id, ok := m.TokenID(string([]rune("ðŁĺĢ")[i])) // the bytes of 😀 as the vocabulary spells them
		if bytes[i] = id; !ok {
			t.Fatal("no token for a byte")
		}
	}
	for _, most := range []int{0, 1, 2, 3} { // 0: the loop is left after a token
		s := m.NewSession()
		must(t, s.Prefill(t.Context(), []int32{1}))
		var text strings.Builder
		for left := bytes; len(left) > 0; {
			for token, err := range s.Generate(t.Context(), Sampling{Mask: &only{slices.Clone(left)}, MaxTokens: min(most, len(left))}) {
				must(t, err)
				if left = left[1:]; !utf8.ValidString(token.Text) {
					t.Errorf("token %d has the text %q", token.ID, token.Text)
				}
				if text.WriteString(token.Text); most == 0 {
					break
				}
			}
		}
		if text.String() != "😀" {
			t.Errorf("with %d tokens at a time: %q", most, text.String())
		}
	}
}

func TestMask(t *testing.T) {
	m := open(t, attentionModel, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1}))
	want := []int32{77, 42, 300}
	var got []int32
	var err error
	for tok, e := range s.Generate(t.Context(), Sampling{Mask: &only{slices.Clone(want)}, Temperature: 1}) {
		if err = e; e == nil {
			got = append(got, tok.ID)
		}
	}
	if !slices.Equal(got, want) || !errors.Is(err, ErrNoToken) {
		t.Errorf("tokens %v and error %v, want %v and ErrNoToken", got, err, want)
	}
}

// play returns the texts and the last token of a generation that is forced to
// the tokens of text.
func play(t *testing.T, m *Model, text string, p Sampling) ([]string, Token) {
	t.Helper()
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1}))
	p.Mask = &only{m.Encode(text, true)}
	var texts []string
	var last Token
	for tok, err := range s.Generate(t.Context(), p) {
		if errors.Is(err, ErrNoToken) {
			break
		}
		must(t, err)
		texts, last = append(texts, tok.Text), tok
	}
	return texts, last
}

func TestStops(t *testing.T) {
	m := open(t, attentionModel, Options{})
	end := m.DecodeSpecial(m.EndTokens()[:1])
	tests := []struct {
		text string
		p    Sampling
		want string
		stop StopReason
	}{
		{"one two three", Sampling{}, "one two three", NotStopped},
		{"one two three", Sampling{Stop: []string{"two"}}, "one ", StoppedText},
		{"one two three", Sampling{Stop: []string{"o t", "ne tw"}}, "o", StoppedText},
		{"one two", Sampling{Stop: []string{"two three"}, MaxTokens: len(m.Encode("one two", false))}, "one two", StoppedMax},
		{"grün 你好" + end + "more", Sampling{}, "grün 你好", StoppedEnd},
		{"grün" + end + " more", Sampling{IgnoreEOS: true}, "grün more", NotStopped},
		{"grün" + end + " more", Sampling{IgnoreEOS: true, ShowSpecial: true}, "grün" + end + " more", NotStopped},
		{"grün" + end, Sampling{ShowSpecial: true}, "grün", StoppedEnd},
		{"one two" + end, Sampling{Stop: []string{"two three", ""}}, "one two", StoppedEnd},
	}
	for _, tt := range tests {
		texts, last := play(t, m, tt.text, tt.p)
		got := strings.Join(texts, "")
		if got != tt.want || last.Stop != tt.stop {
			t.Errorf("%q with %+v: text %q, stop %d; want %q, %d", tt.text, tt.p, got, last.Stop, tt.want, tt.stop)
		}
		for _, text := range texts {
			if strings.ToValidUTF8(text, "") != text {
				t.Errorf("%q ends inside a character", text)
			}
		}
	}
}
