package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
	if err := checkSampling(f.sampling); err != nil {
		return err
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
	if f.json {
		return completeJSON(cmd, session, f.sampling)
	}
	return completeText(cmd, session, f.sampling)
}

// checkSampling refuses what no sampling can mean.
func checkSampling(s localmoe.Sampling) error {
	switch {
	case !(s.Temperature >= 0 && s.Temperature <= 10):
		return usageErrorf("--temperature: %g is not between 0 and 10", s.Temperature)
	case s.TopK < 0:
		return usageErrorf("--top-k: %d is negative", s.TopK)
	case !(s.TopP >= 0 && s.TopP <= 1):
		return usageErrorf("--top-p: %g is not between 0 and 1", s.TopP)
	case !(s.MinP >= 0 && s.MinP <= 1):
		return usageErrorf("--min-p: %g is not between 0 and 1", s.MinP)
	case !(s.RepetitionPenalty >= 0):
		return usageErrorf("--repetition-penalty: %g is negative", s.RepetitionPenalty)
	}
	return nil
}

// completeText prints the continuation as it comes.
func completeText(cmd *cobra.Command, session *localmoe.Session, s localmoe.Sampling) error {
	out, begun := cmd.OutOrStdout(), false
	for token, err := range session.Generate(cmd.Context(), s) {
		if err != nil {
			if begun {
				fmt.Fprintln(out)
			}
			return err
		}
		begun = true
		if _, err := io.WriteString(out, token.Text); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(out)
	return err
}

// completeJSON prints the continuation at its end, or as far as it came.
func completeJSON(cmd *cobra.Command, session *localmoe.Session, s localmoe.Sampling) error {
	result := completion{Tokens: []int32{}, Logprobs: []float32{}}
	var text strings.Builder
	var failure error
	for token, err := range session.Generate(cmd.Context(), s) {
		if failure = err; err != nil {
			break
		}
		result.Tokens = append(result.Tokens, token.ID)
		result.Logprobs = append(result.Logprobs, token.Logprob)
		text.WriteString(token.Text)
	}
	if failure != nil && len(result.Tokens) == 0 {
		return failure
	}
	result.Text = text.String()
	enc := json.NewEncoder(cmd.OutOrStdout())
	enc.SetEscapeHTML(false)
	return errors.Join(failure, enc.Encode(result))
}
