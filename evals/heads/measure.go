package heads

import (
	"math"

	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/evals/stats"
)

// Report is how well a head did on questions it was not trained on.
type Report struct {
	Steps  int `json:"steps"`  // in all
	Wrong  int `json:"wrong"`  // of them
	Tested int `json:"tested"` // on questions held out
	// All is over all steps tested, Unseen over those whose text stands nowhere
	// in the training part: a head can learn texts by heart.
	All    Score `json:"all"`
	Unseen Score `json:"unseen"`
	// Confidence is what the likelihood of a step alone does on the same.
	Confidence Score `json:"confidence"`
	// ECE is the expected calibration error of the scores.
	ECE float64 `json:"ece"`
	// Failed and Found are the shares of right greedy steps that it fails, and of
	// wrong greedy steps.
	Failed float64 `json:"failed"`
	Found  float64 `json:"found"`
}

// Score is how well right and wrong steps are told apart. Figures that no step
// bears on are 0, with N or Pairs 0.
type Score struct {
	N         int     `json:"n"`
	NWrong    int     `json:"wrong"`
	AUC       float64 `json:"auc"`
	AUCLow    float64 `json:"auc_low"` // 95 % interval by question; so for Ranked
	AUCHigh   float64 `json:"auc_high"`
	RecallAt2 float64 `json:"recall_at_2"` // share of wrong steps found when 2 % of the right ones are failed
	RecallAt5 float64 `json:"recall_at_5"`
	// Pairs counts the pairs of a wrong first draft and a right one of the same
	// place; Ranked is the share in which the right one is preferred. It decides
	// in the loop, and the likelihood, which greedy drafts have most of, is as
	// bad at it as can be.
	Pairs      int     `json:"pairs"`
	Ranked     float64 `json:"ranked"`
	RankedLow  float64 `json:"ranked_low"`
	RankedHigh float64 `json:"ranked_high"`
}

func measure(h *head.Head, tested, trained []Step) Report {
	r := Report{Tested: len(tested)}
	seen := map[string]bool{}
	for _, s := range trained {
		seen[s.Text] = true
		r.count(s)
	}
	var scores, likelihoods []stats.Prediction
	var unseen []Step
	var unseenScores []stats.Prediction
	var right, wrong, failed, found float64
	for _, s := range tested {
		r.count(s)
		p := stats.Prediction{P: h.Score(s.Features), Truth: s.Wrong}
		scores = append(scores, p)
		likelihoods = append(likelihoods, stats.Prediction{P: -s.Logprob, Truth: s.Wrong})
		if !seen[s.Text] {
			unseen, unseenScores = append(unseen, s), append(unseenScores, p)
		}
		if !s.Greedy {
			continue
		}
		fails := p.P >= h.FailAbove
		switch {
		case s.Wrong:
			wrong++
			if fails {
				found++
			}
		default:
			right++
			if fails {
				failed++
			}
		}
	}
	r.All, r.Unseen, r.Confidence = score(tested, scores), score(unseen, unseenScores), score(tested, likelihoods)
	if len(scores) > 0 {
		r.ECE = stats.ECE(stats.Reliability(scores, 10))
	}
	r.Failed, r.Found = failed/math.Max(right, 1), found/math.Max(wrong, 1)
	return r
}

func (r *Report) count(s Step) {
	r.Steps++
	if s.Wrong {
		r.Wrong++
	}
}

// level is that of the intervals.
const level = .95

// score measures predictions of the steps, which come in the same order.
func score(steps []Step, predictions []stats.Prediction) Score {
	out := Score{N: len(steps)}
	questions := map[string]int{}
	group := make([]int, len(steps))
	rights, mistakes := map[string][]float64{}, map[string]float64{}
	placeOf := map[string]int{} // the question of a place
	for i, s := range steps {
		if _, known := questions[s.Question]; !known {
			questions[s.Question] = len(questions)
		}
		group[i] = questions[s.Question]
		placeOf[s.Place] = group[i]
		if s.Wrong {
			out.NWrong++
		}
		switch p := predictions[i].P; {
		case !s.Wrong:
			rights[s.Place] = append(rights[s.Place], p)
		case s.Greedy:
			mistakes[s.Place] = p
		}
	}
	out.RecallAt2, out.RecallAt5 = stats.RecallAt(predictions, .02), stats.RecallAt(predictions, .05)
	ranked, pairs := make([]float64, len(questions)), make([]float64, len(questions))
	for place, wrong := range mistakes {
		g := placeOf[place]
		for _, right := range rights[place] {
			out.Pairs++
			pairs[g]++
			switch {
			case right < wrong:
				ranked[g]++
			case right == wrong:
				ranked[g] += .5
			}
		}
	}
	out.AUC, out.AUCLow, out.AUCHigh = known(stats.AUCInterval(predictions, group, len(questions), level))
	out.Ranked, out.RankedLow, out.RankedHigh = known(stats.RatioInterval(ranked, pairs, level))
	return out
}

// known are the numbers of an interval, 0 where nothing bears on them.
func known(i stats.Interval) (estimate, low, high float64) {
	if math.IsNaN(i.Estimate) {
		return 0, 0, 0
	}
	return i.Estimate, i.Low, i.High
}

// FLOPs is what one judgement with the head costs: two per weight.
func FLOPs(h *head.Head) float64 { return 2 * float64(h.Weights()) }
