package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/evals/stats"
)

// Comparison sets two strategies against each other on the answers that both
// have. Both, OnlyA, OnlyB and Neither are the table of flips.
type Comparison struct {
	A       string `json:"a"`
	B       string `json:"b"`
	N       int    `json:"n"`       // answers of each, in common
	Both    int    `json:"both"`    // right in both
	OnlyA   int    `json:"only_a"`  // right in A alone
	OnlyB   int    `json:"only_b"`  // right in B alone
	Neither int    `json:"neither"` // wrong in both

	Diff     float64 `json:"diff"` // accuracy of A less that of B
	CILow    float64 `json:"ci_low"`
	CIHigh   float64 `json:"ci_high"`
	McNemarP float64 `json:"mcnemar_p"`
	// NonInferior says that A is surely at most Margin worse than B.
	NonInferior bool    `json:"non_inferior"`
	Margin      float64 `json:"margin"`

	// FLOPsRatio and TokensRatio are what A spent for each that B spent; null
	// where B's is not known.
	FLOPsRatio  *float64 `json:"flops_ratio"`
	TokensRatio *float64 `json:"tokens_ratio"`
	Questions   int      `json:"questions"`
}

// Compare compares two strategies of the run.
func (r *Report) Compare(a, b string, margin float64) (Comparison, error) {
	var numbers [2]int
	for i, name := range []string{a, b} {
		if numbers[i] = slices.Index(r.strategies, name); numbers[i] < 0 {
			return Comparison{}, fmt.Errorf("report: no strategy %q in %s: there are %s", name, r.Dir, strings.Join(r.strategies, ", "))
		}
	}
	return r.compare(allSets, numbers[0], numbers[1], margin)
}

// compare is Compare on one set, of strategies by their numbers.
func (r *Report) compare(set, a, b int, margin float64) (Comparison, error) {
	c := Comparison{A: r.strategies[a], B: r.strategies[b], Margin: margin}
	var pairs []stats.Pair
	var costA, costB cost
	for question := range r.questions(set) {
		var p stats.Pair
		for i := range question {
			x := &question[i]
			y := of(question, b, x.replicate)
			if int(x.strategy) != a || y == nil {
				continue
			}
			c.count(x.correct, y.correct)
			p.N, p.A, p.B = p.N+1, p.A+one(x.correct), p.B+one(y.correct)
			costA.add(x)
			costB.add(y)
		}
		if p.N > 0 {
			pairs = append(pairs, p)
		}
	}
	if c.N == 0 {
		return c, fmt.Errorf("report: %s and %s have no question in common yet", c.A, c.B)
	}
	ci := stats.PairedBootstrap(pairs, Level)
	c.Questions = len(pairs)
	c.Diff, c.CILow, c.CIHigh = ci.Estimate, ci.Low, ci.High
	c.McNemarP = stats.McNemar(pairs)
	c.NonInferior = stats.NonInferior(ci, margin)
	c.FLOPsRatio, c.TokensRatio = orNull(costA.flops/costB.flops), orNull(costA.tokens/costB.tokens)
	return c, nil
}

func (c *Comparison) count(a, b bool) {
	c.N++
	switch {
	case a && b:
		c.Both++
	case a:
		c.OnlyA++
	case b:
		c.OnlyB++
	default:
		c.Neither++
	}
}

type cost struct{ flops, tokens float64 }

func (c *cost) add(a *answer) {
	c.flops += a.flops
	c.tokens += float64(a.tokens)
}
