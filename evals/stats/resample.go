package stats

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// resamples is how many times [resample] draws: the limits then move by a few
// hundredths of their width with the seed.
const resamples = 1000

// resample is a statistic of data in groups, such as all that belongs to one question,
// with the percentile bootstrap interval that draws groups with replacement. The
// statistic is told how often each group counts; where it is NaN, for want of data of
// some kind, the draw is left out. Groups are numbered from 0.
//
// The last groups are made up: they count in draws and not in the estimate. With one that
// speaks for a high value and one for a low one, a few groups that agree are not taken for
// certainty, as a bootstrap of them alone would; see [PairedBootstrap].
func resample(groups, madeUp int, level float64, statistic func(times []float64) float64) Interval {
	times := make([]float64, groups+madeUp)
	for g := range groups {
		times[g] = 1
	}
	out := Interval{Estimate: statistic(times), Low: math.NaN(), High: math.NaN()}
	if groups == 0 || math.IsNaN(out.Estimate) {
		return out
	}
	random := rand.New(rand.NewPCG(1, 2))
	var drawn []float64
	for range resamples {
		clear(times)
		for range times {
			times[random.IntN(len(times))]++
		}
		if x := statistic(times); !math.IsNaN(x) {
			drawn = append(drawn, x)
		}
	}
	slices.Sort(drawn)
	last, tail := float64(len(drawn)-1), (1-level)/2
	out.Low, out.High = drawn[int(tail*last)], drawn[int(math.Ceil((1-tail)*last))]
	return out
}

// AUCInterval is [AUC] with the interval over groups: group[i] is that of prediction i.
// Two groups are made up of true ones, one above all others and one below, and two of
// false ones.
func AUCInterval(predictions []Prediction, group []int, groups int, level float64) Interval {
	if unranked(predictions) {
		return Interval{math.NaN(), math.NaN(), math.NaN()}
	}
	order := make([]int, len(predictions))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(predictions[a].P, predictions[b].P) })
	trues, falses := groupSizes(predictions, group)
	return resample(groups, 4, level, func(times []float64) float64 {
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
		made := times[groups:]
		topTrue, lowTrue, topFalse, lowFalse := made[0]*trues, made[1]*trues, made[2]*falses, made[3]*falses
		wins += positives*lowFalse + topTrue*(negatives+lowFalse+topFalse/2) + lowTrue*lowFalse/2
		return wins / ((positives + topTrue + lowTrue) * (negatives + topFalse + lowFalse))
	})
}

// groupSizes are how many true and how many false predictions a group has that has any.
func groupSizes(predictions []Prediction, group []int) (trues, falses float64) {
	in := map[bool]map[int]int{true: {}, false: {}}
	for i, p := range predictions {
		in[p.Truth][group[i]]++
	}
	size := func(groups map[int]int) (mean float64) {
		sum := 0
		for _, n := range groups {
			sum += n
		}
		return float64(sum) / float64(max(len(groups), 1))
	}
	return size(in[true]), size(in[false])
}

// RatioInterval is the sum of some parts over the sum of the wholes that they are parts
// of, one of each for every group, with the interval over groups. Two groups are made up,
// one whose part is its whole and one whose part is nothing.
func RatioInterval(parts, wholes []float64, level float64) Interval {
	var all, some float64
	for _, whole := range wholes {
		if all += whole; whole > 0 {
			some++
		}
	}
	typical := all / some
	return resample(len(parts), 2, level, func(times []float64) float64 {
		made := times[len(parts):]
		part, whole := made[0]*typical, (made[0]+made[1])*typical
		if some == 0 {
			part, whole = 0, 0
		}
		for g := range parts {
			part, whole = part+times[g]*parts[g], whole+times[g]*wholes[g]
		}
		return part / whole
	})
}
