package pipeline

import (
	"context"
	"errors"
	"fmt"
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
	reading  *critic.Reading // of the prompt
	session  Session
	helpers  map[any]*helper // sessions of the models of rungs, by identity
	failed   map[any]bool    // models of rungs that could not help, by identity
	ledger   *Ledger
	started  time.Time
	yield    func(Event, error) bool

	begin      int     // position of the answer's first token
	text       string  // what was accepted of the answer
	chunks     []Chunk // the same, chunk by chunk
	stop       Stop
	backs      int                                    // times accepted chunks were given up
	left       map[string]*place                      // where that was done, by what was accepted then
	gone       []from                                 // for which chunk and by which rung
	refused    map[string]map[string]critic.Judgement // texts, by what was accepted before
	blames     int                                    // times that a critic said where
	goal       *goal                                  // the chunk for which it was last done
	redrafts   int                                    // drafts after the first at a place; each has its own seed
	branches   bool                                   // one of the rungs takes other ways
	experience *Experience                            // which rungs repair
	pace       pace                                   // of checks that cost model compute
	ahead      *ahead                                 // the next chunk, drafted while this one is judged
	blank      []token                                // room for the tokens of the next draft
	abandoned  bool                                   // the consumer of the events broke off
	needs      int                                    // tokens to be reserved for the least of the first step that the budget did not pay for
}

// solve runs the loop until the answer is stated or something stops it.
func (r *run) solve(ctx context.Context) error {
	defer r.dismiss()
	if err := r.start(); err != nil {
		r.stop = Failed
		return err
	}
	loopCtx, finishCtx, cancel := r.deadlines(ctx)
	defer cancel()

	var failure error
	for r.stop == "" {
		p, d, err := r.open(loopCtx)
		for err == nil {
			if err = r.critique(loopCtx, p, d); err != nil {
				break
			}
			rung, revise := r.decide(p, d)
			if !revise {
				break
			}
			r.drop()
			r.keepSpare(p)
			rejected := d
			if d, err = r.revise(loopCtx, p, d, rung); d != rejected {
				p.held = d
			}
		}
		if err != nil {
			r.drop()
			failure = r.halt(ctx, err)
		}
		if err := r.accept(p); err != nil && failure == nil {
			failure = r.halt(ctx, err)
		}
	}
	if failure != nil {
		return failure
	}
	if err := r.finish(finishCtx); err != nil {
		return r.halt(ctx, err)
	}
	return nil
}

// start states the question to the model.
func (r *run) start() (err error) {
	if r.prompt, err = r.solver.Format.Prompt(r.question); err != nil {
		return err
	}
	if r.solver.Critic != nil {
		r.reading = critic.NewReading(r.prompt.Text())
	}
	if err := r.ledger.check(&r.solver); err != nil {
		return err
	}
	if r.session, err = r.solver.Model.Start(r.prompt); err != nil {
		return fmt.Errorf("pipeline: start: %w", err)
	}
	if err := r.ledger.checkCost(r.session.Cost(1, r.solver.Sampling)); err != nil {
		return err
	}
	r.begin = r.session.Pos()
	return r.emit(Event{Kind: Prompted, Text: r.prompt.Text()})
}

// open is the next place and the first draft there. Where the loop has been
// before, behind the very same text, it takes up what it left: the same drafts
// would come again.
func (r *run) open(ctx context.Context) (p *place, d *draft, err error) {
	here := ""
	if len(r.left) > 0 {
		here = behind(r.chunks)
	}
	if p = r.left[here]; p != nil {
		r.drop()
		delete(r.left, here)
		r.comeBack(p)
		return p, p.best, nil
	}
	p = r.place(r.session.Pos())
	if d, err = r.next(ctx, p); err == nil {
		r.lookAhead(ctx, p, d)
	}
	p.held = d
	return p, d, err
}

// draft writes one chunk at p on a session. Fewer tokens than a chunk may need
// are drafted when the budget holds no more; a chunk cut off that way is dropped.
func (r *run) draft(ctx context.Context, p *place, on Session, s Sampling, how string) (*draft, error) {
	room := r.room(p)
	most := min(r.solver.ChunkTokens, room)
	if most < 1 {
		return nil, ErrContextFull
	}
	if s == r.solver.Sampling {
		s.Ahead = r.atOnce(room-most, on, s)
	}
	d := &draft{}
	n, err := r.write(ctx, d, on, most, r.keep(p), s, nil)
	if err != nil {
		return nil, err
	}
	if cut := len(d.tokens) == n && !d.end && !r.complete(d); cut {
		switch {
		case n < most:
			return nil, errSpent
		case most < r.solver.ChunkTokens:
			return nil, ErrContextFull
		}
	}
	p.attempts++
	return d, r.drafted(p, d, how)
}

// critique asks the critics and keeps the incumbent: a draft replaces it only
// if it clears them by more. A text that was judged before is not judged again.
func (r *run) critique(ctx context.Context, p *place, d *draft) error {
	if d == p.settled { // the rung that was decided on failed
		return nil
	}
	if judgement, duplicate := p.said(d.text); duplicate {
		d.judgement = judgement
		if p.best == nil { // a refused draft is better than none, and ways through it lead elsewhere
			p.best = d
			p.explore(d)
		} else if p.best != d && p.best.text == d.text && d.led == 0 {
			p.repeats++
		}
		return nil
	}
	if r.solver.Critic == nil { // so that this is the only draft
		p.best = d
		return nil
	}
	if d.text != "" {
		judgement, err := r.judge(ctx, p, d)
		if err != nil {
			if p.best == nil && r.limited(err) { // better than none, though nobody knows what it is worth
				p.best, r.goal = d, nil
			}
			return fmt.Errorf("pipeline: chunk %d: critic: %w", len(r.chunks), err)
		}
		d.judgement = judgement
	}
	if d.broken { // whatever they say of the beginning, it cannot stand
		d.judgement.Grade, d.judgement.PWrong = critic.Fail, 1
	}
	if p.judged = append(p.judged, judged{d.text, d.judgement}); d.judgement.Grade == critic.Fail {
		p.explore(d)
	}
	if p.best == nil || d.clears(p.best) || p.refuses(p.best) {
		p.best, p.repeats = d, 0
	}
	return r.emit(Event{Kind: Critiqued, Attempt: p.attempts, Text: d.text, Thought: d.thought, Judgement: &d.judgement})
}

// decide chooses the next rung for a rejected draft. It returns false when the
// incumbent stays: nothing is wrong with it, or no rung is left that pays.
func (r *run) decide(p *place, d *draft) (Rung, bool) {
	if d != p.settled {
		p.settled = d
		r.learn(p, d)
	}
	switch {
	case d.judgement.Grade != critic.Fail:
		return r.reconsider(p, d)
	case p.best.judgement.Grade != critic.Fail: // this was another look at it
		return Rung{}, false
	}
	why := "no rung is left"
	for ; p.rung < len(r.solver.Ladder); p.rung, p.tries = p.rung+1, 0 {
		rung, times := r.usable(p, d, p.rung)
		if p.tries >= times {
			continue
		}
		if r.share(rung, d) > 1 {
			r.skip(p, rung, errSpent)
			continue
		}
		var value float64
		if value, why = r.worth(p, d, rung); value <= 0 {
			continue
		}
		p.tries++
		return rung, r.decided(p, d, rung.String(), why) == nil
	}
	if len(r.solver.Ladder) > 0 {
		r.decided(p, p.best, Keep, why)
	}
	return Rung{}, false
}

// revise climbs one rung: it puts another draft in d's place. A rung that cannot be
// climbed leaves d where it is, for the next one.
func (r *run) revise(ctx context.Context, p *place, d *draft, rung Rung) (*draft, error) {
	p.climbed = repair{rung.String(), d.judgement.Critic}
	switch {
	case rung.Fix:
		return r.fix(p, d)
	case rung.Branches > 0:
		if rung.slip > 0 {
			return r.another(ctx, p, d, rung)
		}
		return r.branch(ctx, p, rung)
	case rung.Trial:
		return r.trial(ctx, p, d, rung)
	case rung.Candidates > 0:
		if err := r.giveUp(p); err != nil {
			return nil, err
		}
		best, err := r.candidates(ctx, p, rung)
		if errors.Is(err, errSpent) {
			return d, r.skip(p, rung, err)
		}
		return best, err
	case rung.Back > 0:
		r.gone = append(r.gone, from{len(r.chunks), p.rung})
		given, first := p.start-r.begin, r.chunks[0].Text
		if r.back(p, d, rung); rung.Restart {
			if err := r.replan(p, first, given); err != nil {
				return nil, err
			}
		}
	}
	if err := r.giveUp(p); err != nil {
		return nil, err
	}
	if rung.Model != nil {
		best, err := r.escalate(ctx, p, rung)
		if ctx.Err() != nil { // whatever the model says of it
			return nil, r.tooLate(ctx, p, rung, err)
		}
		if err == nil || errors.Is(err, errAbandoned) {
			return best, err
		}
		p.held = nil // how far it came is not known
		if err := r.skip(p, rung, err); err != nil || rung.Back == 0 {
			return d, err
		}
	}
	return r.draft(ctx, p, r.session, r.resampling(rung.Temperature, rung.Experts), rung.String())
}

// accept puts the incumbent of p into the answer; without one, p stays empty.
func (r *run) accept(p *place) error {
	defer p.spare.drop()
	d := p.best
	if d == nil {
		return r.session.Rollback(p.start)
	}
	if d != p.held && !r.takeSpare(p, d) {
		if err := r.restore(p, d); err != nil {
			return err
		}
	}
	r.reached(d)
	if !d.thought {
		r.text += d.text
	}
	if d.text != "" {
		r.chunks = append(r.chunks, d.chunk(p))
		how := d.judgement.Grade.String()
		if err := r.emit(Event{Kind: Accepted, Attempt: p.attempts, How: how, Text: d.text, Thought: d.thought}); err != nil {
			return err
		}
	}
	if _, stated := r.solver.Format.Final(r.text); (stated || d.end) && r.stop == "" {
		r.stop = Complete
	}
	return nil
}
