package openai

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// alternatives are as many as most servers tell.
const alternatives = 20

// Probe implements [pipeline.Prober] with a request for one token and its
// alternatives. A choice that is not among them gets the log-probability of the
// least likely one, which is more than its own. It fails with
// [pipeline.ErrNoLogprobs] where the server tells none.
func (s *session) Probe(ctx context.Context, suffix string, choices []string) ([]float64, pipeline.Spend, error) {
	top, used, err := s.ask(ctx, suffix)
	spend := s.model.tariff.Spend(used)
	if err != nil {
		return nil, spend, s.model.explain(ctx, err)
	}
	logprobs, err := find(choices, top)
	if err != nil {
		return nil, spend, fmt.Errorf("openai: %s: %w", s.model.options.Model, err)
	}
	return logprobs, spend, nil
}

// ProbeCost implements [pipeline.Prober].
func (s *session) ProbeCost(suffix string) pipeline.Spend {
	t := prices.Tokens{Prompt: s.bound() + remote.BytesBound(2, len(suffix)), Generated: 2}
	if s.model.dialect.way() == "" {
		probe := probeBound()
		t.Prompt += probe.Prompt
		t.Generated += probe.Generated
	}
	return s.model.tariff.Bound(t)
}

// ask returns the candidates for the next token after the text and suffix.
func (s *session) ask(ctx context.Context, suffix string) (top []candidate, used prices.Tokens, err error) {
	way, used, err := s.model.probe(ctx)
	if err != nil {
		return nil, used, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	p := params{maxTokens: 1, top: alternatives}
	prompt := s.Text.Prompt
	r := remote.Reply{
		Asked: 1, Bound: s.bound() + remote.BytesBound(2, len(suffix)), Unseen: s.model.dialect.unseen(s.model.options.ThinkingTokens),
	}
	done, err := s.model.options.Limiter.Wait(ctx, r.Bound+p.maxTokens)
	if err != nil {
		return nil, used, err
	}
	defer func() { done(sum(r.Billed())) }()
	stream, err := s.model.open(ctx, p, func(body map[string]any) {
		way.question(body, prompt.System, prompt.User, s.Text.Begun(), suffix)
	})
	if errors.Is(err, errBroken) {
		r.Lose(s.model.dialect.streams.Load())
		return nil, add(used, r.Billed()), err
	}
	if err != nil {
		return nil, used, err
	}
	defer stream.Close()
	for {
		c, err := next(stream)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, add(used, r.Billed()), err
		}
		s.model.dialect.hear(c)
		for _, choice := range c.Choices {
			if len(choice.thought(true))+len(choice.pieces(true)) > 0 {
				r.Since++
				r.Events++
			}
			if l := choice.Logprobs; l != nil && len(l.Content) > 0 && top == nil {
				top = l.Content[0].Top
			}
		}
		if told, ok := c.tokens(); ok {
			r.Tell(told)
		}
		if r.Events > 1 { // the server does not stop at max_tokens
			break
		}
	}
	if used = add(used, r.Billed()); len(top) == 0 {
		return nil, used, pipeline.ErrNoLogprobs
	}
	return top, used, nil
}

// find returns ln P of the first token of each choice. How a server divides a
// choice into tokens is not known, so any candidate counts that the choice, and
// no other, begins with; white space before it does not matter.
func find(choices []string, top []candidate) ([]float64, error) {
	least, some := 0.0, false
	logprobs := make([]float64, len(choices))
	for i := range logprobs {
		logprobs[i] = math.Inf(-1)
	}
	for _, c := range top {
		least = min(least, c.Logprob)
		begun := -1
		for i, choice := range choices {
			if token := strings.TrimSpace(c.Token); token != "" && strings.HasPrefix(strings.TrimSpace(choice), token) {
				if begun >= 0 {
					begun = -1
					break
				}
				begun = i
			}
		}
		if begun >= 0 {
			some = true
			logprobs[begun] = math.Log(math.Exp(logprobs[begun]) + math.Exp(min(c.Logprob, 0)))
		}
	}
	if !some {
		return nil, fmt.Errorf("none of %q is among the %d likeliest tokens", choices, len(top))
	}
	for i, l := range logprobs {
		if math.IsInf(l, -1) {
			l = least
		}
		logprobs[i] = min(l, 0)
	}
	return logprobs, nil
}
