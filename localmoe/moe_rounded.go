package localmoe

import (
	"slices"

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
		x := f.inputs(rows, e.up.all.format)
		f.joinRows(e.up.linear(id, e.upBias), up[from*width:to*width], len(rows), x, int(rows[0]))
		if gate == nil {
			continue
		}
		if e.gate.all.format != e.up.all.format {
			x = f.inputs(rows, e.gate.all.format)
		}
		f.joinRows(e.gate.linear(id, e.gateBias), gate[from*width:to*width], len(rows), x, int(rows[0]))
	}
	f.gather(in)
	f.multiplyGroup()
	e.joinDown(f, c, first, last, y)
	f.jobs.inner = innerJob{experts: e, f: f, c: c, up: up, gate: gate}
	if f.n() == 1 {
		f.jobs.inner.do(f.workers[0], 0, len(f.group))
	} else {
		f.each(len(f.group), 1, float64(len(up))*heavyValue, &f.jobs.inner)
	}
	f.multiplyGroup()
	f.jobs.weigh = weighJob{experts: e, c: c, first: first, last: last, out: out, y: y}
	f.eachRow(f.n(), len(y), lightValue, &f.jobs.weigh)
}

// inner holds the rounded inputs of the last product of an expert.
type inner struct {
	kernel.Rounded
	id      int // of the expert
	from, n int // among the inputs of all experts that are computed together
}

// joinDown joins the last products of experts [first, last), of inputs that innerJob makes.
func (e *experts) joinDown(f *forward, c *choice, first, last int, y []float32) {
	in, from := e.down.rows, 0
	for id := first; id < last; id++ {
		n := len(c.rowsOf(id))
		if n == 0 {
			continue
		}
		if len(f.group) == len(f.inner) {
			f.inner = append(f.inner, &inner{})
		}
		x := f.inner[len(f.group)]
		x.id, x.from, x.n = id, from, n
		f.joinRows(e.down.linear(id, e.downBias), y[from*in:(from+n)*in], n, &x.Rounded, 0)
		from += n
	}
}

// innerJob makes the inputs of the last products of experts: the activations of their
// first products, rounded.
type innerJob struct {
	*experts
	f        *forward
	c        *choice
	up, gate []float32 // [inputs, width]
}

func (j *innerJob) do(_ *worker, lo, hi int) {
	width, format := j.experts.up.rows, j.down.all.format
	for _, x := range j.f.inner[lo:hi] {
		from, to := x.from*width, (x.from+x.n)*width
		up, gate := j.up[from:to], []float32(nil)
		if j.gate != nil {
			gate = j.gate[from:to]
		}
		j.weigh(j.c, x.id, up, gate)
		j.act.apply(up, gate)
		if x.n == 1 {
			x.RoundSingly(format, up, 1, width)
		} else {
			x.Round(format, up, x.n, width)
		}
	}
}

// weighJob adds to rows of out the outputs y of experts [first, last) times their weights.
type weighJob struct {
	*experts
	c           *choice
	first, last int
	out, y      []float32 // [rows, in], [inputs, in]
}

func (j *weighJob) do(_ *worker, lo, hi int) {
	in := j.down.rows
	for id := j.first; id < j.last; id++ {
		rows := j.c.rowsOf(id)
		if len(rows) == 0 {
			continue
		}
		i, _ := slices.BinarySearch(rows, int32(lo))
		y := j.y[(int(j.c.starts[id]-j.c.starts[j.first])+i)*in:]
		for ; i < len(rows) && int(rows[i]) < hi; i++ {
			if j.outScale != nil {
				kernel.Scale(y[:in], j.outScale[id])
			}
			r := int(rows[i])
			kernel.Axpy(j.out[r*in:(r+1)*in], j.outWeight(j.c, r, id), y[:in])
			y = y[in:]
		}
	}
}
