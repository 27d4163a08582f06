package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/mistakes"
	"github.com/seed-25a395fc/reason/evals/report"
)

func newEvalAllCmd() *cobra.Command {
	var f evalRunFlags
	cmd := &cobra.Command{
		Use:   "all FILE…",
		Short: "Measure the model on sets of questions and the critics on labelled solutions",
		Long: `Sort files of any of the formats that reason eval run and reason eval critic
read, and do both: questions are asked with every strategy, and the solutions of
critic sets, all of them whatever -n says, are judged by the critics that need
no model, beside the best answer that is always the same.

The results of the questions are stored in the folder --out, from which the same
command goes on where it was stopped, with a page of them, report.html.`,
		Example: `  reason eval all 'sets/*/dev.jsonl' --out results
  reason eval all gsm8k.jsonl processbench.json --strategy single,sc@8,chunked -m model.gguf --out results`,
		Args: positional(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return evalAll(cmd, &f, args) },
	}
	f.registerRun(cmd)
	return cmd
}

func evalAll(cmd *cobra.Command, f *evalRunFlags, patterns []string) error {
	if f.out == "" {
		return usageErrorf("--out: name a folder for the results")
	}
	paths, err := dataFiles(patterns)
	if err != nil {
		return err
	}
	var labelled []string
	for _, path := range paths {
		isCritic, err := isCriticSet(path)
		if err != nil {
			return err
		}
		if isCritic {
			labelled = append(labelled, path)
		} else {
			f.data = append(f.data, path)
		}
	}
	if len(labelled) > 0 { // first, for it takes seconds
		if err := judgeAll(cmd, f, labelled); err != nil {
			return err
		}
	}
	if len(f.data) == 0 {
		return nil
	}
	if err := evalRun(cmd, f); err != nil {
		return err
	}
	results, err := report.Load(f.out)
	if err != nil {
		return err
	}
	page := filepath.Join(f.out, "report.html")
	if err := writePage(page, results); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "wrote %s\n", page)
	return nil
}

// judgeAll lets the critics judge the solutions in files, without a model.
func judgeAll(cmd *cobra.Command, f *evalRunFlags, paths []string) error {
	critics, _, err := f.cascade(cmd.Context(), &f.modelFlags)
	if err != nil {
		return err
	}
	if critics, err = f.fitting(critics, false); err != nil {
		return err
	}
	e := mistakes.Evaluation{Critic: critics, Workers: runtime.GOMAXPROCS(0), SkipBad: f.skipBad}
	rows, err := e.Run(cmd.Context(), solutions(paths, 0, 0))
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Critics on labelled solutions (%s, no model)\n", f.critics)
	return printMistakes(cmd.OutOrStdout(), named(rows, f.critics))
}

// dataFiles are the files that paths and patterns name, each once.
func dataFiles(patterns []string) ([]string, error) {
	var out []string
	for _, pattern := range patterns {
		matches := []string{pattern}
		switch info, err := os.Stat(pattern); {
		case err == nil && info.IsDir():
			return nil, usageErrorf("%s is a folder: name files in it, such as '%s'", pattern, filepath.Join(pattern, "*.jsonl"))
		case pattern == "-", err == nil && !info.Mode().IsRegular():
			return nil, usageErrorf("%s is no plain file, and data are read more than once: write them to a file first", pattern)
		case err != nil:
			if matches, err = filepath.Glob(pattern); err != nil {
				return nil, usageErrorf("%s: %v", pattern, err)
			}
			if len(matches) == 0 {
				return nil, usageErrorf("%s: there is no such file", pattern)
			}
		}
		for _, path := range matches {
			if !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
	}
	return out, nil
}

// isCriticSet tells by its first good item whether a file holds labelled
// solutions.
func isCriticSet(path string) (bool, error) {
	for item, err := range data.Read(path) {
		var bad *data.LineError
		switch {
		case errors.As(err, &bad):
			continue
		case err != nil:
			return false, err
		}
		return item.Trace != nil, nil
	}
	return false, nil // the run says what is wrong with it
}
