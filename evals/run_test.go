package evals

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// guesser answers by its seed alone: right three times in four.
type guesser struct {
	seed  uint64
	gold  string
	sleep time.Duration
	err   error
}

func (g guesser) Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		select {
		case <-ctx.Done():
			yield(pipeline.Event{Kind: pipeline.Finished, Answer: &pipeline.Answer{}}, ctx.Err())
			return
		case <-time.After(g.sleep):
		}
		final := g.gold
		if rand.New(rand.NewPCG(g.seed, 0)).IntN(4) == 0 {
			final = "wrong"
		}
		if !yield(pipeline.Event{Kind: pipeline.Drafted, Text: "I think it is " + final}, nil) {
			return
		}
		spend := pipeline.Spend{PromptTokens: len(question), GeneratedTokens: int(g.seed % 100), FLOPs: 1e6}
		answer := pipeline.Answer{Question: question, Text: final, Final: final, Confidence: .75, Stop: pipeline.Complete, Spend: spend, Seed: g.seed}
		yield(pipeline.Event{Kind: pipeline.Finished, Answer: &answer}, g.err)
	}
}

// testRun asks a small generated suite.
func testRun(sleep time.Duration) Run {
	return Run{
		Sources:    []Source{Suite{Family: "story", Low: 1, High: 4, Seed: 3}, Suite{Family: "expr", Low: 2, High: 2, Seed: 3}},
		Strategies: []string{"single", "chunked:check=2"},
		Limit:      25, Seeds: 2, Workers: 4,
		Params: map[string]string{"model": "guesser", "temperature": "0"},
		New: func(_ string, seed uint64, item data.Item) (Solver, error) {
			return guesser{seed: seed, gold: item.Answer, sleep: sleep}, nil
		},
	}
}

const testTotal = 2 * 25 * 2 * 2

// sortedLines are the lines of a store's results, in an order that does not
// depend on which was finished first.
func sortedLines(t *testing.T, dir string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, resultsFile))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	slices.Sort(lines)
	return lines
}

func TestRunStoresEveryResultOnce(t *testing.T) {
	defer goleak.VerifyNone(t)
	dir := t.TempDir()
	var last Progress
	run := testRun(0)
	run.Progress = func(p Progress) { last = p }
	p, err := run.Do(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if p.Done != testTotal || p.Total != testTotal || last.Done != testTotal {
		t.Errorf("done %d and %d of %d, want %d", p.Done, last.Done, p.Total, testTotal)
	}
	if share := float64(p.Correct) / testTotal; share < .6 || share > .9 {
		t.Errorf("%.2f right, want about .75", share)
	}
	keys := map[Key]bool{}
	for r, err := range Results(dir) {
		if err != nil {
			t.Fatal(err)
		}
		if keys[r.Key] {
			t.Errorf("%+v is there twice", r.Key)
		}
		keys[r.Key] = true
	}
	traces := 0
	for tr, err := range Traces(dir) {
		if err != nil || !keys[tr.Key] || tr.Question == "" || len(tr.Events) != 1 {
			t.Errorf("trace %+v, %v", tr, err)
		}
		traces++
	}
	if len(keys) != testTotal || traces != testTotal {
		t.Errorf("%d results, %d traces", len(keys), traces)
	}
}

func TestResultsDoNotDependOnOrderOrWorkers(t *testing.T) {
	var want []string
	for _, workers := range []int{1, 3, 16} {
		run := testRun(0)
		run.Workers = workers
		if workers == 3 {
			slices.Reverse(run.Strategies)
		}
		dir := t.TempDir()
		if _, err := run.Do(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		got := sortedLines(t, dir)
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers give other results", workers)
		}
	}
}

func TestInterruptedRunGoesOn(t *testing.T) {
	defer goleak.VerifyNone(t)
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	run := testRun(time.Millisecond)
	run.Progress = func(p Progress) {
		if p.Done > 20 {
			cancel()
		}
	}
	p, err := run.Do(ctx, dir)
	if !errors.Is(err, context.Canceled) || p.Done >= testTotal {
		t.Fatalf("done %d, %v", p.Done, err)
	}
	stored := len(sortedLines(t, dir))
	if stored != p.Done {
		t.Errorf("%d are stored, %d reported", stored, p.Done)
	}
	p, err = testRun(0).Do(t.Context(), dir)
	if err != nil || p.Done != testTotal || p.Resumed != stored {
		t.Errorf("then %+v, %v", p, err)
	}
	undisturbed := t.TempDir()
	if _, err := testRun(0).Do(t.Context(), undisturbed); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(sortedLines(t, dir), sortedLines(t, undisturbed)) {
		t.Error("an interrupted run gives other results")
	}
}

// TestKilledRunLosesAndRepeatsNothing kills processes that run at 50 random
// instants, lets each run get through in the end, and compares its store with
// that of an undisturbed run.
func TestKilledRunLosesAndRepeatsNothing(t *testing.T) {
	if dir := os.Getenv("EVALS_RUN_DIR"); dir != "" {
		if _, err := testRun(time.Millisecond).Do(context.Background(), dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	undisturbed := t.TempDir()
	if _, err := testRun(0).Do(t.Context(), undisturbed); err != nil {
		t.Fatal(err)
	}
	want := sortedLines(t, undisturbed)
	random := rand.New(rand.NewPCG(5, 6))
	kills := 50
	if testing.Short() {
		kills = 5
	}
	for kills > 0 {
		dir := t.TempDir()
		for killed := true; killed; {
			if killed = runAndKill(t, dir, time.Duration(random.IntN(50))*time.Millisecond, kills > 0); killed {
				kills--
			}
		}
		if !slices.Equal(sortedLines(t, dir), want) {
			t.Error("a killed run gives other results")
		}
	}
}

// runAndKill runs the test run in a process of its own and kills it after a
// while, if it is to and still runs; it tells whether it was killed.
func runAndKill(t *testing.T, dir string, after time.Duration, kill bool) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledRunLosesAndRepeatsNothing$")
	cmd.Env = append(os.Environ(), "EVALS_RUN_DIR="+dir)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var killed atomic.Bool
	if kill {
		timer := time.AfterFunc(after, func() {
			killed.Store(true)
			_ = cmd.Process.Kill()
		})
		defer timer.Stop()
	}
	err := cmd.Wait()
	if err != nil && !killed.Load() {
		t.Fatalf("%v\n%s", err, said.String())
	}
	return err != nil
}

func TestTornTailIsCutOff(t *testing.T) {
	tails := map[string]string{
		"half a line":       `{"source":0,"index":9`,
		"zeros":             string(make([]byte, 100)),
		"a line cut inside": `{"source":0,"ind` + "\n",
	}
	for name, tail := range tails {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if _, err := testRun(0).Do(t.Context(), dir); err != nil {
				t.Fatal(err)
			}
			want := sortedLines(t, dir)
			path := filepath.Join(dir, resultsFile)
			text, _ := os.ReadFile(path)
			last := bytes.LastIndexByte(text[:len(text)-1], '\n') + 1
			if err := os.WriteFile(path, append(text[:last:last], tail...), 0o644); err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, err := range Results(dir) {
				if n++; err != nil {
					t.Fatal(err)
				}
			}
			if n != testTotal-1 {
				t.Errorf("%d results are read before the repair", n)
			}
			p, err := testRun(0).Do(t.Context(), dir)
			if err != nil || p.Resumed != testTotal-1 {
				t.Fatalf("%+v, %v", p, err)
			}
			if !slices.Equal(sortedLines(t, dir), want) {
				t.Error("the store is not as it was")
			}
		})
	}
}

func TestResultsThatWereTakenOutAreAskedAgain(t *testing.T) {
	dir := t.TempDir()
	run := testRun(0)
	run.New = func(strategy string, seed uint64, item data.Item) (Solver, error) {
		return guesser{seed: seed, gold: item.Answer, err: map[bool]error{true: errors.New("no connection")}[seed%3 == 0]}, nil
	}
	if _, err := run.Do(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	good := slices.DeleteFunc(sortedLines(t, dir), func(line string) bool { return strings.Contains(line, `"error"`) })
	if err := os.WriteFile(filepath.Join(dir, resultsFile), []byte(strings.Join(good, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p, err := testRun(0).Do(t.Context(), dir)
	if err != nil || p.Resumed != len(good) || p.Failed != 0 || p.Done != testTotal {
		t.Errorf("%+v, %v", p, err)
	}
	other := t.TempDir()
	if _, err := testRun(0).Do(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(sortedLines(t, dir), sortedLines(t, other)) {
		t.Error("the results are not those of a run without failures")
	}
}

func TestDamagedStoreIsRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := testRun(0).Do(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, resultsFile)
	text, _ := os.ReadFile(path)
	lines := bytes.SplitAfter(text, []byte("\n"))
	for what, damaged := range map[string][]byte{
		"line 2: ":     append(append(slices.Clone(lines[0]), "garbage\n"...), lines[1]...),
		"there twice":  append(slices.Clone(text), lines[0]...),
		"no question":  append(slices.Clone(text), `{"source":0,"index":-1}`+"\n"...),
		"with seed -1": append(slices.Clone(text), `{"source":0,"replicate":-1}`+"\n"...),
	} {
		if err := os.WriteFile(path, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := testRun(0).Do(t.Context(), dir); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("want an error with %q, got %v", what, err)
		}
		if what != "line 2: " {
			continue
		}
		var told error
		for _, err := range Results(dir) {
			told = errors.Join(told, err)
		}
		if told == nil || !strings.Contains(told.Error(), ":2: ") || !strings.Contains(told.Error(), "take that line out") {
			t.Errorf("who reads the results is told %v", told)
		}
	}
	for _, name := range []string{resultsFile, tracesFile} { // of what run nobody knows, or somebody else's
		dir := t.TempDir()
		path, text := filepath.Join(dir, name), []byte("precious")
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := testRun(0).Do(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "no run.json") {
			t.Errorf("%s without a header: %v", name, err)
		}
		if left, err := os.ReadFile(path); err != nil || !bytes.Equal(left, text) {
			t.Errorf("of %s is left %q, %v", name, left, err)
		}
	}
}

func TestOtherRunsAreRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "q.jsonl")
	write := func(answer string) {
		if err := os.WriteFile(file, []byte(`{"question":"1+1?","answer":"`+answer+`"}`+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("2")
	base := func() Run {
		run := testRun(0)
		run.Sources = append(run.Sources, File(file))
		run.Params = maps.Clone(run.Params)
		return run
	}
	dir := t.TempDir()
	if _, err := base().Do(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	tests := map[string]func(*Run){
		`model was "guesser" and is now "other"`:       func(r *Run) { r.Params["model"] = "other" },
		`budget was not set and is now "tokens=9"`:     func(r *Run) { r.Params["budget"] = "tokens=9" },
		`temperature was "0" and is now not set`:       func(r *Run) { delete(r.Params, "temperature") },
		`there were 3 data sets`:                       func(r *Run) { r.Sources = r.Sources[:2] },
		`data set 1 was story:steps=1-4,seed=3 and is`: func(r *Run) { r.Sources[0] = Suite{Family: "story", Low: 1, High: 4, Seed: 4} },
		`the questions of ` + file + ` have changed`:   func(*Run) { write("3") },
	}
	for want, change := range tests {
		run := base()
		change(&run)
		_, err := run.Do(t.Context(), dir)
		var mismatch *MismatchError
		if !errors.As(err, &mismatch) || !strings.Contains(err.Error(), want) {
			t.Errorf("want a refusal with %q, got %v", want, err)
		}
		write("2")
	}
	for name, change := range map[string]func(*Run){
		"more strategies": func(r *Run) { r.Strategies = []string{"sc@2"} },
		"more seeds":      func(r *Run) { r.Seeds = 3 },
		"more questions":  func(r *Run) { r.Limit = 30 },
		"fewer questions": func(r *Run) { r.Limit = 5 },
		"another path":    func(r *Run) { r.Sources[2] = File(filepath.Dir(file) + "/./q.jsonl") },
	} {
		run := base()
		change(&run)
		if p, err := run.Do(t.Context(), dir); err != nil || p.Done != p.Total {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	if h, err := ReadHeader(dir); err != nil || h.Seeds != 3 || h.Limit != 30 || len(h.Strategies) != 3 {
		t.Errorf("header %+v, %v", h, err)
	}
}

// A sample is spread over the file, does not depend on anything but its seed, and
// grows into a larger one; another sample of the same file is refused.
func TestSampleOfAFile(t *testing.T) {
	var lines strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&lines, "{\"question\":\"%d+1?\",\"answer\":\"%d\"}\n", i, i+1)
	}
	file := filepath.Join(t.TempDir(), "q.jsonl")
	if err := os.WriteFile(file, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	run := func(dir string, limit int, seed, base uint64) ([]int, error) {
		r := testRun(0)
		r.Sources, r.Strategies, r.Seeds = []Source{File(file)}, []string{"single"}, 1
		r.Limit, r.Sample, r.BaseSeed = limit, seed, base
		p, err := r.Do(t.Context(), dir)
		if err == nil && p.Total != p.Done {
			t.Errorf("%d of %d", p.Done, p.Total)
		}
		var places []int
		if err == nil {
			for x, err := range Results(dir) {
				if err != nil {
					t.Fatal(err)
				}
				places = append(places, x.Index)
			}
		}
		slices.Sort(places)
		return places, err
	}
	dir := t.TempDir()
	ten, err := run(dir, 10, 7, 1)
	if err != nil || len(ten) != 10 || ten[9] < 500 || ten[0] > 500 {
		t.Fatalf("%v, %v", ten, err)
	}
	if again, _ := run(t.TempDir(), 10, 7, 2); !slices.Equal(again, ten) {
		t.Errorf("another seed of the answers asks %v, not %v", again, ten)
	}
	if other, _ := run(t.TempDir(), 10, 8, 1); slices.Equal(other, ten) {
		t.Errorf("another sample asks %v, too", other)
	}
	if first, _ := run(t.TempDir(), 3, 0, 1); !slices.Equal(first, []int{0, 1, 2}) {
		t.Errorf("the first three are %v", first)
	}
	var mismatch *MismatchError
	if _, err := run(dir, 20, 8, 1); !errors.As(err, &mismatch) || !strings.Contains(err.Error(), "10 questions drawn with seed 7 were asked and are now 20 questions drawn with seed 8") {
		t.Errorf("another sample: %v", err)
	}
	more, err := run(dir, 40, 7, 1)
	if err != nil || len(more) != 40 {
		t.Fatalf("%d, %v", len(more), err)
	}
	for _, place := range ten {
		if !slices.Contains(more, place) {
			t.Errorf("the larger sample lacks question %d", place)
		}
	}
	if all, err := run(dir, 0, 8, 1); err != nil || len(all) != 1000 {
		t.Errorf("all: %d, %v", len(all), err)
	}
	if _, err := run(dir, 5, 8, 1); err != nil {
		t.Errorf("any part of a run of all: %v", err)
	}
}

// Files of the same name have other questions, which keep apart in the results. A folder
// goes on as it began.
func TestFilesOfTheSameName(t *testing.T) {
	data, dir := t.TempDir(), t.TempDir()
	var sources []Source
	for folder, question := range map[string]string{"a": "1 + 1", "b": "2 + 2"} {
		path := filepath.Join(data, folder, "mine.jsonl")
		if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprintf(`{"question": "What is %s?", "answer": "2"}`+"\n", question)
		if err := os.WriteFile(path, []byte(line+strings.ReplaceAll(line, "What", "How much")), 0o600); err != nil {
			t.Fatal(err)
		}
		sources = append(sources, File(path))
	}
	run := testRun(0)
	run.Sources, run.Strategies, run.Seeds = sources, []string{"single"}, 1
	if _, err := run.Do(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	if got := named(t, dir); !slices.Equal(got, []string{"1:mine 1:mine 1:mine-00001", "1:mine 1:mine 1:mine-00002", "2:mine 2:mine 2:mine-00001", "2:mine 2:mine 2:mine-00002"}) {
		t.Errorf("%q", got)
	}

	old, err := ReadHeader(dir) // as an earlier version wrote it
	if err != nil {
		t.Fatal(err)
	}
	old.Data[0].Label, old.Data[1].Label, old.Strategies = "", "", []string{}
	text, _ := json.Marshal(old)
	older := t.TempDir()
	if err := os.WriteFile(filepath.Join(older, headerFile), text, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Do(t.Context(), older); err != nil {
		t.Fatal(err)
	}
	if got := named(t, older); !slices.Equal(got, []string{"mine mine mine-00001", "mine mine mine-00001", "mine mine mine-00002", "mine mine mine-00002"}) {
		t.Errorf("%q", got)
	}
}

// named are the set, task and id of all results.
func named(t *testing.T, dir string) (out []string) {
	for r, err := range Results(dir) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Join([]string{r.Set, r.Task, r.ID}, " "))
	}
	slices.Sort(out)
	return out
}

func TestSampleIsFair(t *testing.T) {
	counts := [10]int{}
	for seed := range uint64(300) {
		s := newSample(1000, 100, seed+1)
		if n := s.size(1000); n != 100 {
			t.Fatalf("seed %d draws %d", seed, n)
		}
		for place := range 1000 {
			if s.has(place) {
				counts[place/100]++
			}
		}
	}
	for i, n := range counts { // 3000 are expected, with a standard deviation of 49
		if n < 2800 || n > 3200 {
			t.Errorf("tenth %d is drawn from %d times", i, n)
		}
	}
}

func TestOneRunAtATime(t *testing.T) {
	dir := t.TempDir()
	run := testRun(0)
	run.Progress = func(p Progress) {
		if p.Done == 0 {
			if _, err := testRun(0).Do(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "another run is writing") {
				t.Errorf("a second run got %v", err)
			}
		}
	}
	if _, err := run.Do(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
}

func TestFailuresCountAsWrongAndAreKept(t *testing.T) {
	dir := t.TempDir()
	run := testRun(0)
	run.New = func(strategy string, seed uint64, item data.Item) (Solver, error) {
		if strategy == "single" && item.Set[0] == 'e' {
			return nil, fmt.Errorf("a riddle: %w", prompts.ErrOutOfScope)
		}
		if strategy == "single" {
			return nil, errors.New("no such luck")
		}
		return guesser{seed: seed, gold: item.Answer, err: errors.New("broke off")}, nil
	}
	p, err := run.Do(t.Context(), dir)
	if err != nil || p.Failed != testTotal*3/4 || p.Declined != testTotal/4 || p.Correct != 0 || p.Done != testTotal {
		t.Errorf("%+v, %v", p, err)
	}
	for r, err := range Results(dir) {
		reason := map[bool]string{true: "a riddle: " + prompts.ErrOutOfScope.Error()}[r.Declined]
		if err != nil || r.Correct || !slices.Contains([]string{"no such luck", "broke off", reason}, r.Error) {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

// What makes no solver and says no reason is a failure of each question.
// lost is a solver whose own judge states what is no number.
type lost struct{}

func (lost) Stream(context.Context, string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		doubt := &critic.Judgement{Verdict: critic.Verdict{PWrong: math.NaN()}, Each: []critic.Verdict{{Critic: "own", PWrong: math.NaN()}}}
		_ = yield(pipeline.Event{Kind: pipeline.Critiqued, Judgement: doubt}, nil) &&
			yield(pipeline.Event{Kind: pipeline.Finished, Answer: &pipeline.Answer{Final: "1", Confidence: math.NaN()}}, nil)
	}
}

// One answer that cannot be written as it is does not end a run.
func TestNoNumbersInAnswers(t *testing.T) {
	run, dir := testRun(0), t.TempDir()
	run.New = func(string, uint64, data.Item) (Solver, error) { return lost{}, nil }
	if p, err := run.Do(t.Context(), dir); err != nil || p.Done != testTotal {
		t.Fatalf("%d answers, %v", p.Done, err)
	}
	for r, err := range Results(dir) {
		if err != nil || r.Confidence != 0 || r.Final != "1" {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	for tr, err := range Traces(dir) {
		if err != nil || len(tr.Events) != 1 || tr.Events[0].Verdicts[0].PWrong != critic.Prior {
			t.Fatalf("%+v, %v", tr, err)
		}
	}
}

func TestNothingThatAnswers(t *testing.T) {
	run := testRun(0)
	run.New = func(string, uint64, data.Item) (Solver, error) { return nil, nil }
	if p, err := run.Do(t.Context(), t.TempDir()); err != nil || p.Failed != testTotal || p.Done != testTotal {
		t.Errorf("%+v, %v", p, err)
	}
}

// Differences are told in the same order every time.
func TestDifferencesHaveAnOrder(t *testing.T) {
	old := Header{Params: map[string]string{"b": "1", "d": "1", "f": "1", "g": "1"}}
	is := Header{Params: map[string]string{"a": "1", "c": "1", "e": "1"}}
	for range 20 {
		if got := is.differences(old); !slices.IsSorted(got) || len(got) != 7 {
			t.Fatalf("%q", got)
		}
	}
}

// A header is written under another name first, perhaps in another folder; who reads
// the error knows only its own.
func TestHeaderThatCannotBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "missing")
	want := "write " + filepath.Join(dir, headerFile) + ": "
	if _, err := (Header{}).settle(dir); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

// Results may be of several versions of the program; the store tells which.
func TestVersionsOfTheProgramAreNoted(t *testing.T) {
	dir := t.TempDir()
	for _, step := range []struct {
		program  string
		others   []string
		programs []string
	}{
		{"", nil, nil},
		{"v1", []string{UnknownProgram}, []string{UnknownProgram, "v1"}},
		{"v2", []string{UnknownProgram, "v1"}, []string{UnknownProgram, "v1", "v2"}},
		{"v1", []string{UnknownProgram, "v2"}, []string{UnknownProgram, "v1", "v2"}},
	} {
		run := testRun(0)
		run.Program = step.program
		p, err := run.Do(t.Context(), dir)
		if err != nil || !slices.Equal(p.Others, step.others) {
			t.Errorf("%q: others %q, want %q, %v", step.program, p.Others, step.others, err)
		}
		if h, err := ReadHeader(dir); err != nil || !slices.Equal(h.Programs, step.programs) {
			t.Errorf("%q: programs %q, want %q, %v", step.program, h.Programs, step.programs, err)
		}
	}
	alone := testRun(0)
	alone.Program = "v1"
	dir = t.TempDir()
	for range 2 {
		if p, err := alone.Do(t.Context(), dir); err != nil || len(p.Others) > 0 {
			t.Errorf("one version: others %q, %v", p.Others, err)
		}
	}
}

func TestTotalBudgetStopsAndGoesOn(t *testing.T) {
	dir := t.TempDir()
	run := testRun(0)
	run.Total = pipeline.Budget{FLOPs: pipeline.AtMost(50e6)}
	p, err := run.Do(t.Context(), dir)
	if err != nil || !p.Exhausted || p.Spend.FLOPs < 50e6 || p.Done > 50+run.Workers-1 {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err = run.Do(t.Context(), dir); err != nil || !p.Exhausted || p.Done != p.Resumed {
		t.Errorf("again: %+v, %v", p, err)
	}
	run.Total = pipeline.Budget{}
	if p, err = run.Do(t.Context(), dir); err != nil || p.Exhausted || p.Done != testTotal {
		t.Errorf("then: %+v, %v", p, err)
	}
}

// What waits for the one worker while the cap is reached is not asked any more.
func TestNothingIsAskedBehindTheTotalBudget(t *testing.T) {
	run := testRun(0)
	run.Workers, run.Total = 1, pipeline.Budget{FLOPs: pipeline.AtMost(50e6)}
	for range 5 {
		if p, err := run.Do(t.Context(), t.TempDir()); err != nil || !p.Exhausted || p.Done != 50 {
			t.Errorf("%d asked, want 50: %v", p.Done, err)
		}
	}
}

// A suite of which more is asked than before has as many answers to come, whether its number was
// said at first or not.
func TestSuitesGrow(t *testing.T) {
	for _, first := range []int{0, 20} {
		dir := t.TempDir()
		run := testRun(0)
		run.Sources, run.Strategies, run.Seeds = run.Sources[:1], run.Strategies[:1], 1
		for _, limit := range []int{first, 150, 30} {
			if run.Limit = limit; limit == 30 {
				limit = 150 // as many are there
			}
			if _, err := run.Do(t.Context(), dir); err != nil {
				t.Fatal(err)
			}
			h, err := ReadHeader(dir)
			if want := cmp.Or(limit, defaultLimit); err != nil || h.Answers() != want {
				t.Errorf("first %d, then %d: %d answers, want %d; %v", first, run.Limit, h.Answers(), want, err)
			}
		}
	}
	if old := (Header{Limit: 0, Strategies: []string{"single"}, Data: []DataInfo{{Name: "story"}}}); old.Answers() != defaultLimit {
		t.Errorf("of an older program: %d", old.Answers())
	}
}

// Every unit of a budget ends a run.
func TestTotalBudgetInEveryUnit(t *testing.T) {
	spend := pipeline.Spend{PromptTokens: 9, GeneratedTokens: 9, FLOPs: 9, USD: 9, Seconds: 9}
	for _, text := range []string{"tokens=9", "prompt=9", "generated=9", "flops=9", "usd=9", "time=9s"} {
		budget, err := pipeline.ParseBudget(text)
		spent := &tally{budget: budget}
		if spent.add(spend); err != nil || !spent.reached() {
			t.Errorf("%s: not reached: %v", text, err)
		}
	}
}

// A run that spends nobody knows how much ends at once where that is limited.
func TestTotalBudgetOfWhatIsUnknown(t *testing.T) {
	spent := &tally{budget: pipeline.Budget{USD: pipeline.AtMost(1)}}
	if spent.reached() {
		t.Error("nothing was spent")
	}
	if spent.add(pipeline.Spend{USD: math.NaN()}); !spent.reached() {
		t.Error("what was spent is unknown")
	}
}

// fading is a file that has lost its last questions when it is read again.
type fading struct {
	File
	reads *int
}

func (f fading) Items() iter.Seq2[data.Item, error] {
	*f.reads++
	return func(yield func(data.Item, error) bool) {
		for i := range 6 / *f.reads {
			if !yield(data.Item{ID: fmt.Sprint(i), Question: fmt.Sprint(i), Answer: "1"}, nil) {
				return
			}
		}
	}
}

func TestDataThatFadesIsNoFinishedRun(t *testing.T) {
	run := testRun(0)
	run.Sources = []Source{fading{"six.jsonl", new(int)}}
	p, err := run.Do(t.Context(), t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "the data holds no more questions") || p.Done == 0 || p.Done >= p.Total {
		t.Errorf("%d of %d, %v", p.Done, p.Total, err)
	}
}

func TestBadLinesStopTheRunBeforeItStarts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "q.jsonl")
	text := `{"question":"1+1?","answer":2}` + "\n\n" + `{"question":"1+2?"` + "\n" + `{"question":"","answer":"3"}` + "\n" + `{"question":"2+2?","answer":"4"}` + "\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	run := testRun(0)
	run.Sources, run.Strategies, run.Seeds = []Source{File(path)}, []string{"single"}, 1
	dir := filepath.Join(t.TempDir(), "out")
	_, err := run.Do(t.Context(), dir)
	for _, want := range []string{path + ":3: not JSON", path + ":4: no question"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the run has begun")
	}
	run.SkipBad = true
	if p, err := run.Do(t.Context(), dir); err != nil || p.Skipped != 2 || p.Done != 2 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestSuites(t *testing.T) {
	s, err := ParseSuite("story:steps=2-5,seed=7,operand=50")
	if err != nil || s.Name() != "story:steps=2-5,seed=7,operand=50" {
		t.Fatalf("%+v, %v", s, err)
	}
	for chains, want := range map[string]string{"chains:family=word,steps=16,seed=7": "story:steps=16,seed=7", "chains:family=calc": "expr:steps=1-8,seed=1"} {
		if c, err := ParseSuite(chains); err != nil || c.Name() != want {
			t.Errorf("%s is %s (%v), want %s", chains, c.Name(), err, want)
		}
	}
	for _, family := range problems.Names() { // with the steps it has where none are asked for
		suite, err := ParseSuite(family)
		for i := range 10 {
			if err == nil {
				_, err = suite.item(i)
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
	if c, err := ParseSuite("chains:family=story,steps=2-5,seed=7,operand=50"); err != nil || c != s {
		t.Errorf("%+v, %v", c, err)
	}
	n := 0
	for item, err := range s.Items() {
		if err != nil || item.Validate() != nil {
			t.Fatalf("%+v, %v", item, err)
		}
		if n++; n == 20 {
			break
		}
	}
	for text, want := range map[string]string{
		"poem":           `no suite "poem": there are expr, story`,
		"story:steps=0":  "want 1 to 20",
		"story:steps=3-": "steps=3-",
		"story:size=3":   `no parameter "size"`,
	} {
		if _, err := ParseSuite(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestTraceIsBounded(t *testing.T) {
	var tr Trace
	size := 0
	for range 100 {
		tr.add(pipeline.Event{Kind: pipeline.Drafted, Text: strings.Repeat("x", 4096)}, &size)
	}
	if !tr.Cut || len(tr.Events) > 16 {
		t.Errorf("%d events kept, cut %v", len(tr.Events), tr.Cut)
	}
}

// FuzzStore opens a store whose results hold anything at all.
func FuzzStore(f *testing.F) {
	f.Add([]byte(`{"source":0,"index":3,"strategy":"single"}` + "\n" + `{"source`))
	f.Add([]byte("\n\n{}\n"))
	f.Add([]byte(`{"index":-1}` + "\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), resultsFile)
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		file, err := openTail(path, func([]byte) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		kept, _ := os.ReadFile(path)
		if !bytes.HasPrefix(text, kept) || len(kept) > 0 && kept[len(kept)-1] != '\n' {
			t.Errorf("%q became %q", text, kept)
		}
		for _, err := range Results(filepath.Dir(path)) {
			_ = err // any error will do, a panic will not
		}
	})
}
