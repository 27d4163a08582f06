package openai

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// requestsAtOnce bounds the requests of one batch where no limiter does.
const requestsAtOnce = 8

// DraftBatch implements [pipeline.Batcher]. Drafts that differ in their seeds alone
// are choices of one request where the server writes several, all with the first
// seed. Others are requests at the same time, as many as the limiter lets pass.
func (s *session) DraftBatch(
	ctx context.Context, sessions []pipeline.Session, samplings []pipeline.Sampling, take func(i int, t pipeline.Token) bool,
) (untold pipeline.Spend, err error) {
	if s.model.together(sessions, samplings) {
		return s.model.draftChoices(ctx, sessions, samplings, take)
	}
	return atOnce(ctx, s.model.AtOnce(), len(sessions), func(ctx context.Context, i int, yield func(pipeline.Token, error) bool) {
		sessions[i].Draft(ctx, samplings[i])(yield)
	}, take)
}

// atOnce drafts n texts, at most so many at the same time.
func atOnce(
	ctx context.Context, most, n int, draft func(ctx context.Context, i int, yield func(pipeline.Token, error) bool), take func(i int, t pipeline.Token) bool,
) (untold pipeline.Spend, err error) {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(most)
	var taking sync.Mutex
	for i := range n {
		group.Go(func() (failure error) {
			draft(ctx, i, func(token pipeline.Token, err error) bool {
				taking.Lock()
				defer taking.Unlock()
				if failure = err; err != nil {
					untold = untold.Add(token.Spend)
					return false
				}
				return take(i, token)
			})
			return failure
		})
	}
	err = group.Wait()
	return untold, err
}

// draftChoices drafts with one request, and what the server leaves out with further
// ones.
func (m *Model) draftChoices(
	ctx context.Context, sessions []pipeline.Session, samplings []pipeline.Sampling, take func(i int, t pipeline.Token) bool,
) (untold pipeline.Spend, err error) {
	c := &choices{
		model: m, take: take, most: samplings[0].MaxTokens + m.options.ThinkingTokens, meter: remote.Meter{Tariff: m.tariff},
	}
	for i := range sessions {
		c.voices = append(c.voices, &voice{session: sessions[i].(*session), sampling: samplings[i], left: samplings[i].MaxTokens})
	}
	resumes := m.options.Resumes
	if untold, err = c.request(ctx); errors.Is(err, errBroken) && resumes > 0 && ctx.Err() == nil {
		resumes, err = resumes-1, nil
	}
	if err != nil {
		return untold, m.explain(ctx, err)
	}
	var missing []int
	for i, v := range c.voices {
		if !v.over {
			missing = append(missing, i)
		}
	}
	more, err := atOnce(ctx, m.AtOnce(), len(missing), func(ctx context.Context, i int, yield func(pipeline.Token, error) bool) {
		v := c.voices[missing[i]]
		v.sampling.MaxTokens = v.left
		d := newDraft(v.session, v.sampling, yield)
		if d.resumes = resumes; v.events > 0 {
			d.again, d.bound, d.Earlier = true, c.bound, v.written(c.most)
		}
		d.carryOut(ctx)
	}, func(i int, t pipeline.Token) bool { return take(missing[i], t) })
	return untold.Add(more), err
}
