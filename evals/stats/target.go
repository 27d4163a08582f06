package stats

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Point is one setting of a strategy: mean cost and accuracy per question.
type Point struct {
	Cost, Accuracy float64
}

// CostToTarget is the cost at which a curve reaches an accuracy, by linear
// interpolation between its points over the logarithm of the cost. A point that
// costs more and is worse than a cheaper one does not count. Where even the
// cheapest point reaches the target, its cost is returned; where none does, +Inf.
func CostToTarget(points []Point, target float64) float64 {
	points = slices.SortedFunc(slices.Values(points), func(a, b Point) int {
		return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(b.Accuracy, a.Accuracy))
	})
	for i, p := range points {
		if p.Accuracy < target {
			continue
		}
		if i == 0 {
			return p.Cost
		}
		best := slices.MaxFunc(points[:i], func(a, b Point) int {
			return cmp.Or(cmp.Compare(a.Accuracy, b.Accuracy), cmp.Compare(a.Cost, b.Cost))
		})
		if best.Cost <= 0 {
			return p.Cost
		}
		t := (target - best.Accuracy) / (p.Accuracy - best.Accuracy)
		return math.Exp(math.Log(best.Cost) + t*(math.Log(p.Cost)-math.Log(best.Cost)))
	}
	return math.Inf(1)
}

// targetResamples is how often questions are resampled for an interval.
const targetResamples = 2000

// CostToTargetInterval is CostToTarget with the percentile bootstrap interval
// that resamples questions. samples[s][q] is what setting s cost on question q,
// and how accurate it was there. High is +Inf where the target is not surely
// reached.
func CostToTargetInterval(samples [][]Point, target, level float64) Interval {
	if len(samples) == 0 || len(samples[0]) == 0 {
		return Interval{math.Inf(1), math.Inf(1), math.Inf(1)}
	}
	random := rand.New(rand.NewPCG(1, 2))
	return costInterval(samples, target, level, func() int { return random.IntN(len(samples[0])) })
}

// costInterval resamples with questions that draw picks.
func costInterval(samples [][]Point, target, level float64, draw func() int) Interval {
	questions := make([]int, len(samples[0]))
	for q := range questions {
		questions[q] = q
	}
	out := Interval{Estimate: CostToTarget(means(samples, questions), target)}
	costs := make([]float64, targetResamples)
	for b := range costs {
		for i := range questions {
			questions[i] = draw()
		}
		costs[b] = CostToTarget(means(samples, questions), target)
	}
	slices.Sort(costs)
	tail := (1 - level) / 2
	out.Low = costs[int(tail*targetResamples)]
	out.High = costs[min(int((1-tail)*targetResamples), targetResamples-1)]
	return out
}

// means are the points of the settings over the chosen questions.
func means(samples [][]Point, questions []int) []Point {
	out := make([]Point, len(samples))
	for s, row := range samples {
		for _, q := range questions {
			out[s].Cost += row[q].Cost
			out[s].Accuracy += row[q].Accuracy
		}
		out[s].Cost /= float64(len(questions))
		out[s].Accuracy /= float64(len(questions))
	}
	return out
}
