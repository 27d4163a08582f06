package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

func newModelCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "model",
		Short: "Look at models, fetch them, and run them bare",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return usageErrorf("unknown command %q\nSee 'reason model --help'.", args[0])
		},
	}
	cmd.AddCommand(
		newModelListCmd(), newModelPullCmd(), newModelInfoCmd(), newModelBenchCmd(),
		newModelTokenizeCmd(), newModelRenderCmd(), newModelLogitsCmd(), newModelCompleteCmd(),
	)
	return cmd
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
