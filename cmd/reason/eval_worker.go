package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/queue"
)

// evalWorker serves one run.
func evalWorker(cmd *cobra.Command, url, model string, workers int, allowExec bool) error {
	closeModel := func() {}
	defer func() { closeModel() }()
	err := queue.Work(cmd.Context(), url, workers, func(ctx context.Context, spec []byte) (queue.Answer, error) {
		var wanted answering
		if err := json.Unmarshal(spec, &wanted); err != nil {
			return nil, fmt.Errorf("the run does not say how to answer: %w", err)
		}
		if err := sameProgram(wanted.Program); err != nil {
			return nil, err
		}
		f, err := wanted.parse(model, allowExec)
		if err != nil {
			return nil, err
		}
		run := &evals.Run{Strategies: wanted.Strategies, BaseSeed: f.seed}
		if run.Score, err = parseScorer(f.scorer); err != nil {
			return nil, fmt.Errorf("the run's --scorer: %w", err)
		}
		if closeModel, err = f.solvers(ctx, run); err != nil {
			closeModel = func() {}
			return nil, err
		}
		if err := sameParams(wanted.Params, run.Params); err != nil {
			return nil, err
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "answering with %s\n", run.Params["model"])
		return run.Answer, nil
	})
	if cmd.Context().Err() != nil {
		return &exitError{exitFailed, "interrupted: what this worker had not finished goes to others"}
	}
	return err
}

// parse sets the flags that the run was given. What comes over the network must
// not start programs unless the worker's owner allows it.
func (a answering) parse(model string, allowExec bool) (*evalRunFlags, error) {
	f := &evalRunFlags{}
	cmd := &cobra.Command{}
	f.registerAnswering(cmd)
	for _, flag := range a.Flags {
		if strings.Contains(flag.Value, "exec:") && !allowExec {
			return nil, fmt.Errorf("the run wants a program started: --%s %s; --allow-exec allows it", flag.Name, flag.Value)
		}
		if err := setOnce(cmd.Flags(), flag); err != nil {
			return nil, fmt.Errorf("the run's --%s: %w; is it of another version?", flag.Name, err)
		}
	}
	if model != "" {
		f.model = model
	}
	return f, nil
}

// setOnce sets a flag to a value, or adds the value to a list as it is, commas and all.
func setOnce(flags *pflag.FlagSet, f flagValue) error {
	if known := flags.Lookup(f.Name); known != nil {
		if list, ok := known.Value.(pflag.SliceValue); ok {
			return list.Append(f.Value)
		}
	}
	return flags.Set(f.Name, f.Value)
}

// sameProgram refuses a worker of another version than the run's: its prompts and critics
// may be others, and results do not tell who answered.
func sameProgram(run string) error {
	if run != version() {
		return fmt.Errorf("the run is of version %q of reason and this worker of %q: what the two write may differ; start the worker with the version of the run", run, version())
	}
	return nil
}

// sameParams refuses a worker whose answers would not be those of the run.
func sameParams(run, worker map[string]string) error {
	var differ []string
	all := maps.Clone(run)
	maps.Copy(all, worker)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if run[name] != worker[name] {
			differ = append(differ, fmt.Sprintf("%s is %q there and %q here", name, run[name], worker[name]))
		}
	}
	if len(differ) > 0 {
		return fmt.Errorf("this worker would not answer as the run does: %s", strings.Join(differ, "; "))
	}
	return nil
}
