package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// product is one of several products that are computed together.
type product struct {
	m    matrix
	bias []float32
	dst  []float32 // [n, m.rows]
	n    int
	// in holds the inputs rounded, where they are: all that it holds, or of one input
	// this vector.
	in     *kernel.Rounded
	vector int
}

// join adds the product dst = x·lᵀ + bias of n inputs to those that together
// computes.
func (f *forward) join(l linear, dst []float32, n int) {
	f.group = append(f.group, product{m: l.matrix, bias: l.bias, dst: dst, n: n, in: &f.rounded})
}

// joinRows adds the product with n inputs of its own, all those of x or one of them.
func (f *forward) joinRows(l linear, dst []float32, n int, x *kernel.Rounded, vector int) {
	f.group = append(f.group, product{m: l.matrix, bias: l.bias, dst: dst, n: n, in: x, vector: vector})
}

// gathered are some of the rounded inputs, for products with a format.
type gathered struct {
	kernel.Rounded
	rows   []int32
	format *quant.Format
}

// inputs returns what will hold some of the rounded inputs after gather; a single one is
// among f.rounded already.
func (f *forward) inputs(rows []int32, format *quant.Format) *kernel.Rounded {
	if len(rows) == 1 {
		return &f.rounded
	}
	if f.gatheredNow == len(f.gathered) {
		f.gathered = append(f.gathered, &gathered{Rounded: kernel.Rounded{Store: &f.shared}})
	}
	g := f.gathered[f.gatheredNow]
	f.gatheredNow++
	g.rows, g.format = rows, format
	return &g.Rounded
}

// gather fills what inputs returned. All inputs have cols values.
func (f *forward) gather(cols int) {
	values := 0
	for _, g := range f.gathered[:f.gatheredNow] {
		values += len(g.rows) * cols
	}
	f.jobs.gather = gatherJob{f}
	f.each(f.gatheredNow, 1, float64(values)*heavyValue, &f.jobs.gather)
}

// gatherJob fills some of the gathered inputs.
type gatherJob struct{ f *forward }

func (j *gatherJob) do(_ *worker, lo, hi int) {
	for _, g := range j.f.gathered[lo:hi] {
		g.Gather(&j.f.rounded, g.rows, g.format)
	}
}

// together computes the products joined so far for the same n inputs, which are
// rounded once for all products where their formats allow it. Products of one
// input are one piece of work for all threads.
func (f *forward) together(x []float32, n int) {
	first := &f.group[0].m
	if n == 1 && f.sameRounding() {
		f.rounded.RoundSingly(first.format, x, 1, first.cols)
		f.multiplyGroup()
		return
	}
	for i := range f.group {
		p := &f.group[i]
		if i == 0 || p.m.format != f.group[i-1].m.format {
			f.mul(&p.m, p.dst, x, n)
		} else {
			f.mulAgain(&p.m, p.dst, x, n)
		}
	}
	f.finishGroup()
}

// finishGroup adds the biases and empties the group.
func (f *forward) finishGroup() {
	for _, p := range f.group {
		if p.bias != nil {
			for i := range p.n {
				kernel.Add(p.dst[i*p.m.rows:(i+1)*p.m.rows], p.bias)
			}
		}
	}
	f.group, f.gatheredNow = f.group[:0], 0
}

// rounds reports whether activations are rounded for products with weights of
// this format.
func (f *forward) rounds(format *quant.Format) bool { return !f.m.exact && kernel.Integer(format) }

// sameRounding reports whether one rounding of the inputs serves the whole group.
func (f *forward) sameRounding() bool {
	for i := range f.group {
		m, first := &f.group[i].m, &f.group[0].m
		if !f.rounds(m.format) || m.format.Block != first.format.Block || m.cols != first.cols {
			return false
		}
	}
	return true
}

// multiplyGroup computes the products of the group, each with its rounded inputs, and
// empties it.
func (f *forward) multiplyGroup() {
	rows, work := 0, 0
	for i := range f.group {
		p := &f.group[i]
		rows += p.m.rows
		work += p.m.weights() * p.n
	}
	f.jobs.group = groupJob{f.group}
	f.each(rows, f.rowGrain(rows), float64(work), &f.jobs.group)
	f.finishGroup()
}

// groupJob computes the rows of all products of a group, counted through.
type groupJob struct{ group []product }

func (j *groupJob) do(w *worker, lo, hi int) {
	for i := range j.group {
		p := &j.group[i]
		if from, to := max(lo, 0), min(hi, p.m.rows); from < to {
			data := p.m.data[from*p.m.stride : to*p.m.stride]
			if p.n == 1 {
				p.in.MulVector(p.dst[from:to], p.vector, p.m.format, data, &w.integers)
			} else {
				p.in.MulRows(p.dst[from:], p.m.rows, p.m.format, data, &w.integers)
			}
		}
		lo, hi = lo-p.m.rows, hi-p.m.rows
	}
}
