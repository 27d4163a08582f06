// Package provider opens the models of langchaingo's providers by name. It is a
// package of its own so that importers of langchain choose to carry them.
package provider

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/anthropic"
	"github.com/tmc/langchaingo/llms/huggingface"
	"github.com/tmc/langchaingo/llms/ollama"
	"github.com/tmc/langchaingo/llms/openai"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/backend/langchain"
	"github.com/seed-25a395fc/reason/pipeline/backend/limits"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// Options say how a provider is reached. The zero value is useful.
type Options struct {
	// BaseURL is the server's address; empty is the provider's own.
	BaseURL string
	// Prices is where prices and sizes are looked up; nil is [prices.Default].
	Prices *prices.Table
	// Limiter, when not nil, makes calls wait for what the server allows.
	Limiter *limits.Limiter
}

// provider is one of langchaingo's.
type provider struct {
	name    string
	server  string // its own
	keys    []string
	prefill bool
	open    func(model, baseURL string, client *http.Client) (llms.Model, error)
}

// providers are those that bring no further modules with them.
var providers = []provider{
	{"anthropic", "api.anthropic.com", []string{"ANTHROPIC_API_KEY"}, true, func(model, base string, client *http.Client) (llms.Model, error) {
		return anthropic.New(append(given(base, anthropic.WithBaseURL), anthropic.WithModel(model), anthropic.WithHTTPClient(client))...)
	}},
	{"huggingface", "api-inference.huggingface.co", []string{"HF_TOKEN", "HUGGINGFACEHUB_API_TOKEN"}, false, func(model, base string, client *http.Client) (llms.Model, error) {
		return huggingface.New(append(given(base, huggingface.WithURL), huggingface.WithModel(model), huggingface.WithHTTPClient(client))...)
	}},
	{"ollama", "127.0.0.1:11434", nil, true, func(model, base string, client *http.Client) (llms.Model, error) {
		return ollama.New(append(given(base, ollama.WithServerURL), ollama.WithModel(model), ollama.WithHTTPClient(client))...)
	}},
	{"openai", "api.openai.com", []string{"OPENAI_API_KEY"}, false, func(model, base string, client *http.Client) (llms.Model, error) {
		return openai.New(append(given(base, openai.WithBaseURL), openai.WithModel(model), openai.WithHTTPClient(client))...)
	}},
}

// given is the option that sets what is not empty.
func given[O any](value string, option func(string) O) []O {
	if value == "" {
		return nil
	}
	return []O{option(value)}
}

// Names lists the providers.
func Names() []string {
	var names []string
	for _, p := range providers {
		names = append(names, p.name)
	}
	return names
}

// Open makes a model of a provider. Keys come from the environment, under the
// names that langchaingo reads. Nothing is sent.
func Open(name, model string, o Options) (*langchain.Model, error) {
	at := slices.IndexFunc(providers, func(p provider) bool { return p.name == name })
	if at < 0 {
		return nil, fmt.Errorf("provider: there is no %q; there are %s", name, strings.Join(Names(), ", "))
	}
	p := providers[at]
	key := p.key()
	if key == "" && p.keys != nil {
		return nil, fmt.Errorf("provider: %s needs an API key: set %s", name, strings.Join(p.keys, " or "))
	}
	server := p.server
	if o.BaseURL != "" { // checked here: some providers end the program over it
		base, err := url.Parse(o.BaseURL)
		if err != nil || base.Host == "" {
			return nil, fmt.Errorf("provider: the base URL is no web address such as https://%s", p.server)
		}
		server = base.Hostname()
	}
	llm, err := p.open(model, o.BaseURL, &http.Client{Transport: remote.Retrying(nil, 0, 0)})
	if err != nil {
		return nil, fmt.Errorf("provider: %s: %w", name, err)
	}
	if o.Prices == nil {
		o.Prices = prices.Default()
	}
	return langchain.New(llm, langchain.Options{
		Name: "langchain:" + name + "/" + model, Prefill: p.prefill,
		Entry: o.Prices.Lookup(server, model), Limiter: o.Limiter, Secret: key,
	})
}

// key is the first one that is set.
func (p provider) key() string {
	for _, name := range p.keys {
		if key := os.Getenv(name); key != "" {
			return key
		}
	}
	return ""
}
