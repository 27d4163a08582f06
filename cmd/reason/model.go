package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

func newModelCmd() *cobra.Command {
	return group(&cobra.Command{
		Use:   "model",
		Short: "Look at models, fetch them, and run them bare",
		Long: `Look at the models on this machine, fetch others, and run them bare: without
the loop, as other programs run them.`,
		Example: `  reason model info builtin
  reason model pull hf:unsloth/Qwen3-30B-A3B-GGUF
  reason model complete -m builtin -n 20 "<q>12*17+5=?"`,
	},
		newModelListCmd(), newModelPullCmd(), newModelInfoCmd(), newModelBenchCmd(),
		newModelTokenizeCmd(), newModelRenderCmd(), newModelLogitsCmd(), newModelCompleteCmd())
}

// withModel makes the reference an argument as well as a flag: "info M" and
// "info -m M" mean the same.
func (f *modelFlags) withModel(args []string) error {
	if len(args) == 1 {
		if f.model != "" && f.model != args[0] {
			return usageErrorf("two models: %s and %s", f.model, args[0])
		}
		f.model = args[0]
	}
	return nil
}

// parseInts reads "1,2,3".
func parseInts(flag, list string) ([]int, error) {
	var out []int
	for part := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 0 {
			return nil, usageErrorf("%s: %q is not a number that is not negative; want a list such as 1,2,3", flag, part)
		}
		out = append(out, n)
	}
	return out, nil
}

// parseTokens reads token ids and checks them against the vocabulary.
func parseTokens(list string, vocabulary int) ([]int32, error) {
	ints, err := parseInts("--tokens", list)
	if err != nil {
		return nil, err
	}
	ids := make([]int32, len(ints))
	for i, n := range ints {
		if n >= vocabulary {
			return nil, usageErrorf("--tokens: the model has tokens 0 to %d, not %d", vocabulary-1, n)
		}
		ids[i] = int32(n)
	}
	return ids, nil
}

// count says "1 token", "2 tokens".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
