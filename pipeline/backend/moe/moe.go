// Package moe lets package pipeline draft with the engine of package localmoe.
package moe

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// Model is a [pipeline.Model] that runs in this process. It is safe for
// concurrent use as far as the engine is.
type Model struct {
	engine *localmoe.Model
	name   string
	thinks bool
}

// New wraps an open engine; name is what answers and traces call it. Closing
// the engine stays with the caller.
func New(engine *localmoe.Model, name string) *Model { return &Model{engine: engine, name: name} }

// Name implements [pipeline.Model].
func (m *Model) Name() string { return m.name }

// Thinking is the model with the switch for thinking on, where its chat template has
// one.
func (m *Model) Thinking() *Model { return &Model{engine: m.engine, name: m.name, thinks: true} }

// Start implements [pipeline.Model]. Messages are rendered with the model's
// own chat template. Where the template has a switch for thinking it is off
// unless asked for by [Model.Thinking]: the loop checks what is written, and asks
// for more itself. What is thought, switch or not, is kept apart from the answer.
func (m *Model) Start(p prompts.Prompt) (pipeline.Session, error) {
	s := &session{engine: m.engine, s: m.engine.NewSession()}
	text := p.Raw
	if text == "" {
		conversation := localmoe.Conversation{AddGenerationPrompt: true, EnableThinking: &m.thinks}
		if p.System != "" {
			conversation.Messages = append(conversation.Messages, localmoe.Message{Role: "system", Content: p.System})
		}
		conversation.Messages = append(conversation.Messages, localmoe.Message{Role: "user", Content: p.User})
		rendered, err := m.engine.Render(conversation)
		if err != nil {
			return nil, fmt.Errorf("moe: chat template: %w", err)
		}
		text = rendered.Text
	}
	ids := m.withBOS(m.engine.Encode(text, true))
	if p.Raw == "" {
		s.reply = newReply(len(ids), m.engine.NewReplySplitter(text))
	}
	return s, s.push(ids)
}

// withBOS puts BOS in front where the model asks for it; many templates write
// it themselves.
func (m *Model) withBOS(ids []int32) []int32 {
	bos := m.engine.BOS()
	if !m.engine.AddBOS() || len(ids) > 0 && ids[0] == bos {
		return ids
	}
	return append([]int32{bos}, ids...)
}

// session adds to the engine's session the text that is not computed yet.
type session struct {
	engine  *localmoe.Model
	s       *localmoe.Session
	pending []int32
	reply   *reply // nil after a raw prompt, which says itself how it goes on
}

func (s *session) Append(text string) error { return s.write(localmoe.ReplyAnswer, text) }

// Think implements [pipeline.Thinker].
func (s *session) Think(text string) error {
	if s.reply == nil {
		return errNoThought
	}
	return s.write(localmoe.ReplyReasoning, text)
}

var errNoThought = errors.New("moe: no reasoning can stand here")

// write adds text of a kind, with the marks that the model would write before it.
func (s *session) write(kind localmoe.ReplyKind, text string) error {
	ids := s.engine.Encode(text, false)
	if s.reply == nil || text == "" {
		return s.push(ids)
	}
	next, marks, ok := s.reply.add(kind, text)
	if !ok {
		return errNoThought
	}
	ids = append(s.engine.Encode(marks, true), ids...)
	err := s.push(ids)
	if err == nil {
		s.reply.extend(len(ids), next)
	}
	return err
}

func (s *session) push(ids []int32) error {
	if s.Pos()+len(ids) > s.s.Context() {
		return fmt.Errorf("moe: %d tokens: %w", s.Pos()+len(ids), pipeline.ErrContextFull)
	}
	s.pending = append(s.pending, ids...)
	return nil
}

func (s *session) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		c, err := s.begin(sampling)
		if err != nil {
			yield(pipeline.Token{}, err)
			return
		}
		for more := true; more; {
			var token pipeline.Token
			if len(s.pending) > 0 { // what is due otherwise, the next token computes
				err = s.compute(ctx, c)
			}
			if err == nil {
				token, more, err = c.next(ctx)
			}
			if err != nil {
				yield(pipeline.Token{Spend: c.spend(0)}, err)
				return
			}
			if !yield(token, nil) {
				return
			}
		}
	}
}

// compute reads the text that is not computed yet of all drafts, in one pass.
func (s *session) compute(ctx context.Context, drafts ...*continuation) error {
	sessions, ids := make([]*localmoe.Session, len(drafts)), make([][]int32, len(drafts))
	before := make([]int, len(drafts))
	for i, c := range drafts {
		sessions[i], ids[i], before[i] = c.s.s, c.s.pending, c.s.s.Reused()
	}
	if err := s.engine.Step(ctx, sessions, ids); err != nil {
		return wrap(err)
	}
	for i, c := range drafts {
		reused := c.s.s.Reused() - before[i]
		c.read += len(c.s.pending) - reused
		c.cached += reused
		c.s.pending = c.s.pending[:0]
	}
	return nil
}

// continuation is a draft in the making.
type continuation struct {
	s      *session
	tokens *localmoe.Generation
	read   int     // tokens computed that no token's spend holds yet
	cached int     // tokens taken over from earlier sessions, likewise
	flops  float64 // of the engine's session that a token's spend holds
	index  int     // among the drafts of a batch
}

func (s *session) begin(sampling pipeline.Sampling) (*continuation, error) {
	if err := s.s.SetExperts(sampling.Experts); err != nil {
		return nil, fmt.Errorf("moe: %w", err)
	}
	return &continuation{s: s, flops: s.s.FLOPs(), tokens: s.s.Continue(localmoe.Sampling{
		Temperature: float32(sampling.Temperature),
		Seed:        sampling.Seed,
		MaxTokens:   sampling.MaxTokens,
		ShowSpecial: s.reply != nil,
		TopLogprobs: withOwn(sampling.Alternatives),
	})}, nil
}

// next is one more token; more is false with the last.
func (c *continuation) next(ctx context.Context) (t pipeline.Token, more bool, err error) {
	token, err := c.tokens.Next(ctx)
	if err != nil {
		return pipeline.Token{}, false, wrap(err)
	}
	if token.Stop != localmoe.StoppedEnd {
		t := pipeline.Token{Text: token.Text}
		if c.s.reply != nil {
			t = c.s.reply.take(token.Text, c.s.special(token.ID))
		}
		t.Logprob, t.Spend, t.Alternatives = token.Logprob, c.spend(1), c.s.alternatives(token)
		return t, token.Stop == localmoe.NotStopped, nil
	}
	// The token that ends a text is no part of it: the loop may go on.
	if err := c.s.s.Rollback(c.s.s.Pos() - 1); err != nil {
		return pipeline.Token{}, false, wrap(err)
	}
	return pipeline.Token{Spend: c.spend(1), End: true}, false, nil
}

// special is the text of a control token, "" for others.
func (s *session) special(id int32) string {
	if s.engine.IsControl(id) {
		return s.engine.TokenText(id)
	}
	return ""
}

// withOwn is how many of the likeliest tokens hold n others than the one drafted.
func withOwn(n int) int {
	if n > 0 {
		return n + 1
	}
	return 0
}

// alternatives are the likeliest tokens in the place of one.
func (s *session) alternatives(t localmoe.Token) []pipeline.Alternative {
	if len(t.Top) == 0 {
		return nil
	}
	out := make([]pipeline.Alternative, 0, len(t.Top))
	for _, top := range t.Top {
		if top.ID == t.ID {
			continue
		}
		a := pipeline.Alternative{Logprob: top.Logprob}
		if !s.engine.IsControl(top.ID) {
			a.Text = string(s.engine.Piece(top.ID))
		}
		out = append(out, a)
	}
	return out
}

// spend is what was spent since it was last asked.
func (c *continuation) spend(generated int) pipeline.Spend {
	now := c.s.s.FLOPs()
	used := pipeline.Spend{PromptTokens: c.read, CachedTokens: c.cached, GeneratedTokens: generated, FLOPs: now - c.flops}
	c.read, c.cached, c.flops = 0, 0, now
	return used
}

func (s *session) Cost(n int, sampling pipeline.Sampling) pipeline.Spend {
	return pipeline.Spend{
		PromptTokens:    len(s.pending),
		GeneratedTokens: n,
		FLOPs:           s.s.CostFLOPs(len(s.pending)+n, sampling.Experts),
	}
}

func (s *session) Pos() int { return s.s.Pos() + len(s.pending) }

func (s *session) Rollback(pos int) error {
	if pos < 0 || pos > s.Pos() {
		return fmt.Errorf("moe: rollback to position %d of a text of %d tokens", pos, s.Pos())
	}
	s.reply.rollback(pos)
	if pos >= s.s.Pos() {
		s.pending = s.pending[:pos-s.s.Pos()]
		return nil
	}
	s.pending = s.pending[:0]
	return s.s.Rollback(pos)
}

func (s *session) Close() error {
	s.s.Close()
	return nil
}

func wrap(err error) error {
	if errors.Is(err, localmoe.ErrContextFull) {
		return fmt.Errorf("moe: %w: %w", pipeline.ErrContextFull, err)
	}
	return fmt.Errorf("moe: %w", err)
}
