package heads

import (
	"cmp"
	"encoding/json"
	"math"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/stats"
	"github.com/seed-25a395fc/reason/pipeline"
)

// CriticRow is how well one critic judges a model's own drafts.
type CriticRow struct {
	Critic string `json:"critic"`
	// Greedy is over first drafts, Sampled over those at temperature 1 that differ, and
	// Contested over all, with those that are drawn where a draft is wrong.
	Greedy    Score `json:"greedy"`
	Sampled   Score `json:"sampled"`
	Contested Score `json:"contested"`
	// Failed and Found are the shares of right and of wrong greedy drafts that
	// it fails by its own grade.
	Failed float64 `json:"failed"`
	Found  float64 `json:"found"`
	// Tokens and FLOPs are what one question to it costs on average.
	Tokens float64 `json:"tokens"`
	FLOPs  float64 `json:"flops"`
	// TokenShare and FLOPShare are what checking the first drafts costs, in shares of
	// drafting them.
	TokenShare float64 `json:"token_share"`
	FLOPShare  float64 `json:"flop_share"`
	// Troubled is the number of steps at which it could not work, which counts as saying
	// nothing, and Trouble what it said at the first of them.
	Troubled int    `json:"troubled,omitempty"`
	Trouble  string `json:"trouble,omitempty"`
}

// MarshalJSON writes FLOPs that are not known, as those of a model behind a server,
// as null.
func (r CriticRow) MarshalJSON() ([]byte, error) {
	type fields CriticRow
	out := struct {
		fields
		FLOPs     *float64 `json:"flops"`
		FLOPShare *float64 `json:"flop_share"`
	}{fields(r), &r.FLOPs, &r.FLOPShare}
	if math.IsNaN(r.FLOPs) {
		out.FLOPs, out.FLOPShare = nil, nil
	}
	return json.Marshal(out)
}

// Rows measures every critic of a Drafter on what it drafted.
func Rows(steps []Step) []CriticRow {
	rows := []CriticRow{}
	if len(steps) == 0 {
		return rows
	}
	for i, v := range steps[0].Verdicts {
		r := CriticRow{Critic: v.Critic}
		var kinds [3][]Step
		var said [3][]stats.Prediction
		var right, wrong float64
		var checks, drafts pipeline.Spend
		for _, s := range steps {
			p := stats.Prediction{P: s.Verdicts[i].PWrong, Truth: s.Wrong}
			if said := (critic.Judgement{Each: s.Verdicts[i : i+1]}).Trouble(); said != "" {
				r.Troubled++
				r.Trouble = cmp.Or(r.Trouble, said)
			}
			kind := 1
			switch {
			case s.Greedy:
				kind = 0
				checks, drafts = checks.Add(s.Spends[i]), drafts.Add(s.Drafted)
				fails := s.Verdicts[i].Grade == critic.Fail
				tally(&right, &r.Failed, !s.Wrong, fails)
				tally(&wrong, &r.Found, s.Wrong, fails)
			case s.Contested:
				kind = 2
			}
			if kind < 2 {
				kinds[kind], said[kind] = append(kinds[kind], s), append(said[kind], p)
			}
			kinds[2], said[2] = append(kinds[2], s), append(said[2], p)
			r.Tokens += float64(s.Spends[i].Tokens()) / float64(len(steps))
			r.FLOPs += s.Spends[i].FLOPs / float64(len(steps))
		}
		r.Greedy, r.Sampled, r.Contested = score(kinds[0], said[0]), score(kinds[1], said[1]), score(kinds[2], said[2])
		r.TokenShare = float64(checks.Tokens()) / float64(max(drafts.GeneratedTokens, 1))
		r.FLOPShare = checks.FLOPs / max(drafts.FLOPs, 1)
		r.Failed, r.Found = r.Failed/max(right, 1), r.Found/max(wrong, 1)
		rows = append(rows, r)
	}
	return rows
}

// tally counts a step of a kind, and whether it fails.
func tally(all, failing *float64, of, fails bool) {
	if !of {
		return
	}
	*all++
	if fails {
		*failing++
	}
}

// Observations are the judgements of drafts as a run would see them, for a
// calibration.
func Observations(steps []Step) []critic.Observation {
	groups := map[string]int{}
	var out []critic.Observation
	for _, s := range steps {
		if s.Contested {
			continue
		}
		if _, known := groups[s.Question]; !known {
			groups[s.Question] = len(groups)
		}
		out = append(out, critic.Observation{Each: s.Verdicts, Wrong: s.Wrong, Group: groups[s.Question]})
	}
	return out
}
