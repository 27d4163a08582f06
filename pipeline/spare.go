package pipeline

import "slices"

// This file keeps what the session held of an incumbent while other drafts are written in
// its place, so that to put it back computes nothing.

// spare is a copy of the session that holds a draft.
type spare struct {
	session Session // nil for none
	draft   *draft
	starts  []int // positions of the chunks before it
}

// keepSpare copies the session where that holds the incumbent of p, before it goes on
// without it. Models that keep nothing have nothing to be kept.
func (r *run) keepSpare(p *place) {
	if p.best == nil || p.held != p.best || p.spare.draft == p.best {
		return
	}
	forker, ok := able[Forker](r.session)
	if !ok || rereads(r.session) {
		return
	}
	p.spare.drop()
	if fork, err := forker.Fork(); err == nil {
		p.spare = spare{fork, p.best, r.starts()}
	}
}

// takeSpare makes the session that holds d the run's own, if there is one.
func (r *run) takeSpare(p *place, d *draft) bool {
	if p.spare.session == nil || p.spare.draft != d {
		return false
	}
	r.session.Close()
	r.session, p.held = p.spare.session, d
	p.spare = spare{}
	return true
}

// copySpare makes a copy of the spare the run's own session.
func (r *run) copySpare(p *place) bool {
	forker, _ := able[Forker](p.spare.session)
	fork, err := forker.Fork()
	if err != nil {
		return false
	}
	r.session.Close()
	r.session, p.held = fork, p.spare.draft
	return true
}

// starts are the positions of the accepted chunks.
func (r *run) starts() []int {
	out := make([]int, 0, len(r.chunks))
	for _, c := range r.chunks {
		out = append(out, c.start)
	}
	return out
}

func (s *spare) drop() {
	if s.session != nil {
		s.session.Close()
	}
	*s = spare{}
}

// comeBack takes up a place that was left. Chunks of the same text may have come to other
// tokens since; then the incumbent is read again, if it is to stand.
func (r *run) comeBack(p *place) {
	same := p.start == r.session.Pos() && slices.Equal(p.spare.starts, r.starts())
	p.start, p.held, p.settled = r.session.Pos(), nil, p.best
	if !same || !r.takeSpare(p, p.best) {
		p.spare.drop()
	}
}
