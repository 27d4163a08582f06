package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
)

// Beam is step-level beam search: K candidates for the next chunk are drafted,
// the Kept best texts stay, and each of them is continued, until the best has
// stated its answer. It goes on with several texts where the loop of [Solver]
// mends one, with the same critics and the same ledger.
//
// The score of a text is the sum over its chunks of
//
//	(1 - Likelihood)·ln(1 - P(wrong)) + Likelihood·(mean ln P of the chunk's tokens)
//
// as in self-evaluation guided beam search (Xie et al. 2023, arXiv:2305.00633).
// It only falls, so what is unfinished cannot overtake a best text that is done.
// A text that ends without an answer comes after all others.
//
// The model's sessions must be [Forker]s. A Beam is safe for concurrent use.
type Beam struct {
	Solver     Solver  // its Ladder, Experience and Overlap are not used
	K          int     // candidates of every step; less than 1 is 1
	Kept       int     // texts that stay after a step; less than 1 is 1
	Likelihood float64 // weight of the likelihood in [0, 1]; the critics have the rest
}

// Answer is that of [Solver].
func (b *Beam) Answer(ctx context.Context, question string) (Answer, error) {
	return Last(b.Stream(ctx, question))
}

// Stream is that of [Solver]. All candidates of a step are drafts at one place;
// the chunks of the answer are accepted at the end, when it is known which.
func (b *Beam) Stream(ctx context.Context, question string) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		if !b.Solver.complete(question, yield) {
			return
		}
		s := &search{run: newRun(&b.Solver, question, yield), beam: b}
		err := s.solve(ctx)
		if s.abandoned {
			return
		}
		answer := s.answer()
		yield(Event{Kind: Finished, Chunk: len(s.chunks), Answer: &answer, Spend: answer.Spend}, err)
	}
}

// search is the state of one question. The run holds the hypothesis in work.
type search struct {
	*run
	beam       *Beam
	hypotheses []*hypothesis // best first
}

// hypothesis is one of the texts that are kept.
type hypothesis struct {
	session Session
	text    string
	chunks  []Chunk
	score   float64
	done    bool // the answer is stated, or the model ended the text
	lost    bool // the model ended it without an answer
}

// compare puts the better hypothesis first. Whatever may still get to an answer
// comes before what never will: a text that breaks off has the score of its
// parent, which no continuation can have.
func (b *hypothesis) compare(other *hypothesis) int {
	if b.lost != other.lost {
		if b.lost {
			return 1
		}
		return -1
	}
	return cmp.Compare(other.score, b.score)
}

// solve takes one step after the other, until the best text is done or something
// stops it.
func (s *search) solve(ctx context.Context) error {
	err := s.start()
	if s.session != nil {
		s.hypotheses = []*hypothesis{{session: s.session}}
	}
	defer func() { closeHypotheses(s.hypotheses) }()
	if err != nil {
		s.stop = Failed
		return err
	}
	loopCtx, finishCtx, cancel := s.deadlines(ctx)
	defer cancel()

	var failure error
	if err := s.read(loopCtx); err != nil {
		failure = s.halt(ctx, err)
	}
	for s.stop == "" {
		if err := s.step(loopCtx); err != nil {
			failure = s.halt(ctx, err)
		} else if s.hypotheses[0].done {
			s.stop = Complete
		}
	}
	if err := s.acceptBest(); err != nil {
		return s.halt(ctx, err)
	}
	if failure != nil {
		return failure
	}
	if err := s.finish(finishCtx); err != nil {
		return s.halt(ctx, err)
	}
	return nil
}

// read computes the prompt, so that the forks need not each compute it, at the
// price of one token that is not kept.
func (s *search) read(ctx context.Context) error {
	one := func(*draft) bool { return true }
	if _, err := s.write(ctx, &draft{}, s.session, 1, s.keep(&place{}), s.solver.Sampling, one); err != nil {
		return err
	}
	return s.session.Rollback(s.begin)
}

// step puts the best of what follows the hypotheses in their place. An error may
// come before all candidates were written or judged; those that were count, and at a limit
// those, too, that were only written.
func (s *search) step(ctx context.Context) error {
	candidates, err := s.draftStep(ctx)
	next, err := s.judgeStep(ctx, candidates, err)
	if len(next) == 0 {
		return err
	}
	for _, b := range s.hypotheses {
		if b.done {
			next = append(next, b)
		} else {
			b.session.Close()
		}
	}
	slices.SortStableFunc(next, (*hypothesis).compare)
	kept := min(max(s.beam.Kept, 1), len(next))
	closeHypotheses(next[kept:])
	s.hypotheses = next[:kept]
	if err != nil {
		return err
	}
	return s.emit(Event{
		Kind: Decided, Attempt: len(candidates), How: fmt.Sprintf("keep %d of %d", kept, max(len(candidates), kept)),
		Why: fmt.Sprintf("best score %.3f, last %.3f", s.hypotheses[0].score, s.hypotheses[kept-1].score),
	})
}

// acceptBest takes the best text that states an answer, or else the best.
func (s *search) acceptBest() error {
	best := s.hypotheses[0]
	if i := slices.IndexFunc(s.hypotheses, func(b *hypothesis) bool { return b.done && !b.lost }); i >= 0 {
		best = s.hypotheses[i]
	}
	s.load(best)
	for i, c := range best.chunks {
		s.chunks = best.chunks[:i+1]
		if err := s.emit(Event{Kind: Accepted, Attempt: c.Attempts, How: c.Grade.String(), Text: c.Text, Thought: c.Thought}); err != nil {
			return err
		}
	}
	return nil
}

// load makes b the text of the run and returns the place of its next chunk.
func (s *search) load(b *hypothesis) *place {
	s.session, s.text, s.chunks = b.session, b.text, b.chunks
	return &place{start: b.session.Pos()}
}

func closeHypotheses(hypotheses []*hypothesis) {
	for _, b := range hypotheses {
		b.session.Close()
	}
}
