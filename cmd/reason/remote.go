package main

import (
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/langchain/provider"
	"github.com/seed-25a395fc/reason/pipeline/backend/limits"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/pipeline/prices"
	"github.com/seed-25a395fc/reason/prompts"
)

// server is what the config file says about one server, by its host.
type server struct {
	RequestsPerMinute int    `toml:"requests_per_minute"`
	TokensPerMinute   int    `toml:"tokens_per_minute"`
	AtOnce            int    `toml:"at_once"`         // requests being answered
	Continue          string `toml:"continue"`        // how it continues a text: final, prefix, plain or asked
	ThinkingTokens    int    `toml:"thinking_tokens"` // that a model may think in one draft and not tell
}

// check refuses numbers that limit nothing, and ways to continue that there are not.
func (s server) check() error {
	for _, setting := range []struct {
		name  string
		value int
	}{
		{"requests_per_minute", s.RequestsPerMinute}, {"tokens_per_minute", s.TokensPerMinute},
		{"at_once", s.AtOnce}, {"thinking_tokens", s.ThinkingTokens},
	} {
		if setting.value < 0 {
			return fmt.Errorf("%s = %d: want a number that is not negative", setting.name, setting.value)
		}
	}
	ways := []string{string(openai.ContinueFinal), string(openai.ContinuePrefix), string(openai.ContinuePlain), string(openai.ContinueAsked)}
	if s.Continue != "" && !slices.Contains(ways, s.Continue) {
		return fmt.Errorf("continue = %q: want one of %s, or none, to have it found out", s.Continue, strings.Join(ways, ", "))
	}
	return nil
}

// remotes opens models behind servers. Those on one server share its limits.
type remotes struct {
	baseURL  string
	config   config
	prices   *prices.Table
	limiters map[string]*limits.Limiter
}

func newRemotes(baseURL string) (*remotes, error) {
	c, err := loadConfig()
	if err != nil {
		return nil, err
	}
	r := &remotes{baseURL: baseURL, config: c, prices: prices.Default(), limiters: map[string]*limits.Limiter{}}
	if c.Prices != "" {
		own, err := prices.Load(c.Prices)
		if err != nil {
			return nil, err
		}
		r.prices = r.prices.With(own)
	}
	return r, nil
}

// open makes a model of a reference to a server. Nothing is sent.
func (r *remotes) open(ref models.Ref) (*opened, error) {
	m, err := r.model(ref)
	if err != nil {
		return nil, usageErrorf("%v", err)
	}
	slog.Debug("model behind a server", "model", m.Name())
	return &opened{model: m, format: prompts.Steps{}, close: func() {}}, nil
}

func (r *remotes) model(ref models.Ref) (pipeline.Model, error) {
	if ref.Kind == models.LangChain {
		_, limiter := r.server(r.baseURL, ref.Provider)
		return provider.Open(ref.Provider, ref.Model, provider.Options{BaseURL: r.baseURL, Prices: r.prices, Limiter: limiter})
	}
	base := r.baseURL
	if base == "" {
		base = os.Getenv("OPENAI_BASE_URL")
	}
	if base == "" {
		base = openai.DefaultBaseURL
	}
	known, limiter := r.server(base, "")
	key := openai.Key(os.Getenv("OPENAI_API_KEY"))
	if key == "" && base == openai.DefaultBaseURL {
		return nil, fmt.Errorf("%s needs an API key: set OPENAI_API_KEY, or --base-url for another server", base)
	}
	return openai.New(openai.Options{
		Model: ref.Model, BaseURL: base, APIKey: key, Prices: r.prices, Limiter: limiter, Resumes: 1,
		Continue: openai.Continuation(known.Continue), ThinkingTokens: known.ThinkingTokens,
	})
}

// server is what is known of the server at an address, or of a provider.
func (r *remotes) server(base, name string) (server, *limits.Limiter) {
	if u, err := url.Parse(base); err == nil && u.Host != "" {
		name = u.Host
	}
	s := r.config.Server[name]
	if r.limiters[name] == nil {
		r.limiters[name] = limits.New(limits.Limits{Requests: s.RequestsPerMinute, Tokens: s.TokensPerMinute, AtOnce: s.AtOnce})
	}
	return s, r.limiters[name]
}
