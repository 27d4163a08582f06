package main

import (
	"context"
	"fmt"
	"sync"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/mistakes"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// judge is the model that writes critiques of labelled solutions, and what went wrong
// with it.
type judge struct {
	model pipeline.Model

	mu     sync.Mutex
	asked  int
	failed int
	first  error
}

// openJudge opens the model that --judge names.
func (f *evalCriticFlags) openJudge(ctx context.Context) (j *judge, closeModel func(), err error) {
	if f.judge == "" {
		return nil, nil, usageErrorf("--critic: written lets a model write; name it with --judge, such as openai:MODEL")
	}
	c := &crew{
		flags: &solverFlags{modelFlags: f.modelFlags, crewFlags: crewFlags{baseURL: f.baseURL}}, open: map[string]*opened{},
	}
	o, err := c.member(ctx, f.judge)
	if err != nil {
		return nil, nil, err
	}
	return &judge{model: o.model}, c.close, nil
}

// letWrite lets critics of e ask the judge. read may be nil.
func (j *judge) letWrite(e *mistakes.Evaluation) {
	read := e.Read
	e.Read = func(ctx context.Context, item data.Item) (reading *mistakes.Reading, err error) {
		if reading = (&mistakes.Reading{}); read != nil {
			if reading, err = read(ctx, item); err != nil {
				return nil, err
			}
		}
		ask := reading.Ask
		reading.Ask = func(step int, k *critic.Case) {
			if ask != nil {
				ask(step, k)
			}
			k.Steps, k.Writer = item.Steps[:step], writing{j, reading}
		}
		return reading, nil
	}
	if m, ok := j.model.(pipeline.Concurrent); ok {
		e.Workers = m.AtOnce()
	}
}

// writing books what the judge writes about one solution.
type writing struct {
	*judge
	reading *mistakes.Reading
}

// Write implements [critic.Writer].
func (w writing) Write(ctx context.Context, p prompts.Prompt, maxTokens int) (string, error) {
	text, spend, err := pipeline.Write(ctx, w.model, p, maxTokens)
	w.reading.Tokens += spend.Tokens()
	w.reading.FLOPs += spend.FLOPs
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked++
	if err != nil && ctx.Err() == nil {
		if w.failed++; w.first == nil {
			w.first = err
		}
	}
	return text, err
}

// trouble is what went wrong; fatal says that nothing went well.
func (j *judge) trouble() (err error, fatal bool) {
	if j.failed == 0 {
		return nil, false
	}
	return fmt.Errorf("%d of %d critiques failed, and count as unsure; the first: %w", j.failed, j.asked, j.first), j.failed == j.asked
}
