package mistakes

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"

	"github.com/seed-25a395fc/reason/evals/stats"
)

// Row is how well a critic did on one task. Shares lie in [0, 1].
type Row struct {
	Set  string `json:"set"`
	Task string `json:"task"`
	// Critic names who judged; Run leaves it empty.
	Critic string `json:"critic,omitempty"`
	N      int    `json:"n"` // solutions
	// Accuracy is the share of solutions for which exactly the first wrong step,
	// or that there is none, was named: BIG-Bench-Mistake's measure.
	Accuracy float64 `json:"accuracy"`
	// AccWrong and AccClean are the same over the solutions with and without a
	// mistake; F1 is their harmonic mean, ProcessBench's measure.
	AccWrong float64 `json:"acc_wrong"`
	AccClean float64 `json:"acc_clean"`
	F1       float64 `json:"f1"`
	// AUC is the chance that a first wrong step is given a higher P(wrong) than
	// a right step before a mistake or in a clean solution; null where one of
	// the two is missing.
	AUC *float64 `json:"auc"`
	// Tokens and FLOPs are what judging one solution cost on average.
	Tokens float64 `json:"tokens"`
	FLOPs  float64 `json:"flops"`

	Wrong int `json:"wrong"` // solutions with a mistake
	// MCC is the correlation of "has a mistake" as said and as labelled, the
	// first part of Mr-Ben's score; AccWrong is its second.
	MCC float64 `json:"mcc"`
	// Alarms is how many of 100 right steps were failed.
	Alarms float64 `json:"alarms_per_100_clean"`
	// Judged is the share of steps of which the critic said anything.
	Judged float64 `json:"judged"`
	// Troubled is the number of steps at which a critic could not work, which counts as
	// saying nothing, and Trouble what the first of them said.
	Troubled int    `json:"troubled,omitempty"`
	Trouble  string `json:"trouble,omitempty"`
	// Baseline is the best of the answers that are always the same, and
	// BaselineAccuracy how often it is right. Its F1 is always 0.
	Baseline         string  `json:"baseline"`
	BaselineAccuracy float64 `json:"baseline_accuracy"`
	// Sweep is what failing steps above a threshold of P(wrong) would give.
	Sweep []SweepPoint `json:"sweep"`
}

// MarshalJSON writes FLOPs that are not known, as those of a model behind a server,
// as null.
func (r Row) MarshalJSON() ([]byte, error) {
	type fields Row
	out := struct {
		fields
		FLOPs *float64 `json:"flops"`
	}{fields(r), &r.FLOPs}
	if math.IsNaN(r.FLOPs) {
		out.FLOPs = nil
	}
	return json.Marshal(out)
}

// SweepPoint is one threshold of P(wrong) above which steps fail.
type SweepPoint struct {
	Threshold float64 `json:"threshold"`
	Accuracy  float64 `json:"accuracy"`
	AccWrong  float64 `json:"acc_wrong"`
	AccClean  float64 `json:"acc_clean"`
	F1        float64 `json:"f1"`
}

// sweepThresholds are those that a row reports.
var sweepThresholds = []float64{.02, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .98}

func (e Evaluation) rows(outcomes []*outcome) []Row {
	type key struct{ set, task string }
	groups := map[key][]*outcome{}
	var order []key
	for _, o := range outcomes {
		k := key{o.set, o.task}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], o)
	}
	rows := []Row{}
	for _, k := range order {
		rows = append(rows, summarize(groups[k]))
	}
	return rows
}

func summarize(outcomes []*outcome) Row {
	r := Row{Set: outcomes[0].set, Task: outcomes[0].task, N: len(outcomes)}
	var found located
	var tp, tn, fp, fn, alarms, right, unsure, steps float64
	var predictions []stats.Prediction
	for _, o := range outcomes {
		found.add(o.mistake, o.flagged)
		switch wrong, said := o.mistake >= 0, o.flagged >= 0; {
		case wrong && said:
			tp++
		case wrong:
			fn++
		case said:
			fp++
		default:
			tn++
		}
		for i, p := range o.pWrong {
			if o.mistake >= 0 && i > o.mistake {
				break // what follows a mistake is not labelled
			}
			first := i == o.mistake
			predictions = append(predictions, stats.Prediction{P: p, Truth: first})
			if !first {
				right++
			}
			if !first && o.failed[i] {
				alarms++
			}
		}
		unsure, steps = unsure+float64(o.unsure), steps+float64(o.steps)
		r.Troubled += o.troubled
		r.Trouble = cmp.Or(r.Trouble, o.trouble)
		r.Tokens += float64(o.tokens)
		r.FLOPs += o.flops
	}
	r.Accuracy, r.AccWrong, r.AccClean, r.F1 = found.shares()
	r.Wrong = found.wrong
	if auc := stats.AUC(predictions); !math.IsNaN(auc) {
		r.AUC = &auc
	}
	r.MCC = stats.MCC(tp, tn, fp, fn)
	r.Judged = 1 - unsure/steps
	if right > 0 {
		r.Alarms = 100 * alarms / right
	}
	r.Tokens /= float64(r.N)
	r.FLOPs /= float64(r.N)
	r.Baseline, r.BaselineAccuracy = baseline(outcomes)
	r.Sweep = sweep(outcomes)
	return r
}

// located counts first mistakes that were named exactly.
type located struct {
	wrong, clean             int // solutions
	foundWrong, clearedClean int
}

func (l *located) add(mistake, said int) {
	hit := 0
	if mistake == said {
		hit = 1
	}
	if mistake < 0 {
		l.clean++
		l.clearedClean += hit
	} else {
		l.wrong++
		l.foundWrong += hit
	}
}

// shares are accuracy, accuracy on wrong and clean solutions, and F1; a kind
// that is missing has the share 0.
func (l *located) shares() (accuracy, wrong, clean, f1 float64) {
	share := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	accuracy = share(l.foundWrong+l.clearedClean, l.wrong+l.clean)
	wrong, clean = share(l.foundWrong, l.wrong), share(l.clearedClean, l.clean)
	if wrong+clean > 0 {
		f1 = 2 * wrong * clean / (wrong + clean)
	}
	return accuracy, wrong, clean, f1
}

// baseline is the constant answer that is right most often.
func baseline(outcomes []*outcome) (name string, accuracy float64) {
	counts := map[int]int{}
	for _, o := range outcomes {
		counts[o.mistake]++
	}
	best := -1
	for step, n := range counts {
		if n > counts[best] || n == counts[best] && step < best {
			best = step
		}
	}
	if name = fmt.Sprintf("always step %d", best+1); best < 0 {
		name = "always clean"
	}
	return name, float64(counts[best]) / float64(len(outcomes))
}

func sweep(outcomes []*outcome) []SweepPoint {
	var points []SweepPoint
	for _, threshold := range sweepThresholds {
		var found located
		for _, o := range outcomes {
			said := -1
			for i, p := range o.pWrong {
				if p > threshold {
					said = i
					break
				}
			}
			found.add(o.mistake, said)
		}
		p := SweepPoint{Threshold: threshold}
		p.Accuracy, p.AccWrong, p.AccClean, p.F1 = found.shares()
		points = append(points, p)
	}
	return points
}
