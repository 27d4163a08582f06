package main

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"
)

func newEvalCmd() *cobra.Command {
	return group(&cobra.Command{
		Use:   "eval",
		Short: "Measure what a strategy is worth: run, report, compare",
		Long: `Ask many questions with several strategies and the same model, keep every
result, and say with intervals which strategy is better and what it costs.`,
		Example: `  reason eval run --suite story:steps=1-8 --strategy single,chunked -n 200 --out results
  reason eval report results
  reason eval compare results chunked single`,
	},
		newEvalRunCmd(), newEvalReportCmd(), newEvalCompareCmd(), newEvalTargetCmd(), newEvalMakeCmd(),
		newEvalCriticCmd(), newEvalAllCmd(), newEvalHeadlineCmd(), newEvalWorkerCmd())
}

// writeJSON prints one value as indented JSON.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
