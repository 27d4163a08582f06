package kernel

import (
	"math"
	"slices"
)

// Sums of exponentials run over eight lanes like those of [Dot].

// Softmax replaces x by exp(x)/Σexp(x). A sink, if not nil, is one more logit
// that takes its share of the sum and is then dropped.
func Softmax(x []float32, sink *float32) {
	peak := largest(x)
	if sink != nil {
		peak = max(peak, *sink)
	}
	n := len(x) &^ 7
	var sum float32
	switch {
	case n == 0:
	case useAVX2:
		sum = softmaxAVX2(&x[0], n, peak)
	default:
		sum = softmaxGeneric(x[:n], peak)
	}
	for i, v := range x[n:] {
		e := Exp(v - peak)
		x[n+i] = e
		sum += e
	}
	if sink != nil {
		sum += Exp(*sink - peak)
	}
	Scale(x, 1/sum)
}

// softmaxGeneric replaces x by exp(x−peak) and returns the sum; len(x) is a
// multiple of 8.
func softmaxGeneric(x []float32, peak float32) float32 {
	var s [8]float32
	for i, v := range x {
		e := Exp(v - peak)
		x[i] = e
		s[i%8] += e
	}
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

// ExpOver writes to y the exponentials of (x − peak)/t, each as [Exp] has it, for the
// largest value peak of x.
func ExpOver(y, x []float32, t float32) {
	peak := largest(x)
	n := 0
	if useAVX2 && len(x) >= 8 {
		n = len(x) &^ 7
		expOverAVX2(&y[0], &x[0], n, peak, t)
	}
	for i, v := range x[n:] {
		y[n+i] = Exp((v - peak) / t)
	}
}

// largest returns the largest value of x, -Inf if there is none. With a NaN in x
// the result is arbitrary.
func largest(x []float32) float32 {
	peak := float32(math.Inf(-1))
	n := 0
	if useAVX2 && len(x) >= 8 {
		n = len(x) &^ 7
		peak = maxAVX2(&x[0], n)
	}
	for _, v := range x[n:] {
		peak = max(peak, v)
	}
	return peak
}

// Argmax returns the index of the first of the largest values of x, -1 if there is none.
// With a NaN in x the result is arbitrary.
func Argmax(x []float32) int { return slices.Index(x, largest(x)) }

// LogSumExp returns ln Σexp(x), summed in float64.
func LogSumExp(x []float32) float64 {
	peak := largest(x)
	if math.IsInf(float64(peak), 0) {
		return float64(peak)
	}
	n := len(x) &^ 7
	var sum float64
	switch {
	case n == 0:
	case useAVX2:
		sum = sumExpAVX2(&x[0], n, peak)
	default:
		sum = sumExpGeneric(x[:n], peak)
	}
	for _, v := range x[n:] {
		sum += float64(Exp(v - peak))
	}
	return float64(peak) + math.Log(sum)
}

// sumExpGeneric returns Σexp(x−peak); len(x) is a multiple of 8.
func sumExpGeneric(x []float32, peak float32) float64 {
	var s [8]float64
	for i, v := range x {
		s[i%8] += float64(Exp(v - peak))
	}
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}
