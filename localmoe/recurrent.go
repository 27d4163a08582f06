package localmoe

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

// step filters the input x of one token in place and moves the state on.
// x: [channels]
func (c *causalConv) step(state, x []float32) {
	past := state[c.state:][:(c.taps-1)*c.channels]
	for ch, now := range x[:c.channels] {
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

func (c *causalConv) flops() float64 { return 2 * float64(c.taps) * float64(c.channels) }
