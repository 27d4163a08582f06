package head

import "math"

// network is a logistic regression, or one with a hidden layer of rectified
// units before it.
type network struct {
	width  int         // units of the hidden layer; 0 is none
	hidden [][]float64 // [width, features+1], the bias last
	output []float64   // [width+1] or [features+1], the bias last
}

// logit is the log-odds of x.
func (n *network) logit(x []float64) float64 {
	if n.width > 0 {
		h := make([]float64, n.width)
		for i, w := range n.hidden {
			h[i] = math.Max(0, affine(w, x))
		}
		x = h
	}
	return affine(n.output, x)
}

// affine is w·x plus the bias behind the weights.
func affine(w, x []float64) float64 {
	sum := w[len(x)]
	for i, v := range x {
		sum += w[i] * v
	}
	return sum
}
