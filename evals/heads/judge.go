package heads

import (
	"context"
	"errors"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// judge asks the critics about a draft that the session holds.
func (p *place) judge(ctx context.Context, step *Step, start int, logprobs []float32, ends []int) error {
	for _, c := range p.Critics {
		asked := &draftAsked{model: p.Model, session: p.session, text: step.Text, ends: ends, from: start, to: start + len(logprobs), seed: p.seed}
		k := p.context
		k.Chunk, k.Logprobs, k.Ends = step.Text, logprobs, ends
		k.Prober, k.Scorer, k.Completer, k.Drafter, k.States = asked, asked, asked, asked, asked
		if doubter, ok := p.session.(pipeline.Doubter); ok && doubter.Doubts() {
			k.Doubter = asked
		}
		if p.Write != nil {
			asked.write, k.Writer = p.Write, asked
		}
		j, err := critic.Cascade{c}.Judge(ctx, k)
		if err != nil {
			return err
		}
		v := critic.Verdict{Critic: c.Name(), PWrong: critic.Prior, Reason: "it judges no such step"}
		if len(j.Each) > 0 {
			v = j.Each[0]
		}
		step.Verdicts = append(step.Verdicts, v)
		step.Spends = append(step.Spends, asked.spent)
	}
	return nil
}

// draftAsked answers what critics ask about a draft that a session holds.
type draftAsked struct {
	model    pipeline.Model
	session  pipeline.Session
	text     string
	ends     []int // of its tokens, in bytes
	from, to int
	seed     uint64 // of further drafts
	spent    pipeline.Spend
	write    func(ctx context.Context, p prompts.Prompt, maxTokens int) (critic.Reply, pipeline.Spend, error)
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
	pos, begun := a.behind(kept)
	fork, err := a.fork(pos)
	if err != nil {
		return "", err
	}
	defer fork.Close()
	if err := fork.Append(begun + suffix); err != nil {
		return "", err
	}
	return a.completed(ctx, fork, maxTokens, done)
}

// CompleteApart implements [critic.Completer].
func (a *draftAsked) CompleteApart(
	ctx context.Context, p prompts.Prompt, maxTokens int, done func(text string) bool,
) (string, error) {
	session, err := a.model.Start(p)
	if err != nil {
		return "", err
	}
	defer session.Close()
	return a.completed(ctx, session, maxTokens, done)
}

func (a *draftAsked) completed(
	ctx context.Context, session pipeline.Session, maxTokens int, done func(text string) bool,
) (string, error) {
	text := ""
	for token, err := range session.Draft(ctx, pipeline.Sampling{MaxTokens: maxTokens}) {
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

// fork is a copy of the session up to a position.
func (a *draftAsked) fork(pos int) (pipeline.Session, error) {
	forker, ok := a.session.(pipeline.Forker)
	if !ok {
		return nil, errCannot
	}
	fork, err := forker.Fork()
	if err != nil {
		return nil, err
	}
	if err := fork.Rollback(pos); err != nil {
		fork.Close()
		return nil, err
	}
	return fork, nil
}

// Redraft implements [critic.Drafter], one draft after the other.
func (a *draftAsked) Redraft(ctx context.Context, k int, temperature float64) ([]critic.Draft, error) {
	out := make([]critic.Draft, k)
	for i := range out {
		var err error
		sampling := pipeline.Sampling{Temperature: temperature, Seed: a.seed + uint64(i), MaxTokens: stepTokens}
		if out[i], err = a.redraft(ctx, sampling); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (a *draftAsked) redraft(ctx context.Context, s pipeline.Sampling) (d critic.Draft, err error) {
	fork, err := a.fork(a.from)
	if err != nil {
		return d, err
	}
	defer fork.Close()
	for token, err := range fork.Draft(ctx, s) {
		a.spent = a.spent.Add(token.Spend)
		if err != nil || token.End {
			return d, err
		}
		d.Text += token.Text
		d.Logprobs = append(d.Logprobs, token.Logprob)
		if chunker.Line(d.Text) {
			break
		}
	}
	return d, nil
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

// Write implements [critic.Writer].
func (a *draftAsked) Write(ctx context.Context, p prompts.Prompt, maxTokens int) (string, error) {
	reply, err := a.Weigh(ctx, p, maxTokens)
	return reply.Text, err
}

// Weigh implements [critic.Weigher].
func (a *draftAsked) Weigh(ctx context.Context, p prompts.Prompt, maxTokens int) (critic.Reply, error) {
	reply, spent, err := a.write(ctx, p, maxTokens)
	a.spent = a.spent.Add(spent)
	return reply, err
}
