package localmoe

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
	"github.com/seed-25a395fc/reason/localmoe/internal/tokenizer"
)

var (
	// ErrNoToken is returned when the mask allows no token.
	ErrNoToken = errors.New("localmoe: the mask allows no token")
	// ErrNotFinite is returned when a model computes something other than
	// numbers, so that no token is more likely than another.
	ErrNotFinite = errors.New("localmoe: the logits are not finite numbers; the weights of the model are damaged")
)

// Token is one generated token.
type Token struct {
	ID int32
	// Text is the text that is complete with this token. It never ends inside
	// a character: what a later token may complete comes with that one, also in
	// a later generation, and what may be the beginning of a stop text is held
	// back likewise. Control tokens have none unless Sampling.ShowSpecial is set.
	Text string
	// Logprob is ln P of the token in the unmodified distribution of the model,
	// at temperature 1 and without filters.
	Logprob float32
	// Top holds the most likely tokens, as many as asked for, best first.
	Top []TokenLogprob
	// Stop says, with the last token, why the generation ended.
	Stop StopReason
}

// TokenLogprob is a token and its ln P in the unmodified distribution.
type TokenLogprob struct {
	ID      int32
	Logprob float32
}

// StopReason says why a generation ended.
type StopReason int

const (
	NotStopped  StopReason = iota // there is more to come
	StoppedEnd                    // a token that ends the text
	StoppedText                   // a text of Sampling.Stop
	StoppedMax                    // Sampling.MaxTokens
)

// Generate yields tokens one by one; each is in s when it is yielded. After
// the last token, or an error, it ends; leaving the loop early keeps what was
// yielded. [ErrContextFull] comes when there is no room for another token.
// The sequence is single-use, and s must not be changed inside the loop: leave
// it to roll back or append.
func (s *Session) Generate(ctx context.Context, p Sampling) iter.Seq2[Token, error] {
	return func(yield func(Token, error) bool) {
		g := s.Continue(p)
		for {
			t, err := g.Next(ctx)
			if !yield(t, err) || err != nil || t.Stop != NotStopped {
				return
			}
		}
	}
}

// Generation is one continuation of a session, token by token. Several are
// drafted together by computing what is due of all their sessions in one pass:
//
//	err := m.Step(ctx, sessions, nil)
//	for _, g := range generations {
//		t, err := g.Next(ctx)
//		…
//	}
type Generation struct {
	s       *Session
	sampler sampler
	stream  *tokenizer.Stream
	held    string // text that may be the beginning of a stop text
	count   int
	begun   bool
}

// Continue prepares the generation of tokens after those in s, as
// [Session.Generate] does. Between two calls of Next s must not be changed.
func (s *Session) Continue(p Sampling) *Generation {
	g := &Generation{s: s, sampler: sampler{p, s.ownRoom()}, stream: s.m.tok.NewStream(p.ShowSpecial)}
	g.stream.Resume(s.tokens)
	return g
}

// Next appends one token to the session and returns it. It computes what is due
// before. After a token with a StopReason there is none to follow.
func (g *Generation) Next(ctx context.Context) (Token, error) {
	if err := g.s.m.compute(ctx, []*Session{g.s}, true); err != nil {
		return Token{}, err
	}
	if !g.begun { // most likely the place to go back to
		g.s.state.keep(g.s.computed)
		g.begun = true
	}
	return g.next()
}

// next chooses one token and appends it to the session, all of whose tokens are
// computed.
func (g *Generation) next() (Token, error) {
	s := g.s
	if len(s.tokens) == 0 {
		return Token{}, errors.New("localmoe: nothing to continue: the session is empty")
	}
	if len(s.tokens) >= s.m.context {
		return Token{}, fmt.Errorf("%w: %d tokens", ErrContextFull, len(s.tokens))
	}
	logits := s.logitsAt(len(s.tokens) - 1)
	sum := kernel.LogSumExp(logits)
	if math.IsNaN(sum) || math.IsInf(sum, 0) {
		return Token{}, ErrNotFinite
	}
	id := g.sampler.choose(logits, s.tokens)
	if id < 0 {
		return Token{}, ErrNoToken
	}
	t := Token{ID: id}
	t.Logprob, t.Top = logprobs(logits, sum, id, g.sampler.TopLogprobs)
	s.add(id)
	if g.sampler.Mask != nil {
		g.sampler.Mask.Advance(id)
	}
	g.count++
	g.finish(&t)
	return t, nil
}

// finish fills in the token's text and whether it is the last.
func (g *Generation) finish(t *Token) {
	p := &g.sampler.Sampling
	text := g.held
	g.held = ""
	if _, end := slices.BinarySearch(g.s.m.ends, t.ID); end && !p.IgnoreEOS {
		t.Stop = StoppedEnd
		t.Text = text + g.stream.Flush()
		return
	}
	text += g.stream.Push(t.ID)
	switch at := firstOf(text, p.Stop); {
	case at >= 0:
		t.Stop = StoppedText
		t.Text = text[:at]
	case p.MaxTokens > 0 && g.count >= p.MaxTokens:
		t.Stop = StoppedMax
		t.Text = text // a character that is not whole comes with who goes on
	default:
		keep := len(text) - openStop(text, p.Stop)
		t.Text, g.held = text[:keep], text[keep:]
	}
}

// firstOf returns where the first of the stop texts begins, -1 if there is
// none.
func firstOf(text string, stops []string) int {
	first := -1
	for _, stop := range stops {
		if at := strings.Index(text, stop); stop != "" && at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// openStop returns the length of the longest end of text that is the beginning
// of a stop text.
func openStop(text string, stops []string) int {
	longest := 0
	for _, stop := range stops {
		for n := min(len(text), len(stop)-1); n > longest; n-- {
			if strings.HasSuffix(text, stop[:n]) {
				longest = n
			}
		}
	}
	return longest
}

// logprobs returns ln P of a token and of the most likely tokens. sum is ln Σ exp
// of the logits.
func logprobs(logits []float32, sum float64, id int32, top int) (float32, []TokenLogprob) {
	logprob := float32(float64(logits[id]) - sum)
	if top <= 0 {
		return logprob, nil
	}
	top = min(top, len(logits))
	best := make([]TokenLogprob, 0, top+1)
	for i, l := range logits {
		if len(best) == top && l <= best[top-1].Logprob {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, l, func(t TokenLogprob, l float32) int {
			if t.Logprob >= l {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, TokenLogprob{int32(i), l})
		best = best[:min(len(best), top)]
	}
	for i := range best {
		best[i].Logprob = float32(float64(best[i].Logprob) - sum)
	}
	return logprob, best
}
