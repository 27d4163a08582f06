package stats

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"math/cmplx"
	"slices"

	"gonum.org/v1/gonum/dsp/fourier"
)

// Pair is one question answered by two strategies: N replicates in common, of
// which each answered so many right.
type Pair struct {
	N, A, B int
}

// Pairs counts questions that were answered alike, so that its size does not
// depend on their number.
type Pairs map[Pair]int

// Questions is how many there are.
func (p Pairs) Questions() (n int) {
	for _, count := range p {
		n += count
	}
	return n
}

// sorted yields the pairs that have replicates and their numbers in a fixed order,
// so that sums are rounded alike every time.
func (p Pairs) sorted() iter.Seq2[Pair, int] {
	return func(yield func(Pair, int) bool) {
		keys := slices.SortedFunc(maps.Keys(p), func(a, b Pair) int {
			return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
		})
		for _, key := range keys {
			if key.N > 0 && !yield(key, p[key]) {
				return
			}
		}
	}
}

// maxLattice bounds the number of values that the exact bootstrap tells apart.
const maxLattice = 1 << 22

// PairedBootstrap is the mean over questions of the difference in accuracy,
// A less B, with the percentile bootstrap interval that resamples questions.
// It is computed exactly, as the limit of infinitely many resamples: the sum
// of n draws from the empirical distribution is an n-fold convolution, which is
// a power of its Fourier transform.
//
// Before resampling, two made-up questions are added, one won by each side, so
// that agreement on a handful of questions is not taken for certainty (the
// "plus two" adjustment of Agresti and Min 2005 for paired proportions). The
// estimate is without them.
func PairedBootstrap(pairs Pairs, level float64) Interval {
	n := 0
	for _, count := range pairs.sorted() {
		n += count
	}
	if n == 0 {
		return Interval{math.NaN(), -1, 1}
	}
	unit := latticeUnit(pairs, n)
	// weights[k] is how many questions differ by k-unit steps.
	weights := make([]float64, 2*unit+1)
	weights[0], weights[2*unit] = 1, 1
	var sum float64
	for p, count := range pairs.sorted() {
		d := float64(p.A-p.B) / float64(p.N)
		sum += d * float64(count)
		weights[int(math.Round(d*float64(unit)))+unit] += float64(count)
	}
	low, high := sumQuantiles(weights, n, (1-level)/2)
	scale := float64(n) * float64(unit)
	return Interval{sum / float64(n), float64(low-n*unit) / scale, float64(high-n*unit) / scale}
}

// latticeUnit is the common denominator of all differences of n questions, or a
// coarser one where that would be too fine to compute with.
func latticeUnit(pairs Pairs, n int) int {
	unit, most := 1, max(maxLattice/spread(n), 1)
	for p := range pairs.sorted() {
		if unit = unit / gcd(unit, p.N) * p.N; unit > most {
			return most
		}
	}
	return unit
}

// unlikely is -ln of the probability that is left out at either end of a sum.
const unlikely = 40

// spread is how many values, in units of the largest difference, a sum of n may
// take but for unlikely ones.
func spread(n int) int {
	return min(2*n, int(2*(math.Sqrt(2*unlikely*float64(n))+2*unlikely)))
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// sumQuantiles are the tail and 1-tail quantiles of the sum of n independent
// draws of an index of weights, each as likely as its weight. Of the values that
// the sum may take only the likely ones are told apart, by Bernstein's inequality:
// the transform is cyclic, so that a value counts at its remainder by the size.
func sumQuantiles(weights []float64, n int, tail float64) (low, high int) {
	var total, mean, variance float64
	for k, w := range weights {
		total += w
		mean += w * float64(k)
	}
	mean /= total
	for k, w := range weights {
		variance += w / total * (float64(k) - mean) * (float64(k) - mean)
	}
	last := len(weights) - 1
	reach := math.Sqrt(2*unlikely*float64(n)*variance) + 2./3*unlikely*float64(last)
	first, end := max(int(float64(n)*mean-reach), 0), min(int(float64(n)*mean+reach)+1, n*last)
	size := 1
	for size < end-first+1 {
		size *= 2
	}
	signal := make([]complex128, size)
	for k, w := range weights {
		signal[k%size] += complex(w/total, 0)
	}
	fft := fourier.NewCmplxFFT(size)
	fft.Coefficients(signal, signal)
	for i, c := range signal {
		signal[i] = cmplx.Pow(c, complex(float64(n), 0))
	}
	fft.Sequence(signal, signal)
	// Rounding leaves probabilities of about ±1e-16 everywhere; the slack keeps
	// them from deciding a quantile.
	const slack = 1e-9
	low = -1
	var cdf float64
	for k := first; k <= end; k++ {
		cdf += math.Max(real(signal[k%size])/float64(size), 0)
		if low < 0 && cdf > tail-slack {
			low = k
		}
		if cdf > 1-tail-slack {
			return low, k
		}
	}
	return low, end
}

// McNemar is the two-sided exact p-value of the hypothesis that the two
// strategies are exchangeable on every question. Which of the two gets the
// label A is flipped question by question, replicates together, and the
// distribution of the summed difference is computed exactly. With one replicate
// it is McNemar's exact test: binomial on the discordant questions.
func McNemar(pairs Pairs) float64 {
	counts := map[int]int{} // questions by the size of their difference
	observed := 0
	for p, count := range pairs.sorted() {
		d := p.A - p.B
		observed += d * count
		if d != 0 {
			counts[abs(d)] += count
		}
	}
	sum := distribution{pmf: []float64{1}}
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		sum = sum.plus(flips(counts[k], k))
	}
	var p float64
	for i, mass := range sum.pmf {
		if value := sum.offset + i*sum.stepSize(); abs(value) >= abs(observed) {
			p += mass
		}
	}
	return math.Min(p, 1)
}

func abs(n int) int { return max(n, -n) }

// distribution has probability pmf[i] at offset + i*step.
type distribution struct {
	offset, step int
	pmf          []float64
}

func (d distribution) stepSize() int { return max(d.step, 1) }

// negligible is the probability below which a tail is cut off.
const negligible = 1e-40

// flips is the distribution of the sum of m independent signs times k, without
// tails that are negligible by Hoeffding's inequality.
func flips(m, k int) distribution {
	reach := math.Sqrt(-math.Log(negligible) / 2 * float64(m))
	first, last := max(int(float64(m)/2-reach), 0), min(int(float64(m)/2+reach)+1, m)
	d := distribution{offset: (2*first - m) * k, step: 2 * k, pmf: make([]float64, last-first+1)}
	logAll, _ := math.Lgamma(float64(m + 1))
	for i := range d.pmf {
		a, _ := math.Lgamma(float64(first + i + 1))
		b, _ := math.Lgamma(float64(m - first - i + 1))
		d.pmf[i] = math.Exp(logAll - a - b - float64(m)*math.Ln2)
	}
	return d.trimmed()
}

func (d distribution) trimmed() distribution {
	for len(d.pmf) > 1 && d.pmf[0] < negligible {
		d.pmf, d.offset = d.pmf[1:], d.offset+d.stepSize()
	}
	for len(d.pmf) > 1 && d.pmf[len(d.pmf)-1] < negligible {
		d.pmf = d.pmf[:len(d.pmf)-1]
	}
	return d
}

// plus is the distribution of the sum of two independent values.
func (d distribution) plus(e distribution) distribution {
	if len(d.pmf) == 1 {
		e.offset += d.offset
		return e
	}
	step := gcd(d.stepSize(), e.stepSize())
	a, b := d.stepSize()/step, e.stepSize()/step
	out := distribution{offset: d.offset + e.offset, step: step, pmf: make([]float64, (len(d.pmf)-1)*a+(len(e.pmf)-1)*b+1)}
	for i, p := range d.pmf {
		for j, q := range e.pmf {
			out.pmf[i*a+j*b] += p * q
		}
	}
	return out
}

// NonInferior tells whether A is at most margin worse than B: the lower limit of
// the paired difference lies above -margin. With a two-sided 95 % interval that
// is a test at 2.5 %.
func NonInferior(difference Interval, margin float64) bool { return difference.Low > -margin }
