package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/localmoe"
)

// maxLine bounds one line of JSON input: long texts are what tokenizers are
// tested with.
const maxLine = 64 << 20

func newModelTokenizeCmd() *cobra.Command {
	var f modelFlags
	var special, bos bool
	cmd := &cobra.Command{
		Use:   "tokenize [-m MODEL] < texts.jsonl",
		Short: "Turn JSON strings, one a line, into JSON arrays of token ids",
		Args:  positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			vocabulary, closeFile, err := openVocabulary(cmd.Context(), &f)
			if err != nil {
				return err
			}
			defer closeFile()
			return tokenize(cmd, vocabulary, special, bos)
		},
	}
	f.register(cmd)
	cmd.Flags().BoolVar(&special, "special", false, "recognise the texts of special tokens")
	cmd.Flags().BoolVar(&bos, "bos", false, "begin with BOS where the model asks for it")
	return cmd
}

func tokenize(cmd *cobra.Command, v *localmoe.Vocabulary, special, bos bool) error {
	in := bufio.NewScanner(cmd.InOrStdin())
	in.Buffer(nil, maxLine)
	out := bufio.NewWriter(cmd.OutOrStdout())
	enc := json.NewEncoder(out)
	for line := 1; in.Scan(); line++ {
		var text *string
		if err := json.Unmarshal(in.Bytes(), &text); err != nil {
			return fmt.Errorf("line %d of standard input is no JSON string: %w", line, err)
		}
		if text == nil {
			return fmt.Errorf("line %d of standard input is null, no JSON string", line)
		}
		ids := []int32{}
		if bos && v.AddBOS() {
			ids = append(ids, v.BOS())
		}
		if err := enc.Encode(append(ids, v.Encode(*text, special)...)); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("cannot read standard input: %w", err)
	}
	return out.Flush()
}
