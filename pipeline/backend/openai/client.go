package openai

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// open sends a request for p with the messages that fill adds. What the server
// refuses to be asked is left out from then on. A request that may be billed although
// nothing came is a broken stream.
func (m *Model) open(ctx context.Context, p params, fill func(body map[string]any)) (*events, error) {
	for {
		body := m.dialect.request(p)
		fill(body)
		// The fields travel in the context, and the stream comes back there: go-openai
		// checks and drops some of the fields that it knows, and lacks the others. Of
		// a stream it loses fields and errors, and gives up where a server says 150 times
		// that it is still there.
		x := &exchange{fields: body}
		_, err := m.client.CreateChatCompletionStream(context.WithValue(ctx, exchangeKey, x), openai.ChatCompletionRequest{Model: m.options.Model})
		if err == nil {
			return newEvents(x.reply), nil
		}
		if lost, ok := errors.AsType[*remote.Lost](err); ok {
			return nil, fmt.Errorf("%w: %w", errBroken, lost)
		}
		status, message := refusal(err)
		if status != http.StatusBadRequest && status != http.StatusUnprocessableEntity ||
			remote.ContextFull(message) || !m.dialect.learn(without(message, body)) {
			return nil, err
		}
	}
}

// probe is how the server continues a text. The first time it is asked of an
// unknown server, it finds out, and spent says what that took; concurrent
// sessions wait for the outcome.
func (m *Model) probe(ctx context.Context) (way Continuation, spent prices.Tokens, err error) {
	if way = m.dialect.way(); way != "" {
		return way, spent, nil
	}
	select {
	case m.dialect.probing <- struct{}{}:
		defer func() { <-m.dialect.probing }()
	case <-ctx.Done():
		return "", spent, ctx.Err()
	}
	if way = m.dialect.way(); way != "" {
		return way, spent, nil
	}
	for _, way = range probes {
		works, used, err := m.try(ctx, way)
		spent = add(spent, used)
		if err != nil {
			return "", spent, err
		}
		if works {
			m.dialect.setWay(way)
			return way, spent, nil
		}
	}
	m.dialect.setWay(ContinueAsked)
	return ContinueAsked, spent, nil
}

// try reports whether the server continues a text that is sent in one way. A
// server that refuses such a request does not.
func (m *Model) try(ctx context.Context, way Continuation) (works bool, used prices.Tokens, err error) {
	ctx, cancel := context.WithCancel(asProbe(ctx))
	defer cancel()
	p := params{maxTokens: probeTokens}
	bound := probeBound()
	r := remote.Reply{Asked: probeTokens, Bound: bound.Prompt / len(probes), Unseen: m.dialect.unseen(m.options.ThinkingTokens)}
	done, err := m.options.Limiter.Wait(ctx, r.Bound+p.maxTokens)
	if err != nil {
		return false, used, err
	}
	defer func() { done(sum(r.Billed())) }()
	stream, err := m.open(ctx, p, func(body map[string]any) {
		way.conversation(body, "", probeQuestion, remote.Begun{Answer: probeBegun})
	})
	var status int
	if err != nil {
		status, _ = refusal(err)
	}
	switch {
	case err == nil:
	case errors.Is(err, errBroken):
		r.Lose(m.dialect.streams.Load())
		return false, r.Billed(), err
	case status == http.StatusBadRequest, status == http.StatusUnprocessableEntity, status == http.StatusInternalServerError:
		return false, used, nil
	default:
		return false, used, err
	}
	defer stream.Close()
	var text string
	var known bool
	single := m.dialect.single.Load()
	for r.Events <= probeTokens { // some servers do not stop there
		c, err := next(stream)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return false, r.Billed(), fmt.Errorf("while finding out how the server continues a text: %w", err)
		}
		m.dialect.hear(c)
		for _, choice := range c.Choices {
			for _, piece := range choice.thought(single) {
				r.Since += piece.Tokens
			}
			for _, piece := range choice.pieces(single) {
				text += piece.Text
				r.Since += piece.Tokens
				r.Events++
			}
		}
		if told, ok := c.tokens(); ok {
			r.Tell(told)
		}
		known = known || c.continues()
	}
	return known || strings.HasPrefix(text, probeRest), r.Billed(), nil
}

func add(a, b prices.Tokens) prices.Tokens {
	return prices.Tokens{Prompt: a.Prompt + b.Prompt, Cached: a.Cached + b.Cached, Generated: a.Generated + b.Generated}
}

// sum is all that t counts.
func sum(t prices.Tokens) int { return t.Prompt + t.Cached + t.Generated }
