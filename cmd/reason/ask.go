package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

// maxQuestionBytes bounds what is read as a question: far more than any model
// here can read, and little enough to refuse a wrong file at once.
const maxQuestionBytes = 1 << 20

// askFlags are the flags of ask, and those of every verb that answers questions.
type askFlags struct {
	solverFlags
	trace     bool
	traceFile string
	json      bool
}

func newAskCmd() *cobra.Command {
	var f askFlags
	cmd := &cobra.Command{
		Use:        "ask [QUESTION | -]",
		Short:      "Answer one question",
		SuggestFor: []string{"run", "generate"},
		Long: `Answer one question. The answer goes to standard output, everything else to
standard error. "-" reads the question from standard input.

Exit codes: 0 answered and verified; 1 failed; 2 wrong usage; 3 answered, but
not verified, or outside what the model can do.`,
		Example: `  reason ask "What is (12 + 7) * 3 - 4?"
  reason ask --trace --temperature 1 "What is 12 * 17 + 5?"
  reason ask --budget tokens=200 --json - < question.txt`,
		RunE: func(cmd *cobra.Command, args []string) error { return ask(cmd, args, f) },
	}
	f.register(cmd)
	cmd.Flags().StringVar(&f.strategy, "strategy", "chunked", "how to spend compute: "+strings.Join(strategy.Names(), ", "))
	cmd.Flags().BoolVar(&f.trace, "trace", false, "show the loop live on standard error")
	cmd.Flags().StringVar(&f.traceFile, "trace-file", "", "write the events of the loop to this file, one JSON object a line")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the answer with its chunks, verdicts and spend as one JSON object")
	return cmd
}

func ask(cmd *cobra.Command, args []string, f askFlags) (err error) {
	question, err := readQuestion(cmd.Context(), args, cmd.InOrStdin())
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	solver, closeModels, err := f.solver(ctx, f.strategy)
	if err != nil {
		return err
	}
	defer closeModels()

	var watch []func(pipeline.Event)
	if f.trace {
		watch = append(watch, newTraceView(cmd.ErrOrStderr()).show)
	}
	if f.traceFile != "" {
		file, failed := newTraceFile(f.traceFile)
		if failed != nil {
			return failed
		}
		defer func() {
			if closeErr := file.close(); closeErr != nil {
				err = &exitError{exitFailed, errors.Join(err, closeErr).Error()}
			}
		}()
		watch = append(watch, file.show)
	}

	answer, failure := follow(solver.Stream(ctx, question), watch)
	if errors.Is(failure, prompts.ErrOutOfScope) {
		if f.json {
			if err := printAnswer(cmd.OutOrStdout(), declined(answer), true); err != nil {
				return err
			}
		}
		return &exitError{exitUnverified, outOfScope(failure)}
	}
	if failure != nil && answer.Stop != pipeline.Cancelled {
		if f.json { // what was reached, and what it cost
			if err := printAnswer(cmd.OutOrStdout(), answer, true); err != nil {
				return err
			}
		}
		return fmt.Errorf("cannot answer: %w", failure)
	}
	if err := printAnswer(cmd.OutOrStdout(), answer, f.json); err != nil {
		return err
	}
	return verdict(answer)
}

// follow shows the events of a run and returns its answer, and why it failed.
func follow(events iter.Seq2[pipeline.Event, error], watch []func(pipeline.Event)) (answer pipeline.Answer, failure error) {
	for event, err := range events {
		for _, show := range watch {
			show(event)
		}
		if event.Answer != nil {
			answer = *event.Answer
		}
		failure = err
	}
	return answer, failure
}

// readQuestion takes the question from the arguments or from standard input.
func readQuestion(ctx context.Context, args []string, stdin io.Reader) (string, error) {
	question := strings.Join(args, " ")
	if len(args) == 0 || question == "-" {
		if len(args) == 0 && isTerminal(stdin) {
			return "", usageErrorf("no question\nAsk one: reason ask \"What is 12 * 17 + 5?\"")
		}
		data, err := io.ReadAll(io.LimitReader(untilDone{ctx, stdin}, maxQuestionBytes+1))
		if err != nil {
			return "", fmt.Errorf("cannot read the question: %w", err)
		}
		question = string(data)
	}
	question = strings.TrimSpace(strings.TrimPrefix(question, "\ufeff")) // some editors begin a file with that
	switch {
	case question == "":
		return "", usageErrorf("the question is empty\nAsk one: reason ask \"What is 12 * 17 + 5?\"")
	case len(question) > maxQuestionBytes:
		return "", usageErrorf("the question is longer than %d bytes", maxQuestionBytes)
	case !utf8.ValidString(question):
		return "", usageErrorf("the question is not valid UTF-8 text")
	}
	return question, nil
}

func printAnswer(w io.Writer, a pipeline.Answer, asJSON bool) error {
	var err error
	switch {
	case asJSON:
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		err = enc.Encode(a)
	case a.Final == "":
		_, err = fmt.Fprintln(w, "none yet")
	case isTerminal(w):
		_, err = fmt.Fprintln(w, harmless(a.Final))
	default:
		_, err = fmt.Fprintln(w, a.Final)
	}
	if err != nil {
		return fmt.Errorf("cannot write the answer to standard output: %w", err)
	}
	return nil
}

// verdict turns an answer that was printed into the exit code and a note about
// what stands behind it.
func verdict(a pipeline.Answer) error {
	if a.Verified {
		return nil
	}
	note := doubt(a)
	switch a.Stop {
	case pipeline.OutOfBudget:
		note = "not verified: the budget ended first; raise --budget for more"
		if a.Needs > 0 {
			note = fmt.Sprintf("not verified: the budget ended first, before anything was asked: the shortest first step may take up to %s; raise --budget above that", count(a.Needs, "token"))
		}
	case pipeline.TooLong:
		note = "not verified: the answer grew too long, for the model or for one answer"
	case pipeline.Cancelled:
		if a.Final == "" {
			note := "interrupted before there was an answer"
			if a.Text != "" {
				note += "; so far:\n" + strings.TrimSpace(a.Text)
			}
			return &exitError{exitFailed, note}
		}
		note = "interrupted; this is the best answer so far, not verified"
	}
	return &exitError{exitUnverified, note}
}

// doubt says which step no critic vouches for: the first that was failed, or else the
// first that was passed by none.
func doubt(a pipeline.Answer) string {
	unsure := ""
	for i, c := range a.Chunks {
		switch {
		case c.Thought || c.Grade == critic.Pass:
		case c.Grade == critic.Fail:
			return fmt.Sprintf("not verified: step %d was still doubted when there was nothing left to try", i+1)
		case len(c.Verdicts) > 0 && unsure == "":
			last := c.Verdicts[len(c.Verdicts)-1]
			said := oneLine(cmp.Or(last.Reason, last.Grade.String()))
			unsure = fmt.Sprintf("not verified: no critic passed step %d: %s: %s", i+1, last.Critic, said)
		}
	}
	return cmp.Or(unsure, "not verified: no critic passed every step")
}

// declined is the answer to a question that the model does not answer.
func declined(a pipeline.Answer) pipeline.Answer {
	a.Stop = serve.Declined
	return a
}

// outOfScope says what the model cannot do and what could.
func outOfScope(err error) string {
	return fmt.Sprintf(`%s
For other questions give a larger model, for example:
  reason ask -m path/to/model.gguf "…"
  reason ask -m hf:Qwen/Qwen3-4B-GGUF "…"      (after: reason model pull hf:Qwen/Qwen3-4B-GGUF)
  reason ask -m ollama:qwen3 "…"
  reason ask -m openai:MODEL "…"               (a server: OPENAI_BASE_URL, OPENAI_API_KEY)`, strings.TrimPrefix(err.Error(), "prompts: "))
}
