package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/heads"
	"github.com/seed-25a395fc/reason/evals/mistakes"
	"github.com/seed-25a395fc/reason/pipeline"
)

// This file lets critics judge labelled solutions, together and one by one.

// measureWriting is measure with a model that writes critiques, whose trouble is told.
func (f *evalCriticFlags) measureWriting(cmd *cobra.Command, e mistakes.Evaluation) ([]mistakes.Row, error) {
	judge, closeJudge, err := f.openJudge(cmd.Context())
	if err != nil {
		return nil, err
	}
	defer closeJudge()
	judge.letWrite(&e)
	rows, err := f.measure(cmd.Context(), e)
	if err != nil {
		return nil, err
	}
	return rows, judge.tell(cmd.ErrOrStderr())
}

// measurable refuses critics that have nothing to go by: one that drafts again on
// solutions that are labelled. writes says that one lets a model write.
func measurable(critics pipeline.Critic, own bool) (writes bool, err error) {
	for _, one := range separately(critics) {
		switch c := one.Cascade[0]; c.(type) {
		case critic.Agreement:
			if !own {
				return false, usageErrorf("--critic: %s lets a model draft steps again, and here none are drafted; problems with gold steps, such as reason eval make prints, measure it", c.Name())
			}
		case critic.Written:
			writes = true
		}
	}
	return writes, nil
}

// measure lets the critics judge, with --each one after the other and then together.
func (f *evalCriticFlags) measure(ctx context.Context, e mistakes.Evaluation) (rows []mistakes.Row, err error) {
	if !f.each || len(separately(e.Critic)) < 2 {
		rows, err = e.Run(ctx, solutions(f.data, f.n, f.sample))
		return named(rows, f.critics), err
	}
	all, observe := e.Critic, e.Observe
	e.Observe = nil // calibrations are of all of them
	read := e.Read
	for _, one := range separately(all) {
		e.Critic, e.Read = one, read
		if !readsModel(one.Cascade[0]) {
			e.Read = nil // what it costs is its own
		}
		more, err := e.Run(ctx, solutions(f.data, f.n, f.sample))
		if err != nil {
			return nil, err
		}
		rows = append(rows, named(more, one.Cascade[0].Name())...)
	}
	e.Critic, e.Read, e.Observe = all, read, observe
	more, err := e.Run(ctx, solutions(f.data, f.n, f.sample))
	return append(rows, named(more, "all")...), err
}

// needModel are the critics that say nothing of labelled solutions without a model.
var needModel = []string{"confidence", "head", "inverse", "probe"}

// tellSilent says which of the critics that were named need a model.
func (f *evalCriticFlags) tellSilent(w io.Writer) {
	for _, name := range f.names() {
		if slices.Contains(needModel, name) {
			fmt.Fprintf(w, "%s looks at what a model makes of a solution, and says nothing without; -m names one\n", name)
		}
	}
}

// tellTrouble says where critics could not work.
func tellTrouble(w io.Writer, rows []mistakes.Row) {
	for _, r := range rows {
		tellTroubled(w, r.Set+", "+r.Task, r.Troubled, r.Trouble)
	}
}

// tellDraftTrouble says the same of drafts. What all of them say together says it again.
func tellDraftTrouble(w io.Writer, rows []heads.CriticRow) {
	for _, r := range rows[:max(0, len(rows)-1)] {
		tellTroubled(w, "drafts", r.Troubled, r.Trouble)
	}
}

func tellTroubled(w io.Writer, where string, steps int, first string) {
	if steps > 0 {
		fmt.Fprintln(w, harmless(fmt.Sprintf("%s: a critic could not work on %s, which counts as unsure; the first: %s", where, count(steps, "step"), first)))
	}
}

// readsModel tells whether a critic looks at what a model makes of the solution.
func readsModel(c critic.Critic) bool {
	switch c.(type) {
	case critic.Computed, critic.Sense, critic.Schemas, critic.Kinds, critic.Compared, critic.Command:
		return false
	}
	return true
}

// separately are the critics of a cascade one by one, calibrated as it is.
func separately(judge mistakes.Judge) (out []critic.Calibrated) {
	all, calibrated := judge.(critic.Calibrated)
	if !calibrated {
		all.Cascade, _ = judge.(critic.Cascade)
	}
	for _, c := range all.Cascade {
		out = append(out, critic.Calibrated{Cascade: critic.Cascade{c}, Calibration: all.Calibration})
	}
	return out
}

// named puts the name of who judged into rows.
func named(rows []mistakes.Row, critic string) []mistakes.Row {
	for i := range rows {
		rows[i].Critic = critic
	}
	return rows
}
