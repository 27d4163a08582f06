// Package report makes tables and pages of the results of a run.
//
//	r, err := report.Load("out")
//	rows := r.Rows()
//	c, err := r.Compare("chunked", "single", 0.02)
//
// Results are added up as they are read, question by question; where they were
// not finished in that order they are sorted, in a temporary file if need be.
// Memory does not grow with their number.
package report

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
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
	sets             []string // in the order of their first question
	all              *tally   // of all sets together
	bySet            map[string]*tally
	shown            samples // questions for a page
	failed, declined reasons
	troubled         reasons // critics and models of ladders that could not work
}

// Load reads the results of a run, finished or not.
func Load(dir string) (*Report, error) {
	header, err := evals.ReadHeader(dir)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Dir: dir, Header: header, strategies: header.Strategies,
		all: newTally(len(header.Strategies)), bySet: map[string]*tally{},
	}
	err = r.walk(r.reason, func(set string, question []answer) {
		if r.bySet[set] == nil {
			r.sets, r.bySet[set] = append(r.sets, set), newTally(len(r.strategies))
		}
		r.bySet[set].add(question)
		r.all.add(question)
		r.shown.add(question)
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

// walk reads the folder's results: each is shown as it was finished, then what is
// compared of them question by question, in the order of the questions.
func (r *Report) walk(each func(*evals.Result), visit func(set string, question []answer)) (err error) {
	var sorted sorter
	defer func() { err = errors.Join(err, sorted.close()) }()
	var sets []string
	numbers := map[string]int{}
	for x, err := range evals.Results(r.Dir) {
		if err != nil {
			return err
		}
		strategy := slices.Index(r.strategies, x.Strategy)
		if strategy < 0 {
			return fmt.Errorf("report: %s: a result of strategy %q, which is not in the header of the run", r.Dir, x.Strategy)
		}
		if h := r.Header; x.Source < 0 || x.Source >= len(h.Data) || x.Index < 0 || x.Replicate < 0 || x.Replicate >= max(h.Seeds, 1) {
			return fmt.Errorf("report: %s: a result of question %d of data set %d with seed %d (all counted from 0), which is none of the run's; take it out of results.jsonl",
				r.Dir, x.Index, x.Source, x.Replicate)
		}
		set, known := numbers[x.Set]
		if !known {
			set = len(sets)
			numbers[x.Set], sets = set, append(sets, x.Set)
		}
		each(&x)
		if err := sorted.add(newAnswer(&x, set, strategy)); err != nil {
			return err
		}
	}
	var twice error
	err = sorted.questions(func(question []answer) {
		if twice == nil {
			twice = r.twice(question)
		}
		if twice == nil {
			visit(sets[question[0].set], question)
		}
	})
	return cmp.Or(err, twice)
}

// twice is the error of a question to which a strategy has two answers with one seed, as
// where folders were put together: each would count.
func (r *Report) twice(question []answer) error {
	for i := range question[1:] {
		if a, b := &question[i], &question[i+1]; a.compare(b) == 0 {
			return fmt.Errorf("report: %s: strategy %s has answered question %d of data set %d twice with seed %d (all counted from 0); take one of the lines out of results.jsonl",
				r.Dir, r.strategies[a.strategy], a.index, a.source, a.replicate)
		}
	}
	return nil
}

// reason notes why an answer is none, and why critics did not look at it.
func (r *Report) reason(x *evals.Result) {
	switch {
	case x.Declined:
		r.declined.add(x.Error, x.ID)
	case x.Error != "":
		r.failed.add(x.Error, x.ID)
	}
	if x.Trouble != "" {
		r.troubled.add(x.Trouble, x.ID)
	}
}

// Row is what one strategy did on one set. Costs are means per answer; FLOPs,
// USD and ECE are NaN, and null in JSON, where they are unknown.
type Row struct {
	Set      string  `json:"set"`
	Strategy string  `json:"strategy"`
	N        int     `json:"n"` // questions
	Seeds    int     `json:"seeds"`
	Answers  int     `json:"answers"` // N times Seeds once the run is finished
	Correct  int     `json:"correct"` // of them
	Accuracy float64 `json:"accuracy"`
	CILow    float64 `json:"ci_low"`
	CIHigh   float64 `json:"ci_high"`
	// BySeed is the accuracy of each seed alone: how far they lie apart is what another
	// seed may change. The interval covers that and the choice of the questions.
	BySeed []float64 `json:"accuracy_by_seed"`

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
		for strategy := range r.strategies {
			if t := r.bySet[set]; t.each[strategy].answers > 0 {
				rows = append(rows, r.row(t, set, strategy))
			}
		}
	}
	return rows
}

// row is what a strategy did, as tallied under the name of a set.
func (r *Report) row(t *tally, set string, strategy int) Row {
	s := &t.each[strategy]
	n := float64(s.answers)
	ci := stats.Accuracy(s.questions, Level)
	row := Row{
		Set: set, Strategy: r.strategies[strategy], N: s.questions.Questions(), Seeds: s.seeds,
		Answers: s.answers, Correct: s.correct, Accuracy: ci.Estimate, CILow: ci.Low, CIHigh: ci.High, BySeed: s.accuracies(),
		GeneratedTokens: float64(s.generated) / n, PromptTokens: float64(s.prompt) / n,
		CachedTokens: float64(s.cached) / n, CriticTokens: float64(s.critics) / n,
		FLOPs: s.flops / n, USD: s.usd / n, Seconds: s.seconds / n,
		Verified: s.verified, VerifiedRight: s.verifiedRight, Failed: s.failed, Declined: s.declined,
		Baseline: r.Baseline(), ECE: stats.ECE(s.bins),
	}
	if baseline := slices.Index(r.strategies, row.Baseline); baseline >= 0 && baseline != strategy {
		flips := t.pair(baseline, strategy).answers
		row.RightToWrong, row.WrongToRight = flips[1][0], flips[0][1]
	}
	return row
}

// present are the numbers of the strategies that have answers.
func (r *Report) present() (out []int) {
	for strategy := range r.strategies {
		if r.all.each[strategy].answers > 0 {
			out = append(out, strategy)
		}
	}
	return out
}

// names are those of strategies.
func (r *Report) names(strategies []int) []string {
	out := make([]string, len(strategies))
	for i, s := range strategies {
		out[i] = r.strategies[s]
	}
	return out
}

// Unfinished says how many answers are still to come, which strategies may differ in; it
// is empty where none are.
func (r *Report) Unfinished() string {
	if all := r.Header.Answers(); r.all.answers() < all {
		return fmt.Sprintf("Not finished: %d of %d answers are there, and strategies may not have answered the same questions.\n", r.all.answers(), all)
	}
	return ""
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
		ECE   *float64 `json:"ece"`
	}{fields(r), orNull(r.FLOPs), orNull(r.USD), orNull(r.ECE)})
}

// orNull is nil for what is unknown, which JSON writes as null.
func orNull(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
