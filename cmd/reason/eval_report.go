package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/report"
)

func newEvalReportCmd() *cobra.Command {
	var asJSON, asCSV, asMarkdown bool
	var html string
	cmd := &cobra.Command{
		Use:   "report DIR",
		Short: "Show the results of a run",
		Long: `Show the results of a run, finished or not: accuracy with its interval, what it
cost per answer, and what flipped against the strategy single (or the first one).`,
		Args: positional(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON && asCSV || asJSON && asMarkdown || asCSV && asMarkdown {
				return usageErrorf("--json, --csv and --markdown: choose one")
			}
			results, err := report.Load(args[0])
			if err != nil {
				return err
			}
			if html != "" {
				if err := writePage(html, results); err != nil {
					return err
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "wrote %s\n", html)
			}
			rows, out := results.Rows(), cmd.OutOrStdout()
			fmt.Fprint(cmd.ErrOrStderr(), results.Unfinished())
			switch {
			case asJSON:
				return writeJSON(out, rows)
			case asCSV:
				return report.WriteCSV(out, rows)
			case asMarkdown:
				_, err = io.WriteString(out, report.Markdown(rows))
			default:
				err = showResults(out, results)
			}
			return err
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&asJSON, "json", false, "print a JSON array with a row for every set and strategy")
	flags.BoolVar(&asCSV, "csv", false, "print CSV with the fields of --json")
	flags.BoolVar(&asMarkdown, "markdown", false, "print a Markdown table")
	flags.StringVar(&html, "html", "", "write one self-contained page with curves and every question's trace to this file")
	return cmd
}

// showResults prints the table of a run, and what went wrong in it.
func showResults(w io.Writer, results *report.Report) error {
	text := "no results yet\n"
	if rows := results.Rows(); len(rows) > 0 {
		text = report.Table(rows) + harmless(report.Failures(results))
	}
	_, err := io.WriteString(w, text)
	return err
}

func writePage(path string, results *report.Report) error {
	var page bytes.Buffer
	if err := results.WriteHTML(&page); err != nil {
		return err
	}
	if err := writeWhole(path, page.Bytes()); err != nil {
		return fmt.Errorf("cannot write the page: %w", err)
	}
	return nil
}

func newEvalCompareCmd() *cobra.Command {
	var margin float64
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare DIR [DIR2] A [B]",
		Short: "Compare two strategies question by question",
		Long: `Compare two strategies on the questions that both answered, pair by pair: who is
right where the other is wrong, the difference in accuracy with an interval that
resamples questions, an exact test, and what A spends for each that B spends.

With two folders A is compared with B, or with itself, in the other run: one with
another model, another temperature or another version of the program, on the same data.

A is called non-inferior when the lower limit of the difference lies above
minus the margin.`,
		Example: `  reason eval compare results chunked sc@16 --margin 0.02
  reason eval compare warm cold chunked`,
		Args: positional(cobra.RangeArgs(3, 4)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !(margin >= 0 && margin <= 1) {
				return usageErrorf("--margin: %g is not between 0 and 1", margin)
			}
			comparison, err := compared(args, margin)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), comparison)
			}
			_, err = io.WriteString(cmd.OutOrStdout(), comparison.String())
			return err
		},
	}
	cmd.Flags().Float64Var(&margin, "margin", 0.02, "how much worse A may be and still count as non-inferior, as a share")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// compared sets strategies against each other that DIR A B name, or DIR DIR2 A [B].
func compared(args []string, margin float64) (report.Comparison, error) {
	results, err := report.Load(args[0])
	if err != nil {
		return report.Comparison{}, err
	}
	if _, err := evals.ReadHeader(args[1]); len(args) == 3 && (results.Has(args[1]) || errors.Is(err, fs.ErrNotExist)) {
		return results.Compare(args[1], args[2], margin)
	}
	others, err := report.Load(args[1])
	if err != nil {
		return report.Comparison{}, err
	}
	return report.Across(results, others, args[2], args[len(args)-1], margin)
}
