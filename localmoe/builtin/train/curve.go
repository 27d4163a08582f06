package main

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// curve tells right drafts from wrong ones by a threshold on a doubt.
type curve struct {
	points   []point // by falling doubt
	problems []int   // all different ones
	n, wrong int     // drafts
	times    map[int]float64
}

// point is a draft that counts as so many.
type point struct {
	doubt   float64
	wrong   bool
	weight  float64
	problem int
}

func newCurve(drafts []judged, kind int, weight func(judged) int) curve {
	c := curve{}
	for _, f := range drafts {
		n := weight(f)
		if n == 0 {
			continue
		}
		c.points = append(c.points, point{f.doubts[kind], f.wrong(), float64(n), f.problem})
		c.problems = append(c.problems, f.problem)
		c.n += n
		if f.wrong() {
			c.wrong += n
		}
	}
	slices.Sort(c.problems)
	c.problems = slices.Compact(c.problems)
	slices.SortFunc(c.points, func(a, b point) int { return cmp.Compare(b.doubt, a.doubt) })
	return c
}

// weight is how often a point counts in a resample.
func (c curve) weight(p point) float64 {
	if c.times == nil {
		return p.weight
	}
	return p.weight * c.times[p.problem]
}

// levels yields, from the highest doubt on, how many wrong and right drafts have it.
func (c curve) levels(yield func(wrong, right float64) bool) {
	for i := 0; i < len(c.points); {
		var wrong, right float64
		j := i
		for ; j < len(c.points) && c.points[j].doubt == c.points[i].doubt; j++ {
			if w := c.weight(c.points[j]); c.points[j].wrong {
				wrong += w
			} else {
				right += w
			}
		}
		if !yield(wrong, right) {
			return
		}
		i = j
	}
}

func (c curve) totals() (wrong, right float64) {
	for w, r := range c.levels {
		wrong, right = wrong+w, right+r
	}
	return wrong, right
}

// auc is the share of pairs of a wrong and a right draft in which the wrong one has
// the higher doubt, ties counting half; NaN without pairs.
func (c curve) auc() float64 {
	wrong, right := c.totals()
	above, sum := 0.0, 0.0 // wrong ones so far
	for w, r := range c.levels {
		sum += r * (above + w/2)
		above += w
	}
	return sum / (wrong * right)
}

// recall is the share of wrong drafts above a threshold that a share of the right
// ones, at most, is above.
func (c curve) recall(alarms float64) float64 {
	wrong, right := c.totals()
	found, failed := 0.0, 0.0
	for w, r := range c.levels {
		if failed += r; failed > alarms*right {
			break
		}
		found += w
	}
	return found / wrong
}

// resamples is the number of bootstrap samples of an interval.
const resamples = 200

// interval is a figure with its 95 % bootstrap interval over problems.
func (c curve) interval(figure func(curve) float64) string {
	return interval(c.problems, func(times map[int]float64) float64 {
		c.times = times
		return figure(c)
	})
}

func interval(problems []int, figure func(times map[int]float64) float64) string {
	all := figure(nil)
	if math.IsNaN(all) {
		return "–"
	}
	rng := rand.New(rand.NewPCG(1, 1))
	var seen []float64
	for range resamples {
		times := make(map[int]float64, len(problems))
		for range problems {
			times[problems[rng.IntN(len(problems))]]++
		}
		if x := figure(times); !math.IsNaN(x) {
			seen = append(seen, x)
		}
	}
	slices.Sort(seen)
	tail := len(seen) / 40
	return fmt.Sprintf("%.3f (%.3f–%.3f)", all, seen[tail], seen[len(seen)-1-tail])
}

// pairs are a wrong and a right draft of one position.
type pairs struct {
	n        int
	problems []int
	ranked   map[int][2]float64 // of a problem: pairs with the right one preferred, all
}

// newPairs pairs all drafts, or only wrong greedy ones with right ones.
func newPairs(drafts []judged, kind int, greedy bool) pairs {
	p := pairs{ranked: map[int][2]float64{}}
	for i := 0; i < len(drafts); {
		j := i
		for j < len(drafts) && drafts[j].position == drafts[i].position {
			j++
		}
		for _, bad := range drafts[i:j] {
			if !bad.wrong() || greedy && !bad.greedy {
				continue
			}
			for _, good := range drafts[i:j] {
				if good.wrong() {
					continue
				}
				r := p.ranked[bad.problem]
				switch cmp.Compare(good.doubts[kind], bad.doubts[kind]) {
				case -1:
					r[0]++
				case 0:
					r[0] += .5
				}
				r[1]++
				p.ranked[bad.problem] = r
				p.n++
			}
		}
		i = j
	}
	for problem := range p.ranked {
		p.problems = append(p.problems, problem)
	}
	slices.Sort(p.problems)
	return p
}

// interval is the share in which the right draft has the lower doubt.
func (p pairs) interval() string {
	return interval(p.problems, func(times map[int]float64) float64 {
		var ranked, all float64
		for _, problem := range p.problems {
			t := 1.0
			if times != nil {
				t = times[problem]
			}
			r := p.ranked[problem]
			ranked, all = ranked+t*r[0], all+t*r[1]
		}
		return ranked / all
	})
}
