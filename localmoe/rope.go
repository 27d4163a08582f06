package localmoe

import (
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// rope rotates pairs of values of a head by angles that grow with the
// position. Su et al. 2021, arXiv:2104.09864.
type rope struct {
	pairs     pairing
	freq      []float64 // radians per position of each pair
	magnitude float64   // factor on sine and cosine
	index     int       // of its table in a forward pass
}

// ropeScaling is how a model was stretched beyond the context it was first
// trained on.
type ropeScaling struct {
	kind      string // "none", "linear", "yarn" or "longrope"
	factor    float64
	original  float64 // context before stretching
	attention float64 // magnitude the file asks for
	// YaRN's bounds of the ramp in rotations per original context.
	fast, slow float64
	// mscale and allDim are the original mscale and mscale_all_dim: how much
	// sine and cosine grow, and how much the scores make up for that. allDim is
	// 0 if the file does not say.
	mscale, allDim float64
}

func readRopeScaling(m *metadata, keys yarnKeys) ropeScaling {
	s := ropeScaling{
		kind:      m.text("rope.scaling.type", "linear"), // by the default factor of 1
		factor:    m.float("rope.scaling.factor", m.float("rope.scale_linear", 1)),
		original:  m.float("rope.scaling.original_context_length", float64(m.int("context_length", 0))),
		attention: m.float("rope.scaling.attn_factor", 1),
		fast:      32,
		slow:      1,
		mscale:    1,
	}
	switch keys {
	case yarnLatent:
		if s.allDim = 10 * m.float("rope.scaling.yarn_log_multiplier", 0); s.allDim != 0 {
			s.mscale = s.allDim
		}
	case yarnNamed:
		s.allDim = m.float("rope.scaling.yarn_log_multiplier", 0)
		s.fast = m.float("rope.scaling.yarn_beta_fast", s.fast)
		s.slow = m.float("rope.scaling.yarn_beta_slow", s.slow)
	}
	switch s.kind {
	case "none":
		s.factor = 1
	case "linear", "yarn", "longrope":
		if s.factor == 0 { // some converters write 0 for no scaling
			s.factor = 1
		}
	default:
		m.fail("rope scaling %q is not supported; supported are none, linear, yarn, longrope", s.kind)
	}
	if s.factor <= 0 {
		m.fail("key %s.rope.scaling.factor is %v", m.arch, s.factor)
	}
	return s
}

// growth is what YaRN multiplies sine and cosine with for an mscale of m; Peng
// et al. 2023, arXiv:2309.00071, §3.4.
func (s *ropeScaling) growth(m float64) float64 { return 1 + 0.1*m*math.Log(s.factor) }

// magnitude returns the factor on sine and cosine.
func (s *ropeScaling) magnitude() float64 {
	if s.kind == "yarn" && s.factor > 1 {
		return s.attention * s.growth(s.mscale) / s.growth(s.allDim)
	}
	return s.attention
}

// latentScale returns the factor on the scores of deepseek2, squared because it
// stands for one on queries and one on keys. llama.cpp applies it in this form
// to every kind of scaling.
func (s *ropeScaling) latentScale() float32 {
	f := s.attention * s.growth(s.allDim)
	if s.kind != "yarn" || s.factor > 1 && s.allDim == 0 {
		f *= s.growth(1)
	}
	return float32(f * f)
}

// newRope returns the rotation of the first width values of a head. divisors,
// if any, divide the frequency of each pair.
func newRope(pairs pairing, width int, base float64, s ropeScaling, divisors []float32) *rope {
	r := &rope{pairs: pairs, freq: make([]float64, width/2), magnitude: s.magnitude()}
	ramp := func(int) float64 { return 0 }
	if s.kind == "yarn" {
		ramp = s.yarnRamp(float64(width), base)
	}
	for i := range r.freq {
		r.freq[i] = math.Pow(base, -2*float64(i)/float64(width))
		if divisors != nil {
			r.freq[i] /= float64(divisors[i])
		}
		// Pairs below the ramp keep their angle, those above are interpolated.
		k := ramp(i)
		r.freq[i] = r.freq[i]/s.factor*(1-k) + r.freq[i]*k
	}
	return r
}

// yarnRamp returns the share of its own frequency that pair i keeps: 1 for the
// fast pairs, 0 for the slow ones. Peng et al. 2023, arXiv:2309.00071, §3.2;
// the bounds are rounded as llama.cpp does.
func (s *ropeScaling) yarnRamp(width, base float64) func(i int) float64 {
	bound := func(beta float64) float64 {
		return width * math.Log(s.original/(2*math.Pi*beta)) / (2 * math.Log(base))
	}
	low := max(0, math.Floor(bound(s.fast)))
	high := min(width-1, math.Ceil(bound(s.slow)))
	return func(i int) float64 {
		return 1 - min(1, max(0, (float64(i)-low)/max(0.001, high-low)))
	}
}

// table writes cosine and sine of every pair at position pos.
// dst: [pairs, 2]
func (r *rope) table(dst []float32, pos int) {
	for i, f := range r.freq {
		sin, cos := math.Sincos(float64(pos) * f)
		dst[2*i] = float32(cos * r.magnitude)
		dst[2*i+1] = float32(sin * r.magnitude)
	}
}

// rotate applies a table to the first values of head.
func (r *rope) rotate(head, table []float32) {
	x := head[:2*len(r.freq)]
	if r.pairs == adjacent {
		kernel.RotatePairs(x, table)
	} else {
		kernel.RotateHalves(x, table)
	}
}

// ropes collects the different rotations of a model; most have one.
type ropes struct {
	all          []*rope
	main, window *rope // of full and of window layers; nil: no positions
	scaling      ropeScaling
}

// ropeOf returns the rotation of layer i, nil if it has none.
func (b *binder) ropeOf(i int) *rope {
	switch c := b.cfg; {
	case c.arch.rotated != nil && !c.arch.rotated(c, i):
		return nil
	case c.window[i] > 0:
		return b.ropes.window
	}
	return b.ropes.main
}

// windowLayers is the rule of families that rotate only in layers with a
// window, where they have such.
func windowLayers(c *config, i int) bool { return c.windowSize == 0 || c.window[i] > 0 }

// notEveryFourth is the rule of families that leave out every fourth layer.
func notEveryFourth(_ *config, i int) bool { return i%4 != 3 }

// readRopes reads the rotations of the model for sessions of so many tokens.
func (b *binder) readRopes(context int) {
	c, m := b.cfg, b.meta
	b.ropes.scaling = readRopeScaling(m, c.arch.yarn)
	pairs := c.arch.pairs
	if pairs == unrotated || c.arch.ropeSwitch && !m.bool("rope.scaling.finetuned", true) {
		return
	}
	if pairs == adjacentOrHalves {
		if pairs = adjacent; b.sectioned() {
			pairs = halves
		}
	}
	base := m.float("rope.freq_base", 10000)
	width := m.int("rope.dimension_count", c.keyDim)
	if alpha := m.float("rope.scaling.alpha", 0); c.arch.ropeAlpha && alpha > 0 {
		base *= math.Pow(alpha, float64(c.keyDim)/float64(max(1, c.keyDim-2)))
	}
	b.ropes.main = b.newRope(pairs, width, base, b.ropes.scaling, b.ropeDivisors(width/2, context))
	b.ropes.window = b.ropes.main
	switch c.arch.windowRope {
	case sameUnstretched:
		b.ropes.window = b.newRope(pairs, width, base, ropeScaling{factor: 1, attention: 1}, nil)
	case ownBase:
		base = m.float("rope.freq_base_swa", base)
		b.ropes.window = b.newRope(pairs, width, base, b.ropes.scaling, nil)
	case unstretched:
		base = m.float("rope.freq_base_swa", 10000)
		width = m.int("rope.dimension_count_swa", width)
		b.ropes.window = b.newRope(pairs, width, base, ropeScaling{factor: 1, attention: b.ropes.scaling.attention}, nil)
	}
}

// sectioned reports whether the positions of images have parts that rotate
// different pairs. All parts of a text position are equal.
func (b *binder) sectioned() bool {
	v, _, _ := b.meta.value("rope.dimension_sections")
	sections, _ := gguf.Ints(v)
	return len(sections) > 1 && sections[0] > 0 && sections[1] > 0
}

// ropeDivisors returns what the frequency of each pair is divided by, nil for
// nothing. LongRoPE has other divisors once a context is longer than that the
// model was first trained on; Ding et al. 2024, arXiv:2402.13753.
func (b *binder) ropeDivisors(pairs, context int) []float32 {
	if freqs := b.optional("rope_freqs.weight", pairs); freqs != nil {
		return freqs
	}
	long := b.optional("rope_factors_long.weight", pairs)
	short := b.optional("rope_factors_short.weight", pairs)
	if float64(context) > b.ropes.scaling.original {
		return long
	}
	return short
}

func (b *binder) newRope(pairs pairing, width int, base float64, s ropeScaling, divisors []float32) *rope {
	if width < 2 || width%2 != 0 || width > maxHeadWidth || base <= 0 {
		b.fail("RoPE of %d values with base %v", width, base)
		return nil
	}
	return b.ropes.add(newRope(pairs, width, base, s, divisors))
}

// add returns the rotation equal to r that is already there, or r.
func (rs *ropes) add(r *rope) *rope {
	for _, old := range rs.all {
		if old.pairs == r.pairs && old.magnitude == r.magnitude && slices.Equal(old.freq, r.freq) {
			return old
		}
	}
	r.index = len(rs.all)
	rs.all = append(rs.all, r)
	return r
}
