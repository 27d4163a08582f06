package pipeline

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// This file lets the model of a rung draft a chunk: a larger one, perhaps behind
// a server, for the few chunks that the run's own model gets wrong.

// helper is another model's session on the same question. Up to pos its text is
// the prompt and text.
type helper struct {
	session Session
	text    string
	pos     int
	thinks  bool // it reasons before it answers, by what was seen
}

// identity tells models apart, also those of the same name behind different servers.
func identity(m Model) any {
	if reflect.ValueOf(m).Comparable() {
		return m
	}
	return m.Name()
}

// escalate lets the rung's model draft at p. What it wrote is read by the run's
// own model as text.
func (r *run) escalate(ctx context.Context, p *place, rung Rung) (*draft, error) {
	h, err := r.help(rung)
	if err != nil {
		return nil, err
	}
	s := r.resampling(rung.Temperature, rung.Experts)
	var d *draft
	thought, most := 0, thinking*r.solver.Sampling.MaxTokens
	for d == nil || d.thought && !d.end { // its reasoning stays its own
		if thought > most {
			return nil, fmt.Errorf("it still reasons after %d tokens", thought)
		}
		if h.thinks {
			s.Ahead = r.atOnce(most-thought, h.session, s)
		}
		if d, err = r.draft(ctx, p, h.session, s, rung.String()); err != nil {
			return nil, err
		}
		thought += len(d.tokens)
		h.thinks = h.thinks || d.thought
	}
	if err := h.session.Rollback(h.pos); err != nil { // what it is still writing is not wanted
		return nil, err
	}
	if d.thought {
		return nil, errors.New("it reasoned and wrote no answer")
	}
	d.tokens, d.model = nil, rung.Model.Name() // no positions of the run's session
	return d, r.session.Append(d.text)
}

// skip reports, in one line, why a rung could not be climbed. Its model, if it has
// one of its own, is not asked again, and a server that is still writing is to stop.
func (r *run) skip(p *place, rung Rung, err error) error {
	if rung.Model != nil {
		if r.failed == nil {
			r.failed = map[any]bool{}
		}
		who := identity(rung.Model)
		r.failed[who] = true
		if h := r.helpers[who]; h != nil {
			h.session.Close()
			delete(r.helpers, who)
		}
	}
	e := Event{Kind: Decided, Attempt: p.attempts, How: Skip}
	why := strings.Join(strings.Fields(err.Error()), " ")
	switch {
	case errors.Is(err, errSpent):
		why = "what is left of the budget does not pay for it"
	case rung.Model != nil:
		e.Model = rung.Model.Name()
	}
	e.Why = rung.String() + ": " + why
	return r.emit(e)
}

// tooLate is that the time is up in which a rung's model was to draft. Where that took so long
// because of something else, such as a server that cannot be reached, the trace says so.
func (r *run) tooLate(ctx context.Context, p *place, rung Rung, err error) error {
	late := ctx.Err()
	if err != nil && errors.Is(late, context.DeadlineExceeded) && !errors.Is(err, late) && !errors.Is(err, errAbandoned) {
		if err := r.skip(p, rung, err); err != nil {
			return err
		}
	}
	return late
}

// help brings the session of a rung's model to the text that was accepted. What
// it has read of it before is not read again.
func (r *run) help(rung Rung) (*helper, error) {
	who := identity(rung.Model)
	h := r.helpers[who]
	if h != nil && !strings.HasPrefix(r.text, h.text) { // chunks were given up
		h.session.Close()
		delete(r.helpers, who)
		h = nil
	}
	if h == nil {
		format := rung.Format
		if format == nil {
			format = r.solver.Format
		}
		prompt, err := format.Prompt(r.question)
		if err != nil {
			return nil, err
		}
		session, err := rung.Model.Start(prompt)
		if err != nil {
			return nil, err
		}
		h = &helper{session: session, pos: session.Pos()}
		if r.helpers == nil {
			r.helpers = map[any]*helper{}
		}
		r.helpers[who] = h
	}
	if err := h.session.Rollback(h.pos); err != nil {
		return nil, err
	}
	if err := h.session.Append(r.text[len(h.text):]); err != nil {
		return nil, err
	}
	h.text, h.pos = r.text, h.session.Pos()
	return h, nil
}

// dismiss closes the run's session, those of other models and those that are kept.
func (r *run) dismiss() {
	r.drop()
	if r.session != nil {
		r.session.Close()
	}
	for _, h := range r.helpers {
		h.session.Close()
	}
	for _, p := range r.left {
		p.spare.drop()
	}
}
