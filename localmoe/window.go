package localmoe

import "github.com/seed-25a395fc/reason/localmoe/internal/gguf"

// readWindow finds the layers whose attention is limited to a window.
func (c *config) readWindow(m *metadata) {
	c.window = make([]int, c.layers)
	windowed := func(int) bool { return true }
	switch c.arch.window {
	case noWindow:
		return
	case windowEvery, windowPeriodIfSized, windowAfterFirst:
		c.windowSize = m.int("attention.sliding_window", 0)
	case windowChunks:
		if c.windowSize = llama4Chunk; m.int("attention.sliding_window", c.windowSize) == 0 {
			m.fail("key %s.attention.sliding_window is 0: models without chunks are not supported", m.arch)
		}
	default:
		c.windowSize = m.need("attention.sliding_window")
	}
	if c.windowSize == 0 {
		return
	}
	if c.arch.window != windowEvery {
		windowed = c.windowPattern(m)
	}
	for i := range c.window {
		if windowed(i) {
			c.window[i] = c.windowSize
		}
	}
}

// windowPattern says which layers have a window. A file may hold a truth value
// per layer or an integer p: all but every p-th.
func (c *config) windowPattern(m *metadata) func(i int) bool {
	const key = "attention.sliding_window_pattern"
	period := c.arch.period
	if v, _, ok := m.value(key); ok {
		if _, isInt := gguf.Int(v); !isInt {
			pattern := m.perLayerBool(key, c.layers)
			return func(i int) bool { return pattern[i] }
		}
		period = m.int(key, period)
	} else if c.arch.window == windowPattern {
		m.fail("key %s.%s is missing", m.arch, key)
	}
	full := max(0, period-1) // the layer of each period without a window
	if c.arch.window == windowAfterFirst {
		full = 0
	}
	return func(i int) bool { return period == 0 || i%period != full }
}
