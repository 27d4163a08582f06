package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/heads"
	"github.com/seed-25a395fc/reason/pipeline"
)

// ownDrafts says whether the data are problems whose steps the model is to draft
// itself, and not solutions to be judged.
func (f *evalCriticFlags) ownDrafts() (bool, error) {
	for item, err := range f.usable(solutions(f.data, 0, 0)) {
		if err != nil {
			return false, err
		}
		return item.Trace == nil && len(item.Steps) > 0, nil
	}
	return false, nil
}

// judgeDrafts lets the model draft the steps of problems and measures every
// critic, and all of them together, on the drafts.
func judgeDrafts(cmd *cobra.Command, f *evalCriticFlags, judge pipeline.Critic, writes bool) error {
	ctx := cmd.Context()
	engine, _, err := openEngine(ctx, &f.modelFlags)
	if err != nil {
		return err
	}
	defer engine.Close()
	if judge, err = f.fitting(judge, engine.Info().Verdicts != nil); err != nil {
		return err
	}
	critics := eachAndAll(judge)
	drafter, trouble := heads.Drafter{Critics: critics}, func() error { return nil }
	if writes {
		writer, closeWriter, err := f.openJudge(ctx)
		if err != nil {
			return err
		}
		defer closeWriter()
		drafter.Write, trouble = writer.writeOrNothing, func() error { return writer.tell(cmd.ErrOrStderr()) }
	}
	steps, err := labelledSteps(cmd, engine, drafter, f)
	if err != nil {
		return err
	}
	if err := trouble(); err != nil {
		return err
	}
	if steps, err = f.unseen(steps); err != nil {
		return err
	}
	rows := heads.Rows(steps)
	if f.json {
		err = writeJSON(cmd.OutOrStdout(), rows)
	} else {
		_, err = io.WriteString(cmd.OutOrStdout(), criticTable(rows))
	}
	tellDraftTrouble(cmd.ErrOrStderr(), rows)
	if err != nil || f.calibrate == "" {
		return err
	}
	seen := heads.Observations(steps)
	for i := range seen { // the cascade is no critic of its own
		seen[i].Each = seen[i].Each[:len(critics)-1]
	}
	return f.writeCalibration(cmd, seen)
}

// unseen are the steps that work out what no problem of --seen does.
func (f *evalCriticFlags) unseen(steps []heads.Step) ([]heads.Step, error) {
	seen := heads.Seen{}
	for item, err := range f.usable(solutions(f.seen, 0, 0)) {
		if err != nil {
			return nil, fmt.Errorf("--seen: %w", err)
		}
		seen.Add(item)
	}
	return seen.Without(steps), nil
}

// eachAndAll are the critics of a cascade and, last, the cascade as a critic.
func eachAndAll(judge pipeline.Critic) []critic.Critic {
	var each critic.Cascade
	switch j := judge.(type) {
	case critic.Cascade:
		each = j
	case critic.Calibrated:
		each = j.Cascade
	}
	all := critic.Func("all", func(ctx context.Context, k critic.Case) (critic.Verdict, error) {
		j, err := judge.Judge(ctx, k)
		return j.Verdict, err
	})
	return append(each[:len(each):len(each)], all)
}

// criticTable is one line for each critic.
func criticTable(rows []heads.CriticRow) string {
	var b strings.Builder
	if len(rows) == 0 {
		return "no draft could be judged\n"
	}
	g, all := rows[0].Greedy, rows[0].Contested
	fmt.Fprintf(&b, "first drafts: %d, %d of them wrong; with drafts that were drawn: %d, %d wrong; pairs of a wrong first draft and a right one of the same step: %d\n",
		g.N, g.NWrong, all.N, all.NWrong, all.Pairs)
	fmt.Fprintf(&b, "%-14s | %-39s | %-25s | %-19s | %-15s | %-15s | %s\n", "", "first drafts", "all drafts", "pairs", "fails, % of", "one check", "% of drafting")
	fmt.Fprintf(&b, "%-14s | %-19s %9s %9s | %-5s %9s %9s | %-19s | %6s %8s | %6s %8s | %6s %6s\n",
		"critic", "AUC", "recall@2%", "recall@5%", "AUC", "recall@2%", "recall@5%", "ranked", "right", "wrong", "tokens", "MFLOP", "tokens", "FLOPs")
	for _, r := range rows {
		g, all := r.Greedy, r.Contested
		fmt.Fprintf(&b, "%-14s | %-19s %9s %9s | %-5s %9s %9s | %-19s | %6s %8s | %6.1f %8.3f | %6.1f %6.1f\n", r.Critic,
			known(told(g), between(g.AUC, g.AUCLow, g.AUCHigh)), known(told(g), hundredths(g.RecallAt2)), known(told(g), hundredths(g.RecallAt5)),
			known(told(all), share(all.AUC)), known(told(all), hundredths(all.RecallAt2)), known(told(all), hundredths(all.RecallAt5)),
			known(all.Pairs > 0, between(all.Ranked, all.RankedLow, all.RankedHigh)),
			known(g.N > g.NWrong, tenths(100*r.Failed)), known(g.NWrong > 0, tenths(100*r.Found)),
			r.Tokens, r.FLOPs/1e6, 100*r.TokenShare, 100*r.FLOPShare)
	}
	return b.String()
}

// share is a number from 0 to 1 as tables show it.
func share(x float64) string { return strings.TrimPrefix(fmt.Sprintf("%.3f", x), "0") }

// between is a share with its limits.
func between(x, low, high float64) string {
	return fmt.Sprintf("%s (%s–%s)", share(x), share(low), share(high))
}

func tenths(x float64) string     { return fmt.Sprintf("%.1f", x) }
func hundredths(x float64) string { return fmt.Sprintf("%.2f", x) }

// told reports whether there were both right and wrong steps to tell apart.
func told(s heads.Score) bool { return s.NWrong > 0 && s.NWrong < s.N }

// known is a figure as tables show it: a dash where nothing bears on it.
func known(is bool, figure string) string {
	if !is {
		return "–"
	}
	return figure
}

// observations gathers what critics said of solutions, for a calibration.
type observations struct {
	mu   sync.Mutex
	list []critic.Observation
}

func (o *observations) add(solution int, j critic.Judgement, wrong bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.list = append(o.list, critic.Observation{Each: j.Each, Wrong: wrong, Group: solution})
}

// writeCalibration fits a calibration, writes it and says what came out.
func (f *evalCriticFlags) writeCalibration(cmd *cobra.Command, seen []critic.Observation) error {
	c, certified, err := critic.Calibrate(seen, f.risk)
	if err != nil {
		return err
	}
	c.Source = fmt.Sprintf("%d judged steps of %s; critics %s", len(seen), strings.Join(f.data, ", "), f.critics)
	var file bytes.Buffer
	if err := c.Write(&file); err != nil {
		return err
	}
	if err := writeWhole(f.calibrate, file.Bytes()); err != nil {
		return fmt.Errorf("cannot write the calibration: %w", err)
	}
	said := fmt.Sprintf("chunks fail above P(wrong) %.3f: at most %.1f %% of right ones, with 95 %% confidence", c.FailAbove, 100*f.risk)
	if !certified {
		said = fmt.Sprintf("too few right steps, or too many alarms, to certify a threshold for %.1f %%: the default stays", 100*f.risk)
	}
	_, err = fmt.Fprintf(cmd.ErrOrStderr(), "calibration of %d critics on %d steps; %s\n", len(c.Critics), len(seen), said)
	return err
}
