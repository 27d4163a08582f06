package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/localmoe"
)

func newModelLogitsCmd() *cobra.Command {
	var f modelFlags
	var tokens, positions, out string
	cmd := &cobra.Command{
		Use:   "logits [-m MODEL] --tokens 1,2,3 --out FILE",
		Short: "Write the logits after given tokens as float32, little-endian, [positions, vocabulary]",
		Args:  positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if tokens == "" || out == "" {
				return usageErrorf("--tokens and --out are needed")
			}
			engine, _, err := openEngine(cmd.Context(), &f)
			if err != nil {
				return err
			}
			defer engine.Close()
			ids, err := parseTokens(tokens, engine.TokenCount())
			if err != nil {
				return err
			}
			at := make([]int, len(ids))
			for i := range at {
				at[i] = i
			}
			if positions != "" {
				if at, err = parseInts("--positions", positions); err != nil {
					return err
				}
			}
			session := engine.NewSession()
			if err := session.Prefill(cmd.Context(), ids); err != nil {
				return err
			}
			var raw bytes.Buffer
			for _, pos := range at {
				if pos >= len(ids) {
					return usageErrorf("--positions: there is no position %d; %s were given", pos, count(len(ids), "token"))
				}
				logits, err := session.LogitsAt(pos)
				if err != nil {
					return err
				}
				if slices.ContainsFunc(logits, notNumber) {
					return fmt.Errorf("position %d: %w", pos, localmoe.ErrNotFinite)
				}
				if err := binary.Write(&raw, binary.LittleEndian, logits); err != nil {
					return err
				}
			}
			if err := writeWhole(out, raw.Bytes()); err != nil {
				return fmt.Errorf("cannot write the logits: %w", err)
			}
			return nil
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&tokens, "tokens", "", "token ids, such as 1,2,3")
	cmd.Flags().StringVar(&positions, "positions", "", "positions to write, counted from 0; all by default")
	cmd.Flags().StringVar(&out, "out", "", "file to write")
	return cmd
}

// notNumber tells what no sound model computes. -Inf it may: that is the logit of tokens
// which stand for verdicts and are never written.
func notNumber(x float32) bool { return math.IsNaN(float64(x)) || math.IsInf(float64(x), 1) }
