package queue

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/pipeline"
)

// guesser answers by its seed alone.
type guesser struct {
	seed  uint64
	gold  string
	sleep time.Duration
}

func (g guesser) Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		final := g.gold
		if rand.New(rand.NewPCG(g.seed, 0)).IntN(4) == 0 {
			final = "wrong"
		}
		answer := pipeline.Answer{Question: question, Text: final, Final: final, Seed: g.seed, Spend: pipeline.Spend{FLOPs: float64(g.seed % 100)}}
		yield(pipeline.Event{Kind: pipeline.Finished, Answer: &answer}, sleep(ctx, g.sleep))
	}
}

func testRun(pause time.Duration) evals.Run {
	return evals.Run{
		Sources:    []evals.Source{evals.Suite{Family: "story", Low: 1, High: 4, Seed: 3}},
		Strategies: []string{"single", "chunked"},
		Limit:      100, Seeds: 2,
		New: func(_ string, seed uint64, item data.Item) (evals.Solver, error) {
			return guesser{seed: seed, gold: item.Answer, sleep: pause}, nil
		},
	}
}

const testTotal = 100 * 2 * 2

func sortedLines(t *testing.T, dir string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	slices.Sort(lines)
	return lines
}

// undisturbed are the results of the run without a queue.
func undisturbed(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	if _, err := testRun(0).Do(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	return sortedLines(t, dir)
}

func embed(t *testing.T, dir string) *Embedded {
	t.Helper()
	server, err := Embed(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

// TestKilledWorkers lets four worker processes answer and kills one after the
// other at random instants, starting another in its place.
func TestKilledWorkers(t *testing.T) {
	if url := os.Getenv("EVALS_QUEUE_URL"); url != "" {
		err := Work(context.Background(), url, 1, func(_ context.Context, spec []byte) (Answer, error) {
			if string(spec) != "how" {
				return nil, fmt.Errorf("spec %q", spec)
			}
			return testRun(10 * time.Millisecond).Answer, nil
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	server := embed(t, t.TempDir())
	kills := 50
	if testing.Short() {
		kills = 8
	}
	var killed atomic.Int32
	ctx, cancel := context.WithCancel(t.Context())
	var seats sync.WaitGroup
	for seat := range 4 {
		seats.Go(func() {
			random := rand.New(rand.NewPCG(uint64(seat), 9))
			for ctx.Err() == nil {
				cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestKilledWorkers$")
				cmd.Env = append(os.Environ(), "EVALS_QUEUE_URL="+server.URL())
				if err := cmd.Start(); err != nil {
					return // the test has ended
				}
				if int(killed.Load()) < kills {
					time.AfterFunc(time.Duration(30+random.IntN(250))*time.Millisecond, func() {
						if cmd.Process.Kill() == nil {
							killed.Add(1)
						}
					})
				}
				if cmd.Wait() == nil {
					return // the run is over
				}
			}
		})
	}
	dir := t.TempDir()
	run := testRun(0)
	run.Queue = Queue{URL: server.URL(), Spec: []byte("how"), AckWait: 300 * time.Millisecond}
	p, err := run.Do(t.Context(), dir)
	cancel() // those that were started late wait for another run
	seats.Wait()
	if err != nil || p.Done != testTotal {
		t.Fatalf("%+v, %v", p, err)
	}
	if got := sortedLines(t, dir); !slices.Equal(got, undisturbed(t)) {
		t.Errorf("%d results that differ from those of an undisturbed run", len(got))
	}
	t.Logf("%d workers killed", killed.Load())
	if killed.Load() == 0 {
		t.Error("no worker was killed")
	}
}

// TestKilledRun kills the process of the run, with its server and its own
// workers, again and again.
func TestKilledRun(t *testing.T) {
	if dir := os.Getenv("EVALS_QUEUE_DIR"); dir != "" {
		server := embed(t, filepath.Join(dir, "queue"))
		run := testRun(2 * time.Millisecond)
		run.Queue = Queue{URL: server.URL(), Workers: 3, Answer: run.Answer, AckWait: 300 * time.Millisecond}
		if _, err := run.Do(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		return
	}
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(7, 8))
	for killed := 0; ; killed++ {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledRun$")
		cmd.Env = append(os.Environ(), "EVALS_QUEUE_DIR="+dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if killed < 5 {
			time.AfterFunc(time.Duration(100+random.IntN(300))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		}
		if cmd.Wait() == nil {
			break
		}
		if killed > 10 {
			t.Fatal("the run does not end")
		}
	}
	if got := sortedLines(t, dir); !slices.Equal(got, undisturbed(t)) {
		t.Errorf("%d results that differ from those of an undisturbed run", len(got))
	}
}

func TestNoServer(t *testing.T) {
	run := testRun(0)
	run.Queue = Queue{URL: "nats://127.0.0.1:1"}
	if _, err := run.Do(t.Context(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "no NATS server at nats://127.0.0.1:1") {
		t.Error(err)
	}
}

// Workers see the end of a run also where its server ends with it.
func TestWorkersEndWithTheRun(t *testing.T) {
	server := embed(t, t.TempDir())
	ended := make(chan error)
	go func() {
		ended <- Work(t.Context(), server.URL(), 8, func(context.Context, []byte) (Answer, error) { return testRun(0).Answer, nil })
	}()
	run := testRun(0)
	run.Limit, run.Seeds = 5, 1
	run.Queue = Queue{URL: server.URL()}
	if _, err := run.Do(t.Context(), t.TempDir()); err != nil {
		t.Fatal(err)
	}
	server.Close()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("the worker still waits for the server")
	}
}

// Results that are taken out of the folder, as those that a model which could not be
// reached has spoilt, are asked again, also where the server outlives the run and
// remembers both the questions and the answers.
func TestResultsTakenOutAreAskedAgain(t *testing.T) {
	server := embed(t, t.TempDir())
	dir := t.TempDir()
	run := testRun(0)
	run.Strategies, run.Limit, run.Seeds = []string{"single"}, 20, 1
	run.Queue = Queue{URL: server.URL(), Workers: 2, Answer: run.Answer, AckWait: 300 * time.Millisecond}
	broken := run
	ctx, cancel := context.WithCancel(t.Context())
	broken.Queue = Queue{URL: server.URL(), Workers: 1, AckWait: 300 * time.Millisecond, Answer: func(ctx context.Context, t evals.Task) (evals.Record, error) {
		if t.Index == 10 {
			<-ctx.Done()
		}
		return run.Answer(ctx, t)
	}}
	broken.Progress = func(p evals.Progress) {
		if p.Done == 10 {
			cancel()
		}
	}
	if _, err := broken.Do(ctx, dir); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "results.jsonl"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if p, err := run.Do(ctx, dir); err != nil || p.Done != 20 {
		t.Errorf("%d results, %v", p.Done, err)
	}
}

// An answer that the server does not carry ends the worker, which would else answer the
// question for ever.
func TestAnswersTooLargeAreNotRepeated(t *testing.T) {
	server := embed(t, t.TempDir())
	run := testRun(0)
	run.Limit, run.Seeds = 1, 1
	asked := atomic.Int32{}
	run.Queue = Queue{URL: server.URL(), Workers: 1, AckWait: 300 * time.Millisecond, Answer: func(ctx context.Context, t evals.Task) (evals.Record, error) {
		asked.Add(1)
		record, err := run.Answer(ctx, t)
		record.Trace.Text = strings.Repeat("x", maxPayload)
		return record, err
	}}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if _, err := run.Do(ctx, t.TempDir()); err == nil || !strings.Contains(err.Error(), "max_payload") || asked.Load() != 1 {
		t.Errorf("%v after %d answers", err, asked.Load())
	}
}

// So does one that cannot be written.
func TestAnswersThatCannotBeWrittenAreNotRepeated(t *testing.T) {
	server := embed(t, t.TempDir())
	run := testRun(0)
	run.Limit, run.Seeds = 1, 1
	asked := atomic.Int32{}
	run.Queue = Queue{URL: server.URL(), Workers: 1, AckWait: 300 * time.Millisecond, Answer: func(ctx context.Context, t evals.Task) (evals.Record, error) {
		asked.Add(1)
		record, err := run.Answer(ctx, t)
		record.Result.Confidence = math.NaN()
		return record, err
	}}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if _, err := run.Do(ctx, t.TempDir()); err == nil || !strings.Contains(err.Error(), "unsupported value: NaN") || asked.Load() != 1 {
		t.Errorf("%v after %d answers", err, asked.Load())
	}
}

// What is no record ends a run, but not every later one, too.
func TestNoRecord(t *testing.T) {
	server := embed(t, t.TempDir())
	dir := t.TempDir()
	run := testRun(0)
	run.Strategies, run.Limit, run.Seeds = []string{"single"}, 20, 1
	run.Queue = Queue{URL: server.URL(), Workers: 1, AckWait: 300 * time.Millisecond, Answer: func(ctx context.Context, t evals.Task) (evals.Record, error) {
		if t.Index == 10 {
			h, err := evals.ReadHeader(dir)
			if err != nil {
				return evals.Record{}, err
			}
			js, err := connect(server.URL())
			if err != nil {
				return evals.Record{}, err
			}
			defer js.Conn().Close()
			if _, err := js.Publish(ctx, recordSubject(h.ID), []byte("no record")); err != nil {
				return evals.Record{}, err
			}
			<-ctx.Done()
		}
		return run.Answer(ctx, t)
	}}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if _, err := run.Do(ctx, dir); err == nil || !strings.Contains(err.Error(), "a worker's record: invalid character") {
		t.Fatal(err)
	}
	run.Queue = Queue{URL: server.URL(), Workers: 1, Answer: run.Answer, AckWait: 300 * time.Millisecond}
	if p, err := run.Do(ctx, dir); err != nil || p.Done != 20 {
		t.Errorf("%d results, %v", p.Done, err)
	}
}

// Two servers on the same files would write over each other: the same run is started twice.
func TestOneServerAFolder(t *testing.T) {
	dir := t.TempDir()
	server := embed(t, dir)
	if second, err := Embed(dir, 0); err == nil || !strings.Contains(err.Error(), "another run") || !strings.Contains(err.Error(), dir) {
		t.Errorf("%v, %v", second, err)
	}
	server.Close()
	again, err := Embed(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}
