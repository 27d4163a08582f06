// Package stats has the statistics of evaluations: intervals of accuracies,
// paired comparisons clustered by question, the compute that an accuracy takes,
// calibration, and ranking.
//
// Everything here is deterministic. Where others draw random resamples the exact
// distribution is computed; the one Monte Carlo bootstrap has a fixed seed.
package stats

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Interval is an estimate with its limits.
type Interval struct {
	Estimate, Low, High float64
}

// Z is the two-sided normal quantile of a confidence level: 1.96 for 0.95.
func Z(level float64) float64 { return distuv.UnitNormal.Quantile(1 - (1-level)/2) }

// Wilson is the score interval of a proportion of successes among n trials;
// with n = 0 it is [0, 1]. Neither needs to be a whole number. Wilson 1927.
func Wilson(successes, n, level float64) Interval {
	if n <= 0 {
		return Interval{math.NaN(), 0, 1}
	}
	z := Z(level)
	p := successes / n
	centre := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return Interval{p, math.Max(0, centre-half), math.Min(1, centre+half)}
}

// Cluster is one question: how often it was asked and answered right.
type Cluster struct {
	N, Correct int
}

// Clusters counts questions that were answered alike, so that its size does not
// depend on their number.
type Clusters map[Cluster]int

// Questions is how many there are.
func (c Clusters) Questions() (n int) {
	for _, count := range c {
		n += count
	}
	return n
}

// sorted are the clusters in a fixed order, so that sums are rounded alike every
// time.
func (c Clusters) sorted() []Cluster {
	return slices.SortedFunc(maps.Keys(c), func(a, b Cluster) int {
		return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.Correct, b.Correct))
	})
}

// Accuracy is the mean accuracy over questions, each counting the same, with a
// Wilson interval at the effective number of trials: as many as there are
// independent answers. That is between the number of questions, when seeds do
// not matter, and the number of answers, when questions do not. With one answer
// a question it is the plain Wilson interval.
func Accuracy(clusters Clusters, level float64) Interval {
	var questions, answers, sum float64
	for _, c := range clusters.sorted() {
		if times := float64(clusters[c]); c.N > 0 {
			questions += times
			answers += times * float64(c.N)
			sum += times * float64(c.Correct) / float64(c.N)
		}
	}
	if questions == 0 {
		return Wilson(0, 0, level)
	}
	p := sum / questions
	var squares float64
	for _, c := range clusters.sorted() {
		if c.N > 0 {
			d := float64(c.Correct)/float64(c.N) - p
			squares += float64(clusters[c]) * d * d
		}
	}
	effective := questions
	if questions > 1 && p*(1-p) > 0 {
		variance := squares / (questions - 1) / questions // of the mean; 0, but for rounding, where all are alike
		effective = math.Min(math.Max(p*(1-p)/variance, questions), answers)
	}
	return Wilson(p*effective, effective, level)
}
