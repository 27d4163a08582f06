package pipeline

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
)

// This file holds what the loop in run.go stands on: one metered piece of
// drafting, the room that is left, and what is told of it.

// newRun is one that has not begun. Where yield is nil nobody is told what happens.
func newRun(s *Solver, question string, yield func(Event, error) bool) *run {
	solver := *s
	if solver.Sampling.MaxTokens == 0 {
		solver.Sampling.MaxTokens = defaultMaxTokens
	}
	if solver.ChunkTokens <= 0 {
		solver.ChunkTokens = defaultChunkTokens
	}
	branches := solver.Critic != nil && slices.ContainsFunc(solver.Ladder, func(r Rung) bool { return r.Branches > 0 })
	if branches {
		solver.Sampling.Alternatives = alternatives
	}
	experience := solver.Experience
	if experience == nil {
		experience = &Experience{}
	}
	return &run{
		solver:     solver,
		question:   question,
		ledger:     solver.Account.Child(solver.Budget),
		started:    time.Now(),
		yield:      yield,
		branches:   branches,
		experience: experience,
	}
}

// write drafts what follows d on a session, at most most tokens and until it is a whole chunk
// or done, where that is not nil, says so, within the budget less keep tokens of the run's own. n
// is what the budget allowed. s.Ahead becomes what it allows of the tokens to come as well.
func (r *run) write(
	ctx context.Context, d *draft, on Session, most, keep int, s Sampling, done func(*draft) bool,
) (n int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	ahead := s.Ahead
	s.Ahead = 0
	held := func(n int) Spend {
		if keep == 0 || on == r.session && !rereads(on) {
			return on.Cost(n+keep, s)
		}
		return on.Cost(n, s).Add(r.stating(n, keep))
	}
	n, worst := r.ledger.reserve(ctx, most+ahead, func(n int) Spend { return on.Cost(n, s) }, held)
	if n == 0 {
		if least := held(1).Tokens(); r.needs == 0 && r.ledger.lacks(least) {
			r.needs = least
		}
		return 0, cmp.Or(ctx.Err(), errSpent)
	}
	defer func() { r.ledger.settle(worst, d.spent()) }()
	allowed := n
	n = min(n, most)
	if n == allowed && n > finishTokens && ahead > 0 && rereads(on) {
		n-- // to be read ahead: so the stream stays open, and the text is not read again for the next chunk
	}
	s.MaxTokens, s.Ahead = n, allowed-n
	d.begin(r.blank)
	on.Draft(ctx, s)(r.taker(d, done))
	r.blank = d.finish()
	return n, d.failure()
}

// complete says whether a draft is a whole chunk. One never holds both reasoning
// and answer.
func (r *run) complete(d *draft) bool {
	switch s := &r.solver; {
	case d.closed, s.Boundary == nil && chunker.Line(d.text), s.Boundary != nil && s.Boundary(d.text):
		return true
	default:
		return s.Early != nil && s.Early(d.text, d.logprobs()) || r.overdue(d)
	}
}

// overdue says whether a draft is so near to the longest that a chunk may be that the
// end of a line is the best place to cut it, though the boundary would have it go on:
// in the middle of a long table or program, the next place is in the middle of a line.
func (r *run) overdue(d *draft) bool {
	most := r.solver.ChunkTokens
	return len(d.tokens) >= most-most/4 && strings.HasSuffix(d.text, "\n") && strings.TrimSpace(d.text) != ""
}

// room is the number of tokens that the answer may still grow by at p, or the
// reasoning before it.
func (r *run) room(p *place) int {
	most, begin := r.solver.Sampling.MaxTokens, r.begin
	switch first := slices.IndexFunc(r.chunks, func(c Chunk) bool { return !c.Thought }); {
	case first > 0:
		begin = r.chunks[first].start
	case first < 0 && len(r.chunks) > 0:
		most *= thinking
	}
	return most - (p.start - begin)
}

// plenty is how many times what is left of a cap for many questions pays for what one of
// them asks for at once.
const plenty = 16

// atOnce is how many of the tokens that will be wanted a draft on a session may ask for at
// once. A cap for many questions is drawn on chunk by chunk, so that nobody reserves what
// others need; but where there is plenty a server need not read the text again for each.
func (r *run) atOnce(wanted int, on Session, s Sampling) int {
	if wanted < 1 {
		return 0
	}
	account := r.solver.Account
	if !account.Unlimited() && (!rereads(on) || plenty*account.share(on.Cost(wanted, s)) > 1) {
		return 0
	}
	return wanted
}

// rereads reports whether a draft that does not go on from the one before has a server read
// the whole text again.
func rereads(s Session) bool {
	_, again := able[Rereader](s)
	return again
}

// put adds text to the session as what it is.
func (r *run) put(text string, thought bool) error {
	if thinker, ok := able[Thinker](r.session); ok && thought {
		return thinker.Think(text)
	}
	return r.session.Append(text)
}

// reserve books cost(n) for the largest n up to most that leaves enough to state
// an answer. settle takes what was spent of it.
func (r *run) reserve(ctx context.Context, p *place, most int, cost func(n int) Spend) (n int, settle func(used Spend), err error) {
	keep := r.keep(p)
	n, worst := r.ledger.reserve(ctx, most, cost, func(n int) Spend { return cost(n).Add(r.stating(0, keep)) })
	if n == 0 {
		return 0, nil, cmp.Or(ctx.Err(), errSpent)
	}
	return n, func(used Spend) { r.ledger.settle(worst, used) }, nil
}

// drafted reports a draft.
func (r *run) drafted(p *place, d *draft, how string) error {
	return r.emit(Event{Kind: Drafted, Attempt: p.attempts, How: how, Text: d.text, Thought: d.thought})
}

// decided reports a decision about d and why it was made.
func (r *run) decided(p *place, d *draft, how, why string) error {
	return r.emit(Event{Kind: Decided, Attempt: p.attempts, How: how, Reason: d.judgement.Reason, Why: why})
}

// learn notes how a first draft or a rung turned out.
func (r *run) learn(p *place, d *draft) {
	passed := d.judgement.Grade != critic.Fail
	if p.doubted != nil {
		r.reconsidered(p, d)
	} else if p.climbed.rung == "" {
		r.experience.noteFirst(passed)
	} else if r.goal == nil || r.goal.rung != p.climbed.rung {
		r.experience.note(p.climbed, passed)
	}
}

// reached notes, when d is accepted for the chunk that others were given up for,
// whether that helped.
func (r *run) reached(d *draft) {
	if r.goal != nil && len(r.chunks) == r.goal.chunk {
		r.experience.note(r.goal.repair, d.judgement.Grade != critic.Fail)
		r.goal = nil
	}
}

func (r *run) emit(e Event) error {
	if r.abandoned {
		return errAbandoned
	}
	if r.yield == nil {
		return nil
	}
	if e.Kind != Prompted {
		e.Chunk = len(r.chunks)
		if e.Kind == Accepted {
			e.Chunk--
		}
	}
	e.Spend = r.spent()
	if !r.yield(e, nil) {
		r.abandoned = true
		return errAbandoned
	}
	return nil
}

// spent is the ledger's account with the wall time so far.
func (r *run) spent() Spend {
	s := r.ledger.Spent()
	s.Seconds = time.Since(r.started).Seconds()
	return s
}
