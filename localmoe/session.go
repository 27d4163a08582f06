package localmoe

import (
	"context"
	"fmt"
	"slices"
)

// Session is one growing sequence of tokens and the model's memory of it. It is
// used by one goroutine at a time; different sessions of a model, forks
// included, may be used at the same time.
//
// A token that was generated is in the session at once, but computed only with
// the next call that needs it, so that dropping it again costs nothing.
type Session struct {
	m        *Model
	tokens   []int32
	used     []uint16 // experts per token each token is computed with
	computed int      // tokens whose keys, values and hidden vectors are there
	pages    []*page
	state    state // of recurrent layers
	experts  int   // per token from now on
	flops    float64
	room     *room // for choosing tokens; nil before that
	logitsOf int   // position whose logits are in room, -1 for none
	routing  *Routing
	reused   int   // tokens taken over from kept prefixes
	turn     *turn // at a pass
}

// NewSession returns an empty session.
func (m *Model) NewSession() *Session {
	return &Session{m: m, experts: m.cfg.used, logitsOf: -1, state: newState(m.recurrent)}
}

// Close gives the session's memory back to the model for use by others. It is
// not necessary to call it. The session must not be used afterwards.
func (s *Session) Close() {
	if s.m == nil {
		return // closed before
	}
	s.m.prefixes.keep(s)
	s.dropPages(0)
	s.m.keepRoom(s.room)
	*s = Session{}
}

// Prefill appends ids and computes them. [ErrContextFull] and any other error
// leave s as it was before.
func (s *Session) Prefill(ctx context.Context, ids []int32) error {
	return s.m.Step(ctx, []*Session{s}, [][]int32{ids})
}

// Pos returns the number of tokens in s, which is the position of the next.
func (s *Session) Pos() int { return len(s.tokens) }

// Tokens returns the tokens of s, valid until the next call on s. The caller
// must not change them.
func (s *Session) Tokens() []int32 { return s.tokens }

// Context returns the largest number of tokens that s can hold.
func (s *Session) Context() int { return s.m.context }

// Logits returns the logits of the token that follows, nil if s is empty.
// [vocab]; valid until the next call on s. Those of tokens that are for [Verdicts]
// alone are -Inf.
func (s *Session) Logits() []float32 {
	if len(s.tokens) == 0 {
		return nil
	}
	s.flush()
	return s.logitsAt(len(s.tokens) - 1)
}

// LogitsAt returns the logits that follow the token at position pos, one of
// those in s. [vocab]; valid until the next call on s.
func (s *Session) LogitsAt(pos int) ([]float32, error) {
	if pos < 0 || pos >= len(s.tokens) {
		return nil, fmt.Errorf("localmoe: logits of position %d of %d", pos, len(s.tokens))
	}
	s.flush()
	return s.logitsAt(pos), nil
}

func (s *Session) logitsAt(pos int) []float32 {
	logits := s.ownRoom().logits
	if s.logitsOf == pos {
		return logits
	}
	f := s.m.pass()
	defer s.m.idle(f)
	f.head(logits, s.final(pos), 1)
	s.hasLogits(pos)
	return logits
}

// hasLogits notes that the room of s holds the logits of a position, and their price.
func (s *Session) hasLogits(pos int) {
	s.m.silence(s.room.logits)
	s.flops += s.m.headFLOPs()
	s.logitsOf = pos
}

// final returns the normed final hidden vector of a computed position.
func (s *Session) final(pos int) []float32 {
	d := s.m.cfg.dim
	return s.pages[pos/pageSize].hidden[pos%pageSize*d:][:d]
}

// Hidden returns the hidden vector of the token at position pos: the residual
// stream after the given layer, which must be among [Options.HiddenLayers], or
// for layer = Info().Layers the normed vector that the output matrix reads.
// [dim]; valid until the next call on s.
func (s *Session) Hidden(layer, pos int) ([]float32, error) {
	if pos < 0 || pos >= len(s.tokens) {
		return nil, fmt.Errorf("localmoe: hidden vector of position %d of %d", pos, len(s.tokens))
	}
	if pos >= s.computed {
		s.flush()
	}
	if layer == s.m.cfg.layers {
		return s.final(pos), nil
	}
	tap, ok := s.m.tapOf[layer]
	if !ok {
		return nil, fmt.Errorf("localmoe: hidden vectors of layer %d are not kept: name it in Options.HiddenLayers", layer)
	}
	d := s.m.cfg.dim
	return s.pages[pos/pageSize].taps[(pos%pageSize*s.m.cache.taps+tap)*d:][:d], nil
}

// Rollback drops the tokens at positions >= pos. Nothing that is kept is
// computed again, except in models with recurrent layers: they go back to the
// nearest kept copy of their state and compute the tokens after it once more
// with the next call that needs them. Copies are kept where a call of Prefill
// with several tokens or of Generate began, and at intervals.
func (s *Session) Rollback(pos int) error {
	if pos < 0 || pos > len(s.tokens) {
		return fmt.Errorf("localmoe: rollback to position %d of %d", pos, len(s.tokens))
	}
	s.tokens, s.used = s.tokens[:pos], s.used[:pos]
	if pos < s.computed {
		s.computed = s.state.rollback(pos)
		s.dropPages((s.computed + pageSize - 1) / pageSize)
	}
	if s.logitsOf >= pos {
		s.logitsOf = -1
	}
	return nil
}

// Fork returns a new session with the same tokens. Both share what is computed;
// pages of the cache are copied when one of them writes to them.
func (s *Session) Fork() *Session {
	f := *s
	f.tokens, f.used = slices.Clone(s.tokens), slices.Clone(s.used)
	f.pages = slices.Clone(s.pages)
	for _, p := range f.pages {
		p.refs.Add(1)
	}
	f.state = s.state.fork()
	f.room, f.logitsOf = nil, -1
	f.flops, f.reused = 0, 0
	f.routing, f.turn = nil, nil
	return &f
}

// SetExperts sets the number of experts per token for tokens appended from now
// on; 0 means as the file says. It fails if the model has fewer.
func (s *Session) SetExperts(k int) error {
	if k < 0 || k > s.m.cfg.experts {
		return fmt.Errorf("localmoe: %d experts per token, the model has %d", k, s.m.cfg.experts)
	}
	if s.experts = k; k == 0 {
		s.experts = s.m.cfg.used
	}
	return nil
}

// FLOPs returns the floating-point operations spent on s so far, forks not
// included: 2 per weight touched and what attention and recurrent state cost on
// top. Rolling back does not lower it.
func (s *Session) FLOPs() float64 { return s.flops }

// add appends tokens that are not computed yet.
func (s *Session) add(ids ...int32) {
	s.tokens = append(s.tokens, ids...)
	for range ids {
		s.used = append(s.used, uint16(s.experts))
	}
}

// flush computes what is appended. It cannot fail: there is room for every
// appended token.
func (s *Session) flush() {
	if s.computed < len(s.tokens) {
		s.m.compute(context.Background(), []*Session{s}, false)
	}
}

// reserve makes sure that s alone holds the memory that positions
// [computed, end) are written to.
func (s *Session) reserve(end int) {
	for at := s.computed &^ (pageSize - 1); at < end; at += pageSize {
		i := at / pageSize
		if i == len(s.pages) {
			s.pages = append(s.pages, s.m.newPage())
			continue
		}
		if old := s.pages[i]; old.refs.Load() > 1 {
			p := s.m.newPage()
			p.copyFrom(old)
			s.pages[i] = p
			s.m.drop(old)
		}
	}
	s.state.own()
}

func (s *Session) dropPages(keep int) {
	for i := len(s.pages) - 1; i >= keep; i-- {
		s.m.drop(s.pages[i])
		s.pages[i] = nil
		s.pages = s.pages[:i]
	}
}
