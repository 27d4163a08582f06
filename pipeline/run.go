package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// This file is the loop: draft, critique, decide, revise, accept, in that order.

// run is the state of one question.
type run struct {
	solver   Solver
	question string
	prompt   prompts.Prompt
	session  Session
	helpers  map[string]*helper // sessions of the models of rungs, by name
	ledger   *Ledger
	started  time.Time
	yield    func(Event, error) bool

	text      string  // what was accepted
	chunks    []Chunk // the same, chunk by chunk
	stop      Stop
	backs     int  // times accepted chunks were given up
	blames    int  // times that a critic said where
	redrafts  int  // drafts after the first at a place; each has its own seed
	abandoned bool // the consumer of the events broke off
}

// place is where the next chunk goes, and what was tried there.
type place struct {
	start    int // session position of the chunk's first token
	attempts int
	seen     map[string]critic.Judgement // by text: a duplicate draft is not judged again
	best     *draft                      // the incumbent
	rung     int                         // index into the ladder
	tries    int                         // of that rung
}

// draft is one candidate for a place.
type draft struct {
	text      string
	tokens    []Token // the drafted tokens that text begins with: all of it, or what a fix left standing
	end       bool    // the model ended the answer after it
	session   Session // the fork that holds it; nil where the run's own does or did
	judgement critic.Judgement
	model     string // who wrote it, where it was not the run's own model
}

// errSpent and errAbandoned end the loop from within.
var (
	errSpent     = errors.New("budget spent")
	errAbandoned = errors.New("events no longer wanted")
)

// solve runs the loop until the answer is stated or something stops it.
func (r *run) solve(ctx context.Context) error {
	if err := r.start(); err != nil {
		r.stop = Failed
		return err
	}
	defer r.session.Close()
	defer r.dismiss()
	loopCtx, finishCtx, cancel := r.deadlines(ctx)
	defer cancel()

	var failure error
	for r.stop == "" {
		p := &place{start: r.session.Pos(), seen: map[string]critic.Judgement{}}
		d, err := r.draft(loopCtx, p, r.session, r.solver.Sampling, "draft")
		for err == nil {
			if err = r.critique(loopCtx, p, d); err != nil {
				break
			}
			rung, revise := r.decide(p, d)
			if !revise {
				break
			}
			d, err = r.revise(loopCtx, p, d, rung)
		}
		if err != nil {
			failure = r.halt(ctx, err)
		}
		if err := r.accept(p, d); err != nil && failure == nil {
			failure = r.halt(ctx, err)
		}
	}
	if failure == nil {
		failure = r.finish(finishCtx)
	}
	return failure
}

// start states the question to the model.
func (r *run) start() (err error) {
	if r.prompt, err = r.solver.Format.Prompt(r.question); err != nil {
		return err
	}
	if r.session, err = r.solver.Model.Start(r.prompt); err != nil {
		return fmt.Errorf("pipeline: start: %w", err)
	}
	return r.emit(Event{Kind: Prompted, Text: r.prompt.Text()})
}

// draft writes one chunk at p on a session. Fewer tokens than a chunk may need are drafted
// when the budget holds no more; a chunk cut off that way is dropped.
func (r *run) draft(ctx context.Context, p *place, on Session, s Sampling, how string) (*draft, error) {
	most := min(defaultChunkLimit, r.room(p))
	if most < 1 {
		return nil, ErrContextFull
	}
	d, n, err := r.write(ctx, on, most, r.keep(p), s, r.solver.Boundary)
	if err != nil {
		return nil, err
	}
	if cut := len(d.tokens) == n && !d.end && !r.solver.Boundary(d.text); cut {
		switch {
		case n < most:
			return nil, errSpent
		case most < defaultChunkLimit:
			return nil, ErrContextFull
		}
	}
	p.attempts++
	return d, r.emit(Event{Kind: Drafted, Attempt: p.attempts, How: how, Text: d.text})
}

// critique asks the critics and keeps the incumbent: a draft replaces it only
// if it clears them by more.
func (r *run) critique(ctx context.Context, p *place, d *draft) error {
	if judgement, duplicate := p.seen[d.text]; duplicate {
		d.judgement = judgement
		if p.best == nil { // a refused draft is better than none
			p.best = d
		}
		return nil
	}
	if r.solver.Critic != nil && d.text != "" {
		judgement, err := r.solver.Critic.Judge(ctx, r.criticCase(p, d))
		if err != nil {
			return fmt.Errorf("pipeline: chunk %d: critic: %w", len(r.chunks), err)
		}
		d.judgement = judgement
	}
	p.seen[d.text] = d.judgement
	if p.best == nil || d.clears(p.best) {
		p.best = d
	}
	if r.solver.Critic == nil {
		return nil
	}
	return r.emit(Event{Kind: Critiqued, Attempt: p.attempts, Text: d.text, Judgement: &d.judgement})
}

// decide chooses the next rung for a rejected draft. It returns false when the
// incumbent stays: nothing is wrong with it, or no rung is left.
func (r *run) decide(p *place, d *draft) (Rung, bool) {
	if d.judgement.Grade != critic.Fail {
		return Rung{}, false
	}
	for ; p.rung < len(r.solver.Ladder); p.rung, p.tries = p.rung+1, 0 {
		rung := r.solver.Ladder[p.rung]
		limit, usable := 1, true
		switch {
		case rung.Fix:
			_, tried := p.seen[d.judgement.Fix]
			usable = d.judgement.Fix != "" && d.judgement.Blame == 0 && !tried
		case rung.Blame:
			rung.Back = d.judgement.Blame
			usable = rung.Back > 0 && rung.Back <= len(r.chunks) && r.blames < maxBlames
		case rung.Back > 0:
			usable = rung.Back <= len(r.chunks) && r.backs < maxBacks
		default:
			limit = rung.Tries
		}
		if usable && p.tries < limit {
			p.tries++
			return rung, r.emit(Event{
				Kind: Decided, Attempt: p.attempts, How: rung.String(), Reason: d.judgement.Reason,
			}) == nil
		}
	}
	return Rung{}, false
}

// revise climbs one rung: it puts another draft in d's place.
func (r *run) revise(ctx context.Context, p *place, d *draft, rung Rung) (*draft, error) {
	if rung.Fix {
		return r.fix(p, d)
	}
	if rung.Back > 0 {
		refused := r.back(p, rung.Back)
		if rung.Blame {
			r.blames++
			p.seen[refused.Text] = critic.Judgement{Verdict: critic.Verdict{
				Critic: d.judgement.Critic, Grade: critic.Fail, PWrong: d.judgement.PWrong, Reason: d.judgement.Reason,
			}}
		} else {
			r.backs++
		}
	}
	if err := r.session.Rollback(p.start); err != nil {
		return nil, err
	}
	if rung.Model != nil {
		return r.escalate(ctx, p, rung)
	}
	return r.draft(ctx, p, r.session, r.resampling(rung.Temperature, rung.Experts), rung.String())
}

// fix rolls back to the first wrong token and appends what the critic says
// should stand there.
func (r *run) fix(p *place, d *draft) (*draft, error) {
	text, kept, at := d.judgement.Fix, 0, 0
	for kept < len(d.tokens) && strings.HasPrefix(text[at:], d.tokens[kept].Text) {
		at += len(d.tokens[kept].Text)
		kept++
	}
	for kept > 0 && d.tokens[kept-1].Text == "" { // the first bytes of a character that was not kept
		kept--
	}
	if err := r.session.Rollback(p.start + kept); err != nil {
		return nil, err
	}
	if err := r.session.Append(text[at:]); err != nil {
		return nil, err
	}
	p.attempts++
	return &draft{text: text, tokens: d.tokens[:kept:kept]},
		r.emit(Event{Kind: Drafted, Attempt: p.attempts, How: Rung{Fix: true}.String(), Text: text})
}

// back gives up the last n accepted chunks and moves p to where they began. It
// returns the first of them.
func (r *run) back(p *place, n int) Chunk {
	first := len(r.chunks) - n
	for _, c := range r.chunks[first:] {
		r.text = r.text[:len(r.text)-len(c.Text)]
	}
	given := r.chunks[first]
	*p = place{start: given.start, seen: map[string]critic.Judgement{}}
	r.chunks = r.chunks[:first:first]
	return given
}

// accept puts the incumbent of p into the answer; without one, p stays empty.
// last is the draft that the session holds.
func (r *run) accept(p *place, last *draft) error {
	d := p.best
	if d == nil || d != last {
		if err := r.session.Rollback(p.start); err != nil {
			return err
		}
	}
	if d == nil {
		return nil
	}
	if d != last {
		if err := r.session.Append(d.text); err != nil {
			return err
		}
	}
	r.text += d.text
	if d.text != "" {
		r.chunks = append(r.chunks, d.chunk(p))
		if err := r.emit(Event{Kind: Accepted, Attempt: p.attempts, How: d.judgement.Grade.String(), Text: d.text}); err != nil {
			return err
		}
	}
	if _, stated := r.solver.Format.Final(r.text); (stated || d.end) && r.stop == "" {
		r.stop = Complete
	}
	return nil
}

// finish makes the model state an answer when it has not, with what was kept
// back for that. An answer got this way is never verified.
func (r *run) finish(ctx context.Context) error {
	if _, stated := r.solver.Format.Final(r.text); stated {
		return nil
	}
	p := &place{start: r.session.Pos(), attempts: 1}
	cue := r.solver.Format.Cue(r.prompt, r.text)
	if err := r.session.Append(cue); err != nil {
		return nil // no room for an answer; what there is stands
	}
	untilLine := func(text string) bool { return strings.Contains(text, "\n") }
	d, _, err := r.write(ctx, r.session, finishTokens, 0, Sampling{Experts: r.solver.Sampling.Experts}, untilLine)
	switch {
	case errors.Is(err, errSpent), errors.Is(err, ErrContextFull), errors.Is(err, context.DeadlineExceeded):
		return nil
	case err != nil:
		return r.halt(ctx, err)
	}
	d.text = cue + d.text
	if _, stated := r.solver.Format.Final(r.text + d.text); !stated {
		return nil
	}
	r.text += d.text
	r.chunks = append(r.chunks, d.chunk(p))
	return r.emit(Event{Kind: Accepted, Attempt: 1, How: Forced, Text: d.text})
}
