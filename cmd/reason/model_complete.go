package main

import (
	"bufio"
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/localmoe"
)

type completeFlags struct {
	modelFlags
	sampling localmoe.Sampling
	tokens   string
	experts  int
	json     bool
}

// completion is the JSON of model complete.
type completion struct {
	Tokens   []int32   `json:"tokens"`
	Text     string    `json:"text"`
	Logprobs []float32 `json:"logprobs"`
}

func newModelCompleteCmd() *cobra.Command {
	var f completeFlags
	cmd := &cobra.Command{
		Use:   "complete [-m MODEL] [--tokens 1,2,3 | PROMPT]",
		Short: "Continue a text or tokens bare: nothing is added to the prompt",
		Args:  positional(cobra.MaximumNArgs(1)),
		RunE:  func(cmd *cobra.Command, args []string) error { return complete(cmd, args, &f) },
	}
	f.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.tokens, "tokens", "", "token ids to continue, such as 1,2,3")
	flags.IntVarP(&f.sampling.MaxTokens, "max-tokens", "n", 128, "most tokens to generate")
	flags.Float32Var(&f.sampling.Temperature, "temperature", 0, "0 is greedy")
	flags.IntVar(&f.sampling.TopK, "top-k", 0, "keep the k most likely tokens; 0 keeps all")
	flags.Float32Var(&f.sampling.TopP, "top-p", 0, "keep the most likely tokens with this probability together; 0 keeps all")
	flags.Float32Var(&f.sampling.MinP, "min-p", 0, "keep tokens with this share of the highest probability; 0 keeps all")
	flags.Float32Var(&f.sampling.RepetitionPenalty, "repetition-penalty", 0, "weaken tokens that were used; 0 does nothing")
	flags.Uint64Var(&f.sampling.Seed, "seed", 1, "seed of the sampling")
	flags.StringArrayVar(&f.sampling.Stop, "stop", nil, "end before this text; may be given several times")
	flags.IntVar(&f.experts, "experts", 0, "experts per token; 0 is what the model was made with")
	flags.BoolVar(&f.sampling.IgnoreEOS, "ignore-eos", false, "go on after the token that ends a text")
	flags.BoolVar(&f.json, "json", false, "print tokens, text and log-probabilities as one JSON object")
	return cmd
}

func complete(cmd *cobra.Command, args []string, f *completeFlags) error {
	if (f.tokens == "") == (len(args) == 0) {
		return usageErrorf("give either a prompt or --tokens")
	}
	if f.sampling.MaxTokens < 1 {
		return usageErrorf("-n: %d is not a number of tokens", f.sampling.MaxTokens)
	}
	if t := f.sampling.Temperature; !(t >= 0 && t <= 10) {
		return usageErrorf("--temperature: %g is not between 0 and 10", t)
	}
	engine, _, err := openEngine(cmd.Context(), &f.modelFlags)
	if err != nil {
		return err
	}
	defer engine.Close()
	var ids []int32
	if f.tokens != "" {
		if ids, err = parseTokens(f.tokens, engine.TokenCount()); err != nil {
			return err
		}
	} else {
		ids = engine.Encode(args[0], true)
	}
	if len(ids) == 0 {
		return usageErrorf("the prompt is empty: there is nothing to continue")
	}
	session := engine.NewSession()
	if err := session.SetExperts(f.experts); err != nil {
		return usageErrorf("--experts: %v", err)
	}
	if err := session.Prefill(cmd.Context(), ids); err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	result := completion{Tokens: []int32{}, Logprobs: []float32{}}
	var text strings.Builder
	for token, err := range session.Generate(cmd.Context(), f.sampling) {
		if err != nil {
			out.Flush()
			return err
		}
		result.Tokens = append(result.Tokens, token.ID)
		result.Logprobs = append(result.Logprobs, token.Logprob)
		text.WriteString(token.Text)
		if !f.json {
			out.WriteString(token.Text)
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
	if f.json {
		result.Text = text.String()
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(result); err != nil {
			return err
		}
	} else {
		out.WriteString("\n")
	}
	return out.Flush()
}
