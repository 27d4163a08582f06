package pipeline

import (
	"context"
	"errors"
)

// draftMany drafts k more versions of the chunk at p on forks of the session, in
// one batch where it has one. reserve books the cost. The drafts keep their
// sessions, which the caller closes; versions that were cut off are left out.
func (r *run) draftMany(
	ctx context.Context, p *place, k int, temperature float64, experts int,
	reserve func(ctx context.Context, most int, cost func(n int) Spend) (n int, settle func(used Spend), err error),
) ([]*draft, error) {
	most := min(r.solver.ChunkTokens, r.room(p))
	if most < 1 {
		return nil, ErrContextFull
	}
	forks, err := r.forks(p.start, k)
	if err != nil {
		return nil, err
	}
	samplings := make([]Sampling, k)
	for i := range samplings {
		samplings[i] = r.resampling(temperature, experts)
	}
	n, settle, err := reserve(ctx, most, func(n int) (worst Spend) {
		for i, f := range forks {
			worst = worst.Add(f.Cost(n, samplings[i]))
		}
		return worst
	})
	if err != nil {
		closeAll(forks)
		return nil, err
	}
	drafts := make([]*draft, k)
	for i := range drafts {
		samplings[i].MaxTokens = n
		drafts[i] = &draft{session: forks[i]}
	}
	used, err := r.draftTogether(ctx, drafts, samplings)
	settle(used)
	if err != nil {
		closeAll(forks)
		return nil, err
	}
	var whole []*draft
	for _, d := range drafts {
		if cut := len(d.tokens) == n && !d.end && !r.complete(d); cut || d.text == "" {
			d.session.Close()
			continue
		}
		whole = append(whole, d)
	}
	return whole, nil
}

// draftTogether drafts a chunk on the session of each of drafts.
func (r *run) draftTogether(ctx context.Context, drafts []*draft, s []Sampling) (used Spend, err error) {
	takers := make([]func(Token, error) bool, len(drafts))
	for i, d := range drafts {
		d.begin(nil)
		takers[i] = r.taker(d, nil)
	}
	take := func(i int, t Token) bool {
		used = used.Add(t.Spend)
		return takers[i](t, nil)
	}
	// Only who has made the copies can draft on them together: a session around another may
	// have put its own around them.
	forker, _ := able[Forker](r.session)
	if batch, ok := forker.(Batcher); ok {
		sessions := make([]Session, len(drafts))
		for i, d := range drafts {
			sessions[i] = d.session
		}
		untold, err := batch.DraftBatch(ctx, sessions, s, take)
		return used.Add(untold), err
	}
	for i, d := range drafts {
		for token, err := range d.session.Draft(ctx, s[i]) {
			if err != nil {
				return used.Add(token.Spend), err
			}
			if !take(i, token) {
				break
			}
		}
	}
	return used, nil
}

// forks returns k copies of the session whose text ends at pos.
func (r *run) forks(pos, k int) ([]Session, error) {
	forker, ok := able[Forker](r.session)
	if !ok {
		return nil, errors.New("pipeline: the model's sessions cannot be copied")
	}
	var forks []Session
	for range k {
		f, err := forker.Fork()
		if err == nil {
			forks = append(forks, f)
			err = f.Rollback(pos)
		}
		if err != nil {
			closeAll(forks)
			return nil, err
		}
	}
	return forks, nil
}

func closeAll(sessions []Session) {
	for _, s := range sessions {
		s.Close()
	}
}

// resampling is the sampling of a further draft, with a seed of its own: the
// same one would repeat the draft. 0 experts leaves the number alone.
func (r *run) resampling(temperature float64, experts int) Sampling {
	s := r.solver.Sampling
	s.Temperature = temperature
	if experts > 0 {
		s.Experts = experts
	}
	r.redrafts++
	s.Seed += uint64(r.redrafts) * 0x9e3779b97f4a7c15
	return s
}
