package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
)

// solverFlags say how questions are answered.
type solverFlags struct {
	modelFlags
	crewFlags
	criticFlags
	strategy    string
	chunk       string
	budget      string
	seed        uint64
	temperature float64
	experts     int
}

func (f *solverFlags) register(cmd *cobra.Command) {
	f.modelFlags.register(cmd)
	f.crewFlags.register(cmd)
	f.criticFlags.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.chunk, "chunk", "", "where a step ends that critics judge: line, sentence, step (an item of a list, an equation, a paragraph), paragraph, tokens=N (a limit), doubt=P (where the model's own likelihood falls below P), several with + between them (default line for the built-in model, step for others)")
	flags.Var(newJoined(&f.budget, ""), "budget", "most that one question may spend: tokens=N,prompt=N,generated=N,flops=N,usd=X,time=D, any of them")
	flags.Uint64Var(&f.seed, "seed", 1, "seed of everything random")
	flags.Float64Var(&f.temperature, "temperature", 0, "temperature of the first draft; 0 is greedy")
	flags.IntVar(&f.experts, "experts", 0, "experts per token; 0 is what the model was made with")
}

// solver builds the strategy that the flags describe. closeModels frees its models.
func (f *solverFlags) solver(ctx context.Context, name string) (s strategy.Strategy, closeModels func(), err error) {
	base, err := f.base(ctx)
	if err != nil {
		return nil, nil, err
	}
	build, err := strategy.Parse(name)
	if err != nil {
		return nil, nil, usageErrorf("--strategy: %v", err)
	}
	closeModels, err = f.recruit(ctx, &base)
	if err != nil {
		return nil, nil, err
	}
	if s, err = built(build, base); err != nil {
		closeModels()
		return nil, nil, err
	}
	return s, closeModels, nil
}

// built is a strategy that can answer.
func built(build strategy.Build, base pipeline.Solver) (strategy.Strategy, error) {
	s := build(base)
	if err := strategy.Check(s); err != nil {
		return nil, usageErrorf("--strategy: %v", err)
	}
	return s, nil
}

// base is the solver that the flags describe, without its model.
func (f *solverFlags) base(ctx context.Context) (pipeline.Solver, error) {
	steps, err := f.steps()
	if err != nil {
		return pipeline.Solver{}, err
	}
	drafting := f.modelFlags
	drafting.model = steps[0].ref
	critics, layers, err := f.cascade(ctx, &drafting)
	if err != nil {
		return pipeline.Solver{}, err
	}
	f.hidden = layers
	budget, err := pipeline.ParseBudget(f.budget)
	if err != nil {
		return pipeline.Solver{}, usageErrorf("--budget: %v", err)
	}
	if f.temperature < 0 || f.temperature > 10 || f.temperature != f.temperature {
		return pipeline.Solver{}, usageErrorf("--temperature: %g is not between 0 and 10", f.temperature)
	}
	if f.experts < 0 {
		return pipeline.Solver{}, usageErrorf("--experts: %d is negative", f.experts)
	}
	return pipeline.Solver{
		Critic:   critics,
		Ladder:   pipeline.DefaultLadder(),
		Overlap:  strings.Contains(f.critics, "exec:"), // programs take their time elsewhere
		Budget:   budget,
		Sampling: pipeline.Sampling{Temperature: f.temperature, Experts: f.experts, Seed: f.seed},
	}, nil
}
