package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/lipgloss/table"
	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/mistakes"
	"github.com/seed-25a395fc/reason/evals/report"
	"github.com/seed-25a395fc/reason/localmoe"
)

type evalCriticFlags struct {
	modelFlags
	criticFlags
	data      []string
	seen      []string
	threshold float64
	n         int
	sample    uint64
	judge     string
	baseURL   string
	trainHead string
	calibrate string
	risk      float64
	seed      uint64
	skipBad   bool
	each      bool
	json      bool
}

func newEvalCriticCmd() *cobra.Command {
	var f evalCriticFlags
	cmd := &cobra.Command{
		Use:   "critic",
		Short: "Measure how well critics find the first mistake in worked solutions",
		Long: `Let critics judge worked solutions whose first wrong step is known, and count how
often they name exactly that step, or that there is none. Beside it stands the
best answer that is always the same. Several critics are measured as the cascade
that they are in the loop, with --each also every one by itself.

Data files are critic sets: lines with steps and mistake_index, or the published
files of BIG-Bench-Mistake, ProcessBench and Mr-Ben. No model is needed, unless
a critic looks at how sure one is of the solution: then -m names the model.

Of problems with gold steps, such as reason eval make prints, the model drafts
every step itself, more often where it errs, and each critic is measured on the
drafts: how well it tells right from wrong, and whether it prefers the right one
of several drafts of the same step, which is what decides in the loop. With --seen
only drafts count whose operations stand in no problem that critics were trained on.

With --calibrate the verdicts are mapped to the share of mistakes observed, half
of the data for the map and half for a threshold that fails at most a share
--risk of right steps. With --train-head a classifier over the model's hidden
vectors is trained and measured on questions held out.`,
		Example: `  reason eval critic --data bbmistake.jsonl --critic computed
  reason eval critic --data 'sets/*/dev.jsonl' --critic computed,confidence,probe --each -m builtin
  reason eval critic --data processbench.jsonl --critic computed,confidence -m model.gguf --json
  reason eval critic --data processbench.jsonl --critic computed,written --judge openai:qwen3 --base-url http://localhost:8080/v1 --each
  reason eval critic --data story.jsonl --critic computed,confidence -m builtin --calibrate story.cal
  reason eval critic --data story.jsonl --train-head head.json -m builtin`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return evalCritic(cmd, &f) },
	}
	f.modelFlags.register(cmd)
	f.criticFlags.register(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&f.data, "data", nil, "file of labelled solutions, or a pattern; may be given several times (required)")
	flags.StringArrayVar(&f.seen, "seen", nil, "file of problems, or a pattern, that critics were trained on: drafts that work out what these do are left out; may be given several times")
	flags.Float64Var(&f.threshold, "threshold", 0, "fail steps whose P(wrong) exceeds this; 0 goes by the critics' own grades")
	flags.IntVarP(&f.n, "n", "n", 0, "solutions of each file; 0 is all")
	registerSample(cmd, &f.sample)
	flags.StringVar(&f.judge, "judge", "", `model that writes the critiques of the critic "written", such as openai:MODEL`)
	flags.StringVar(&f.baseURL, "base-url", "", "address of the judge's server (default $OPENAI_BASE_URL)")
	flags.StringVar(&f.trainHead, "train-head", "", "train the critic \"head\" for the model on the data and write it to this file")
	flags.StringVar(&f.calibrate, "calibrate", "", "write what the critics' verdicts are worth on the data to this file")
	flags.Float64Var(&f.risk, "risk", .02, "share of right steps that may fail at the threshold of --calibrate")
	flags.Uint64Var(&f.seed, "seed", 1, "seed of the model's drafts and of --train-head")
	flags.BoolVar(&f.skipBad, "skip-bad", false, "leave bad lines out instead of ending with an error")
	flags.BoolVar(&f.each, "each", false, "measure every critic by itself, and all of them together")
	flags.BoolVar(&f.json, "json", false, "print a JSON array with a row for every set and task")
	return cmd
}

func evalCritic(cmd *cobra.Command, f *evalCriticFlags) error {
	if f.trainHead != "" {
		return trainHead(cmd, f)
	}
	critics, layers, err := f.cascade(cmd.Context(), &f.modelFlags)
	if err != nil {
		return err
	}
	if f.data, err = dataFiles(f.data); err != nil {
		return err
	}
	if f.seen, err = dataFiles(f.seen); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	ctx := cmd.Context()
	f.hidden = layers
	own, err := f.ownDrafts()
	if err != nil {
		return err
	}
	writes, err := measurable(critics, own)
	if err == nil {
		err = f.asks("judge", f.judge != "", "written")
	}
	if err != nil {
		return err
	}
	switch {
	case own && f.threshold > 0:
		return usageErrorf("--threshold is for labelled solutions, and of these problems the model drafts the steps: their table tells of every threshold at once")
	case own:
		return judgeDrafts(cmd, f, critics, writes)
	case f.seen != nil:
		return usageErrorf("--seen is about a model's own drafts, and these are labelled solutions")
	}
	e := mistakes.Evaluation{Threshold: f.threshold, Workers: runtime.GOMAXPROCS(0), SkipBad: f.skipBad}
	var seen observations
	if f.calibrate != "" {
		e.Observe = seen.add
	}
	judges := false
	if cmd.Flags().Changed("model") {
		engine, _, err := openEngine(ctx, &f.modelFlags)
		if err != nil {
			return err
		}
		defer engine.Close()
		judges = engine.Info().Verdicts != nil
		e.Read = reads(engine)
	} else {
		f.tellSilent(cmd.ErrOrStderr())
	}
	if e.Critic, err = f.fitting(critics, judges); err != nil {
		return err
	}
	var rows []mistakes.Row
	if writes {
		rows, err = f.measureWriting(cmd, e)
	} else {
		rows, err = f.measure(ctx, e)
	}
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return fmt.Errorf("no labelled solution in %s", strings.Join(f.data, ", "))
	}
	if f.json {
		err = writeJSON(cmd.OutOrStdout(), rows)
	} else {
		err = printMistakes(cmd.OutOrStdout(), rows)
	}
	tellTrouble(cmd.ErrOrStderr(), rows)
	if err == nil && f.calibrate != "" { // last: what was measured is told though nothing can be made of it
		err = f.writeCalibration(cmd, seen.list)
	}
	return err
}

// reads lets a model of this process read solutions.
func reads(engine *localmoe.Model) func(context.Context, data.Item) (*mistakes.Reading, error) {
	return func(ctx context.Context, item data.Item) (*mistakes.Reading, error) {
		s, err := readSolution(ctx, engine, item)
		if err != nil {
			return nil, err
		}
		return &s.Reading, nil
	}
}

// check refuses flags that make no sense.
func (f *evalCriticFlags) check() error {
	switch {
	case len(f.data) == 0:
		return usageErrorf("no solutions: give --data FILE")
	case !(f.threshold >= 0 && f.threshold < 1):
		return usageErrorf("--threshold: %g is not between 0 and 1", f.threshold)
	case f.n < 0:
		return usageErrorf("-n: %d is negative", f.n)
	case f.calibrate != "" && f.calibration != "":
		return usageErrorf("--calibrate makes a calibration from verdicts as they are stated; leave --calibration out")
	case !(f.risk > 0 && f.risk < 1):
		return usageErrorf("--risk: %g is not between 0 and 1", f.risk)
	}
	return nil
}

// solutions yields n items of every file, drawn by a seed; 0 is all.
func solutions(paths []string, n int, seed uint64) iter.Seq2[data.Item, error] {
	return func(yield func(data.Item, error) bool) {
		for _, path := range paths {
			for item, err := range evals.Sample(data.Read(path), n, seed) {
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

// usable are items without the bad lines that --skip-bad leaves out.
func (f *evalCriticFlags) usable(items iter.Seq2[data.Item, error]) iter.Seq2[data.Item, error] {
	return func(yield func(data.Item, error) bool) {
		for item, err := range items {
			var bad *data.LineError
			if f.skipBad && errors.As(err, &bad) {
				continue
			}
			if !yield(item, err) {
				return
			}
		}
	}
}

func printMistakes(w io.Writer, rows []mistakes.Row) error {
	share := func(x float64) string { return fmt.Sprintf("%.1f", 100*x) }
	t := table.New().Border(lipgloss.RoundedBorder()).BorderColumn(false).
		Headers("set", "task", "critic", "n", "wrong", "accuracy", "on wrong", "on clean", "F1", "MCC", "AUC", "alarms/100", "judged", "best constant", "tokens").
		StyleFunc(func(row, col int) lipgloss.Style {
			style := lipgloss.NewStyle().Padding(0, 1).Bold(row == table.HeaderRow)
			if col > 2 {
				style = style.Align(lipgloss.Right)
			}
			return style
		})
	for _, r := range rows {
		auc := "–"
		if r.AUC != nil {
			auc = fmt.Sprintf("%.3f", *r.AUC)
		}
		wrong, clean := r.Wrong > 0, r.Wrong < r.N
		t.Row(oneLine(r.Set), oneLine(r.Task), oneLine(r.Critic), strconv.Itoa(r.N), strconv.Itoa(r.Wrong), share(r.Accuracy), known(wrong, share(r.AccWrong)), known(clean, share(r.AccClean)),
			known(wrong && clean, share(r.F1)), known(wrong && clean, hundredths(r.MCC)), auc, fmt.Sprintf("%.2f", r.Alarms), share(r.Judged), fmt.Sprintf("%s %s", share(r.BaselineAccuracy), r.Baseline), report.Amount(r.Tokens))
	}
	_, err := fmt.Fprintf(w, "%s\nShares in %%. Accuracy: the first wrong step, or that there is none, named exactly.\n", t.String())
	return err
}
