package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/critic"
)

// This file is one step of beam search: fork, draft, judge, score.

// candidate is a draft that may continue a hypothesis, on a fork of its session.
type candidate struct {
	*draft
	hypothesis *hypothesis
	start      int // session position of its first token
}

// draftStep drafts the candidates of one step, in one batch where the model has
// one. Those that did not get to the end of a chunk are left out. The error says what
// they lacked when all are, or that the time was up before all were written.
func (s *search) draftStep(ctx context.Context) ([]*candidate, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	candidates, samplings, keep, err := s.open()
	if err != nil {
		return nil, err
	}
	n, settle, err := s.reserveStep(ctx, candidates, samplings, keep)
	if err != nil {
		closeCandidates(candidates)
		return nil, err
	}
	drafts := make([]*draft, len(candidates))
	for i, c := range candidates {
		drafts[i], samplings[i].MaxTokens = c.draft, min(n, samplings[i].MaxTokens)
	}
	used, late := s.draftTogether(ctx, drafts, samplings)
	settle(used)
	if late != nil && !s.limited(late) {
		closeCandidates(candidates)
		return nil, late
	}
	var whole []*candidate
	for i, c := range candidates {
		most := samplings[i].MaxTokens
		unended := !c.end && !s.complete(c.draft)
		switch cut := len(c.tokens) == most && unended; {
		case cut && most < s.solver.ChunkTokens:
			c.session.Close()
			if err = ErrContextFull; most == n {
				err = errSpent
			}
		case late != nil && unended:
			c.session.Close()
		default:
			whole = append(whole, c)
		}
	}
	if late != nil || len(whole) > 0 {
		return whole, late
	}
	return nil, err
}

// open forks the hypotheses that go on, so that there are as many candidates as
// the hypotheses have shares in K. keep is what finishing one of them may take.
func (s *search) open() (candidates []*candidate, samplings []Sampling, keep int, err error) {
	for _, b := range s.hypotheses {
		p := s.load(b)
		room := min(s.room(p), s.solver.ChunkTokens)
		if b.done || room < 1 {
			continue
		}
		forks, err := s.forks(p.start, max(s.beam.K/len(s.hypotheses), 1))
		if err != nil {
			closeCandidates(candidates)
			return nil, nil, 0, err
		}
		for _, fork := range forks {
			sampling := s.resampling(s.solver.Sampling.Temperature, 0)
			sampling.MaxTokens = room
			samplings = append(samplings, sampling)
			candidates = append(candidates, &candidate{&draft{session: fork}, b, p.start})
		}
		keep = max(keep, s.keep(p))
	}
	if len(candidates) == 0 {
		return nil, nil, 0, ErrContextFull
	}
	return candidates, samplings, keep, nil
}

// reserveStep books n tokens of each candidate, and leaves enough to state an
// answer after the dearest, of whatever unit that is.
func (s *search) reserveStep(ctx context.Context, candidates []*candidate, samplings []Sampling, keep int) (n int, settle func(Spend), err error) {
	cost := func(n int) (sum Spend) {
		for i, c := range candidates {
			sum = sum.Add(c.session.Cost(min(n, samplings[i].MaxTokens), samplings[i]))
		}
		return sum
	}
	n, reservation := s.ledger.Reserve(ctx, s.solver.ChunkTokens, cost, func(n int) Spend {
		var dearest Spend
		for i, c := range candidates {
			last := c.session.Cost(n+keep, samplings[i]).minus(c.session.Cost(n, samplings[i]))
			if again, ok := able[Rereader](c.session); ok {
				last = again.Reread(n+keep, keep)
			}
			dearest = dearest.most(last)
		}
		return cost(n).Add(dearest)
	})
	if reservation == nil {
		return 0, nil, cmp.Or(ctx.Err(), errSpent)
	}
	return n, reservation.Settle, nil
}

// judgeStep turns candidates into hypotheses. A text that is there already is
// dropped unjudged. Once a limit is reached, which err may say from the start, the rest
// is taken unjudged; after another error it is dropped, too.
func (s *search) judgeStep(ctx context.Context, candidates []*candidate, err error) ([]*hypothesis, error) {
	var next []*hypothesis
	seen := map[string]bool{}
	for i, c := range candidates {
		text := behind(c.hypothesis.chunks) + c.text
		var b *hypothesis
		if (err == nil || s.limited(err)) && !seen[text] {
			seen[text] = true
			b, err = s.judged(ctx, c, i+1, len(candidates), err)
		}
		if b == nil {
			c.session.Close()
			continue
		}
		next = append(next, b)
	}
	return next, err
}

// judged asks the critics about a candidate and returns the hypothesis that it makes. After
// late, which says that a limit is reached, they are not asked; that error is returned, too.
func (s *search) judged(ctx context.Context, c *candidate, attempt, of int, late error) (*hypothesis, error) {
	s.load(c.hypothesis)
	p := &place{start: c.start, attempts: attempt}
	if err := s.drafted(p, c.draft, "beam"); err != nil {
		return nil, err
	}
	next := &hypothesis{session: c.session, text: s.text, chunks: s.chunks, score: c.hypothesis.score}
	if !c.thought {
		next.text += c.text
	}
	_, stated := s.solver.Format.Final(next.text)
	next.done = stated || c.end || len(c.tokens) == 0
	next.lost = next.done && !stated
	if c.text == "" {
		return next, late
	}
	if s.solver.Critic != nil && late == nil {
		switch err := s.critique(ctx, p, c); {
		case s.limited(err):
			late = err
		case err != nil:
			return nil, err
		}
	}
	if s.solver.Critic != nil && late != nil {
		c.judgement = critic.Judgement{Verdict: critic.Verdict{PWrong: critic.Prior}}
	}
	p.attempts = of
	next.chunks = append(slices.Clip(s.chunks), c.chunk(p))
	next.score += s.value(c.draft)
	return next, late
}

// critique asks the critics about a candidate.
func (s *search) critique(ctx context.Context, p *place, c *candidate) (err error) {
	s.pace = pace{} // rivals are all judged by the same critics
	if c.judgement, err = s.judge(ctx, p, c.draft); err != nil {
		return fmt.Errorf("pipeline: chunk %d: critic: %w", len(s.chunks), err)
	}
	return s.emit(Event{Kind: Critiqued, Attempt: p.attempts, Text: c.text, Thought: c.thought, Judgement: &c.judgement})
}

// leastRight keeps ln(1 - P(wrong)) finite.
const leastRight = 1e-6

// value is what a chunk adds to the score of its text.
func (s *search) value(d *draft) float64 {
	right := math.Log(max(1-d.judgement.PWrong, leastRight))
	var likelihood float64
	logprobs := d.logprobs()
	for _, lp := range logprobs {
		likelihood += float64(lp) / float64(len(logprobs))
	}
	return (1-s.beam.Likelihood)*right + s.beam.Likelihood*likelihood
}

func closeCandidates(candidates []*candidate) {
	for _, c := range candidates {
		c.session.Close()
	}
}
