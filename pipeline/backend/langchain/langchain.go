// Package langchain joins the loop and langchaingo, both ways.
//
// [New] makes any langchaingo model one that the loop drafts with:
//
//	llm, err := anthropic.New()
//	model, err := langchain.New(llm, langchain.Options{Name: "langchain:anthropic/claude"})
//	solver := &pipeline.Solver{Model: model, Format: prompts.Steps{}, Critic: critics}
//
// [LLM] makes a solver a langchaingo model, and [Tool] makes it a tool, for
// chains and agents:
//
//	agent := agents.NewOneShotAgent(&langchain.LLM{Solver: solver}, tools)
//
// For servers of the OpenAI kind, package openai knows more: log-probabilities,
// usage while a stream runs, retries, exact continuation.
package langchain

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/tmc/langchaingo/llms"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/backend/limits"
	"github.com/seed-25a395fc/reason/pipeline/prices"
	"github.com/seed-25a395fc/reason/prompts"
)

// Options say how a langchaingo model is used. Only Name is required.
type Options struct {
	// Name is what answers and traces call the model, such as
	// "langchain:anthropic/claude-sonnet-4".
	Name string
	// Prefill says that the model goes on with a last message that is its own.
	// Otherwise it is asked to carry on, which works with every model, though it
	// may rephrase.
	Prefill bool
	// Entry is what is known of the model's price and size; the zero value is
	// unknown. See [prices.Table.Lookup].
	Entry prices.Entry
	// Limiter, when not nil, makes calls wait for what the server allows.
	Limiter *limits.Limiter
	// Secret is a text, such as a key, that is taken out of every error.
	Secret string
}

// Model is a [pipeline.Model] over a langchaingo model. It is as safe for
// concurrent use as that.
//
// Drafts are streamed where the model calls its streaming function, in sequence
// and before it returns; otherwise the whole reply is fetched. Either way one call
// serves the drafts that follow each other, and it is ended as soon as one does not
// go on from there: the model waits in its streaming function meanwhile, in a
// goroutine that ends with the call. Log-probabilities are unknown (NaN). What is
// counted comes from GenerationInfo, which only complete replies have; for the
// others the spend is an upper bound: the prompt as last counted, or one token
// a byte, and the text received. A call that is cancelled before anything came counts
// with its prompt, and with all that was asked for where the model does not stream.
type Model struct {
	llm     llms.Model
	options Options
	tariff  remote.Tariff
	bounds  remote.Bounds
	streams atomic.Bool // it has streamed a reply
}

// New wraps a langchaingo model. It sends nothing.
func New(llm llms.Model, o Options) (*Model, error) {
	if llm == nil || o.Name == "" {
		return nil, errors.New("langchain: a model and its name are needed")
	}
	return &Model{llm: llm, options: o, tariff: remote.Tariff{Name: o.Name, Entry: o.Entry}}, nil
}

// Name implements [pipeline.Model].
func (m *Model) Name() string { return m.options.Name }

// requestsAtOnce bounds the calls at the same time where no limiter does.
const requestsAtOnce = 8

// AtOnce implements [pipeline.Concurrent].
func (m *Model) AtOnce() int { return m.options.Limiter.AtOnce(requestsAtOnce) }

// String is the name: a model that is printed shows no secret.
func (m *Model) String() string { return m.Name() }

// GoString is the name.
func (m *Model) GoString() string { return m.Name() }

// CheckBudget implements [pipeline.BudgetChecker]: the price or the size may be
// unknown.
func (m *Model) CheckBudget(b pipeline.Budget) error {
	if err := m.tariff.Check(b); err != nil {
		return fmt.Errorf("langchain: %w", err)
	}
	return nil
}

// Start implements [pipeline.Model]. It refuses a raw prompt.
func (m *Model) Start(p prompts.Prompt) (pipeline.Session, error) {
	text, err := remote.NewText(p)
	if err != nil {
		return nil, fmt.Errorf("langchain: %w", err)
	}
	return &session{Session: remote.Session[*reply]{Adapter: "langchain", Text: text}, model: m}, nil
}
