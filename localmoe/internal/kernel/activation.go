package kernel

import "math"

const (
	log2e = 1.44269504088896341
	// ln 2 in two parts: the first has few enough bits that its product with
	// the exponent is exact (Cody and Waite).
	ln2High = 0.693359375
	ln2Low  = -2.12194440e-4
)

// Exp returns eˣ to within 2 units in the last place: x = n·ln 2 + r with
// |r| ≤ ln 2/2, then a polynomial of degree 6 in r. Results below 2⁻¹²⁵ become
// zero, NaN stays NaN.
func Exp(x float32) float32 {
	switch {
	case x > 88.72283: // ln of the largest float32
		return float32(math.Inf(1))
	case x < -86.64340: // ln 2⁻¹²⁵
		return 0
	case x != x:
		return x
	}
	// Adding and subtracting 1.5·2²³ rounds to the nearest integer.
	const shift = 12582912
	n := float32(x*log2e) + shift - shift
	r := x - float32(n*ln2High) - float32(n*ln2Low)
	p := float32(1.9875691500e-4)
	p = float32(p*r) + 1.3981999507e-3
	p = float32(p*r) + 8.3334519073e-3
	p = float32(p*r) + 4.1665795894e-2
	p = float32(p*r) + 1.6666665459e-1
	p = float32(p*r) + 5.0000001201e-1
	e := float32(float32(p*r)*r) + r + 1
	// n is at most 128; halving the factor keeps 2ⁿ representable.
	return e * 2 * math.Float32frombits(uint32(int32(n)+126)<<23)
}

// Sigmoid returns 1/(1+e⁻ˣ).
func Sigmoid(x float32) float32 { return 1 / (1 + Exp(-x)) }

// SiLU returns x·sigmoid(x).
func SiLU(x float32) float32 { return x / (1 + Exp(-x)) }

// GELU returns the tanh form x/2·(1+tanh(√(2/π)·(x+0.044715·x³))), as x·sigmoid of twice
// what tanh is taken of. Hendrycks and Gimpel 2016, arXiv:1606.08415.
func GELU(x float32) float32 {
	const scale = 1.5957691216057308 // 2·√(2/π)
	u := float32(scale*x) * (1 + float32(float32(0.044715*x)*x))
	return x / (1 + Exp(-u))
}

// Tanh returns the hyperbolic tangent to within 3 units in the last place: by a polynomial
// where magnitudes are small (Cephes, tanhf), else from e²ˣ.
func Tanh(x float32) float32 {
	a := math.Float32frombits(math.Float32bits(x) &^ (1 << 31))
	if a < 0.625 {
		s := float32(x * x)
		p := float32(-5.70498872745e-3)
		p = float32(p*s) + 2.06390887954e-2
		p = float32(p*s) - 5.37397155531e-2
		p = float32(p*s) + 1.33314422036e-1
		p = float32(p*s) - 3.33332819422e-1
		return float32(float32(p*s)*x) + x
	}
	t := 1 - 2/(1+Exp(a+a))
	return math.Float32frombits(math.Float32bits(t) | math.Float32bits(x)&(1<<31))
}

// clampedSwiGLU is g·sigmoid(1.702·g)·(u+1) with g at most 7 and u within ±7.
func clampedSwiGLU(gate, up float32) float32 {
	gate = min(gate, 7)
	up = min(max(up, -7), 7)
	return gate * Sigmoid(1.702*gate) * (up + 1)
}

// Softplus returns ln(1+eˣ).
func Softplus(x float32) float32 {
	if x > 20 { // the difference is below half a unit in the last place
		return x
	}
	return float32(math.Log1p(math.Exp(float64(x))))
}
