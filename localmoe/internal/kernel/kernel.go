// Package kernel holds the inner loops of the forward pass: products of
// encoded weight rows with float32 activations and the element-wise functions.
//
// Every result is defined by plain Go code that works on one row at a time in a
// fixed order of additions; vector kernels return the same bits. So a result
// depends neither on which kernels run, nor on how many rows are computed
// together, nor on the number of threads.
package kernel

//go:generate go run ./tables .

import "math"

// Add adds x to y element by element.
func Add(y, x []float32) {
	n := 0
	x = x[:len(y)]
	if useAVX2 && len(y) >= 8 {
		n = len(y) &^ 7
		addAVX2(&y[0], &x[0], n)
	}
	for i := n; i < len(y); i++ {
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
	n := 0
	if useAVX2 && len(y) >= 8 {
		n = len(y) &^ 7
		scaleAVX2(&y[0], n, a)
	}
	for i := n; i < len(y); i++ {
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
	n := 0
	if useAVX2 && len(x) >= 8 {
		n = len(x) &^ 7
		normAVX2(&dst[0], &x[0], &w[0], n, scale)
	}
	for i := n; i < len(x); i++ {
		dst[i] = x[i] * scale * w[i]
	}
}

// SumSquares returns Σ x[i]².
func SumSquares(x []float32) float32 { return Dot(x, x) }
