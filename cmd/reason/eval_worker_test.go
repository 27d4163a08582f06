package main

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/queue"
)

// What a run was told reaches its workers, and programs only where they may start.
func TestAnsweringFlags(t *testing.T) {
	var f evalRunFlags
	cmd := &cobra.Command{}
	f.registerAnswering(cmd)
	for name, value := range map[string]string{"temperature": "0.5", "critic": "computed,exec:check", "strategy": "single", "probe": `"Right, or wrong?",+,-`} {
		if err := cmd.Flags().Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	told := answering{Flags: answeringFlags(cmd.Flags())}
	if _, err := told.parse("", false); err == nil || !strings.Contains(err.Error(), "--allow-exec") {
		t.Errorf("a program may start: %v", err)
	}
	got, err := told.parse("other.gguf", true)
	if err != nil {
		t.Fatal(err)
	}
	if got.temperature != .5 || got.critics != f.critics || got.strategies != "single" || got.model != "other.gguf" || !slices.Equal(got.probe, f.probe) {
		t.Errorf("got %+v, want %+v", got, f)
	}
}

// A worker of another version would answer in another way, and nobody could tell later.
func TestWorkersOfOtherVersions(t *testing.T) {
	server, err := queue.Embed(t.TempDir(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	spec, err := json.Marshal(answering{Strategies: []string{"single"}, Program: "v0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		run := evals.Run{
			Sources: []evals.Source{evals.Suite{Family: "expr", Low: 1, High: 1, Seed: 7}}, Strategies: []string{"single"}, Limit: 1,
			New:   func(string, uint64, data.Item) (evals.Solver, error) { return nil, errors.New("nobody here") },
			Queue: queue.Queue{URL: server.URL(), Spec: spec},
		}
		_, err := run.Do(ctx, t.TempDir())
		ended <- err
	}()
	_, stderr, code := reason("", "eval", "worker", "--queue", server.URL())
	if code != exitFailed || !strings.Contains(stderr, `the run is of version "v0.0.1" of reason and this worker of "`+version()+`"`) {
		t.Errorf("code %d: %s", code, stderr)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestSameParams(t *testing.T) {
	run := map[string]string{"model_sha256": "aa", "critic": "auto"}
	if err := sameParams(run, map[string]string{"model_sha256": "aa", "critic": "auto"}); err != nil {
		t.Error(err)
	}
	for want, worker := range map[string]map[string]string{
		`model_sha256 is "aa" there and "bb" here`:    {"model_sha256": "bb", "critic": "auto"},
		`critic is "auto" there and "" here`:          {"model_sha256": "aa"},
		`base_url is "" there and "http://localhost"`: {"model_sha256": "aa", "critic": "auto", "base_url": "http://localhost"},
	} {
		if err := sameParams(run, worker); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}
