package openai

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/pipeline"
)

// requestsAtOnce bounds the requests of one batch where no limiter does.
const requestsAtOnce = 8

// DraftBatch implements [pipeline.Batcher]: the drafts are requests at the same
// time, as many as the limiter lets pass.
func (s *session) DraftBatch(
	ctx context.Context, sessions []pipeline.Session, samplings []pipeline.Sampling, take func(i int, t pipeline.Token) bool,
) (untold pipeline.Spend, err error) {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(requestsAtOnce)
	var taking sync.Mutex
	for i, other := range sessions {
		group.Go(func() error {
			for token, err := range other.Draft(ctx, samplings[i]) {
				taking.Lock()
				more := err == nil && take(i, token)
				if err != nil {
					untold = untold.Add(token.Spend)
				}
				taking.Unlock()
				if !more {
					return err
				}
			}
			return nil
		})
	}
	err = group.Wait()
	return untold, err
}
