// Package kernel holds the inner loops of the forward pass: products of
// encoded weight rows with float32 activations and the element-wise functions.
//
// Everything here is plain Go and works on one row at a time in a fixed order
// of additions, so that a result depends neither on how many rows are computed
// together nor on the number of threads.
package kernel

import (
	"encoding/binary"
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// Dot returns Σ a[i]·b[i]; len(b) is at least len(a). Four running sums take
// the elements in turn: one sum alone would wait for each addition to finish.
func Dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	n := len(a) &^ 7
	for i := 0; i < n; i += 8 {
		x, y := (*[8]float32)(a[i:]), (*[8]float32)(b[i:])
		s0 += x[0] * y[0]
		s1 += x[1] * y[1]
		s2 += x[2] * y[2]
		s3 += x[3] * y[3]
		s0 += x[4] * y[4]
		s1 += x[5] * y[5]
		s2 += x[6] * y[6]
		s3 += x[7] * y[7]
	}
	for i := n; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return (s0 + s1) + (s2 + s3)
}

// DotRow returns the dot product of an encoded weight row with x. It equals
// decoding the row and calling [Dot], bit for bit; formats worth it are
// multiplied without the detour. scratch has room for len(x) values.
func DotRow(f *quant.Format, row []byte, x, scratch []float32) float32 {
	switch f {
	case quant.Q8_0:
		return dotQ8_0(row, x)
	case quant.F32:
		return dotF32(row, x)
	}
	w := scratch[:len(x)]
	f.Decode(w, row)
	return Dot(w, x)
}

func dotF32(row []byte, x []float32) float32 {
	var s0, s1, s2, s3 float32
	n := len(x) &^ 7
	for i := 0; i < n; i += 8 {
		w, y := (*[32]byte)(row[4*i:]), (*[8]float32)(x[i:])
		s0 += float(w[0:]) * y[0]
		s1 += float(w[4:]) * y[1]
		s2 += float(w[8:]) * y[2]
		s3 += float(w[12:]) * y[3]
		s0 += float(w[16:]) * y[4]
		s1 += float(w[20:]) * y[5]
		s2 += float(w[24:]) * y[6]
		s3 += float(w[28:]) * y[7]
	}
	for i := n; i < len(x); i++ {
		s0 += float(row[4*i:]) * x[i]
	}
	return (s0 + s1) + (s2 + s3)
}

func float(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }

// signed holds float32(int8(b)) for every byte: a load is cheaper than a
// conversion.
var signed = func() (t [256]float32) {
	for i := range t {
		t[i] = float32(int8(i))
	}
	return t
}()

func dotQ8_0(row []byte, x []float32) float32 {
	var s0, s1, s2, s3 float32
	for ; len(x) >= 32; row, x = row[34:], x[32:] {
		w, y := (*[34]byte)(row), (*[32]float32)(x)
		d := quant.Half(uint16(w[0]) | uint16(w[1])<<8)
		q := (*[32]byte)(w[2:])
		for i := 0; i < 32; i += 8 {
			q8, y8 := (*[8]byte)(q[i:i+8]), (*[8]float32)(y[i:i+8])
			s0 += d * signed[q8[0]] * y8[0]
			s1 += d * signed[q8[1]] * y8[1]
			s2 += d * signed[q8[2]] * y8[2]
			s3 += d * signed[q8[3]] * y8[3]
			s0 += d * signed[q8[4]] * y8[4]
			s1 += d * signed[q8[5]] * y8[5]
			s2 += d * signed[q8[6]] * y8[6]
			s3 += d * signed[q8[7]] * y8[7]
		}
	}
	return (s0 + s1) + (s2 + s3)
}

// Axpy adds a·x to y; len(x) is at least len(y).
func Axpy(y []float32, a float32, x []float32) {
	n := len(y) &^ 7
	for i := 0; i < n; i += 8 {
		u, v := (*[8]float32)(y[i:]), (*[8]float32)(x[i:])
		u[0] += a * v[0]
		u[1] += a * v[1]
		u[2] += a * v[2]
		u[3] += a * v[3]
		u[4] += a * v[4]
		u[5] += a * v[5]
		u[6] += a * v[6]
		u[7] += a * v[7]
	}
	for i := n; i < len(y); i++ {
		y[i] += a * x[i]
	}
}

// Add adds x to y element by element.
func Add(y, x []float32) {
	x = x[:len(y)]
	for i := range y {
		y[i] += x[i]
	}
}

// Mul multiplies y by x element by element.
func Mul(y, x []float32) {
	x = x[:len(y)]
	for i := range y {
		y[i] *= x[i]
	}
}

// Scale multiplies every element of y by a.
func Scale(y []float32, a float32) {
	for i := range y {
		y[i] *= a
	}
}

// RMSNorm writes x/√(mean(x²)+eps) to dst, times the weights w if there are
// any. dst may be x. Zhang and Sennrich 2019, arXiv:1910.07467.
func RMSNorm(dst, x, w []float32, eps float32) {
	scale := 1 / float32(math.Sqrt(float64(SumSquares(x)/float32(len(x))+eps)))
	dst = dst[:len(x)]
	if w == nil {
		for i, v := range x {
			dst[i] = v * scale
		}
		return
	}
	w = w[:len(x)]
	for i, v := range x {
		dst[i] = v * scale * w[i]
	}
}

// SumSquares returns Σ x[i]².
func SumSquares(x []float32) float32 { return Dot(x, x) }

// Softmax replaces x by exp(x)/Σexp(x). A sink, if not nil, is one more logit
// that takes its share of the sum and is then dropped.
func Softmax(x []float32, sink *float32) {
	peak := float32(math.Inf(-1))
	for _, v := range x {
		peak = max(peak, v)
	}
	if sink != nil {
		peak = max(peak, *sink)
	}
	var sum float32
	for i, v := range x {
		e := Exp(v - peak)
		x[i] = e
		sum += e
	}
	if sink != nil {
		sum += Exp(*sink - peak)
	}
	Scale(x, 1/sum)
}

// LogSumExp returns ln Σexp(x), summed in float64.
func LogSumExp(x []float32) float64 {
	peak := float32(math.Inf(-1))
	for _, v := range x {
		peak = max(peak, v)
	}
	if math.IsInf(float64(peak), 0) {
		return float64(peak)
	}
	var sum float64
	for _, v := range x {
		sum += float64(Exp(v - peak))
	}
	return float64(peak) + math.Log(sum)
}
