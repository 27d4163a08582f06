package heads

import (
	"context"
	"errors"
	"fmt"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/stats"
	"github.com/seed-25a395fc/reason/pipeline"
)

// judge asks the critics about a draft that the session holds.
func (p *place) judge(ctx context.Context, step *Step, start int, logprobs []float32, ends []int) error {
	for _, c := range p.Critics {
		asked := &draftAsked{session: p.session, text: step.Text, ends: ends, from: start, to: start + len(logprobs)}
		k := p.context
		k.Chunk, k.Logprobs, k.Ends = step.Text, logprobs, ends
		k.Prober, k.Scorer, k.Completer, k.States = asked, asked, asked, asked
		if doubter, ok := p.session.(pipeline.Doubter); ok && doubter.Doubts() {
			k.Doubter = asked
		}
		v, err := c.Check(ctx, k)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("critic %s: %w", c.Name(), err)
		}
		v.Critic = c.Name()
		step.Verdicts = append(step.Verdicts, v)
		step.Spends = append(step.Spends, asked.spent)
	}
	return nil
}

// draftAsked answers what critics ask about a draft that a session holds.
type draftAsked struct {
	session  pipeline.Session
	text     string
	ends     []int // of its tokens, in bytes
	from, to int
	spent    pipeline.Spend
}

var errCannot = errors.New("heads: this model cannot be asked that")

// Probe implements [critic.Prober].
func (a *draftAsked) Probe(ctx context.Context, suffix string, choices ...string) ([]float64, error) {
	prober, ok := a.session.(pipeline.Prober)
	if !ok {
		return nil, errCannot
	}
	logprobs, spent, err := prober.Probe(ctx, suffix, choices)
	a.spent = a.spent.Add(spent)
	return logprobs, err
}

// Score implements [critic.Scorer].
func (a *draftAsked) Score(ctx context.Context, kept int, suffix, text string) ([]float64, error) {
	scorer, ok := a.session.(pipeline.Scorer)
	if !ok {
		return nil, errCannot
	}
	pos, begun := a.behind(kept)
	logprobs, spent, err := scorer.Score(ctx, pos, begun+suffix, text)
	a.spent = a.spent.Add(spent)
	return logprobs, err
}

// behind is the position of the last whole token within the first bytes of the draft,
// and the text of them that stands after it.
func (a *draftAsked) behind(bytes int) (pos int, text string) {
	n, end := 0, 0
	for n < len(a.ends) && a.ends[n] <= bytes {
		end = a.ends[n]
		n++
	}
	return a.from + n, a.text[end:bytes]
}

// Complete implements [critic.Completer].
func (a *draftAsked) Complete(
	ctx context.Context, kept int, suffix string, maxTokens int, done func(text string) bool,
) (string, error) {
	forker, ok := a.session.(pipeline.Forker)
	if !ok {
		return "", errCannot
	}
	fork, err := forker.Fork()
	if err != nil {
		return "", err
	}
	defer fork.Close()
	pos, begun := a.behind(kept)
	if err := fork.Rollback(pos); err != nil {
		return "", err
	}
	if err := fork.Append(begun + suffix); err != nil {
		return "", err
	}
	text := ""
	for token, err := range fork.Draft(ctx, pipeline.Sampling{MaxTokens: maxTokens}) {
		a.spent = a.spent.Add(token.Spend)
		if err != nil {
			return "", err
		}
		if text += token.Text; done(text) {
			break
		}
	}
	return text, nil
}

// Hidden implements [critic.States].
func (a *draftAsked) Hidden(ctx context.Context, layer int) ([][]float32, error) {
	states, ok := a.session.(pipeline.States)
	if !ok {
		return nil, errCannot
	}
	vectors, spent, err := states.Hidden(ctx, layer, a.from, a.to-1)
	a.spent = a.spent.Add(spent)
	return vectors, err
}

// LogOdds implements [critic.Doubter].
func (a *draftAsked) LogOdds(ctx context.Context) ([]float32, error) {
	odds, spent, err := a.session.(pipeline.Doubter).LogOdds(ctx, a.from, a.to-1)
	a.spent = a.spent.Add(spent)
	return odds, err
}

// CriticRow is how well one critic judges a model's own drafts.
type CriticRow struct {
	Critic string `json:"critic"`
	// Greedy is over first drafts, Sampled over those at temperature 1, and
	// Contested over all drafts at places where one was wrong.
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
}

// Rows measures every critic of a Drafter on what it drafted.
func Rows(steps []Step) []CriticRow {
	if len(steps) == 0 {
		return nil
	}
	var rows []CriticRow
	for i, v := range steps[0].Verdicts {
		r := CriticRow{Critic: v.Critic}
		var kinds [3][]Step
		var said [3][]stats.Prediction
		var right, wrong float64
		var checks, drafts pipeline.Spend
		for _, s := range steps {
			p := stats.Prediction{P: s.Verdicts[i].PWrong, Truth: s.Wrong}
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
