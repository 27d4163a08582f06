package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/queue"
)

// answering is what a run tells its workers.
type answering struct {
	// Flags are those of the run on which the answers depend, as they were set.
	Flags []flagValue `json:"flags"`
	// Strategies and Params are what must come of them.
	Strategies []string          `json:"strategies"`
	Params     map[string]string `json:"params"`
	// Program is the version of the program that runs it.
	Program string `json:"program"`
}

type flagValue struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// openQueue puts the queue that --queue names into the run, if any.
func (f *evalRunFlags) openQueue(cmd *cobra.Command, run *evals.Run) (closeQueue func(), err error) {
	closeQueue = func() {}
	if f.queue == "" {
		return closeQueue, nil
	}
	spec, err := json.Marshal(answering{answeringFlags(cmd.Flags()), run.Strategies, run.Params, run.Program})
	if err != nil {
		return closeQueue, err
	}
	url := f.queue
	if port, embedded, err := embeddedPort(f.queue); err != nil {
		return closeQueue, err
	} else if embedded {
		server, err := queue.Embed(filepath.Join(f.out, "queue"), port)
		if err != nil {
			return closeQueue, err
		}
		url, closeQueue = server.URL(), server.Close
		fmt.Fprintf(cmd.ErrOrStderr(), "to answer in another process: reason eval worker --queue %s\n", url)
	}
	run.Queue = queue.Queue{URL: url, Spec: spec, Workers: f.workers, Answer: run.Answer}
	return closeQueue, nil
}

// embeddedPort reads "embedded" and "embedded:PORT".
func embeddedPort(name string) (port int, embedded bool, err error) {
	if name == "embedded" {
		return 0, true, nil
	}
	text, embedded := strings.CutPrefix(name, "embedded:")
	if embedded {
		if port, err = strconv.Atoi(text); err != nil || port < 1 || port > 65535 {
			return 0, true, usageErrorf("--queue: %q is not a port", text)
		}
		return port, true, nil
	}
	if !strings.Contains(name, "://") {
		return 0, false, usageErrorf("--queue: %q is neither embedded, embedded:PORT nor nats://HOST:PORT", name)
	}
	return 0, false, nil
}

// answeringFlags are the flags that a worker needs, as far as they were set.
func answeringFlags(set *pflag.FlagSet) (out []flagValue) {
	var f evalRunFlags
	known := &cobra.Command{}
	f.registerAnswering(known)
	set.Visit(func(flag *pflag.Flag) {
		if known.Flags().Lookup(flag.Name) == nil {
			return
		}
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			for _, value := range list.GetSlice() {
				out = append(out, flagValue{flag.Name, value})
			}
			return
		}
		out = append(out, flagValue{flag.Name, flag.Value.String()})
	})
	return out
}

func newEvalWorkerCmd() *cobra.Command {
	var url, model string
	var workers int
	var allowExec bool
	cmd := &cobra.Command{
		Use:   "worker --queue nats://HOST:PORT",
		Short: "Answer the questions of a run elsewhere",
		Long: `Wait for a run that was started with --queue, answer its questions and end with
it. The run says how to answer; a worker with another model, or anything else
that changes the answers, ends with an error. Workers may come, go and be killed
at any time.`,
		Example: `  reason eval run --suite story:steps=8 --queue embedded:4222 --out results
  reason eval worker --queue nats://127.0.0.1:4222 --workers 2`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case url == "":
				return usageErrorf("--queue: name the server, such as nats://127.0.0.1:4222")
			case workers < 1:
				return usageErrorf("--workers: %d is not at least 1", workers)
			}
			return evalWorker(cmd, url, model, workers, allowExec)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&url, "queue", "", "NATS server with JetStream (required)")
	flags.StringVarP(&model, "model", "m", "", "where the run's model lies on this machine, if elsewhere")
	flags.IntVar(&workers, "workers", 1, "questions in work at once")
	flags.BoolVar(&allowExec, "allow-exec", false, "let the run name programs (exec:COMMAND) that this worker starts")
	return cmd
}
