package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/internal/models"
)

func newModelPullCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "pull hf:OWNER/REPO[:QUANT or file]",
		Short: "Download a model",
		Long: `Download a GGUF model from Hugging Face, check its SHA-256, and print the path
it has on this machine. Without a quantisation, Q4_K_M or what comes nearest is
taken. An interrupted download goes on where it stopped when the same command
is given again.

Environment:
  REASON_STORE   folder for downloads (default: the user's cache folder, or
                 $HF_HOME/reason)
  HF_TOKEN       token for private and gated repositories
  HF_ENDPOINT    another hub than https://huggingface.co
  HF_HOME        a model in the cache there is used, not downloaded again`,
		Example: `  reason model pull hf:unsloth/Qwen3-30B-A3B-GGUF
  reason model pull hf:unsloth/Qwen3-30B-A3B-GGUF:Q8_0`,
		Args: positional(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return pull(cmd, args[0]) },
	}
}

func pull(cmd *cobra.Command, name string) error {
	ref, err := models.Parse(name)
	if err != nil {
		return usageErrorf("%v", err)
	}
	view := newPullView(cmd.ErrOrStderr())
	got, err := models.Pull(cmd.Context(), ref, view.show)
	view.finish()
	if err != nil {
		return err
	}
	view.summary(got)
	_, err = fmt.Fprintln(cmd.OutOrStdout(), got.Path)
	return err
}
