package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/localmoe"
)

func newModelRenderCmd() *cobra.Command {
	var f modelFlags
	var template string
	cmd := &cobra.Command{
		Use:   "render [-m MODEL | --template FILE] < conversations.jsonl",
		Short: "Render conversations with a chat template: JSON objects in, JSON strings out, one a line",
		Long: `Render conversations with the chat template of a model, or of a Jinja file.

Every line of standard input is one JSON object: messages,
add_generation_prompt, bos_token, eos_token, enable_thinking, tools, now and
whatever else the template reads.`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if template != "" && f.model != "" {
				return usageErrorf("give either --template or a model")
			}
			if template != "" {
				source, err := os.ReadFile(template)
				if err != nil {
					return fmt.Errorf("cannot read the template: %w", err)
				}
				return render(cmd, func(object []byte) (string, error) {
					return localmoe.RenderTemplate(string(source), object)
				})
			}
			vocabulary, closeFile, err := openVocabulary(cmd.Context(), &f)
			if err != nil {
				return err
			}
			defer closeFile()
			return render(cmd, vocabulary.RenderJSON)
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&template, "template", "", "file that holds the template")
	return cmd
}

func render(cmd *cobra.Command, one func([]byte) (string, error)) error {
	out := bufio.NewWriter(cmd.OutOrStdout())
	in := scanLines(cmd, out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	line := 1
	for ; in.Scan(); line++ {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		text, err := one(in.Bytes())
		if err != nil {
			out.Flush()
			return fmt.Errorf("line %d of standard input: %w", line, err)
		}
		if err := enc.Encode(text); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("cannot read line %d of standard input: %w", line, err)
	}
	return out.Flush()
}
