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

// Block is some questions: how many, and the sums over them of what every setting
// cost and got right.
type Block struct {
	Questions int
	Sums      []Point // by setting
}

// Pool groups questions into at most maxBlocks blocks, in turn, so that what is
// kept does not grow with their number. Blocks of many questions vary as little
// from each other as their size says: an interval that resamples them is as wide.
type Pool struct {
	Blocks []Block
	next   int
}

// maxBlocks is a prime: no block gets all questions of a kind that comes up
// regularly.
const maxBlocks = 4093

// Add takes in what every setting cost on a question, and how accurate it was.
func (p *Pool) Add(settings []Point) {
	if len(p.Blocks) < maxBlocks {
		p.Blocks = append(p.Blocks, Block{1, slices.Clone(settings)})
		return
	}
	b := &p.Blocks[p.next]
	p.next = (p.next + 1) % maxBlocks
	b.Questions++
	for s, point := range settings {
		b.Sums[s].Cost += point.Cost
		b.Sums[s].Accuracy += point.Accuracy
	}
}

// CostToTargetInterval is CostToTarget with the percentile bootstrap interval
// that resamples blocks of questions. High is +Inf where the target is not surely
// reached.
func CostToTargetInterval(blocks []Block, target, level float64) Interval {
	if len(blocks) == 0 {
		return Interval{math.Inf(1), math.Inf(1), math.Inf(1)}
	}
	random := rand.New(rand.NewPCG(1, 2))
	return costInterval(blocks, target, level, func() int { return random.IntN(len(blocks)) })
}

// costInterval resamples with blocks that draw picks.
func costInterval(blocks []Block, target, level float64, draw func() int) Interval {
	out := Interval{Estimate: CostToTarget(Means(blocks), target)}
	chosen := make([]int, len(blocks))
	costs := make([]float64, targetResamples)
	for b := range costs {
		for i := range chosen {
			chosen[i] = draw()
		}
		costs[b] = CostToTarget(means(blocks, chosen), target)
	}
	slices.Sort(costs)
	tail := (1 - level) / 2
	out.Low = costs[int(tail*targetResamples)]
	out.High = costs[min(int((1-tail)*targetResamples), targetResamples-1)]
	return out
}

// Means are the points of the settings over all questions.
func Means(blocks []Block) []Point {
	all := make([]int, len(blocks))
	for b := range all {
		all[b] = b
	}
	return means(blocks, all)
}

// means are the points of the settings over the chosen blocks.
func means(blocks []Block, chosen []int) []Point {
	out := make([]Point, len(blocks[0].Sums))
	questions := 0
	for _, b := range chosen {
		questions += blocks[b].Questions
		for s, sum := range blocks[b].Sums {
			out[s].Cost += sum.Cost
			out[s].Accuracy += sum.Accuracy
		}
	}
	for s := range out {
		out[s].Cost /= float64(questions)
		out[s].Accuracy /= float64(questions)
	}
	return out
}
