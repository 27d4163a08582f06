package stats

import (
	"cmp"
	"math"
	"slices"
)

// Prediction is a stated probability and whether the thing was so.
type Prediction struct {
	P     float64
	Truth bool
}

// Bin is one bin of a reliability diagram.
type Bin struct {
	Low, High float64 // range of stated probabilities
	N         int
	Stated    float64 // mean stated probability; 0 in an empty bin
	Observed  float64 // share that was so; 0 in an empty bin
}

// NewBins are so many empty bins of equal width.
func NewBins(n int) []Bin {
	out := make([]Bin, n)
	for i := range out {
		out[i].Low, out[i].High = float64(i)/float64(n), float64(i+1)/float64(n)
	}
	return out
}

// Tally puts a prediction into the bin that it belongs to; one whose P is not a number
// belongs to none.
func Tally(bins []Bin, p Prediction) {
	if math.IsNaN(p.P) {
		return
	}
	n := len(bins)
	b := &bins[min(int(min(max(p.P, 0), 1)*float64(n)), n-1)]
	b.N++
	b.Stated += (p.P - b.Stated) / float64(b.N)
	observed := 0.
	if p.Truth {
		observed = 1
	}
	b.Observed += (observed - b.Observed) / float64(b.N)
}

// Reliability puts predictions into bins of equal width.
func Reliability(predictions []Prediction, bins int) []Bin {
	out := NewBins(bins)
	for _, p := range predictions {
		Tally(out, p)
	}
	return out
}

// ECE is the expected calibration error: the mean gap between what a bin states
// and what is observed in it, weighted by the bin's share. It is NaN without
// predictions. Guo et al. 2017, arXiv:1706.04599.
func ECE(bins []Bin) float64 {
	var sum, n float64
	for _, b := range bins {
		sum += float64(b.N) * math.Abs(b.Stated-b.Observed)
		n += float64(b.N)
	}
	return sum / n
}

// AUC is the probability that a true case is given a higher P than a false one,
// ties counting half. It is NaN when one of the two kinds is missing, or a P is not a
// number.
func AUC(predictions []Prediction) float64 {
	if unranked(predictions) {
		return math.NaN()
	}
	sorted := slices.SortedFunc(slices.Values(predictions), func(a, b Prediction) int { return cmp.Compare(a.P, b.P) })
	var positives, negatives, wins float64
	for i := 0; i < len(sorted); {
		var tiedTrue, tiedFalse float64
		j := i
		for ; j < len(sorted) && sorted[j].P == sorted[i].P; j++ {
			if sorted[j].Truth {
				tiedTrue++
			} else {
				tiedFalse++
			}
		}
		wins += tiedTrue*negatives + tiedTrue*tiedFalse/2
		positives, negatives = positives+tiedTrue, negatives+tiedFalse
		i = j
	}
	return wins / (positives * negatives)
}

// unranked reports whether some P is not a number, and so neither above nor below others.
func unranked(predictions []Prediction) bool {
	return slices.ContainsFunc(predictions, func(p Prediction) bool { return math.IsNaN(p.P) })
}

// MCC is Matthews' correlation of a yes/no prediction with the truth; 0 where it
// is not defined.
func MCC(tp, tn, fp, fn float64) float64 {
	d := math.Sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
	if d == 0 {
		return 0
	}
	return (tp*tn - fp*fn) / d
}

// RecallAt is the share of the true cases given a P above all but a share
// falseAlarms of the false ones; 0 when one of the two kinds is missing.
func RecallAt(predictions []Prediction, falseAlarms float64) float64 {
	var positives, negatives []float64
	for _, p := range predictions {
		if p.Truth {
			positives = append(positives, p.P)
		} else {
			negatives = append(negatives, p.P)
		}
	}
	if len(positives) == 0 || len(negatives) == 0 {
		return 0
	}
	slices.Sort(negatives)
	// What is given no more than so many of the false ones is not found.
	const slack = 1e-9 // a share of 0.29 of 100 is 29, not 28
	below := len(negatives) - int(falseAlarms*float64(len(negatives))+slack)
	found := 0
	for _, p := range positives {
		if below <= 0 || p > negatives[below-1] {
			found++
		}
	}
	return float64(found) / float64(len(positives))
}
