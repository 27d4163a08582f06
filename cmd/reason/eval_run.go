package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/evals/report"
	"github.com/seed-25a395fc/reason/evals/score"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
)

type evalRunFlags struct {
	solverFlags
	data, suites []string
	strategies   string
	n, seeds     int
	sample       uint64
	workers      int
	total        string
	pilot        int
	found        string // what the trial said
	scorer       string
	out          string
	skipBad      bool
	queue        string
}

func newEvalRunCmd() *cobra.Command {
	var f evalRunFlags
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Ask questions and store the results",
		Long: `Ask every question with every strategy and store the results in a folder.

The same command started again takes up where the run stopped, whatever ended
it. Strategies, seeds and, by a larger -n, questions may be added to a run; anything
else that changes the answers is refused, so that results are never mixed. -n draws
at random from a file, the same questions in every run: a larger -n asks those of a
smaller one and more.

Data files are JSON Lines with the fields question and answer, or files of
GSM8K, SVAMP, BIG-Bench Hard, BIG-Bench-Mistake, ProcessBench or Mr-Ben as they
were published, gzipped or not. Suites are generated: ` + strings.Join(problems.Names(), ", ") + `,
with the parameters steps (a number or a range), seed and operand.

Strategies: ` + strings.Join(strategy.Names(), ", ") + `, chunked-oracle (told the
gold steps), bon-oracle@K (best of K passes by a judge who knows the answer).
` + strategy.Help,
		Example: `  reason eval run --data gsm8k.jsonl --strategy single,sc@8,chunked -n 100 --out results
  reason eval run --suite story:steps=12-20,seed=7 --temperature 1 --seeds 3 --out results`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return evalRun(cmd, &f) },
	}
	f.registerRun(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&f.data, "data", nil, "file of questions, or a pattern such as 'sets/*/dev.jsonl'; may be given several times")
	flags.StringArrayVar(&f.suites, "suite", nil, "generated questions, such as story:steps=1-8,seed=7; may be given several times")
	flags.IntVar(&f.pilot, "pilot", 0, "try repair on the first so many questions, and leave it off for all where it does not help; 50 tell much, 0 is no trial")
	flags.StringVar(&f.queue, "queue", "", "let other processes answer too: embedded, embedded:PORT or nats://HOST:PORT; they run reason eval worker")
	return cmd
}

// registerRun adds the flags of a run but for what it asks and who answers.
func (f *evalRunFlags) registerRun(cmd *cobra.Command) {
	f.registerAnswering(cmd)
	flags := cmd.Flags()
	flags.IntVarP(&f.n, "n", "n", 0, "questions of each file or suite; 0 is all of a file and 100 of a suite")
	registerSample(cmd, &f.sample)
	flags.IntVar(&f.seeds, "seeds", 1, "how often each question is asked, each time with another seed")
	flags.IntVar(&f.workers, "workers", 1, "questions in work at once")
	flags.Var(newJoined(&f.total, ""), "total-budget", "start no further question once the run has spent this: tokens=N,prompt=N,generated=N,flops=N,usd=X,time=D")
	flags.StringVar(&f.out, "out", "", "folder of the results (required)")
	flags.BoolVar(&f.skipBad, "skip-bad", false, "leave bad lines out instead of refusing to start")
}

// registerSample adds the flag that says which questions -n takes.
func registerSample(cmd *cobra.Command, sample *uint64) {
	cmd.Flags().Uint64Var(sample, "sample", 1, "seed by which -n draws from a file that has more, the same whatever else is set; 0 takes the first")
}

// registerAnswering adds the flags on which the answers depend: those that a
// worker elsewhere needs.
func (f *evalRunFlags) registerAnswering(cmd *cobra.Command) {
	f.register(cmd)
	cmd.Flags().Var(newJoined(&f.strategies, "single,chunked"), "strategy", "strategies to try, separated by commas")
	cmd.Flags().StringVar(&f.scorer, "scorer", "auto", "auto compares by the type of the answer; exec:COMMAND asks a program")
}

func evalRun(cmd *cobra.Command, f *evalRunFlags) error {
	ctx := cmd.Context()
	run, err := f.run()
	if err != nil {
		return err
	}
	closeModel, err := f.solvers(ctx, run)
	if err != nil {
		return err
	}
	defer closeModel()
	if f.pilot > 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), f.found)
	}

	closeQueue, err := f.openQueue(cmd, run)
	if err != nil {
		return err
	}
	defer closeQueue()

	view := newEvalProgress(cmd.ErrOrStderr())
	run.Progress = view.show
	progress, err := run.Do(ctx, f.out)
	view.end()
	var mismatch *evals.MismatchError
	switch {
	case errors.As(err, &mismatch):
		return usageErrorf("%v", mismatch)
	case errors.Is(err, context.Canceled):
		return &exitError{exitFailed, fmt.Sprintf("interrupted: %d of %d results are stored; the same command goes on from there", progress.Done, progress.Total)}
	case err != nil:
		return err
	}
	if progress.Skipped > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s left out\n", count(progress.Skipped, "bad line"))
	}
	if progress.Exhausted {
		fmt.Fprintf(cmd.ErrOrStderr(), "stopped: --total-budget is spent; %d of %d results are stored, a larger one goes on\n", progress.Done, progress.Total)
	}
	results, err := report.Load(f.out)
	if err != nil {
		return err
	}
	return showResults(cmd.OutOrStdout(), results)
}

// run is what the flags ask for, without the model.
func (f *evalRunFlags) run() (*evals.Run, error) {
	run := &evals.Run{
		Strategies: splitStrategies(f.strategies), Limit: f.n, Sample: f.sample, Seeds: f.seeds, BaseSeed: f.seed, Workers: f.workers, SkipBad: f.skipBad,
		Program: version(),
	}
	switch {
	case f.out == "":
		return nil, usageErrorf("--out: name a folder for the results")
	case len(f.data)+len(f.suites) == 0:
		return nil, usageErrorf("no questions: give --data FILE or --suite NAME, such as --suite story:steps=1-8")
	case len(run.Strategies) == 0:
		return nil, usageErrorf("--strategy: name at least one")
	case f.n < 0:
		return nil, usageErrorf("-n: %d is negative", f.n)
	case f.seeds < 1:
		return nil, usageErrorf("--seeds: %d is not at least 1", f.seeds)
	case f.pilot < 0:
		return nil, usageErrorf("--pilot: %d is negative", f.pilot)
	case f.workers < 1 && (f.queue == "" || f.workers < 0):
		return nil, usageErrorf("--workers: %d is not at least 1; 0 goes with --queue, where others answer", f.workers)
	case f.queue != "" && f.pilot > 0:
		return nil, usageErrorf("--pilot does not go with --queue")
	}
	for i, name := range run.Strategies {
		if slices.Contains(run.Strategies[:i], name) {
			return nil, usageErrorf("--strategy: %s is given twice", name)
		}
	}
	paths, err := dataFiles(f.data)
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		run.Sources = append(run.Sources, evals.File(path))
	}
	for _, text := range f.suites {
		suite, err := evals.ParseSuite(text)
		if err != nil {
			return nil, usageErrorf("--suite: %v", err)
		}
		run.Sources = append(run.Sources, suite)
	}
	if run.Total, err = pipeline.ParseBudget(f.total); err != nil {
		return nil, usageErrorf("--total-budget: %v", err)
	}
	if run.Score, err = parseScorer(f.scorer); err != nil {
		return nil, usageErrorf("--scorer: %v", err)
	}
	return run, nil
}

// parseScorer reads "auto" or "exec:COMMAND".
func parseScorer(name string) (score.Func, error) {
	if name == "auto" {
		return score.Auto, nil
	}
	if command, ok := strings.CutPrefix(name, "exec:"); ok && strings.TrimSpace(command) != "" {
		return score.Command(command), nil
	}
	return nil, fmt.Errorf("%q is neither auto nor exec:COMMAND", name)
}

// splitStrategies cuts a list at its commas; "check=2" behind a comma is one
// more parameter of the strategy before it.
func splitStrategies(list string) []string {
	var out []string
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		name, _, parameter := strings.Cut(part, "=")
		switch {
		case part == "":
		case parameter && !strings.Contains(name, ":") && len(out) > 0:
			out[len(out)-1] += "," + part
		default:
			out = append(out, part)
		}
	}
	return out
}

// solvers opens the model and puts into run how questions are answered and on
// what the answers depend.
func (f *evalRunFlags) solvers(ctx context.Context, run *evals.Run) (closeModel func(), err error) {
	base, err := f.base(ctx)
	if err != nil {
		return nil, err
	}
	builds := map[string]strategy.Build{}
	shared := strategy.NewShared(f.workers + 1)
	for _, name := range run.Strategies {
		parsed := name
		if i := oracle(name); i >= 0 {
			parsed = oracles[i].like + strings.TrimPrefix(name, oracles[i].name)
		}
		build, err := strategy.Parse(parsed)
		if err != nil {
			return nil, usageErrorf("--strategy: %v", err)
		}
		builds[name] = shared.Build(build)
	}
	freeModel, err := f.recruit(ctx, &base)
	if err != nil {
		return nil, err
	}
	closeModel = func() {
		shared.Close()
		freeModel()
	}
	if err := base.CheckBudget(run.Total); err != nil {
		closeModel()
		return nil, usageErrorf("--total-budget: %v", err)
	}
	for _, name := range run.Strategies {
		if _, err := built(builds[name], base); err != nil && oracle(name) < 0 {
			closeModel()
			return nil, err
		}
	}
	if run.Params, err = f.params(ctx, base); err != nil {
		closeModel()
		return nil, err
	}
	if f.pilot > 0 {
		found, err := trial(ctx, base, run, f.pilot)
		if err != nil {
			closeModel()
			return nil, fmt.Errorf("--pilot: %w", err)
		}
		f.found = found.String()
		base = base.If(found)
		run.Params["pilot"] += ", " + outcome(found) // answers with repair and without are never mixed
	}
	run.New = func(name string, seed uint64, item data.Item) (evals.Solver, error) {
		solver := base
		solver.Sampling.Seed = seed
		if i := oracle(name); i >= 0 {
			return oracles[i].build(builds[name], solver, item, run.Score)
		}
		return builds[name](solver), nil
	}
	return closeModel, nil
}
