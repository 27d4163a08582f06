package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/report"
)

// headline is one of the project's own runs.
type headline struct {
	name       string
	suite      string
	strategies string
	flags      []string
}

// headlines are the runs behind the project's figures: what the loop costs where one
// pass does well; long problems that the model mostly gets wrong; the loop, its
// rivals, its floor and its ceiling on the same model; what whole answers cost
// with a judge who knows the answer; and the loop with some of the critics, at last
// without any that computes or reads the question.
var headlines = []headline{
	{"easy", "story:steps=8,seed=2026", long, nil},
	{"story-20", "story:steps=20,seed=2026", long, weak("1")},
	{"expr-20", "expr:steps=20,seed=2026", long, weak("1")},
	{"hot", "expr:steps=12,seed=2026", long, weak("2")},
	{"story-16", "story:steps=16,seed=2026", rivals, weak("1")},
	{"expr-12", "expr:steps=12,seed=2026", rivals, weak("1")},
	{"judged", "expr:steps=12,seed=2026", "single,bon-oracle@64,retry@64,sc@64,asc@64,chunked,chunked-nofix", weak("2")},
	{"critics", "story:steps=12,seed=2026", someCritics, append([]string{"--critic", "computed,sense,inner,confidence,inverse,agree@4"}, weak("1.6")...)},
	{"expr-critics", "expr:steps=12,seed=2026", "single,chunked,chunked-nofix,chunked-nofix:critic=computed,chunked-nofix:critic=confidence+inverse," +
		"chunked-nofix:critic=inner+confidence+inverse,chunked-nofix:critic=head",
		append([]string{"--critic", "computed,inner,confidence,inverse,head"}, weak("1")...)},
	{"unread", "rate:steps=1-6,seed=7404", long, append([]string{"--critic", "confidence,inverse"}, weak("2")...)},
}

// weak makes the model err, so that there is something to repair: with one expert a
// token, at a temperature.
func weak(temperature string) []string {
	return []string{"--experts", "1", "--temperature", temperature}
}

const long = "single,chunked,chunked-nofix"

const someCritics = "single,chunked,chunked-nofix,chunked-nofix:critic=computed,chunked-nofix:critic=sense,chunked-nofix:critic=inner,chunked-nofix:critic=confidence," +
	"chunked-nofix:critic=inverse,chunked-nofix:critic=agree@4,chunked-nofix:critic=computed+sense,chunked-nofix:critic=computed+inner,chunked-nofix:critic=computed+confidence," +
	"chunked-nofix:critic=computed+inverse,chunked-nofix:critic=computed+agree@4,chunked-nofix:critic=inner+confidence," +
	"chunked-nofix:critic=inner+inverse,chunked-nofix:critic=confidence+inverse,chunked-nofix:critic=confidence+agree@4," +
	"chunked-nofix:critic=inverse+agree@4,chunked-nofix:critic=inner+confidence+inverse"

const rivals = "single,sc@4,sc@16,asc@16,bon@16,bonc@16,retry@16,refine@2,beam@16,chunked,chunked-nofix,chunked-random,chunked-oracle"

// headlineRecord is what is kept of a run, beside its page.
type headlineRecord struct {
	Command     string              `json:"command"`
	Date        string              `json:"date"`
	Machine     string              `json:"machine"`
	Seeds       int                 `json:"seeds"` // answers to each question; intervals and tests are clustered by question
	Run         evals.Header        `json:"run"`   // with the model's name and hash
	Rows        []report.Row        `json:"rows"`
	Comparisons []report.Comparison `json:"comparisons"` // of chunked with every rival
}

func newEvalHeadlineCmd() *cobra.Command {
	var out, model, total string
	var only []string
	var n, seeds, workers int
	cmd := &cobra.Command{
		Use:   "headline",
		Short: "Do the project's own runs again",
		Long: `Do the runs behind the project's figures again: the loop, its rivals, its floor
and its ceiling, and the loop alone on more and longer problems, mostly with one
expert a token and at a temperature, so that there is something to repair: ` + strings.Join(headlineNames(), ", ") + `. For each there is then a JSON file with the command, the model's hash, the machine, the date and all rows, a
page, and the folder of its results, from which an interrupted run goes on.

How long a run takes is in docs/log.md; --total-budget time=1h bounds each. With
--seeds every question is asked so many times; strategies are then compared in
pairs of the same question and seed, and intervals and tests are clustered by
question.`,
		Example: `  reason eval headline --out evals/results --seeds 3
  reason eval headline --out try --only easy,critics -n 20`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case out == "":
				return usageErrorf("--out: name a folder for the results")
			case n < 1:
				return usageErrorf("-n: %d is not at least 1", n)
			case seeds < 1:
				return usageErrorf("--seeds: %d is not at least 1", seeds)
			}
			for _, name := range only {
				if !slices.Contains(headlineNames(), name) {
					return usageErrorf("--only: there is no run %q; there are %s", name, strings.Join(headlineNames(), ", "))
				}
			}
			for _, h := range headlines {
				if len(only) > 0 && !slices.Contains(only, h.name) {
					continue
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "%s\n", h.name)
				if !judges(cmd.Context(), model) {
					h = h.without(critic.Inner{}.Name())
				}
				if model != "builtin" { // others have no head of their own
					h = h.without("head")
				}
				args := append([]string{
					"--suite", h.suite, "--strategy", h.strategies, "-n", strconv.Itoa(n), "--seeds", strconv.Itoa(seeds), "-m", model,
				}, h.flags...)
				if err := h.run(cmd, out, []string{"--workers", strconv.Itoa(workers), "--total-budget", total}, args); err != nil {
					return err
				}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&out, "out", "", "folder of the results (required)")
	flags.StringVarP(&model, "model", "m", "builtin", "reference of the model")
	flags.StringSliceVar(&only, "only", nil, "names of the runs to do; all without it")
	flags.IntVarP(&n, "n", "n", 200, "questions of each run")
	flags.Var(newJoined(&total, ""), "total-budget", "end a run once it has spent this, such as time=1h; the same command goes on with a larger one")
	flags.IntVar(&seeds, "seeds", 1, "how often each question is asked, each time with another seed")
	flags.IntVar(&workers, "workers", 1, "questions in work at once")
	return cmd
}

// judges reports whether a local model tells what it thinks of its own text.
func judges(ctx context.Context, model string) bool {
	v, closeFile, err := openVocabulary(ctx, &modelFlags{model: model})
	if err != nil {
		return false // the run says what is wrong
	}
	defer closeFile()
	_, ok := v.Metadata("reason.verdict.ok")
	return ok
}

// without is the run for a model that lacks the critic of this name.
func (h headline) without(name string) headline {
	asks := func(s string) bool {
		_, critics, _ := strings.Cut(s, "critic=")
		return slices.Contains(strings.Split(critics, "+"), name)
	}
	h.strategies = strings.Join(slices.DeleteFunc(strings.Split(h.strategies, ","), asks), ",")
	h.flags = slices.Clone(h.flags)
	for i, list := range h.flags {
		critics := slices.DeleteFunc(strings.Split(list, ","), func(c string) bool { return c == name })
		h.flags[i] = strings.Join(critics, ",")
	}
	return h
}

func headlineNames() []string {
	var names []string
	for _, h := range headlines {
		names = append(names, h.name)
	}
	return names
}

// run does one run and writes what is kept of it. The answers depend on args, how long
// it takes on pace.
func (h headline) run(cmd *cobra.Command, out string, pace, args []string) error {
	dir := filepath.Join(out, h.name)
	run := newEvalRunCmd()
	run.SetArgs(slices.Concat([]string{"--out", dir}, pace, args))
	run.SetOut(io.Discard)
	run.SetErr(cmd.ErrOrStderr())
	run.SilenceErrors, run.SilenceUsage = true, true
	if err := run.ExecuteContext(cmd.Context()); err != nil {
		return err
	}
	results, err := report.Load(dir)
	if err != nil {
		return err
	}
	if err := writePage(filepath.Join(out, h.name+".html"), results); err != nil {
		return err
	}
	record := headlineRecord{
		Command: "reason eval run --out " + h.name + " " + strings.Join(args, " "),
		Date:    time.Now().UTC().Format(time.DateOnly),
		Machine: fmt.Sprintf("%s/%s, %d CPUs, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version()),
		Rows:    results.Rows(), Comparisons: []report.Comparison{},
	}
	if record.Run, err = evals.ReadHeader(dir); err != nil {
		return err
	}
	record.Seeds = record.Run.Seeds
	for _, rival := range splitStrategies(h.strategies) {
		if rival == "chunked" {
			continue
		}
		comparison, err := results.Compare("chunked", rival, .02)
		if errors.Is(err, report.ErrNothingInCommon) { // the budget ended the run before
			continue
		}
		if err != nil {
			return err
		}
		record.Comparisons = append(record.Comparisons, comparison)
	}
	text, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return err
	}
	if err := writeWhole(filepath.Join(out, h.name+".json"), append(text, '\n')); err != nil {
		return err
	}
	_, err = io.WriteString(cmd.OutOrStdout(), h.name+"\n"+report.Table(record.Rows))
	return err
}
