package localmoe

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// maxRows bounds the tokens of one forward pass, and with it the memory it
// needs and the time until a cancelled context is noticed.
const maxRows = 512

// maxPassValues bounds each intermediate result of one forward pass. Passes of
// real models stay far below; a file can have a layer as wide as itself.
const maxPassValues = 1 << 26

// Step appends ids[i] to sessions[i] and computes all of them together, so that
// weights are read once for all sessions, and likewise the logits of the tokens that
// follow if there are several sessions. Each session gets the results it would get
// alone. Without ids it computes the tokens that are due. No session may be listed
// twice. [ErrContextFull] and any other error leave all
// sessions as they were before.
func (m *Model) Step(ctx context.Context, sessions []*Session, ids [][]int32) error {
	if ids == nil {
		ids = make([][]int32, len(sessions))
	}
	if len(sessions) != len(ids) {
		return fmt.Errorf("localmoe: tokens for %d of %d sessions", len(ids), len(sessions))
	}
	for i, s := range sessions {
		if err := m.checkAppend(s, ids[i]); err != nil {
			return err
		}
		for _, other := range sessions[:i] {
			if other == s {
				return fmt.Errorf("localmoe: a session is listed twice")
			}
		}
	}
	var few [8]int // on the stack
	reused := few[:0]
	for i, s := range sessions {
		reused = append(reused, s.reused)
		known := 0
		switch {
		case len(s.tokens) == 0:
			known = m.prefixes.take(s, ids[i])
		case len(ids[i]) > 1: // likely the place to go back to
			s.state.keep(s.computed)
		}
		s.add(ids[i][known:]...)
	}
	if err := m.compute(ctx, sessions, len(sessions) > 1); err != nil {
		for i, s := range sessions {
			s.Rollback(s.Pos() - len(ids[i]))
			s.reused = reused[i]
		}
		return err
	}
	for i, s := range sessions {
		if len(ids[i]) >= pageSize {
			m.prefixes.keep(s)
		}
	}
	if len(sessions) > 1 {
		m.computeLogits(sessions)
	}
	return nil
}

// logitsAtOnce bounds the memory for the logits of several sessions.
const logitsAtOnce = 16

// computeLogits computes what Logits of all sessions will return, reading the output
// matrix once for several of them.
func (m *Model) computeLogits(sessions []*Session) {
	f := m.pass()
	defer m.idle(f)
	for some := range slices.Chunk(sessions, logitsAtOnce) {
		f.headEach(some)
	}
}

// headEach computes the logits that follow the last token of each session.
func (f *forward) headEach(sessions []*Session) {
	d, vocab := f.m.cfg.dim, f.m.output.rows
	all := f.floats.mark
	defer f.floats.release(all)
	h, logits := f.take(len(sessions)*d), f.take(len(sessions)*vocab)
	n := 0
	for _, s := range sessions {
		if last := len(s.tokens) - 1; s.logitsOf != last {
			copy(h[n*d:(n+1)*d], s.final(last))
			n++
		}
	}
	if n == 0 {
		return
	}
	f.head(logits[:n*vocab], h[:n*d], n)
	for _, s := range sessions {
		if last := len(s.tokens) - 1; s.logitsOf != last {
			copy(s.ownRoom().logits, logits[:vocab])
			s.hasLogits(last)
			logits = logits[vocab:]
		}
	}
}

func (m *Model) checkAppend(s *Session, ids []int32) error {
	if s.m != m {
		return fmt.Errorf("localmoe: a session of another model")
	}
	if len(ids) > m.context-len(s.tokens) {
		return fmt.Errorf("%w: %d tokens and %d more exceed the model's %d", ErrContextFull, len(s.tokens), len(ids), m.context)
	}
	for _, id := range ids {
		if id < 0 || int(id) >= m.embedding.rows {
			return fmt.Errorf("localmoe: token %d is not in the vocabulary of %d", id, m.embedding.rows)
		}
	}
	return nil
}

// compute brings all sessions up to date, a few tokens together with those of other
// callers. With logits, those behind the last tokens are wanted next, and are there if
// others want theirs as well. It fails only if ctx ends.
func (m *Model) compute(ctx context.Context, sessions []*Session, logits bool) error {
	n := due(sessions)
	if n == 0 {
		return nil
	}
	if !m.batches || n > mostTogether {
		return m.computeAlone(ctx, sessions)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("localmoe: %w", err)
	}
	t := sessions[0].turn
	if t == nil {
		t = &turn{}
		sessions[0].turn = t
	}
	t.sessions, t.due, t.logits = append(t.sessions[:0], sessions...), n, logits
	if lead, err := m.batcher.enter(ctx, t); !lead {
		return err
	}
	m.computeTogether(t)
	return nil
}

// computeTogether computes a pass with t.
func (m *Model) computeTogether(t *turn) {
	batch := m.batcher.gather(t)
	start := time.Now()
	all, wanted := t.all[:0], t.wanted[:0]
	for _, other := range batch {
		all = append(all, other.sessions...)
		if other.logits {
			wanted = append(wanted, other.sessions...)
		}
	}
	// It cannot fail, and goes on for the others if one of them is cancelled.
	_ = m.computeAlone(context.Background(), all)
	if len(wanted) > 1 {
		m.computeLogits(wanted)
	}
	m.batcher.leave(batch, time.Since(start))
	clear(batch)
	clear(all)
	clear(wanted)
	t.all, t.wanted = all, wanted
}

// computeAlone computes all that is due of sessions, in as many passes as it takes.
func (m *Model) computeAlone(ctx context.Context, sessions []*Session) error {
	f := m.pass()
	defer m.idle(f)
	for {
		f.rows = f.rows[:0]
		for _, s := range sessions {
			f.fill(s)
		}
		if len(f.rows) == 0 {
			break
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("localmoe: %w", err)
		}
		f.run()
		m.promotion.passed(len(f.rows))
		for i := range f.rows {
			r := &f.rows[i]
			r.s.computed = r.pos + 1
		}
		for _, s := range sessions {
			s.state.keepAtInterval(s.computed)
		}
	}
	return nil
}

// fill adds tokens of s that are not computed yet while there is room.
func (f *forward) fill(s *Session) {
	end := min(len(s.tokens), s.computed+s.m.rows-len(f.rows))
	if end == s.computed {
		return
	}
	s.reserve(end)
	for pos := s.computed; pos < end; pos++ {
		f.rows = append(f.rows, row{s: s, id: s.tokens[pos], pos: pos, experts: int(s.used[pos])})
	}
}
