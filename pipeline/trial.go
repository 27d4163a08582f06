package pipeline

import (
	"context"
	"errors"

	"github.com/seed-25a395fc/reason/critic"
)

// errNothingFound says that no trial came out.
var errNothingFound = errors.New("no trial came out")

// trial writes the chunk on behind a result that the model found by trial.
func (r *run) trial(ctx context.Context, p *place, d *draft, rung Rung) (*draft, error) {
	whole, beginning, err := r.tried(ctx, p, d)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return d, r.skip(p, rung, err)
	}
	shared := 0
	for shared < min(len(beginning), len(whole.text)) && beginning[shared] == whole.text[shared] {
		shared++
	}
	tokens, end := whole.before(shared)
	found := token{Text: beginning[end:], Thought: whole.thought}
	on, err := r.lead(p, append(tokens, found))
	if err != nil {
		return nil, err
	}
	on.led, on.put, on.tried = len(on.tokens), []int{len(on.text)}, len(on.text)
	if !r.complete(on) {
		if err := r.writeOn(ctx, p, on, rung); err != nil {
			return nil, err
		}
	}
	for i := range p.ways { // those behind the result go first
		p.ways[i].score += leastScore
	}
	p.attempts++
	return on, r.drafted(p, on, rung.String())
}

// tried is a draft at p and how it begins with a result that was found by trial: the incumbent, or
// d where the mistake of that is no result.
func (r *run) tried(ctx context.Context, p *place, d *draft) (whole *draft, beginning string, err error) {
	for _, whole = range []*draft{p.best, d} {
		beginning, err = critic.Trial(ctx, r.criticCase(p, whole), whole.judgement.At)
		if err != nil || beginning != "" {
			return whole, beginning, err
		}
		if d == p.best {
			break
		}
	}
	return nil, "", errNothingFound
}
