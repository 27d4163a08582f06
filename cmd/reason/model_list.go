package main

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
)

func newModelListCmd() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:        "list",
		SuggestFor: []string{"ls"},
		Short:      "List the models on this machine",
		Long: `List the models on this machine: the built-in one, those that reason model pull
has downloaded, and those in the Hugging Face cache and in Ollama's store. The
first column is what to type after -m.

--json prints an array of {reference, source, size, quantisation, path}, size in
bytes, source one of builtin, store, hf, ollama; and problem where a model is
not usable as it is.`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return listModels(cmd, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON array")
	return cmd
}

func listModels(cmd *cobra.Command, asJSON bool) error {
	items, err := models.List(cmd.Context())
	if cmd.Context().Err() != nil {
		return err
	}
	if err != nil { // a folder that cannot be read hides nothing of the others
		slog.Warn(err.Error())
	}
	for i := range items {
		if items[i].Source == "builtin" {
			items[i].Size = int64(len(builtin.GGUF()))
		}
	}
	if asJSON {
		return writeJSON(cmd.OutOrStdout(), items)
	}
	return printModels(cmd.OutOrStdout(), items)
}

func printModels(w io.Writer, items []models.Item) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, strings.Join([]string{"MODEL", "SIZE", "QUANT", "PATH"}, "\t"))
	for _, item := range items {
		where := item.Path
		if item.Source == "builtin" {
			where = "part of the program"
		}
		if item.Problem != "" {
			where = strings.TrimSpace(fmt.Sprintf("%s (%s)", where, item.Problem))
		}
		quant := item.Quant
		if quant == "" {
			quant = "-"
		}
		fmt.Fprintln(t, strings.Join([]string{item.Ref, models.FormatBytes(item.Size), quant, where}, "\t"))
	}
	return t.Flush()
}
