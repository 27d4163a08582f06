package localmoe

import (
	"math"
	"slices"
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
	kind               string // "none", "linear" or "yarn"
	factor             float64
	original           float64 // context before stretching
	betaFast, betaSlow float64
	attention          float64 // further factor on the magnitude
}

func readRopeScaling(m *metadata) ropeScaling {
	s := ropeScaling{
		kind:      m.text("rope.scaling.type", "linear"), // by the default factor of 1
		factor:    m.float("rope.scaling.factor", m.float("rope.scale_linear", 1)),
		original:  m.float("rope.scaling.original_context_length", float64(m.int("context_length", 0))),
		betaFast:  m.float("rope.scaling.yarn_beta_fast", 32),
		betaSlow:  m.float("rope.scaling.yarn_beta_slow", 1),
		attention: m.float("rope.scaling.attn_factor", 1) * m.float("rope.scaling.yarn_attn_factor", 1),
	}
	switch s.kind {
	case "none":
		s.factor = 1
	case "linear", "yarn":
		if s.factor == 0 { // some converters write 0 for no scaling
			s.factor = 1
		}
	default:
		m.fail("rope scaling %q is not supported; supported are none, linear, yarn", s.kind)
	}
	if s.factor <= 0 {
		m.fail("key %s.rope.scaling.factor is %v", m.arch, s.factor)
	}
	return s
}

// newRope returns the rotation of the first width values of a head. divisors,
// if any, divide the frequency of each pair.
func newRope(pairs pairing, width int, base float64, s ropeScaling, divisors []float32) *rope {
	r := &rope{pairs: pairs, freq: make([]float64, width/2), magnitude: 1}
	ramp := func(int) float64 { return 0 }
	if s.kind == "yarn" {
		r.magnitude = s.attention * (1 + 0.1*math.Log(s.factor))
		ramp = yarnRamp(float64(width), base, s)
	}
	for i := range r.freq {
		r.freq[i] = math.Pow(base, -2*float64(i)/float64(width))
		if divisors != nil {
			r.freq[i] /= float64(divisors[i])
		}
		// Pairs below the ramp keep their angle, those above are interpolated.
		if interpolated := r.freq[i] / s.factor; s.kind == "yarn" {
			k := ramp(i)
			r.freq[i] = interpolated*(1-k) + r.freq[i]*k
		} else {
			r.freq[i] = interpolated
		}
	}
	return r
}

// yarnRamp returns the share of its own frequency that pair i keeps: 1 for the
// fast pairs, 0 for the slow ones. Peng et al. 2023, arXiv:2309.00071, §3.2;
// the bounds are rounded as llama.cpp does.
func yarnRamp(width, base float64, s ropeScaling) func(i int) float64 {
	bound := func(beta float64) float64 {
		return width * math.Log(s.original/(2*math.Pi*beta)) / (2 * math.Log(base))
	}
	low := max(0, math.Floor(bound(s.betaFast)))
	high := min(width-1, math.Ceil(bound(s.betaSlow)))
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
	n := len(r.freq)
	table = table[:2*n]
	for i := range n {
		a, b := i, i+n
		if r.pairs == adjacent {
			a, b = 2*i, 2*i+1
		}
		cos, sin := table[2*i], table[2*i+1]
		x, y := head[a], head[b]
		head[a] = x*cos - y*sin
		head[b] = x*sin + y*cos
	}
}

// ropes collects the different rotations of a model; most have one.
type ropes struct {
	all          []*rope
	main, window *rope // of full and of window layers; nil: no positions
	scaling      ropeScaling
}

// readRopes reads the rotations of the model.
func (b *binder) readRopes() {
	c, m := b.cfg, b.meta
	b.ropes.scaling = readRopeScaling(m)
	pairs := c.arch.pairs
	if pairs == unrotated || c.arch.ropeSwitch && !m.bool("rope.scaling.finetuned", true) {
		return
	}
	base := m.float("rope.freq_base", 10000)
	width := m.int("rope.dimension_count", c.keyDim)
	divisors := b.optional("rope_freqs.weight", width/2)
	b.ropes.main = b.newRope(pairs, width, base, divisors)
	b.ropes.window = b.ropes.main
	if c.arch.window == windowPattern {
		base = m.float("rope.freq_base_swa", base)
		width = m.int("rope.dimension_count_swa", width)
		b.ropes.window = b.newRope(pairs, width, base, nil)
	}
}

func (b *binder) newRope(pairs pairing, width int, base float64, divisors []float32) *rope {
	if width < 2 || width%2 != 0 || base <= 0 {
		b.fail("RoPE of %d values with base %v", width, base)
		return nil
	}
	r := newRope(pairs, width, base, b.ropes.scaling, divisors)
	if b.cfg.arch.latent {
		r.magnitude = 1 // the scores are scaled instead, see mlaTemperature
	}
	return b.ropes.add(r)
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
