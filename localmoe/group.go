package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// product is one of several products that are computed together.
type product struct {
	m      matrix
	bias   []float32
	dst    []float32
	vector int // of the inputs, for groupJob
}

// join adds the product dst = x·lᵀ + bias to those that together computes.
func (f *forward) join(l *linear, dst []float32) {
	f.group = append(f.group, product{m: l.matrix, bias: l.bias, dst: dst})
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
	f.finishGroup(n)
}

// finishGroup adds the biases and empties the group.
func (f *forward) finishGroup(n int) {
	for _, p := range f.group {
		if p.bias != nil {
			for i := range n {
				kernel.Add(p.dst[i*p.m.rows:(i+1)*p.m.rows], p.bias)
			}
		}
	}
	f.group = f.group[:0]
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

// multiplyGroup computes the products of the group, each with its one vector of the
// rounded inputs, and empties it.
func (f *forward) multiplyGroup() {
	rows, weights := 0, 0
	for i := range f.group {
		rows += f.group[i].m.rows
		weights += f.group[i].m.weights()
	}
	f.groupJob = groupJob{f.group, &f.rounded}
	f.each(rows, groupGrain, float64(weights), &f.groupJob)
	f.finishGroup(1)
}

// groupGrain is the number of rows of a piece of work on a group.
const groupGrain = 64

// groupJob computes the rows of all products of a group, counted through.
type groupJob struct {
	group   []product
	rounded *kernel.Rounded
}

func (j *groupJob) do(w *worker, lo, hi int) {
	for i := range j.group {
		p := &j.group[i]
		if from, to := max(lo, 0), min(hi, p.m.rows); from < to {
			data := p.m.data[from*p.m.stride : to*p.m.stride]
			j.rounded.MulVector(p.dst[from:to], p.vector, p.m.format, data, &w.integers)
		}
		lo, hi = lo-p.m.rows, hi-p.m.rows
	}
}
