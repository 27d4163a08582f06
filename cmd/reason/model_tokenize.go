package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/localmoe"
)

type tokenizeFlags struct {
	modelFlags
	special, bos bool
}

func newModelTokenizeCmd() *cobra.Command {
	var f tokenizeFlags
	cmd := &cobra.Command{
		Use:   "tokenize [-m MODEL] < texts.jsonl",
		Short: "Turn JSON strings, one a line, into JSON arrays of token ids",
		Args:  positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			vocabulary, closeFile, err := openVocabulary(cmd.Context(), &f.modelFlags)
			if err != nil {
				return err
			}
			defer closeFile()
			return f.tokenize(cmd, vocabulary)
		},
	}
	f.register(cmd)
	cmd.Flags().BoolVar(&f.special, "special", false, "recognise the texts of special tokens")
	cmd.Flags().BoolVar(&f.bos, "bos", false, "begin with BOS where the model asks for it")
	return cmd
}

func (f *tokenizeFlags) tokenize(cmd *cobra.Command, v *localmoe.Vocabulary) error {
	out := bufio.NewWriter(cmd.OutOrStdout())
	in := scanLines(cmd, out)
	enc := json.NewEncoder(out)
	line := 1
	for ; in.Scan(); line++ {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		var text *string
		if err := json.Unmarshal(in.Bytes(), &text); err != nil {
			out.Flush()
			return fmt.Errorf("line %d of standard input is no JSON string: %w", line, err)
		}
		if text == nil {
			out.Flush()
			return fmt.Errorf("line %d of standard input is null, no JSON string", line)
		}
		ids := []int32{}
		if f.bos && v.AddBOS() {
			ids = append(ids, v.BOS())
		}
		if err := enc.Encode(append(ids, v.Encode(*text, f.special)...)); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("cannot read line %d of standard input: %w", line, err)
	}
	return out.Flush()
}
