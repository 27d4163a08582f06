// Package openai drafts with any server that speaks the chat-completions
// protocol of OpenAI: DeepSeek, vLLM, SGLang, llama.cpp, Ollama, OpenRouter and
// OpenAI itself.
//
//	model, err := openai.New(openai.Options{
//		BaseURL: "https://api.deepseek.com/v1",
//		APIKey:  openai.Key(os.Getenv("OPENAI_API_KEY")),
//		Model:   "deepseek-chat",
//	})
//	solver := pipeline.Solver{Model: model, Format: prompts.Steps{}, Critic: critics}
//
// The server keeps nothing, so a session keeps the text here. A draft streams a
// request. Where the caller may go on from it (Ahead of [pipeline.Sampling]), the
// stream stays open when it breaks off, and the next draft reads on: an answer at
// which nothing is rejected takes one request. Whatever else is done to the text
// ends the stream at once. The next draft then sends the accepted text as the
// beginning of the assistant's message, which the server continues
// ([Continuation]); the text before it never changes, so that servers that cache
// prompts find it again.
//
// Several versions of a chunk are one request with n choices where the server writes
// them at the same time, so that it reads the prompt once; which it does is seen at
// the first batch. Elsewhere they are requests at the same time.
//
// What a model thinks before it answers, in fields of its own or between the marks
// <think> and </think>, is drafted as tokens with Thought set.
//
// # What is counted
//
// Exact numbers come from the usage that the server reports: vLLM, SGLang and
// llama.cpp report it with every token, the others at the end of a stream, so not
// for a stream that was cut. There the spend is an upper bound: the prompt counts
// with the tokens that the server once reported for it plus those added since, and with
// one token a byte before any usage was seen; nothing counts as cached; generated tokens are
// those received. A server may have generated a little more before it noticed
// the cut, or while nobody read the open stream, at most what fits the network
// buffers. An upper bound that proves too high is
// corrected by the last token of a draft, whose spend may then be negative: only
// the sum over a draft is meant.
//
// A request that was refused (429, 5xx) or did not reach the server costs nothing and
// is sent again; see [Options.Retries]. One that reached it and brought no reply,
// because the connection broke or the context ended, may be billed: it counts with
// its prompt, and with all that was asked for unless the server is known to stream.
// It is a broken stream; see [Options.Resumes].
package openai

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/backend/limits"
	"github.com/seed-25a395fc/reason/pipeline/prices"
	"github.com/seed-25a395fc/reason/prompts"
)

// DefaultBaseURL is OpenAI's own server.
const DefaultBaseURL = "https://api.openai.com/v1"

// Key is a secret that formatting, JSON and slog print as asterisks.
type Key string

// String hides the key.
func (k Key) String() string {
	if k == "" {
		return ""
	}
	return "***"
}

// GoString hides the key.
func (k Key) GoString() string { return fmt.Sprintf("%q", k.String()) }

// MarshalText hides the key.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Options say which model on which server. Only Model is required.
type Options struct {
	// Model is the name that the server knows it by.
	Model string
	// BaseURL is the address without /chat/completions; it usually ends in /v1.
	// Empty is DefaultBaseURL.
	BaseURL string
	// APIKey may be empty for servers that want none.
	APIKey Key
	// Continue says how the server is made to continue a text. Empty is found
	// out once, by at most three requests of a few tokens before the first draft
	// that needs it; for well-known servers it is known.
	Continue Continuation
	// Prices is where prices and sizes are looked up; nil is [prices.Default].
	Prices *prices.Table
	// ThinkingTokens is how many tokens a model may think unseen in one draft, on
	// top of the tokens of the draft: servers that tell nothing of what a model
	// thinks take it off what the model may write. As long as the server has told
	// neither thoughts nor a usage they count as thought.
	ThinkingTokens int
	// Resumes is how often a draft whose stream breaks, or never begins, is continued
	// by another request. Each adds the whole text once more to the bound on its cost.
	Resumes int
	// Retries is how often a request is sent again that the server refused for
	// being busy (408, 429, 5xx) or that did not reach it. 0 is 4; -1 is never.
	Retries int
	// RetryWait is the pause before the first retry, doubled for each further
	// one; 0 is one second. A Retry-After of the server takes its place.
	RetryWait time.Duration
	// Limiter, when not nil, makes requests wait for what the server allows.
	Limiter *limits.Limiter
	// Transport carries the requests; nil is [http.DefaultTransport].
	Transport http.RoundTripper
}

// Model is a [pipeline.Model] behind a server. It is safe for concurrent use.
type Model struct {
	options Options
	host    string
	tariff  remote.Tariff
	client  *openai.Client
	bounds  remote.Bounds
	dialect dialect
}

// completionsPath is where below the base URL requests go.
const completionsPath = "/chat/completions"

// New makes a model; it sends nothing.
func New(o Options) (*Model, error) {
	if o.Model == "" {
		return nil, errors.New("openai: no model is named")
	}
	if o.BaseURL == "" {
		o.BaseURL = DefaultBaseURL
	}
	base, err := url.Parse(o.BaseURL)
	if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
		return nil, fmt.Errorf("openai: the base URL is not a web address such as %s", DefaultBaseURL)
	}
	if strings.HasSuffix(strings.TrimRight(base.Path, "/"), completionsPath) {
		return nil, fmt.Errorf("openai: the base URL ends in %s, which is added to it: leave that out", completionsPath)
	}
	if err := o.Continue.check(); err != nil {
		return nil, err
	}
	if o.Prices == nil {
		o.Prices = prices.Default()
	}
	m := &Model{
		options: o,
		host:    base.Host,
		tariff:  remote.Tariff{Name: "openai:" + o.Model, Entry: o.Prices.Lookup(base.Hostname(), o.Model)},
	}
	m.dialect.probing = make(chan struct{}, 1)
	m.dialect.continuation = o.Continue
	if known, ok := knownServers[base.Hostname()]; ok && o.Continue == "" {
		m.dialect.continuation = known
	}
	if base.Hostname() == "api.deepseek.com" && m.dialect.continuation == ContinuePrefix {
		base.Path = "/beta" // where DeepSeek offers prefixes
	}
	config := openai.DefaultConfig(string(o.APIKey))
	config.BaseURL = strings.TrimRight(base.String(), "/")
	config.HTTPClient = newTransport(o)
	m.client = openai.NewClientWithConfig(config)
	return m, nil
}

// Name is the reference that names the model, such as "openai:deepseek-chat".
func (m *Model) Name() string { return m.tariff.Name }

// AtOnce implements [pipeline.Concurrent].
func (m *Model) AtOnce() int { return m.options.Limiter.AtOnce(requestsAtOnce) }

// String is the name: a model that is printed shows no key.
func (m *Model) String() string { return m.Name() }

// GoString is the name.
func (m *Model) GoString() string { return m.Name() }

// CheckBudget implements [pipeline.BudgetChecker]: the price or the size may be
// unknown.
func (m *Model) CheckBudget(b pipeline.Budget) error {
	if err := m.tariff.Check(b); err != nil {
		return fmt.Errorf("openai: %w", err)
	}
	return nil
}

// Start implements [pipeline.Model]. It refuses a raw prompt.
func (m *Model) Start(p prompts.Prompt) (pipeline.Session, error) {
	text, err := remote.NewText(p)
	if err != nil {
		return nil, fmt.Errorf("openai: %w", err)
	}
	return &session{Session: remote.Session[*reply]{Adapter: "openai", Text: text}, model: m}, nil
}
