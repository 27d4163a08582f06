package stats

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// resamples is how many times [Resample] draws: the limits then move by a few
// hundredths of their width with the seed.
const resamples = 1000

// Resample is a statistic of data in groups, such as all that belongs to one question,
// with the percentile bootstrap interval that draws groups with replacement. The
// statistic is told how often each group counts; where it is NaN, for want of data of
// some kind, the draw is left out. Groups are numbered from 0.
func Resample(groups int, level float64, statistic func(times []float64) float64) Interval {
	times := make([]float64, groups)
	for g := range times {
		times[g] = 1
	}
	out := Interval{Estimate: statistic(times), Low: math.NaN(), High: math.NaN()}
	if groups == 0 {
		return out
	}
	random := rand.New(rand.NewPCG(1, 2))
	var drawn []float64
	for range resamples {
		clear(times)
		for range groups {
			times[random.IntN(groups)]++
		}
		if x := statistic(times); !math.IsNaN(x) {
			drawn = append(drawn, x)
		}
	}
	if len(drawn) == 0 {
		return out
	}
	slices.Sort(drawn)
	last, tail := float64(len(drawn)-1), (1-level)/2
	out.Low, out.High = drawn[int(tail*last)], drawn[int(math.Ceil((1-tail)*last))]
	return out
}

// AUCInterval is [AUC] with the interval over groups: group[i] is that of prediction i.
func AUCInterval(predictions []Prediction, group []int, groups int, level float64) Interval {
	order := make([]int, len(predictions))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(predictions[a].P, predictions[b].P) })
	return Resample(groups, level, func(times []float64) float64 {
		var positives, negatives, wins float64
		for i := 0; i < len(order); {
			p := predictions[order[i]].P
			var tiedTrue, tiedFalse float64
			for ; i < len(order) && predictions[order[i]].P == p; i++ {
				if n := times[group[order[i]]]; predictions[order[i]].Truth {
					tiedTrue += n
				} else {
					tiedFalse += n
				}
			}
			wins += tiedTrue*negatives + tiedTrue*tiedFalse/2
			positives, negatives = positives+tiedTrue, negatives+tiedFalse
		}
		return wins / (positives * negatives)
	})
}

// RatioInterval is the sum of some parts over the sum of the wholes that they are parts
// of, one of each for every group, with the interval over groups.
func RatioInterval(parts, wholes []float64, level float64) Interval {
	return Resample(len(parts), level, func(times []float64) float64 {
		var part, whole float64
		for g, n := range times {
			part, whole = part+n*parts[g], whole+n*wholes[g]
		}
		return part / whole
	})
}
