package main

import (
	"bufio"
	"encoding/json"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals"
)

func newEvalMakeCmd() *cobra.Command {
	var n int
	var seed uint64
	cmd := &cobra.Command{
		Use:   "make SUITE",
		Short: "Print generated problems as JSON Lines",
		Long: `Print generated problems with their answers and worked steps as JSON Lines. The
same suite gives the same problems everywhere.`,
		Example: `  reason eval make story:steps=1-8,seed=7 -n 20 > story.jsonl`,
		Args:    positional(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			suite, err := evals.ParseSuite(args[0])
			if err != nil {
				return usageErrorf("%v", err)
			}
			if cmd.Flags().Changed("seed") {
				suite.Seed = seed
			}
			if n < 0 {
				return usageErrorf("-n: %d is negative", n)
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			enc := json.NewEncoder(out)
			enc.SetEscapeHTML(false)
			made := 0
			for item, err := range suite.Items() {
				if made == n {
					break
				}
				if err := cmd.Context().Err(); err != nil {
					return err
				}
				if err != nil {
					return err
				}
				if err := enc.Encode(item); err != nil {
					return err
				}
				made++
			}
			return out.Flush()
		},
	}
	cmd.Flags().IntVarP(&n, "n", "n", 100, "number of problems")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "seed of the suite; the same as its parameter seed")
	return cmd
}
