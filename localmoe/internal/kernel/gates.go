package kernel

// eights returns how many of n elements the kernels for whole groups of eight do.
func eights(n int) int {
	if useAVX2 {
		return n &^ 7
	}
	return 0
}

// SiLUMul multiplies y by the SiLU of x element by element.
func SiLUMul(y, x []float32) {
	x = x[:len(y)]
	n := eights(len(y))
	if n > 0 {
		siluMulAVX2(&y[0], &x[0], n)
	}
	for i := n; i < len(y); i++ {
		y[i] *= SiLU(x[i])
	}
}

// SiLUs replaces every element of x by its SiLU.
func SiLUs(x []float32) {
	n := eights(len(x))
	if n > 0 {
		siluAVX2(&x[0], n)
	}
	for i := n; i < len(x); i++ {
		x[i] = SiLU(x[i])
	}
}

// SigmoidMul multiplies y by the sigmoid of x element by element.
func SigmoidMul(y, x []float32) {
	x = x[:len(y)]
	n := eights(len(y))
	if n > 0 {
		sigmoidMulAVX2(&y[0], &x[0], n)
	}
	for i := n; i < len(y); i++ {
		y[i] *= Sigmoid(x[i])
	}
}

// GELUMul writes y times the GELU of x to dst, which may be either.
func GELUMul(dst, y, x []float32) {
	y, x = y[:len(dst)], x[:len(dst)]
	n := eights(len(dst))
	if n > 0 {
		geluMulAVX2(&dst[0], &y[0], &x[0], n)
	}
	for i := n; i < len(dst); i++ {
		dst[i] = GELU(x[i]) * y[i]
	}
}

// ClampedSwiGLU replaces up by the gate of gpt-oss, gate·sigmoid(1.702·gate)·(up+1) with gate
// at most 7 and up within ±7.
func ClampedSwiGLU(up, gate []float32) {
	gate = gate[:len(up)]
	n := eights(len(up))
	if n > 0 {
		clampedSwiGLUAVX2(&up[0], &gate[0], n)
	}
	for i := n; i < len(up); i++ {
		up[i] = clampedSwiGLU(gate[i], up[i])
	}
}

// Softcap replaces every x by c·tanh(x/c).
func Softcap(x []float32, c float32) {
	n := eights(len(x))
	if n > 0 {
		softcapAVX2(&x[0], n, c)
	}
	for i := n; i < len(x); i++ {
		x[i] = c * Tanh(x[i]/c)
	}
}

// RotatePairs rotates the pairs (x[2i], x[2i+1]) by angles of which table holds cosine and sine.
// x, table: [n, 2]
func RotatePairs(x, table []float32) {
	table = table[:len(x)]
	n := eights(len(x))
	if n > 0 {
		rotatePairsAVX2(&x[0], &table[0], n/2)
	}
	for i := n; i < len(x); i += 2 {
		x[i], x[i+1] = rotate(x[i], x[i+1], table[i], table[i+1])
	}
}

// RotateHalves is RotatePairs for the pairs (x[i], x[n+i]). x: [2, n], table: [n, 2]
func RotateHalves(x, table []float32) {
	pairs := len(x) / 2
	low, high, table := x[:pairs], x[pairs:2*pairs], table[:2*pairs]
	n := eights(pairs)
	if n > 0 {
		rotateHalvesAVX2(&low[0], &high[0], &table[0], n)
	}
	for i := n; i < pairs; i++ {
		low[i], high[i] = rotate(low[i], high[i], table[2*i], table[2*i+1])
	}
}

// rotate turns one pair. The conversions forbid fused multiply-adds.
func rotate(x, y, cos, sin float32) (float32, float32) {
	return float32(x*cos) - float32(y*sin), float32(x*sin) + float32(y*cos)
}
