package main

import (
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/mistakes"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// judge is the model that writes critiques, and what went wrong
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
		flags: &solverFlags{modelFlags: f.modelFlags, crewFlags: crewFlags{judge: f.judge, baseURL: f.baseURL}}, open: map[string]*opened{},
	}
	o, err := c.judge(ctx)
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
	reply, err := w.Weigh(ctx, p, maxTokens)
	return reply.Text, err
}

// Weigh implements [critic.Weigher].
func (w writing) Weigh(ctx context.Context, p prompts.Prompt, maxTokens int) (critic.Reply, error) {
	reply, spend, err := w.write(ctx, p, maxTokens)
	w.reading.Tokens += spend.Tokens()
	w.reading.FLOPs += spend.FLOPs
	return reply, err
}

// write lets the judge write, and notes what went wrong.
func (j *judge) write(ctx context.Context, p prompts.Prompt, maxTokens int) (critic.Reply, pipeline.Spend, error) {
	reply, spend, err := pipeline.Write(ctx, j.model, p, maxTokens)
	j.mu.Lock()
	defer j.mu.Unlock()
	j.asked++
	if err != nil && ctx.Err() == nil {
		if j.failed++; j.first == nil {
			j.first = err
		}
	}
	return reply, spend, err
}

// writeOrNothing is write for those whom a failure would end: its critique is empty.
func (j *judge) writeOrNothing(ctx context.Context, p prompts.Prompt, maxTokens int) (critic.Reply, pipeline.Spend, error) {
	reply, spend, err := j.write(ctx, p, maxTokens)
	if err != nil && ctx.Err() == nil {
		return critic.Reply{}, spend, nil
	}
	return reply, spend, err
}

// tell says what went wrong; it is an error where nothing went well.
func (j *judge) tell(w io.Writer) error {
	if j.failed == 0 {
		return nil
	}
	err := fmt.Errorf("%d of %d critiques failed, and count as unsure; the first: %w", j.failed, j.asked, j.first)
	if j.failed == j.asked {
		return err
	}
	fmt.Fprintln(w, err)
	return nil
}
