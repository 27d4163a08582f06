package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
)

func newModelInfoCmd() *cobra.Command {
	var f modelFlags
	var asJSON bool
	var routes, svg string
	cmd := &cobra.Command{
		Use:        "info [MODEL]",
		SuggestFor: []string{"show"},
		Short:      "Describe a model: architecture, experts, parameters, formats; with --routes, which experts wake",
		Args:       positional(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.withModel(args); err != nil {
				return err
			}
			switch {
			case svg != "" && routes == "":
				return usageErrorf("--svg draws what --routes finds: give that a text")
			case asJSON && routes != "":
				return usageErrorf("--json and --routes: choose one")
			}
			engine, name, err := openEngine(cmd.Context(), &f)
			if err != nil {
				return err
			}
			defer engine.Close()
			out := cmd.OutOrStdout()
			switch {
			case routes != "":
				return showRoutes(cmd, engine, routes, svg)
			case asJSON:
				return json.NewEncoder(out).Encode(engine.Info())
			}
			printInfo(out, name, engine.Info())
			if name == "builtin" {
				fmt.Fprintf(out, "\n%s", builtin.Card())
			}
			return nil
		},
	}
	f.register(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().StringVar(&routes, "routes", "", "show which experts wake while the model reads this text")
	cmd.Flags().StringVar(&svg, "svg", "", "with --routes: write the heat map to this file")
	return cmd
}

func printInfo(w io.Writer, name string, i localmoe.Info) {
	row := func(label, format string, args ...any) {
		fmt.Fprintf(w, "%-14s %s\n", label, fmt.Sprintf(format, args...))
	}
	row("model", "%s", name)
	if i.Name != "" {
		row("name", "%s", i.Name)
	}
	row("architecture", "%s, %d layers of width %d", i.Architecture, i.Layers, i.Width)
	row("attention", "%d heads, %d key/value heads, width %d", i.Heads, i.KVHeads, i.HeadWidth)
	if i.Experts > 0 {
		row("experts", "%d of %d active per token in %d layers", i.ExpertsActive, i.Experts, i.SparseLayers)
	}
	row("parameters", "%s in all, %s active per token", quantity(i.Parameters), quantity(i.ParametersActive))
	row("context", "%d tokens, %s of cache each", i.Context, models.FormatBytes(int64(i.CacheBytes)))
	if i.StateBytes > 0 {
		row("state", "%s per session", models.FormatBytes(int64(i.StateBytes)))
	}
	var formats []string
	for _, format := range slices.Sorted(maps.Keys(i.BytesByType)) {
		formats = append(formats, format+" "+models.FormatBytes(i.BytesByType[format]))
	}
	row("weights", "%s: %s", models.FormatBytes(i.Bytes), strings.Join(formats, ", "))
	row("tokenizer", "%s (%s), %d tokens", i.Tokenizer, i.PreTokenizer, i.Vocab)
	if v := i.Verdicts; v != nil {
		row("verdicts", "behind every token: ln odds of a mistake %+.2f %+.2f × (logit %d - logit %d)", v.Intercept, v.Slope, v.Bad, v.OK)
	}
	template := "none"
	if i.Template != "" {
		template = fmt.Sprintf("%d bytes", len(i.Template))
	}
	row("chat template", "%s", template)
}

// quantity is a number of parameters as people say it.
func quantity(n int64) string {
	switch x := float64(n); {
	case x >= 1e9:
		return fmt.Sprintf("%.2f B", x/1e9)
	case x >= 1e6:
		return fmt.Sprintf("%.2f M", x/1e6)
	default:
		return fmt.Sprint(n)
	}
}

// showRoutes lets the model read text and shows which experts its routers chose.
func showRoutes(cmd *cobra.Command, engine *localmoe.Model, text, svg string) error {
	session := engine.NewSession()
	session.RecordRouting()
	if err := session.Prefill(cmd.Context(), engine.Encode(text, true)); err != nil {
		return err
	}
	routing := session.Routing()
	if len(routing.Layers) == 0 {
		return fmt.Errorf("this model has no experts")
	}
	printRoutes(cmd.OutOrStdout(), routing)
	if svg == "" {
		return nil
	}
	if err := writeWhole(svg, []byte(routesSVG(routing))); err != nil {
		return fmt.Errorf("cannot write the heat map: %w", err)
	}
	return nil
}
