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
	for first := 0; first < len(c.awake); {
		last := first + 1
		for last < len(c.awake) && c.starts[last+1]-c.starts[first] <= inputsAtOnce {
			last++
		}
		floats := f.floats.mark
		e.sumSome(f, out, c, first, last)
		f.floats.release(floats)
		first = last
	}
}

// sumSome adds to out the outputs of the experts awake[first:last].
func (e *experts) sumSome(f *forward, out []float32, c *choice, first, last int) {
	width, in := e.up.rows, e.down.rows
	start := int(c.starts[first])
	n := int(c.starts[last]) - start
	up, y := f.take(n*width), f.take(n*in)
	var gate []float32
	if e.act.gated() {
		gate = f.take(n * width)
	}
	f.shared.Reset()
	for i := first; i < last; i++ {
		id, rows, from := int(c.awake[i]), c.rowsOf(i), int(c.starts[i])-start
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
	if f.n() == 1 {
		e.joinSingles(f, c, first, last, up, gate, y)
	} else {
		e.joinDown(f, c, first, last, y)
		f.jobs.inner = innerJob{experts: e, f: f, c: c, up: up, gate: gate}
		f.each(len(f.group), 1, float64(len(up))*heavyValue, &f.jobs.inner)
	}
	f.multiplyGroup()
	f.jobs.weigh = weighJob{experts: e, c: c, first: first, last: last, out: out, y: y}
	f.eachRow(f.n(), len(y), lightValue, &f.jobs.weigh)
}

// joinSingles joins the last products of the experts awake[first:last] in a pass of a single
// row. Their inputs, the activations of up and gate, are rounded together.
// up, gate: [experts, width], y: [experts, in]
func (e *experts) joinSingles(f *forward, c *choice, first, last int, up, gate, y []float32) {
	width, in := e.up.rows, e.down.rows
	for n, id := range c.awake[first:last] {
		e.weigh(c, first+n, some(up, n*width, (n+1)*width), some(gate, n*width, (n+1)*width))
		f.joinRows(e.down.linear(int(id), e.downBias), y[n*in:(n+1)*in], 1, &f.singles, n)
	}
	e.act.apply(up, gate)
	f.singles.RoundSingly(e.down.all.format, up, last-first, width)
}

// some returns x[from:to], nil if x is nil.
func some(x []float32, from, to int) []float32 {
	if x == nil {
		return nil
	}
	return x[from:to]
}

// inner holds the rounded inputs of the last product of an expert.
type inner struct {
	kernel.Rounded
	expert  int // index in awake
	from, n int // among the inputs of all experts that are computed together
}

// joinDown joins the last products of the experts awake[first:last], of inputs that innerJob
// makes.
func (e *experts) joinDown(f *forward, c *choice, first, last int, y []float32) {
	in := e.down.rows
	for i := first; i < last; i++ {
		if len(f.group) == len(f.inner) {
			f.inner = append(f.inner, &inner{Rounded: kernel.Rounded{Store: &f.shared}})
		}
		x := f.inner[len(f.group)]
		x.expert, x.from, x.n = i, int(c.starts[i]-c.starts[first]), len(c.rowsOf(i))
		f.joinRows(e.down.linear(int(c.awake[i]), e.downBias), y[x.from*in:(x.from+x.n)*in], x.n, &x.Rounded, 0)
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
		up, gate := j.up[from:to], some(j.gate, from, to)
		j.weigh(j.c, x.expert, up, gate)
		j.act.apply(up, gate)
		if x.n == 1 {
			x.RoundSingly(format, up, 1, width)
		} else {
			x.Round(format, up, x.n, width)
		}
	}
}

// weighJob adds to rows of out the outputs y of the experts awake[first:last] times their
// weights.
type weighJob struct {
	*experts
	c           *choice
	first, last int
	out, y      []float32 // [rows, in], [inputs, in]
}

func (j *weighJob) do(_ *worker, lo, hi int) {
	in := j.down.rows
	for i := j.first; i < j.last; i++ {
		rows := j.c.rowsOf(i)
		n, _ := slices.BinarySearch(rows, int32(lo))
		y := j.y[(int(j.c.starts[i]-j.c.starts[j.first])+n)*in:]
		for ; n < len(rows) && int(rows[n]) < hi; n++ {
			if j.outScale != nil {
				kernel.Scale(y[:in], j.outScale[j.c.awake[i]])
			}
			r := int(rows[n])
			kernel.Axpy(j.out[r*in:(r+1)*in], j.outWeight(j.c, r, i), y[:in])
			y = y[in:]
		}
	}
}
