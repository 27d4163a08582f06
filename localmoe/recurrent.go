package localmoe

import "github.com/seed-25a395fc/reason/localmoe/internal/kernel"

// causalConv is a causal convolution along the sequence, one filter per
// channel. Its state is the last taps-1 inputs, oldest first, zero before the
// start of the text.
type causalConv struct {
	taps, channels int
	weights        []float32 // [channels, taps], the last for the current token
	bias           []float32 // [channels] or nil
	state          int       // offset into the recurrent state
}

// causalConv binds a convolution and reserves its state.
func (b *binder) causalConv(stem string, taps, channels int) causalConv {
	if taps < 1 {
		b.fail("tensor %s.weight has %d taps", stem, taps)
		return causalConv{}
	}
	return causalConv{
		taps:     taps,
		channels: channels,
		weights:  b.vector(stem+".weight", taps*channels),
		bias:     b.optional(stem+".bias", channels),
		state:    b.recurrent(taps-1, channels),
	}
}

// step filters channels [lo, hi) of the input x of one token in place and moves the
// state on. x: [channels]
func (c *causalConv) step(state, x []float32, lo, hi int) {
	past := state[c.state:][:(c.taps-1)*c.channels]
	for ch := lo; ch < hi; ch++ {
		now := x[ch]
		w := c.weights[ch*c.taps:][:c.taps]
		sum := float32(w[c.taps-1] * now) // conversions forbid fused multiply-adds
		for t := range c.taps - 1 {
			sum += float32(w[t] * past[t*c.channels+ch])
		}
		for t := range c.taps - 2 {
			past[t*c.channels+ch] = past[(t+1)*c.channels+ch]
		}
		if c.taps > 1 {
			past[(c.taps-2)*c.channels+ch] = now
		}
		if c.bias != nil {
			sum += c.bias[ch]
		}
		x[ch] = sum
	}
}

// convJob is a convolution of the inputs of all rows, one after another, and SiLU. A
// piece of work is channels.
type convJob struct {
	*causalConv
	f      *forward
	x      []float32 // the inputs of row i from i·stride on
	stride int
}

func (j *convJob) do(_ *worker, lo, hi int) {
	for i := range j.f.rows {
		x := j.x[i*j.stride:]
		j.step(j.f.rows[i].s.state.now, x, lo, hi)
		kernel.SiLUs(x[lo:hi])
	}
}

// convolve filters the inputs of all rows, x[i·stride:] for row i, and applies SiLU.
func (f *forward) convolve(c *causalConv, x []float32, stride int) {
	f.jobs.conv = convJob{causalConv: c, f: f, x: x, stride: stride}
	f.eachChannel(c, &f.jobs.conv)
}

// eachChannel does j on the channels of a convolution of all rows. Pieces of work do not
// share lines of the cache but at their ends.
func (f *forward) eachChannel(c *causalConv, j job) {
	f.each(c.channels, 64, float64(f.n()*c.channels*c.taps)*heavyValue, j)
}

func (c *causalConv) flops() float64 { return 2 * float64(c.taps) * float64(c.channels) }
