package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals/report"
)

func newEvalTargetCmd() *cobra.Command {
	var accuracy float64
	var unit string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "target DIR",
		Short: "Say what an accuracy costs",
		Long: `Say what every family of strategies, such as all sc@K, spends per answer to be
right as often as asked: interpolated between its members over the logarithm of
the cost, with a 95 % interval that resamples questions.`,
		Example: `  reason eval target results --accuracy 0.9 --unit tokens`,
		Args:    positional(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !(accuracy > 0 && accuracy <= 1) {
				return usageErrorf("--accuracy: %g is not between 0 and 1", accuracy)
			}
			results, err := report.Load(args[0])
			if err != nil {
				return err
			}
			targets, err := results.Targets(accuracy, unit)
			if err != nil {
				return usageErrorf("--unit: %v", err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), targets)
			}
			_, err = io.WriteString(cmd.OutOrStdout(), report.TargetTable(targets))
			return err
		},
	}
	flags := cmd.Flags()
	flags.Float64Var(&accuracy, "accuracy", 0.9, "share of answers that are right")
	flags.StringVar(&unit, "unit", "flops", "what is counted: "+strings.Join(report.Units, ", "))
	flags.BoolVar(&asJSON, "json", false, "print a JSON array with a row for every set and family")
	return cmd
}
