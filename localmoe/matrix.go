package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// matrix is a weight as it lies in the file: rows of cols encoded elements.
type matrix struct {
	format     *quant.Format
	rows, cols int
	stride     int // bytes per row
	data       []byte
}

func newMatrix(t *gguf.Tensor, cols, rows int) matrix {
	return matrix{format: t.Format, rows: rows, cols: cols, stride: t.Format.Size(cols), data: t.Data}
}

// slice returns rows [from, to) of m.
func (m *matrix) slice(from, to int) matrix {
	s := *m
	s.rows = to - from
	s.data = m.data[from*m.stride : to*m.stride]
	return s
}

// row returns the encoded row i.
func (m *matrix) row(i int) []byte { return m.data[i*m.stride : (i+1)*m.stride] }

// decodeRow writes row i to dst [cols].
func (m *matrix) decodeRow(dst []float32, i int) { kernel.Decode(m.format, dst[:m.cols], m.row(i)) }

// weights returns the number of elements.
func (m *matrix) weights() int { return m.rows * m.cols }

// mulRows writes rows [lo, hi) of dst = x·mᵀ for n inputs.
// dst: [n, rows], x: [n, cols].
func (m *matrix) mulRows(dst, x []float32, n, lo, hi int, w *worker) {
	kernel.MulFloats(dst[lo:], m.rows, m.format, m.data[lo*m.stride:hi*m.stride], x[:n*m.cols], m.cols, &w.floats)
}

// mulRounded is mulRows for activations rounded to int8.
func (m *matrix) mulRounded(dst []float32, x *kernel.Rounded, lo, hi int, w *worker) {
	x.MulRows(dst[lo:], m.rows, m.format, m.data[lo*m.stride:hi*m.stride], &w.integers)
}

// linear is a matrix with an optional bias.
type linear struct {
	matrix
	bias []float32 // [rows] or nil
}

// slice returns rows [from, to) of l.
func (l *linear) slice(from, to int) linear {
	s := linear{matrix: l.matrix.slice(from, to)}
	if l.bias != nil {
		s.bias = l.bias[from:to]
	}
	return s
}

// stack is a number of equal matrices in one tensor, such as all experts'
// down projections. A fused tensor is shared by two stacks.
type stack struct {
	all   matrix
	rows  int // of one matrix
	per   int // rows from one matrix of the stack to the next
	first int // first row of matrix 0
}

// at returns matrix i of the stack.
func (s *stack) at(i int) matrix {
	from := i*s.per + s.first
	return s.all.slice(from, from+s.rows)
}

// linear returns matrix i with its bias, out of those of all matrices or nil.
func (s *stack) linear(i int, bias []float32) linear {
	l := linear{matrix: s.at(i)}
	if bias != nil {
		l.bias = bias[i*s.rows : (i+1)*s.rows]
	}
	return l
}

// halves splits a fused stack into the first and the second half of the rows
// of every matrix.
func (s stack) halves() (first, second stack) {
	first, second = s, s
	first.rows, second.rows = s.rows/2, s.rows/2
	second.first = s.rows / 2
	return first, second
}
