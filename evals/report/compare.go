package report

import (
	"errors"
	"fmt"
	"slices"

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

// ErrNothingInCommon is that of a comparison of strategies that have not both answered any question.
var ErrNothingInCommon = errors.New("no question in common")

// Compare compares two strategies of the run.
func (r *Report) Compare(a, b string, margin float64) (Comparison, error) {
	for _, name := range []string{a, b} {
		if err := r.has(name); err != nil {
			return Comparison{}, err
		}
	}
	if a == b {
		return Comparison{}, fmt.Errorf("report: %s is compared with itself; name two strategies", a)
	}
	return r.compare(r.all, slices.Index(r.strategies, a), slices.Index(r.strategies, b), margin)
}

// compare is Compare as tallied, of strategies by their numbers.
func (r *Report) compare(t *tally, a, b int, margin float64) (Comparison, error) {
	p := t.pair(a, b)
	c := Comparison{
		A: r.strategies[a], B: r.strategies[b], Margin: margin, Questions: p.questions.Questions(),
		Both: p.answers[1][1], OnlyA: p.answers[1][0], OnlyB: p.answers[0][1], Neither: p.answers[0][0],
	}
	if c.N = c.Both + c.OnlyA + c.OnlyB + c.Neither; c.N == 0 {
		return c, fmt.Errorf("report: %s and %s have %w yet", c.A, c.B, ErrNothingInCommon)
	}
	ci := stats.PairedBootstrap(p.questions, Level)
	c.Diff, c.CILow, c.CIHigh = ci.Estimate, ci.Low, ci.High
	c.McNemarP = stats.McNemar(p.questions)
	c.NonInferior = stats.NonInferior(ci, margin)
	c.FLOPsRatio = orNull(p.flopsA / p.flopsB)
	c.TokensRatio = orNull(float64(p.tokensA) / float64(p.tokensB))
	return c, nil
}
