package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/stats"
)

// Units are the costs that a target can be asked for.
var Units = []string{"flops", "tokens", "seconds", "usd"}

// Target is what a family of strategies, such as all sc@K, spends to be right as
// often as asked.
type Target struct {
	Set        string   `json:"set"`
	Family     string   `json:"family"`
	Strategies []string `json:"strategies"` // the points of its curve
	Accuracy   float64  `json:"accuracy"`   // asked for
	Unit       string   `json:"unit"`
	// Cost is the mean cost per answer at which the curve reaches the accuracy;
	// null where it does not. CIHigh is null where it is not surely reached.
	Cost   *float64 `json:"cost"`
	CILow  *float64 `json:"ci_low"`
	CIHigh *float64 `json:"ci_high"`
	// Cheapest says that even the cheapest point is that good, so that Cost is
	// only an upper bound.
	Cheapest bool `json:"cheapest"`
	// Unknown says that Cost is null because not all that was spent is known in Unit,
	// and not because the accuracy was not reached.
	Unknown bool `json:"unknown"`
}

// Targets says for every set and family of strategies what an accuracy costs, by
// interpolation between the strategies of the family over the logarithm of the
// cost, on the questions that all of them answered.
func (r *Report) Targets(accuracy float64, unit string) ([]Target, error) {
	if !slices.Contains(Units, unit) {
		return nil, fmt.Errorf("report: no unit %q: there are %s", unit, strings.Join(Units, ", "))
	}
	families := map[string][]int{}
	var order []string
	for _, s := range r.present() {
		f := family(r.strategies[s])
		if families[f] == nil {
			order = append(order, f)
		}
		families[f] = append(families[f], s)
	}
	pools, err := r.pools(families, unit)
	if err != nil {
		return nil, err
	}
	out := []Target{}
	for _, set := range r.sets {
		for _, f := range order {
			pool := pools[curve{set, f}]
			if pool == nil {
				continue
			}
			t := Target{Set: set, Family: f, Strategies: r.names(families[f]), Accuracy: accuracy, Unit: unit}
			if t.Unknown = unknown(pool.Blocks); !t.Unknown {
				ci := stats.CostToTargetInterval(pool.Blocks, accuracy, Level)
				t.Cost, t.CILow, t.CIHigh = finite(ci.Estimate), finite(ci.Low), finite(ci.High)
				t.Cheapest = t.Cost != nil && reachedByCheapest(pool.Blocks, ci.Estimate)
			}
			out = append(out, t)
		}
	}
	return out, nil
}

// curve names what a family of strategies did on a set.
type curve struct{ set, family string }

// family is the name of a strategy without its parameters.
func family(strategy string) string {
	if i := strings.IndexAny(strategy, "@:"); i >= 0 {
		return strategy[:i]
	}
	return strategy
}

// pools reads the results again: what every strategy of a family cost on the
// questions that all of them answered, and how accurate it was.
func (r *Report) pools(families map[string][]int, unit string) (map[curve]*stats.Pool, error) {
	out := map[curve]*stats.Pool{}
	err := r.walk(func(*evals.Result) {}, func(set string, question []answer) {
		for f, strategies := range families {
			settings, all := settings(question, strategies, unit)
			if !all {
				continue
			}
			if out[curve{set, f}] == nil {
				out[curve{set, f}] = &stats.Pool{}
			}
			out[curve{set, f}].Add(settings)
		}
	})
	return out, err
}

// settings are the mean cost and accuracy of every strategy on a question; all is
// false where one has no answer.
func settings(question []answer, strategies []int, unit string) (out []stats.Point, all bool) {
	out = make([]stats.Point, len(strategies))
	counts := make([]float64, len(strategies))
	for i := range question {
		a := &question[i]
		if s := slices.Index(strategies, int(a.strategy)); s >= 0 {
			counts[s]++
			out[s].Cost += a.cost(unit)
			out[s].Accuracy += float64(one(a.marks.has(correct)))
		}
	}
	for s, n := range counts {
		out[s].Cost /= n
		out[s].Accuracy /= n
	}
	return out, !slices.Contains(counts, 0)
}

func (a *answer) cost(unit string) float64 {
	switch unit {
	case "flops":
		return a.flops
	case "seconds":
		return a.seconds
	case "usd":
		return a.usd
	}
	return float64(a.total())
}

// unknown tells whether some of what was spent is not known.
func unknown(blocks []stats.Block) bool {
	return slices.ContainsFunc(stats.Means(blocks), func(mean stats.Point) bool { return math.IsNaN(mean.Cost) })
}

// reachedByCheapest tells whether a cost is that of the cheapest strategy.
func reachedByCheapest(blocks []stats.Block, cost float64) bool {
	for _, mean := range stats.Means(blocks) {
		if mean.Cost < cost {
			return false
		}
	}
	return true
}

func finite(x float64) *float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return nil
	}
	return &x
}

// TargetTable is the targets as lines for a terminal.
func TargetTable(targets []Target) string {
	var b strings.Builder
	for _, t := range targets {
		text := "not reached"
		if t.Unknown {
			text = fmt.Sprintf("unknown: not all that was spent is known in %s", t.Unit)
		}
		if t.Cost != nil {
			high := "never"
			if t.CIHigh != nil {
				high = Amount(*t.CIHigh)
			}
			text = fmt.Sprintf("%s %s (%s to %s)", Amount(*t.Cost), t.Unit, Amount(*t.CILow), high)
			if t.Cheapest {
				text = "at most " + text
			}
		}
		fmt.Fprintf(&b, "%-26s %-14s %s   [%s]\n", oneLine(t.Set), oneLine(t.Family), text, oneLine(strings.Join(t.Strategies, " ")))
	}
	return b.String()
}
