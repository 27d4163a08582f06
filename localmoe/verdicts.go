package localmoe

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// Verdicts says how a model that was trained for it judges what it reads: behind
// every token two tokens that it never writes say by their logits whether the line is
// wrong so far. The keys reason.verdict.ok and .bad of its file name them, .intercept
// and .slope, 0 and 1 where they are missing, what the difference of their logits is
// worth.
type Verdicts struct {
	OK  int32 `json:"ok"` // token
	Bad int32 `json:"bad"`
	// ln odds that a line is wrong are Intercept + Slope × (logit of Bad - logit of OK).
	Intercept float64 `json:"intercept"`
	Slope     float64 `json:"slope"`
}

// ErrNoVerdicts is returned for models that were not trained to judge.
var ErrNoVerdicts = errors.New("localmoe: this model does not judge what it reads")

// readVerdicts reads what the file says; nil where it says nothing.
func readVerdicts(get func(key string) (any, bool), vocab int) (*Verdicts, error) {
	meta := &metadata{get: get, arch: "reason.verdict"}
	_, _, ok := meta.value("ok")
	_, _, bad := meta.value("bad")
	if !ok && !bad {
		return nil, nil
	}
	v := &Verdicts{
		OK: int32(meta.int("ok", -1)), Bad: int32(meta.int("bad", -1)),
		Intercept: meta.float("intercept", 0), Slope: meta.float("slope", 1),
	}
	switch {
	case meta.err != nil:
		return nil, meta.err
	case v.OK < 0 || v.Bad < 0 || int(v.OK) >= vocab || int(v.Bad) >= vocab || v.OK == v.Bad:
		return nil, fmt.Errorf("keys reason.verdict.ok and .bad are %d and %d, not two of %d tokens", v.OK, v.Bad, vocab)
	case v.Slope <= 0:
		return nil, fmt.Errorf("key reason.verdict.slope is %g, not above 0", v.Slope)
	}
	return v, nil
}

// Verdicts is how the model judges what it reads; ok is false where it does not.
func (m *Model) Verdicts() (v Verdicts, ok bool) {
	if m.verdicts == nil {
		return v, false
	}
	return *m.verdicts, true
}

// LogOdds returns, behind each token at the positions [from, to), ln odds that the line
// is wrong so far, as the model sees it; see [Verdicts]. They cost a few hundred
// operations each where the token is computed, as all but the last that was drafted are.
func (s *Session) LogOdds(from, to int) ([]float32, error) {
	v := s.m.verdicts
	if v == nil {
		return nil, ErrNoVerdicts
	}
	if from < 0 || from > to || to > len(s.tokens) {
		return nil, fmt.Errorf("localmoe: log-odds of positions %d to %d of %d", from, to, len(s.tokens))
	}
	if to > s.computed {
		s.flush()
	}
	out := make([]float32, to-from)
	scratch := make([]float32, s.m.cfg.dim)
	for i := range out {
		h := s.final(from + i)
		out[i] = float32(v.Intercept + v.Slope*float64(s.m.logit(v.Bad, h, scratch)-s.m.logit(v.OK, h, scratch)))
		s.flops += 4 * float64(len(h))
	}
	return out, nil
}

// logit is that of one token for a final hidden vector. h, scratch: [dim].
func (m *Model) logit(id int32, h, scratch []float32) float32 {
	logits := []float32{kernel.DotRow(m.output.format, m.output.row(int(id)), h, scratch)}
	if m.output.bias != nil {
		logits[0] += m.output.bias[id]
	}
	m.shape(logits)
	return logits[0]
}

// silence makes tokens impossible that are for verdicts alone.
func (m *Model) silence(logits []float32) {
	if v := m.verdicts; v != nil {
		logits[v.OK], logits[v.Bad] = float32(math.Inf(-1)), float32(math.Inf(-1))
	}
}
