// Package report makes tables and pages of the results of a run.
//
//	r, err := report.Load("out")
//	rows := r.Rows()
//	c, err := r.Compare("chunked", "single", 0.02)
//
// Of a result a few dozen bytes are kept, so that stores of millions fit; what
// else is shown of some of them is read again.
package report

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/stats"
)

// Level is the confidence level of every interval.
const Level = 0.95

// Report is the results of one folder.
type Report struct {
	Dir    string
	Header evals.Header

	strategies       []string
	sets             []string   // in the order of their first question
	answers          []answer   // by question, replicate and strategy, however they were finished
	totals           [][]totals // by set and strategy
	failed, declined reasons
}

// Load reads the results of a run, finished or not.
func Load(dir string) (*Report, error) {
	header, err := evals.ReadHeader(dir)
	if err != nil {
		return nil, err
	}
	r := &Report{Dir: dir, Header: header, strategies: header.Strategies}
	n, err := evals.CountResults(dir)
	if err != nil {
		return nil, err
	}
	r.answers = make([]answer, 0, n)
	sets := map[string]uint32{}
	for result, err := range evals.Results(dir) {
		if err != nil {
			return nil, err
		}
		if err := r.add(&result, sets); err != nil {
			return nil, err
		}
	}
	r.arrange()
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
	for set := range r.sets {
		rows = append(rows, r.rowsOf(set)...)
	}
	return rows
}

// rowsOf are the rows of one set.
func (r *Report) rowsOf(set int) (rows []Row) {
	for strategy := range r.strategies {
		if r.totalsOf(set, strategy).answers > 0 {
			rows = append(rows, r.row(set, strategy))
		}
	}
	return rows
}

func (r *Report) row(set, strategy int) Row {
	total := r.totalsOf(set, strategy)
	row := total.row()
	if set != allSets {
		row.Set = r.sets[set]
	}
	row.Strategy, row.Baseline = r.strategies[strategy], r.Baseline()
	baseline := slices.Index(r.strategies, row.Baseline)
	var clusters []stats.Cluster
	for question := range r.questions(set) {
		var c stats.Cluster
		for i := range question {
			a := &question[i]
			if int(a.strategy) != strategy {
				continue
			}
			c.N++
			c.Correct += one(a.correct)
			row.FLOPs += a.flops
			row.USD += a.usd
			row.Seconds += a.seconds
			switch was := of(question, baseline, a.replicate); {
			case was == nil:
			case was.correct && !a.correct:
				row.RightToWrong++
			case !was.correct && a.correct:
				row.WrongToRight++
			}
		}
		if c.N > 0 {
			clusters = append(clusters, c)
		}
		row.Seeds = max(row.Seeds, c.N)
	}
	row.N = len(clusters)
	for _, mean := range []*float64{&row.FLOPs, &row.USD, &row.Seconds} {
		*mean /= float64(total.answers)
	}
	ci := stats.Accuracy(clusters, Level)
	row.Accuracy, row.CILow, row.CIHigh = ci.Estimate, ci.Low, ci.High
	row.ECE = orZero(stats.ECE(r.reliability(set, strategy)))
	return row
}

// row has the counts, and the tokens for each answer.
func (t totals) row() Row {
	n := float64(t.answers)
	return Row{
		Correct: t.correct, Verified: t.verified, VerifiedRight: t.verifiedRight, Failed: t.failed, Declined: t.declined,
		GeneratedTokens: float64(t.generated) / n, PromptTokens: float64(t.prompt) / n,
		CachedTokens: float64(t.cached) / n, CriticTokens: float64(t.critics) / n,
	}
}

// Baseline is the strategy that flips are counted against: single where it was
// run, or else the first.
func (r *Report) Baseline() string {
	if slices.Contains(r.strategies, "single") || len(r.strategies) == 0 {
		return "single"
	}
	return r.strategies[0]
}

// orZero is x, or 0 where there was nothing to compute x from.
func orZero(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
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

// orNull is nil for what is unknown, which JSON writes as null.
func orNull(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
