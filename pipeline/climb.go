package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// rereadBranches is how many ways are taken at most where each has a server read the
// whole text again.
const rereadBranches = 8

// usable says whether rung i can do anything about d at p, and how often. The
// rung it returns has Back set where chunks are to be given up.
func (r *run) usable(p *place, d *draft, i int) (rung Rung, times int) {
	rung, times = r.solver.Ladder[i], 1
	ok := true
	switch {
	case rung.Fix:
		_, tried := p.said(endLike(d.judgement.Fix, d.text))
		ok = d.judgement.Fix != "" && d.judgement.Blame == 0 && !tried
	case rung.Blame:
		rung.Back = d.judgement.Blame
		ok = rung.Back > 0 && rung.Back <= len(r.chunks) && r.blames < maxBlames
	case rung.Restart, rung.Back > 0:
		if rung.Restart {
			rung.Back = len(r.chunks)
		}
		ok = rung.Back > 0 && rung.Back <= len(r.chunks) && r.backs < maxBacks && !slices.Contains(r.gone, from{len(r.chunks), i})
	case rung.Branches > 0:
		p.contested()
		times, ok = rung.Branches, len(p.ways) > 0
		switch {
		case p.best.untold():
			times = min(times, untoldBranches)
		case p.best.failedBy(critic.Inverse{}):
			times = min(times, backwardBranches)
		}
		if rereads(r.session) {
			times = min(times, rereadBranches)
		}
	case rung.Candidates > 0:
		_, ok = able[Forker](r.session)
	case rung.Trial:
		_, forks := able[Forker](r.session)
		ok = forks && !rereads(r.session) && !p.best.holds() // a server would read the whole text for each number
	default:
		// Where ways were taken in the order of likelihood, drawing from the same
		// model finds nothing more.
		times, ok = rung.Tries, rung.Model != nil || rung.Experts > 0 || !p.branched
	}
	if !ok || r.asLikely(p.best, rung) || rung.Model != nil && r.failed[identity(rung.Model)] {
		times = 0
	}
	return rung, times
}

// asLikely reports whether the rung draws at random, at least as warm as the chunk was
// drawn, where a likelier one is asked for. That finds little that is likelier, so that it
// is no answer to a critic that only finds the chunk unlikely: of 1,231 such drafts 3
// cleared it. Where the model finds it wrong, too, 129 drafts cleared nothing, but going back
// does help (docs/log.md).
func (r *run) asLikely(best *draft, rung Rung) bool {
	ownWay := rung.Fix || rung.Blame || rung.Branches > 0 || rung.Trial || rung.Model != nil || rung.Experts > 0
	if ownWay || rung.Temperature < r.solver.Sampling.Temperature {
		return false
	}
	back := rung.Back > 0 || rung.Restart
	return best.onlyUnlikely() || !back && best.lacksLikelihood()
}

// from is a rung that gave up chunks, and the chunk that it was climbed for.
type from struct{ chunk, rung int }

// fix rolls back to the first wrong token and appends what the critic says
// should stand there. A fix for which there is no room leaves d where it is.
func (r *run) fix(p *place, d *draft) (*draft, error) {
	text, kept, at := endLike(d.judgement.Fix, d.text), 0, 0
	for p.held == d && kept < len(d.tokens) && strings.HasPrefix(text[at:], d.tokens[kept].Text) {
		at += len(d.tokens[kept].Text)
		kept++
	}
	for kept > 0 && d.tokens[kept-1].Text == "" { // the first bytes of a character that was not kept
		kept--
	}
	if err := r.session.Rollback(p.start + kept); err != nil {
		return nil, err
	}
	switch err := r.put(text[at:], d.thought); {
	case errors.Is(err, ErrContextFull):
		p.held = nil
		return d, r.skip(p, Rung{Fix: true}, err)
	case err != nil:
		return nil, err
	}
	p.attempts++
	fixed := &draft{text: text, tokens: d.tokens[:kept:kept], thought: d.thought}
	return fixed, r.drafted(p, fixed, Rung{Fix: true}.String())
}

// endLike is a fix with the white space behind it that the draft ends with, where it
// has none: it is what keeps chunks apart.
func endLike(fix, draft string) string {
	if strings.TrimRightFunc(fix, unicode.IsSpace) != fix {
		return fix
	}
	return fix + draft[len(strings.TrimRightFunc(draft, unicode.IsSpace)):]
}

// giveUp takes the rejected draft out of the session at once: a server that is still
// writing on behind it is to stop.
func (r *run) giveUp(p *place) error {
	p.held = nil
	return r.session.Rollback(p.start)
}

// back gives up the last accepted chunks and moves p to where they began. A chunk that
// a critic blames, and the first of an answer that is begun anew, are refused there from
// then on: they are taken again only where the model writes nothing else.
func (r *run) back(p *place, d *draft, rung Rung) {
	r.goal = &goal{repair: p.climbed, chunk: len(r.chunks)}
	there := *p
	if r.left == nil {
		r.left = map[string]*place{}
	}
	r.left[behind(r.chunks)] = &there
	first := len(r.chunks) - rung.Back
	for _, c := range r.chunks[first:] {
		if !c.Thought {
			r.text = r.text[:len(r.text)-len(c.Text)]
		}
	}
	given, climbed := r.chunks[first], p.climbed
	r.chunks = r.chunks[:first:first]
	if rung.Blame {
		r.blames++
	} else {
		r.backs++
	}
	if rung.Blame || rung.Restart {
		r.refuse(given.Text, d.judgement)
	}
	*p = *r.place(given.start)
	p.climbed = climbed
}

// replan asks for a plan that does not begin with step in words, where the format has some.
// That is read on top of the rest: where there is not room and budget for as much as was
// given up, given tokens, and for an answer, the model goes on from the prompt it has.
func (r *run) replan(p *place, step string, given int) error {
	format, ok := r.solver.Format.(prompts.Replanner)
	if !ok {
		return nil
	}
	prompt, err := format.Replan(r.question, step)
	if err != nil {
		return err
	}
	session, err := r.solver.Model.Start(prompt)
	if errors.Is(err, ErrContextFull) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("pipeline: start: %w", err)
	}
	if r.ledger.share(session.Cost(given+r.keep(p), r.solver.Sampling)) > 1 {
		return session.Close()
	}
	r.session.Close()
	r.session, r.begin = session, session.Pos()
	p.start = r.begin
	return r.emit(Event{Kind: Prompted, Text: prompt.Text()})
}

// refuse notes that a text is not to stand behind what is accepted, because of what
// critics said of it or of what it led to.
func (r *run) refuse(text string, why critic.Judgement) {
	here := behind(r.chunks)
	if r.refused == nil {
		r.refused = map[string]map[string]critic.Judgement{}
	}
	if r.refused[here] == nil {
		r.refused[here] = map[string]critic.Judgement{}
	}
	r.refused[here][text] = critic.Judgement{Verdict: critic.Verdict{
		Critic: why.Critic, Grade: critic.Fail, PWrong: why.PWrong, Reason: why.Reason,
	}}
}

// place is one behind what is accepted, where nothing was drafted yet.
func (r *run) place(start int) *place {
	p := &place{start: start}
	if len(r.refused) > 0 {
		p.refused = r.refused[behind(r.chunks)]
		for text, judgement := range p.refused {
			p.judged = append(p.judged, judged{text, judgement})
		}
	}
	return p
}

// candidates drafts several versions at once, has all of them judged, and
// continues with the one that the critics like best.
func (r *run) candidates(ctx context.Context, p *place, rung Rung) (*draft, error) {
	drafts, err := r.draftMany(ctx, p, rung.Candidates, rung.Temperature, rung.Experts, func(ctx context.Context, most int, cost func(int) Spend) (int, func(Spend), error) {
		return r.reserve(ctx, p, most, cost)
	})
	if err != nil {
		return nil, err
	}
	if len(drafts) == 0 {
		return nil, errSpent
	}
	best := drafts[0]
	for _, d := range drafts {
		p.attempts++
		if err = r.drafted(p, d, rung.String()); err == nil {
			err = r.critique(ctx, p, d)
		}
		if err != nil {
			break
		}
		if d.clears(best) {
			best = d
		}
	}
	for _, d := range drafts {
		if d != best {
			d.session.Close()
			d.session = nil
		}
	}
	r.session.Close()
	r.session, best.session = best.session, nil
	return best, err
}
