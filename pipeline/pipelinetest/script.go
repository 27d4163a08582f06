// Package pipelinetest helps to test what is built on package pipeline: a
// scripted model, and a suite that every backend passes.
package pipelinetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// FLOPs is what one token of a [Model] costs to compute.
const FLOPs = 1000

// The marks around what a [Model] reasons, a token each.
const (
	Open  = "⟨"
	Close = "⟩"
)

// Model is a model without weights. A token is one character. Only Write is required.
type Model struct {
	// Write returns what the model writes after text in one draft; the text
	// ends after it. What is between [Open] and [Close] is reasoning. Sessions
	// of one model may call it at the same time.
	Write func(text string, s pipeline.Sampling) string
	// Context is the most tokens that a text may have; 0 is no limit.
	Context int
	// Expect returns ln P of each choice after text, for critics that probe;
	// nil finds all choices equally likely.
	Expect func(text string, choices []string) []float64
	// Likely returns ln P of each character of what is to be scored after text; nil
	// finds all certain.
	Likely func(text, scored string) []float64
	// Doubt returns ln odds that the last line of text is wrong; nil for a model that
	// does not judge what it reads.
	Doubt func(text string) float32
	// Others returns tokens that could stand after text instead of the one that
	// Write says; nil knows none.
	Others func(text string) []pipeline.Alternative
	// Logprob is ln P of a token that is written after text; nil is -.01 for all.
	Logprob func(text, token string) float32
	// USD is the price of one token, read or written.
	USD float64
	// Fail, when not nil, may end a draft after text with an error.
	Fail func(text string) error
}

// Name is "scripted".
func (m *Model) Name() string { return "scripted" }

// Start opens a session on the prompt's text.
func (m *Model) Start(p prompts.Prompt) (pipeline.Session, error) {
	s := &session{model: m}
	err := s.add(p.Text())
	s.begin = len(s.text)
	return s, err
}

// Script is a model for one question whose drafts are given one after the
// other, whatever it is asked. After the last one the text ends.
func Script(drafts ...string) *Model {
	return &Model{Write: func(string, pipeline.Sampling) string {
		if len(drafts) == 0 {
			return ""
		}
		next := drafts[0]
		drafts = drafts[1:]
		return next
	}}
}

type session struct {
	model    *Model
	text     []rune
	begin    int // of what comes after the prompt
	computed int // length of the text that was paid for
}

func (s *session) Append(text string) error {
	if s.thinking() {
		text = Close + text
	}
	return s.add(text)
}

// Think implements [pipeline.Thinker].
func (s *session) Think(text string) error {
	switch {
	case s.thinking():
	case len(s.text) == s.begin:
		text = Open + text
	default:
		return errors.New("pipelinetest: reasoning after the beginning of the answer")
	}
	return s.add(text)
}

// thinking reports whether the text ends within reasoning.
func (s *session) thinking() bool {
	text := string(s.text[s.begin:])
	return strings.LastIndex(text, Open) > strings.LastIndex(text, Close)
}

func (s *session) add(text string) error {
	if s.model.Context > 0 && len(s.text)+utf8.RuneCountInString(text) > s.model.Context {
		return fmt.Errorf("pipelinetest: %w", pipeline.ErrContextFull)
	}
	s.text = append(s.text, []rune(text)...)
	return nil
}

func (s *session) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		read := len(s.text) - s.computed
		spend := s.spend(read, 0)
		s.computed = len(s.text)
		rest := []rune(s.model.Write(string(s.text), sampling))
		for n := 0; sampling.MaxTokens == 0 || n < sampling.MaxTokens; n++ {
			token := pipeline.Token{Spend: spend}
			err := ctx.Err()
			if err == nil && s.model.Fail != nil {
				err = s.model.Fail(string(s.text))
			}
			if err == nil && s.model.Context > 0 && len(s.text) >= s.model.Context {
				err = fmt.Errorf("pipelinetest: %w", pipeline.ErrContextFull)
			}
			if err != nil {
				yield(token, err)
				return
			}
			if token.End = n == len(rest); token.End {
				yield(token, nil)
				return
			}
			token.Text, token.Logprob, token.Thought = string(rest[n]), -.01, s.thinking()
			if s.model.Logprob != nil {
				token.Logprob = s.model.Logprob(string(s.text), token.Text)
			}
			if s.model.Others != nil && sampling.Alternatives > 0 {
				token.Alternatives = s.model.Others(string(s.text))
			}
			s.text = append(s.text, rest[n])
			s.computed++
			if token.Text == Open || token.Text == Close {
				token.Close = token.Text == Close
				token.Text, token.Thought = "", true
			}
			token.Spend = token.Spend.Add(s.spend(0, 1))
			if !yield(token, nil) {
				return
			}
			spend = pipeline.Spend{}
		}
	}
}

func (s *session) Cost(n int, _ pipeline.Sampling) pipeline.Spend {
	read := len(s.text) - s.computed
	return s.spend(read, n)
}

// spend is the price of reading and writing so many tokens.
func (s *session) spend(read, written int) pipeline.Spend {
	n := float64(read + written)
	return pipeline.Spend{PromptTokens: read, GeneratedTokens: written, FLOPs: FLOPs * n, USD: s.model.USD * n}
}

func (s *session) Pos() int { return len(s.text) }

func (s *session) Rollback(pos int) error {
	if pos < 0 || pos > len(s.text) {
		return fmt.Errorf("pipelinetest: rollback to %d of %d", pos, len(s.text))
	}
	s.text = s.text[:pos]
	s.computed = min(s.computed, pos)
	return nil
}

func (s *session) Close() error { return nil }

// Fork implements [pipeline.Forker].
func (s *session) Fork() (pipeline.Session, error) {
	fork := *s
	fork.text = slices.Clone(s.text)
	return &fork, nil
}

// DraftBatch implements [pipeline.Batcher], a token of each session in turn.
func (s *session) DraftBatch(
	ctx context.Context, sessions []pipeline.Session, samplings []pipeline.Sampling, take func(i int, t pipeline.Token) bool,
) (untold pipeline.Spend, err error) {
	next := make([]func() (pipeline.Token, error, bool), len(sessions))
	for i, f := range sessions {
		var stop func()
		next[i], stop = iter.Pull2(f.Draft(ctx, samplings[i]))
		defer stop()
	}
	for drafting := len(sessions); drafting > 0; {
		for i := range next {
			if next[i] == nil {
				continue
			}
			token, err, more := next[i]()
			if err != nil {
				return token.Spend, err
			}
			if !more || !take(i, token) {
				next[i] = nil
				drafting--
			}
		}
	}
	return pipeline.Spend{}, nil
}

// Probe implements [pipeline.Prober]. What was not computed yet is, with it.
func (s *session) Probe(ctx context.Context, suffix string, choices []string) ([]float64, pipeline.Spend, error) {
	if err := ctx.Err(); err != nil {
		return nil, pipeline.Spend{}, err
	}
	spend := s.ProbeCost(suffix)
	s.computed = len(s.text)
	if s.model.Expect == nil {
		return make([]float64, len(choices)), spend, nil
	}
	return s.model.Expect(string(s.text)+suffix, choices), spend, nil
}

// ProbeCost implements [pipeline.Prober].
func (s *session) ProbeCost(suffix string) pipeline.Spend {
	read := len(s.text) - s.computed + utf8.RuneCountInString(suffix)
	return s.spend(read, 0)
}

// Score implements [pipeline.Scorer]. Of the text only what was computed is free.
func (s *session) Score(ctx context.Context, pos int, suffix, text string) ([]float64, pipeline.Spend, error) {
	if err := ctx.Err(); err != nil {
		return nil, pipeline.Spend{}, err
	}
	if pos < 0 || pos > len(s.text) {
		return nil, pipeline.Spend{}, fmt.Errorf("pipelinetest: score behind %d of %d", pos, len(s.text))
	}
	spend := s.ScoreCost(pos, suffix, text)
	if s.model.Likely == nil {
		return make([]float64, utf8.RuneCountInString(text)), spend, nil
	}
	return s.model.Likely(string(s.text[:pos])+suffix, text), spend, nil
}

// ScoreCost implements [pipeline.Scorer].
func (s *session) ScoreCost(pos int, suffix, text string) pipeline.Spend {
	return s.spend(max(pos-s.computed, 0)+utf8.RuneCountInString(suffix+text), 0)
}

// Doubts implements [pipeline.Doubter].
func (s *session) Doubts() bool { return s.model.Doubt != nil }

// LogOdds implements [pipeline.Doubter]. What was not computed yet is, with it.
func (s *session) LogOdds(ctx context.Context, from, to int) ([]float32, pipeline.Spend, error) {
	if err := ctx.Err(); err != nil {
		return nil, pipeline.Spend{}, err
	}
	if from < 0 || from > to || to > len(s.text) {
		return nil, pipeline.Spend{}, fmt.Errorf("pipelinetest: log-odds of %d to %d of %d", from, to, len(s.text))
	}
	spend := s.spend(max(to-s.computed, 0), 0)
	s.computed = max(s.computed, to)
	odds := make([]float32, to-from)
	for i := range odds {
		odds[i] = s.model.Doubt(string(s.text[:from+i+1]))
	}
	return odds, spend, nil
}
