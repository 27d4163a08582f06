package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/heads"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/prompts"
)

// trainHead fits the critic "head" for the model that the flags name, writes it
// and says how good it is.
func trainHead(cmd *cobra.Command, f *evalCriticFlags) error {
	if len(f.data) == 0 {
		return usageErrorf("nothing to train on: give --data FILE, such as reason eval make story:steps=4-12 prints")
	}
	ctx := cmd.Context()
	var err error
	if f.data, err = dataFiles(f.data); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	layers, err := headLayers(ctx, &f.modelFlags)
	if err != nil {
		return err
	}
	f.hidden = layers
	engine, name, err := openEngine(ctx, &f.modelFlags)
	if err != nil {
		return err
	}
	defer engine.Close()
	steps, err := labelledSteps(cmd, engine, heads.Drafter{Layers: layers}, f)
	if err != nil {
		return err
	}
	h, report, err := heads.Train(layers, engine.Info().Width, steps, head.Training{Seed: f.seed})
	if err != nil {
		return fmt.Errorf("%w; give more data, or drafts of a model that errs more often", err)
	}
	h.Trained = name + ": " + h.Trained
	if _, h.Model, err = f.fingerprint(ctx); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := h.Write(&file); err != nil {
		return err
	}
	if err := writeWhole(f.trainHead, file.Bytes()); err != nil {
		return fmt.Errorf("cannot write the head: %w", err)
	}
	if f.json {
		return writeJSON(cmd.OutOrStdout(), report)
	}
	_, err = io.WriteString(cmd.OutOrStdout(), headReport(h, report))
	return err
}

// headLayers are those that a head reads: one in the middle of the model, where
// what it is about to say is being worked out, and what it ends with.
func headLayers(ctx context.Context, f *modelFlags) ([]int, error) {
	v, closeFile, err := openVocabulary(ctx, f)
	if err != nil {
		return nil, err
	}
	defer closeFile()
	arch, _ := v.Metadata("general.architecture")
	count, _ := v.Metadata(fmt.Sprintf("%v.block_count", arch))
	layers, ok := count.(uint32)
	if !ok || layers == 0 {
		return nil, fmt.Errorf("the model does not say how many layers it has")
	}
	return []int{int(layers) / 2, int(layers)}, nil
}

// labelledSteps reads the data, several items at once: of problems with gold steps the
// model drafts every step, but for those that its format cannot carry; solutions with a
// label are read by it, unless critics are to judge its drafts.
func labelledSteps(cmd *cobra.Command, engine *localmoe.Model, drafter heads.Drafter, f *evalCriticFlags) ([]heads.Step, error) {
	drafter.Model, drafter.Format = moe.New(engine, ""), formatOf(engine)
	var items []data.Item
	for item, err := range f.usable(solutions(f.data, f.n, f.sample)) {
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	found := make([][]heads.Step, len(items)) // in order, whichever is done first
	done := make(chan int, len(items))
	group, ctx := errgroup.WithContext(cmd.Context())
	group.SetLimit(runtime.GOMAXPROCS(0) + 1)
	group.Go(func() error { return tellProgress(ctx, cmd.ErrOrStderr(), done, len(items)) })
	for i, item := range items {
		group.Go(func() (err error) {
			found[i], err = stepsOf(ctx, engine, drafter, item, f.seed+uint64(i))
			done <- len(found[i])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return slices.Concat(found...), nil
}

// tellProgress tells how many steps of so many items are labelled.
func tellProgress(ctx context.Context, w io.Writer, done <-chan int, items int) error {
	steps := 0
	for i := 1; i <= items; i++ {
		select {
		case n := <-done:
			steps += n
		case <-ctx.Done():
			return nil
		}
		if i%100 == 0 {
			fmt.Fprintf(w, "%d questions, %d labelled steps\n", i, steps)
		}
	}
	return nil
}

// stepsOf are the labelled steps of one item.
func stepsOf(ctx context.Context, engine *localmoe.Model, drafter heads.Drafter, item data.Item, seed uint64) ([]heads.Step, error) {
	switch {
	case item.Trace != nil && drafter.Critics == nil:
		return readSteps(ctx, engine, drafter.Layers, item)
	case item.Trace != nil:
		return nil, fmt.Errorf("%s is a solution to be judged, among problems to be solved: give them apart", item.ID)
	case len(item.Steps) == 0:
		return nil, fmt.Errorf("%s has neither steps nor mistake_index", item.ID)
	}
	steps, err := drafter.Drafts(ctx, item, seed)
	if errors.Is(err, prompts.ErrOutOfScope) {
		return nil, nil
	}
	return steps, err
}

// readSteps are the labelled steps of a solution: those up to its first mistake.
func readSteps(ctx context.Context, engine *localmoe.Model, layers []int, item data.Item) ([]heads.Step, error) {
	s, err := readSolution(ctx, engine, item)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var out []heads.Step
	for i := range len(s.starts) - 1 {
		wrong := item.Trace.Mistake != nil && *item.Trace.Mistake == i
		about := solutionStep{s, s.starts[i], s.starts[i+1]}
		hidden := make([][][]float32, len(layers))
		for j, layer := range layers {
			if hidden[j], err = about.Hidden(ctx, layer); err != nil {
				return nil, err
			}
		}
		step := heads.Step{
			Question: item.Question, Place: item.Question + "\n" + strings.Join(item.Steps[:i], "\n"),
			Text: item.Steps[i], Greedy: true,
		}
		if len(s.Logprobs[i]) < 2 {
			continue
		}
		k := critic.Case{Chunk: about.text(), Logprobs: s.Logprobs[i], Ends: about.ends()}
		step.Sample = head.Sample{Features: head.Features(hidden, k), Wrong: wrong, First: true}
		for _, lp := range s.Logprobs[i] {
			step.Logprob += float64(lp)
		}
		if out = append(out, step); wrong {
			break
		}
	}
	return out, nil
}

// headReport is what a training says.
func headReport(h *head.Head, r heads.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d steps, %d wrong; measured on %d steps of questions held out, %d wrong\n", r.Steps, r.Wrong, r.Tested, r.All.NWrong)
	fmt.Fprintf(&b, "%-22s %6s %6s %6s %9s %9s %7s %7s\n", "", "steps", "wrong", "AUC", "recall@2%", "recall@5%", "pairs", "ranked")
	for _, row := range []struct {
		name string
		s    heads.Score
	}{{"head", r.All}, {"head, texts not seen", r.Unseen}, {"likelihood alone", r.Confidence}} {
		is := told(row.s)
		fmt.Fprintf(&b, "%-22s %6d %6d %6s %9s %9s %7d %7s\n", row.name, row.s.N, row.s.NWrong, known(is, fmt.Sprintf("%.3f", row.s.AUC)),
			known(is, hundredths(row.s.RecallAt2)), known(is, hundredths(row.s.RecallAt5)), row.s.Pairs, known(row.s.Pairs > 0, hundredths(row.s.Ranked)))
	}
	fmt.Fprintf(&b, "greedy steps: fails %.1f %% of the right ones, %.1f %% of the wrong ones; calibration error %.3f; %.3g MFLOP a step\n",
		100*r.Failed, 100*r.Found, r.ECE, heads.FLOPs(h)/1e6)
	return b.String()
}
