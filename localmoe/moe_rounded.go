package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// inputsAtOnce bounds the inputs of experts that are computed together, and with them
// the memory for what lies between the products.
const inputsAtOnce = 256

// roundable reports whether all products are with rounded inputs.
func (e *experts) roundable(f *forward) bool {
	gate := e.up.all.format
	if e.act.gated() {
		gate = e.gate.all.format
	}
	return f.rounds(e.up.all.format) && f.rounds(gate) && gate.Block == e.up.all.format.Block && f.rounds(e.down.all.format)
}

// sumRounded is sum with inputs that are rounded once for all experts. Of these, as
// many as there is room for are computed together, so that the threads seldom wait
// for each other: one whose processor is taken by another process holds up the rest
// at the end of a piece of work only.
func (e *experts) sumRounded(f *forward, out, h []float32, c *choice) {
	f.rounded.RoundSingly(e.up.all.format, h, f.n(), e.up.all.cols)
	experts := len(c.starts) - 1
	for first := 0; first < experts; {
		last := first + 1
		for last < experts && c.starts[last+1]-c.starts[first] <= inputsAtOnce {
			last++
		}
		floats, ints := f.floats.mark, f.ints.mark
		e.sumSome(f, out, c, first, last)
		f.floats.release(floats)
		f.ints.release(ints)
		first = last
	}
}

// sumSome adds to out the outputs of experts [first, last).
func (e *experts) sumSome(f *forward, out []float32, c *choice, first, last int) {
	width, in := e.up.rows, e.down.rows
	start := int(c.starts[first])
	n := int(c.starts[last]) - start
	up, y := f.take(n*width), f.take(n*in)
	var gate []float32
	if e.act.gated() {
		gate = f.take(n * width)
	}
	for id := first; id < last; id++ {
		rows, from := c.rowsOf(id), int(c.starts[id])-start
		if len(rows) == 0 {
			continue
		}
		to := from + len(rows)
		x := f.inputs(&f.rounded, rows, e.up.all.format)
		f.joinRows(e.up.linear(id, e.upBias), up[from*width:to*width], rows, x)
		if gate == nil {
			continue
		}
		if e.gate.all.format != e.up.all.format {
			x = f.inputs(&f.rounded, rows, e.gate.all.format)
		}
		f.joinRows(e.gate.linear(id, e.gateBias), gate[from*width:to*width], rows, x)
	}
	f.multiplyGroup()
	e.act.apply(up, gate)
	f.inner.RoundSingly(e.down.all.format, up, n, width)
	order := f.ints.take(n)
	for i := range order {
		order[i] = int32(i)
	}
	for id := first; id < last; id++ {
		from, to := int(c.starts[id])-start, int(c.starts[id+1])-start
		if rows := order[from:to]; len(rows) > 0 {
			f.joinRows(e.down.linear(id, e.downBias), y[from*in:to*in], rows, f.inputs(&f.inner, rows, e.down.all.format))
		}
	}
	f.multiplyGroup()
	e.weigh(out, y, c, first, last)
}

// weigh adds to out the outputs y of experts [first, last) times their weights.
func (e *experts) weigh(out, y []float32, c *choice, first, last int) {
	in := e.down.rows
	for id := first; id < last; id++ {
		for _, r := range c.rowsOf(id) {
			one := y[:in]
			if e.outScale != nil {
				kernel.Scale(one, e.outScale[id])
			}
			kernel.Axpy(out[int(r)*in:(int(r)+1)*in], c.weightOf(int(r), id), one)
			y = y[in:]
		}
	}
}
