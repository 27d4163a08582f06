package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

const chatHelp = `A line that ends with \ goes on in the next; """ opens and closes several lines.
/new forgets the conversation, /trace shows the loop or hides it, /quit ends (so does Ctrl-D).
Ctrl-C stops an answer and keeps what there is of it.`

func newChatCmd() *cobra.Command {
	var f askFlags
	var file string
	cmd := &cobra.Command{
		Use:   "chat",
		Short: "Answer questions in a conversation",
		Long: `Answer one question after the other. A question may refer to those before it, if
the model was trained for more than single questions; the built-in one was not.
--history keeps the conversation in a file, and goes on with the one that is there.

` + chatHelp,
		Example: `  reason chat -m openai:deepseek-chat --base-url https://api.deepseek.com/v1`,
		Args:    positional(cobra.NoArgs),
		RunE:    func(cmd *cobra.Command, _ []string) error { return chat(cmd, f, file) },
	}
	f.register(cmd)
	cmd.Flags().StringVar(&f.strategy, "strategy", "chunked", "how to spend compute: "+strings.Join(strategy.Names(), ", "))
	cmd.Flags().BoolVar(&f.trace, "trace", false, "show the loop live on standard error")
	cmd.Flags().BoolVar(&f.json, "json", false, "print every answer as one line of JSON")
	cmd.Flags().StringVar(&file, "history", "", "file that keeps the conversation, to be gone on with another time")
	return cmd
}

// conversation is a chat under way.
type conversation struct {
	solver strategy.Strategy
	alone  bool // the model knows no conversation: every question stands alone
	turns  []pipeline.Answer
	kept   *history // nil: in no file
	trace  bool
	json   bool
	out    io.Writer
	notes  io.Writer
}

func chat(cmd *cobra.Command, f askFlags, file string) error {
	base, err := f.base(cmd.Context())
	if err != nil {
		return err
	}
	build, err := strategy.Parse(f.strategy)
	if err != nil {
		return usageErrorf("--strategy: %v", err)
	}
	// Ctrl-C stops an answer here, not the program.
	ctx, stop := signal.NotifyContext(context.WithoutCancel(cmd.Context()), syscall.SIGTERM)
	defer stop()
	closeModels, err := f.recruit(ctx, &base)
	if err != nil {
		return err
	}
	defer closeModels()
	solver, err := built(build, base)
	if err != nil {
		return err
	}
	_, alone := base.Format.(prompts.Worked)
	c := &conversation{
		solver: solver, alone: alone, trace: f.trace, json: f.json, out: cmd.OutOrStdout(), notes: cmd.ErrOrStderr(),
	}
	if file != "" {
		if c.kept, c.turns, err = openHistory(file); err != nil {
			return err
		}
		defer c.kept.close()
	}
	lines := newLines(cmd.InOrStdin(), cmd.ErrOrStderr())
	defer lines.close()
	if lines.terminal() {
		fmt.Fprintf(c.notes, "%s\n\n", chatHelp)
	}
	if n := len(c.turns); n > 0 {
		fmt.Fprintf(c.notes, "going on after %s; the last question was: %s\n", count(n, "answer"), oneLine(c.turns[n-1].Question))
	}
	for {
		said, err := listen(ctx, lines)
		switch {
		case errors.Is(err, io.EOF), said == "/quit":
			return nil
		case errors.Is(err, errSignal):
			return err
		case err != nil:
			return fmt.Errorf("cannot read the question: %w", err)
		}
		if err := c.turn(ctx, said); err != nil {
			return err
		}
	}
}

// turn does what was said. Its errors end the conversation.
func (c *conversation) turn(ctx context.Context, said string) error {
	switch {
	case said == "":
		return nil
	case said == "/new":
		c.turns = nil
		return c.kept.forget()
	case said == "/trace":
		c.trace = !c.trace
		return nil
	case strings.HasPrefix(said, "/"):
		fmt.Fprintln(c.notes, chatHelp)
		return nil
	}
	question, err := readQuestion(ctx, []string{said}, nil)
	if err != nil {
		fmt.Fprintln(c.notes, err)
		return nil
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	var watch []func(pipeline.Event)
	if c.trace {
		watch = append(watch, newTraceView(c.notes).show)
	}
	answer, failure := follow(c.solver.Stream(ctx, c.inContext(question)), watch)
	answer.Question = question
	switch {
	case errors.Is(failure, prompts.ErrOutOfScope):
		fmt.Fprintln(c.notes, outOfScope(failure))
		if c.json {
			return printAnswer(c.out, declined(answer), true)
		}
		return nil
	case failure != nil && answer.Stop != pipeline.Cancelled:
		fmt.Fprintln(c.notes, harmless("cannot answer: "+failure.Error()))
	}
	if err := printAnswer(c.out, answer, c.json); err != nil {
		return err
	}
	if note := verdict(answer); note != nil && (failure == nil || answer.Stop == pipeline.Cancelled) {
		fmt.Fprintln(c.notes, harmless(note.Error()))
	}
	if answer.Final == "" {
		return nil
	}
	c.turns = append(c.turns, answer)
	return c.kept.add(answer)
}

// contextBytes is how much of the conversation goes before a question.
const contextBytes = 8000

// inContext is a question with the turns before it in front.
func (c *conversation) inContext(question string) string {
	if c.alone {
		return question
	}
	turns := make([]prompts.Turn, len(c.turns))
	for i, turn := range c.turns {
		turns[i] = prompts.Turn{Question: turn.Question, Answer: turn.Text}
	}
	return prompts.InContext(turns, question, contextBytes)
}
