package pipeline

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
)

// This file holds what the loop in run.go stands on: one metered piece of
// drafting, the room that is left, and why a run stops.

func newRun(s *Solver, question string, yield func(Event, error) bool) *run {
	solver := *s
	if solver.Boundary == nil {
		solver.Boundary = chunker.Line
	}
	if solver.Sampling.MaxTokens == 0 {
		solver.Sampling.MaxTokens = defaultMaxTokens
	}
	if solver.ChunkTokens <= 0 {
		solver.ChunkTokens = defaultChunkTokens
	}
	if solver.Critic != nil && slices.ContainsFunc(solver.Ladder, func(r Rung) bool { return r.Branches > 0 }) {
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
		left:       map[string]*place{},
		gone:       map[from]bool{},
		experience: experience,
	}
}

// write drafts what follows d on a session, at most most tokens and until done
// says so, within the budget less keep tokens of the run's own. n is what the
// budget allowed. s.Ahead becomes what it allows of the tokens to come as well.
func (r *run) write(
	ctx context.Context, d *draft, on Session, most, keep int, s Sampling, done func(*draft) bool,
) (n int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	ahead := s.Ahead
	s.Ahead = 0
	n, reservation := r.ledger.Reserve(most+ahead,
		func(n int) Spend { return on.Cost(n, s) },
		func(n int) Spend {
			if _, again := able[Rereader](on); on == r.session && !again {
				return on.Cost(n+keep, s)
			}
			return on.Cost(n, s).Add(r.stating(n, keep))
		})
	if reservation == nil {
		return 0, errSpent
	}
	var used Spend
	defer func() { reservation.Settle(used) }()
	s.Ahead = max(0, n-most)
	n = min(n, most)
	s.MaxTokens = n
	for token, err := range on.Draft(ctx, s) {
		used = used.Add(token.Spend)
		if err != nil {
			return n, err
		}
		if !d.take(token) || done(d) {
			break
		}
	}
	return n, nil
}

// complete says whether a draft is a whole chunk. One never holds both reasoning
// and answer.
func (r *run) complete(d *draft) bool {
	return d.closed || r.solver.Boundary(d.text) || r.solver.Early != nil && r.solver.Early(d.text, d.logprobs())
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

// atOnce is how many of the tokens that will be wanted a draft may ask for at once. A
// cap for many questions is drawn on chunk by chunk.
func (r *run) atOnce(wanted int) int {
	if !r.solver.Account.limitless() {
		return 0
	}
	return max(wanted, 0)
}

// put adds text to the session as what it is.
func (r *run) put(text string, thought bool) error {
	if thinker, ok := able[Thinker](r.session); ok && thought {
		return thinker.Think(text)
	}
	return r.session.Append(text)
}

// behind tells places apart: it is all that was accepted before, chunk by chunk,
// and what of it is reasoning.
func behind(chunks []Chunk) string {
	var b strings.Builder
	for _, c := range chunks {
		if c.Thought {
			b.WriteByte('t')
		} else {
			b.WriteByte('a')
		}
		b.WriteString(c.Text)
		b.WriteByte(0)
	}
	return b.String()
}

// reserve books cost(n) for the largest n up to most that leaves enough to state
// an answer. settle takes what was spent of it.
func (r *run) reserve(p *place, most int, cost func(n int) Spend) (n int, settle func(used Spend), err error) {
	kept := r.stating(0, r.keep(p))
	n, reservation := r.ledger.Reserve(most, cost, func(n int) Spend { return cost(n).Add(kept) })
	if reservation == nil {
		return 0, nil, errSpent
	}
	return n, reservation.Settle, nil
}

// stating is a bound on what it takes to state an answer of keep tokens after n
// more.
func (r *run) stating(n, keep int) Spend {
	if again, ok := able[Rereader](r.session); ok {
		return again.Reread(n+keep, keep)
	}
	return r.session.Cost(n+keep, r.solver.Sampling)
}

// keep is the number of tokens to hold back while drafting at p: enough to put
// the incumbent back and to state an answer after it. A byte is at most a token.
func (r *run) keep(p *place) int {
	n := len(r.solver.Format.Cue(r.prompt, r.text)) + finishTokens
	if p.best != nil {
		n += len(p.best.text)
	}
	if len(r.chunks) > 0 && r.chunks[0].Thought {
		n += markTokens
	}
	return n
}

// markTokens is what ending the reasoning takes.
const markTokens = 16

// deadlines are the contexts of the loop and of stating the answer afterwards:
// a tenth of the time is held back for the latter.
func (r *run) deadlines(ctx context.Context) (loop, finish context.Context, cancel context.CancelFunc) {
	seconds, limited := r.solver.Budget.Seconds.Max()
	if !limited {
		return ctx, ctx, func() {}
	}
	limit := time.Duration(seconds * float64(time.Second))
	finish, cancelFinish := context.WithDeadline(ctx, r.started.Add(limit))
	loop, cancelLoop := context.WithDeadline(finish, r.started.Add(limit*9/10))
	return loop, finish, func() { cancelLoop(); cancelFinish() }
}

// halt notes why the run ends at err. It returns nil where that is no failure:
// a limit was reached.
func (r *run) halt(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, errAbandoned):
		r.stop = Cancelled
		return err
	case ctx.Err() != nil:
		r.stop = Cancelled
		return ctx.Err()
	case errors.Is(err, errSpent), errors.Is(err, context.DeadlineExceeded):
		r.stop = OutOfBudget
		return nil
	case errors.Is(err, ErrContextFull):
		r.stop = TooLong
		return nil
	default:
		r.stop = Failed
		return err
	}
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

// spend is what drafting the tokens cost.
func (d *draft) spend() (s Spend) {
	for _, t := range d.tokens {
		s = s.Add(t.Spend)
	}
	return s
}

// logprobs are those of all tokens of the text; nil when a fix wrote part of it.
func (d *draft) logprobs() []float32 {
	var length int
	out := make([]float32, len(d.tokens))
	for i, t := range d.tokens {
		out[i] = t.Logprob
		length += len(t.Text)
	}
	if length != len(d.text) {
		return nil
	}
	return out
}

// ends are where the tokens end in the text, in bytes.
func (d *draft) ends() []int {
	out, end := make([]int, len(d.tokens)), 0
	for i, t := range d.tokens {
		end += len(t.Text)
		out[i] = end
	}
	return out
}

// clears says whether d stands better with the critics than the incumbent.
func (d *draft) clears(incumbent *draft) bool {
	a, b := d.judgement.Verdict, incumbent.judgement.Verdict
	if rank(a.Grade) != rank(b.Grade) {
		return rank(a.Grade) > rank(b.Grade)
	}
	return a.PWrong < b.PWrong
}

func rank(g critic.Grade) int {
	switch g {
	case critic.Pass:
		return 2
	case critic.Fail:
		return 0
	default:
		return 1
	}
}

// chunk is the draft as it stands in the answer.
func (d *draft) chunk(p *place) Chunk {
	c := Chunk{
		Text:     d.text,
		Thought:  d.thought,
		Attempts: p.attempts,
		Verdicts: d.judgement.Each,
		Grade:    d.judgement.Grade,
		Model:    d.model,
		start:    p.start,
	}
	if c.Verdicts == nil {
		c.Verdicts, c.confidence = []critic.Verdict{}, likelihood(d.logprobs())
	} else {
		c.confidence = 1 - d.judgement.PWrong
	}
	return c
}
