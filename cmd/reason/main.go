// Command reason answers questions with language models that check themselves
// while they write.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/charmbracelet/log"
	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals"
)

// Exit codes. They are a contract with scripts.
const (
	exitDone       = 0
	exitFailed     = 1
	exitUsage      = 2
	exitUnverified = 3 // answered, but not verified within the budget
)

// exitError carries an exit code with a message; an empty message prints nothing.
type exitError struct {
	code    int
	message string
}

func (e *exitError) Error() string { return e.message }

func usageErrorf(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Sprintf(format, args...)}
}

// positional turns cobra's complaint about the number of arguments into wrong usage.
func positional(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageErrorf("%v\nUsage: %s", err, cmd.UseLine())
		}
		return nil
	}
}

func main() {
	if os.Getenv("GOGC") == "" {
		collectLate()
	}
	runtime.MemProfileRate = 0 // nobody reads the profile, which takes a table and a walk over the stack
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectLate lets the heap grow to 10 MB before garbage is collected for the first time, and
// then by half from one time to the next, for little arises beside a model, and memory is dear.
// Answering a question with a small model takes less than that, and a collection 2 MB of the
// program's own pages, of the tables that say what its functions keep on the stack.
func collectLate() {
	debug.SetGCPercent(250) // of the 4 MB that Go begins with
	// A pointer to nothing, as Go keeps what holds none in one piece with other things.
	runtime.AddCleanup(new(*int), func(percent int) { debug.SetGCPercent(percent) }, 50)
}

// run is main without the process: it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// A reader that goes away is an error like any other, so that what was
	// being written is not lost without a word.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once

	root := newRootCmd()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := oneDash(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	if err == nil {
		return exitDone
	}
	var exit *exitError
	switch {
	case errors.As(err, &exit):
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		exit = &exitError{exitFailed, "interrupted"} // and not what was cut short by it
	default:
		exit = &exitError{exitFailed, err.Error()}
	}
	if exit.message != "" {
		fmt.Fprintln(stderr, "reason: "+harmless(exit.message))
	}
	return exit.code
}

// group makes a command of others: by itself it shows its help, and a command that
// it does not have is wrong usage.
func group(cmd *cobra.Command, commands ...*cobra.Command) *cobra.Command {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		return unknownCommand(cmd, args[0], fmt.Sprintf("See '%s --help'.", cmd.CommandPath()))
	}
	cmd.AddCommand(commands...)
	return cmd
}

func newRootCmd() *cobra.Command {
	var verbose bool
	root := &cobra.Command{
		Use:   "reason",
		Short: "Answers that check themselves while they are being written",
		Long: `reason makes language models answer correctly with little compute.

A model drafts the answer one step at a time. A critic checks each step before
the next is written. Only a step found wrong is written again.`,
		Example: `  reason ask "What is 12 * 17 + 5?"
  reason ask --trace "Mia has 47 apples. She buys 8 more, then loses 13. How many apples does Mia have?"`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0], "To ask a question: reason ask \"…\". All commands: reason --help")
		},
		PersistentPreRun: func(cmd *cobra.Command, _ []string) {
			if verbose { // not before: the handler asks the terminal for its colours, which may not answer
				options := log.Options{Level: log.DebugLevel, ReportTimestamp: true}
				slog.SetDefault(slog.New(log.NewWithOptions(cmd.ErrOrStderr(), options)))
			}
		},
	}
	root.PersistentFlags().BoolVarP(&verbose, "verbose", "v", false, "log what the program does to standard error")
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(newAskCmd(), newChatCmd(), newServeCmd(), newMCPCmd(), newModelCmd(), newEvalCmd())
	strictly(root)
	return root
}

// version is that of the program, as the Go tool noted it: a tag or a commit, or
// "(devel)" where it was built without one.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return evals.UnknownProgram
	}
	return cmp.Or(info.Main.Version, "(devel)")
}

// strictly makes names that cobra's own commands do not know wrong usage.
func strictly(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "completion":
			group(cmd)
		case "help":
			cmd.RunE = func(_ *cobra.Command, args []string) error {
				about, unknown, err := root.Find(args)
				if err != nil || len(unknown) > 0 {
					return usageErrorf("unknown command %q\nAll commands: reason --help", strings.Join(args, " "))
				}
				return about.Help()
			}
		}
	}
}
