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
}

// Targets says for every set and family of strategies what an accuracy costs, by
// interpolation between the strategies of the family over the logarithm of the
// cost, on the questions that all of them answered.
func (r *Report) Targets(accuracy float64, unit string) ([]Target, error) {
	if !slices.Contains(Units, unit) {
		return nil, fmt.Errorf("report: no unit %q: there are %s", unit, strings.Join(Units, ", "))
	}
	out := []Target{}
	for _, set := range r.sets {
		families := map[string][]string{}
		var order []string
		for _, s := range r.present() {
			f := family(s)
			if families[f] == nil {
				order = append(order, f)
			}
			families[f] = append(families[f], s)
		}
		for _, f := range order {
			samples := r.samples(set, families[f], unit)
			if len(samples[0]) == 0 {
				continue
			}
			t := Target{Set: set, Family: f, Strategies: families[f], Accuracy: accuracy, Unit: unit}
			ci := stats.CostToTargetInterval(samples, accuracy, Level)
			t.Cost, t.CILow, t.CIHigh = finite(ci.Estimate), finite(ci.Low), finite(ci.High)
			t.Cheapest = t.Cost != nil && reachedByCheapest(samples, ci.Estimate)
			out = append(out, t)
		}
	}
	return out, nil
}

// family is the name of a strategy without its parameters.
func family(strategy string) string {
	if i := strings.IndexAny(strategy, "@:"); i >= 0 {
		return strategy[:i]
	}
	return strategy
}

// samples are the mean cost and accuracy of every strategy on every question
// that all of them answered.
func (r *Report) samples(set string, strategies []string, unit string) [][]stats.Point {
	type sum struct {
		point stats.Point
		n     float64
	}
	sums := make([]map[evals.Key]sum, len(strategies))
	for i, strategy := range strategies {
		sums[i] = map[evals.Key]sum{}
		for _, x := range r.of(set, strategy) {
			s := sums[i][question(x.Key)]
			s.n++
			s.point.Cost += costOf(x, unit)
			s.point.Accuracy += float64(one(x.Correct))
			sums[i][question(x.Key)] = s
		}
	}
	var common []evals.Key
	for q := range sums[0] {
		if !slices.ContainsFunc(sums, func(m map[evals.Key]sum) bool { _, ok := m[q]; return !ok }) {
			common = append(common, q)
		}
	}
	slices.SortFunc(common, evals.Key.Compare) // resampling must not depend on the order of a map
	out := make([][]stats.Point, len(strategies))
	for i := range strategies {
		for _, q := range common {
			s := sums[i][q]
			out[i] = append(out[i], stats.Point{Cost: s.point.Cost / s.n, Accuracy: s.point.Accuracy / s.n})
		}
	}
	return out
}

func costOf(x evals.Result, unit string) float64 {
	switch unit {
	case "flops":
		return x.Spend.FLOPs
	case "seconds":
		return x.Spend.Seconds
	case "usd":
		return x.Spend.USD
	}
	return float64(x.Spend.Tokens())
}

// reachedByCheapest tells whether a cost is that of the cheapest strategy.
func reachedByCheapest(samples [][]stats.Point, cost float64) bool {
	for _, row := range samples {
		var mean float64
		for _, p := range row {
			mean += p.Cost
		}
		if mean/float64(len(row)) < cost {
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
		fmt.Fprintf(&b, "%-26s %-14s %s   [%s]\n", t.Set, t.Family, text, strings.Join(t.Strategies, " "))
	}
	return b.String()
}
