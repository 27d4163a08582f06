// Package report makes tables and pages of the results of a run.
//
//	r, err := report.Load("out")
//	rows := r.Rows()
//	c, err := r.Compare("chunked", "single", 0.02)
package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/stats"
)

// Level is the confidence level of every interval.
const Level = 0.95

// Report is the results of one folder.
type Report struct {
	Dir    string
	Header evals.Header
	// Results are in the order of Header.Data, place in the source, strategy
	// and replicate, whatever the order in which they were finished.
	Results []evals.Result

	sets       []string // in the order of their first question
	strategies []string
}

// Load reads the results of a run, finished or not.
func Load(dir string) (*Report, error) {
	header, err := evals.ReadHeader(dir)
	if err != nil {
		return nil, err
	}
	r := &Report{Dir: dir, Header: header, strategies: header.Strategies}
	for result, err := range evals.Results(dir) {
		if err != nil {
			return nil, err
		}
		r.Results = append(r.Results, result)
	}
	slices.SortFunc(r.Results, func(a, b evals.Result) int { return a.Compare(b.Key) })
	seen := map[string]bool{}
	for i := range r.Results {
		if set := r.Results[i].Set; !seen[set] {
			seen[set] = true
			r.sets = append(r.sets, set)
		}
	}
	return r, nil
}

// Row is what one strategy did on one set. Costs are means per answer; FLOPs and
// USD are NaN, and null in JSON, where they are unknown.
type Row struct {
	Set      string  `json:"set"`
	Strategy string  `json:"strategy"`
	N        int     `json:"n"` // questions
	Seeds    int     `json:"seeds"`
	Correct  int     `json:"correct"` // of N times Seeds answers
	Accuracy float64 `json:"accuracy"`
	CILow    float64 `json:"ci_low"`
	CIHigh   float64 `json:"ci_high"`

	GeneratedTokens float64 `json:"generated_tokens"`
	PromptTokens    float64 `json:"prompt_tokens"`
	CriticTokens    float64 `json:"critic_tokens"`
	FLOPs           float64 `json:"flops"`
	Seconds         float64 `json:"seconds"`
	USD             float64 `json:"usd"`

	Verified int `json:"verified"` // answers that were marked as verified
	// RightToWrong and WrongToRight count the answers, question by question and
	// seed by seed, that Baseline had right and this strategy has wrong, and the
	// other way round.
	RightToWrong int    `json:"right_to_wrong"`
	WrongToRight int    `json:"wrong_to_right"`
	Baseline     string `json:"baseline"`

	// Failed are answers that ended with an error, Declined those to questions
	// outside of what the model was made for. Both count as wrong.
	Failed        int     `json:"failed"`
	Declined      int     `json:"declined"`
	VerifiedRight int     `json:"verified_right"` // verified answers that are right
	CachedTokens  float64 `json:"cached_tokens"`
	ECE           float64 `json:"ece"` // calibration error of the stated confidence
}

// Rows has a row for every set and strategy that has results.
func (r *Report) Rows() []Row {
	rows := []Row{}
	for _, set := range r.sets {
		rows = append(rows, r.rowsOf(set)...)
	}
	return rows
}

// rowsOf are the rows of one set; "" is all sets together.
func (r *Report) rowsOf(set string) (rows []Row) {
	baseline := r.Baseline()
	base := map[evals.Key]bool{}
	for _, result := range r.of(set, baseline) {
		base[place(result.Key)] = result.Correct
	}
	for _, strategy := range r.strategies {
		results := r.of(set, strategy)
		if len(results) == 0 {
			continue
		}
		row := summarize(results)
		row.Set, row.Strategy, row.Baseline = set, strategy, baseline
		for _, result := range results {
			was, known := base[place(result.Key)]
			switch {
			case known && was && !result.Correct:
				row.RightToWrong++
			case known && !was && result.Correct:
				row.WrongToRight++
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Baseline is the strategy that flips are counted against: single where it was
// run, or else the first.
func (r *Report) Baseline() string {
	if slices.Contains(r.strategies, "single") || len(r.strategies) == 0 {
		return "single"
	}
	return r.strategies[0]
}

// of are the results of a strategy on a set; "" is all sets.
func (r *Report) of(set, strategy string) (out []evals.Result) {
	for _, result := range r.Results {
		if (set == "" || result.Set == set) && result.Strategy == strategy {
			out = append(out, result)
		}
	}
	return out
}

// place is a key without its strategy: what two strategies have in common.
func place(k evals.Key) evals.Key {
	k.Strategy = ""
	return k
}

// question is a key without its replicate.
func question(k evals.Key) evals.Key {
	k.Strategy, k.Replicate = "", 0
	return k
}

// calibrationBins is the number of bins of stated confidence.
const calibrationBins = 10

// predictions are the confidences stated by answers that did not fail.
func predictions(results []evals.Result) (out []stats.Prediction) {
	for i := range results {
		if results[i].Error == "" {
			out = append(out, stats.Prediction{P: results[i].Confidence, Truth: results[i].Correct})
		}
	}
	return out
}

// orZero is x, or 0 where there was nothing to compute x from.
func orZero(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}

func summarize(results []evals.Result) Row {
	var row Row
	clusters := map[evals.Key]stats.Cluster{}
	for _, x := range results {
		c := clusters[question(x.Key)]
		if c.N++; x.Correct {
			c.Correct++
			row.Correct++
		}
		clusters[question(x.Key)] = c
		row.Seeds = max(row.Seeds, c.N)
		if x.Verified {
			if row.Verified++; x.Correct {
				row.VerifiedRight++
			}
		}
		switch {
		case x.Declined:
			row.Declined++
		case x.Error != "":
			row.Failed++
		}
		row.GeneratedTokens += float64(x.Spend.GeneratedTokens)
		row.PromptTokens += float64(x.Spend.PromptTokens)
		row.CachedTokens += float64(x.Spend.CachedTokens)
		row.CriticTokens += float64(x.Spend.CriticTokens)
		row.FLOPs += x.Spend.FLOPs
		row.Seconds += x.Spend.Seconds
		row.USD += x.Spend.USD
	}
	n := float64(len(results))
	for _, mean := range []*float64{
		&row.GeneratedTokens, &row.PromptTokens, &row.CachedTokens, &row.CriticTokens, &row.FLOPs, &row.Seconds, &row.USD,
	} {
		*mean /= n
	}
	row.N = len(clusters)
	ci := stats.Accuracy(slices.Collect(maps.Values(clusters)), Level)
	row.Accuracy, row.CILow, row.CIHigh = ci.Estimate, ci.Low, ci.High
	row.ECE = orZero(stats.ECE(stats.Reliability(predictions(results), calibrationBins)))
	return row
}

// MarshalJSON writes what is unknown as null.
func (r Row) MarshalJSON() ([]byte, error) {
	type fields Row
	return json.Marshal(struct {
		fields
		FLOPs *float64 `json:"flops"`
		USD   *float64 `json:"usd"`
	}{fields(r), orNull(r.FLOPs), orNull(r.USD)})
}

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
	for _, name := range []string{a, b} {
		if !slices.Contains(r.strategies, name) {
			return Comparison{}, fmt.Errorf("report: no strategy %q in %s: there are %s", name, r.Dir, strings.Join(r.strategies, ", "))
		}
	}
	return r.compare("", a, b, margin)
}

// compare is Compare on one set; "" is all sets together.
func (r *Report) compare(set, a, b string, margin float64) (Comparison, error) {
	c := Comparison{A: a, B: b, Margin: margin}
	ofB := map[evals.Key]*evals.Result{}
	for i := range r.Results {
		if r.Results[i].Strategy == b && (set == "" || r.Results[i].Set == set) {
			ofB[place(r.Results[i].Key)] = &r.Results[i]
		}
	}
	pairs := map[evals.Key]stats.Pair{}
	var costA, costB cost
	for i := range r.Results {
		x := &r.Results[i]
		y := ofB[place(x.Key)]
		if x.Strategy != a || y == nil {
			continue
		}
		c.count(x.Correct, y.Correct)
		p := pairs[question(x.Key)]
		p.N, p.A, p.B = p.N+1, p.A+one(x.Correct), p.B+one(y.Correct)
		pairs[question(x.Key)] = p
		costA.add(x)
		costB.add(y)
	}
	if c.N == 0 {
		return c, fmt.Errorf("report: %s and %s have no question in common yet", a, b)
	}
	list := slices.Collect(maps.Values(pairs))
	ci := stats.PairedBootstrap(list, Level)
	c.Questions = len(list)
	c.Diff, c.CILow, c.CIHigh = ci.Estimate, ci.Low, ci.High
	c.McNemarP = stats.McNemar(list)
	c.NonInferior = stats.NonInferior(ci, margin)
	c.FLOPsRatio, c.TokensRatio = ratio(costA.flops, costB.flops), ratio(costA.tokens, costB.tokens)
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

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

type cost struct{ flops, tokens float64 }

func (c *cost) add(r *evals.Result) {
	c.flops += r.Spend.FLOPs
	c.tokens += float64(r.Spend.Tokens())
}

func ratio(a, b float64) *float64 {
	return orNull(a / b)
}

// orNull is nil for what is unknown, which JSON writes as null.
func orNull(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
