package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

// mostDrafts is how many drafts of the same a request may name where no budget limits its answer:
// as many whole answers as comparisons of strategies mostly go to.
const mostDrafts = 64

// graceTime is how long answers in work may take when a server ends.
const graceTime = 10 * time.Second

// deskFlags are the flags of those who answer for others: as a server, or as a tool.
type deskFlags struct {
	solverFlags
	total  string
	atOnce int
}

func (f *deskFlags) register(cmd *cobra.Command) {
	f.solverFlags.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.strategy, "strategy", "chunked", "how to spend compute: "+strings.Join(strategy.Names(), ", "))
	flags.Var(newJoined(&f.total, ""), "total-budget", "most that all answers together may spend: tokens=N,prompt=N,generated=N,flops=N,usd=X")
	flags.IntVar(&f.atOnce, "at-once", 4, "questions answered at the same time; others wait")
}

// staff is who answers, and within which limits.
type staff struct {
	base    pipeline.Solver
	options serve.Options
	close   func() // frees the models
}

// open gathers those that the flags name.
func (f *deskFlags) open(ctx context.Context) (*staff, error) {
	if f.atOnce < 1 {
		return nil, usageErrorf("--at-once: %d is not at least 1", f.atOnce)
	}
	total, err := pipeline.ParseBudget(f.total)
	if err != nil {
		return nil, usageErrorf("--total-budget: %v", err)
	}
	if _, limited := total.Seconds.Max(); limited {
		return nil, usageErrorf("--total-budget: time is no limit for a server; --budget time=D is one for every answer")
	}
	build, err := strategy.Parse(f.strategy)
	if err != nil {
		return nil, usageErrorf("--strategy: %v", err)
	}
	base, err := f.base(ctx)
	if err != nil {
		return nil, err
	}
	closeModels, err := f.recruit(ctx, &base)
	if err != nil {
		return nil, err
	}
	if _, err := built(build, base); err != nil {
		closeModels()
		return nil, err
	}
	if err := base.CheckBudget(total); err != nil {
		closeModels()
		return nil, usageErrorf("--total-budget: %v", err)
	}
	_, alone := base.Format.(prompts.Worked)
	options := serve.Options{
		Models: []string{base.Model.Name(), "reason"}, Alone: alone, Budget: base.Budget, Total: total, AtOnce: f.atOnce,
		Solver: func(w serve.Wish) (serve.Solver, error) { return f.wished(base, w) },
	}
	return &staff{base, options, closeModels}, nil
}

// wished is what answers one request.
func (f *deskFlags) wished(base pipeline.Solver, w serve.Wish) (serve.Solver, error) {
	build, err := strategy.Parse(cmp.Or(w.Strategy, f.strategy))
	if err == nil {
		err = f.bearable(w)
	}
	if err != nil {
		return nil, &serve.FieldError{Field: "strategy", Err: err}
	}
	w.Apply(&base)
	if err := base.CheckBudget(base.Budget); err != nil {
		return nil, &serve.FieldError{Field: "budget", Err: err}
	}
	s := build(base)
	if err := strategy.Check(s); err != nil {
		return nil, &serve.FieldError{Field: "strategy", Err: err}
	}
	return s, nil
}

// bearable refuses a strategy of more drafts than an answer may have that nothing else limits. What
// the server itself was started with is not asked about.
func (f *deskFlags) bearable(w serve.Wish) error {
	for _, limit := range []pipeline.Limit{w.Budget.Tokens, w.Budget.Generated, w.Budget.FLOPs, w.Budget.USD, w.Budget.Seconds} {
		if _, limited := limit.Max(); limited {
			return nil
		}
	}
	if w.Strategy == "" || w.Strategy == f.strategy {
		return nil
	}
	if n, err := strategy.Drafts(w.Strategy); err != nil || n <= mostDrafts {
		return err
	}
	return fmt.Errorf("%s asks for more than %d drafts, and no budget limits this answer; send a \"budget\" such as \"tokens=100000\" with it, or start the server with --budget", w.Strategy, mostDrafts)
}

// shutDown ends a server when ctx has ended.
func shutDown(ctx context.Context, server interface{ Shutdown(context.Context) }) {
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTime)
	defer cancel()
	server.Shutdown(grace)
}
