// Package kernel holds the inner loops of the forward pass: products of
// encoded weight rows with float32 activations and the element-wise functions.
//
// Every result is defined by plain Go code that works on one row at a time in a
// fixed order of additions; vector kernels return the same bits. So a result
// depends neither on which kernels run, nor on how many rows are computed
// together, nor on the number of threads.
package kernel

import "math"

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
