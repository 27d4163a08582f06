package evals_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/report"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

// careless is a model that knows the gold steps of a question and writes one
// line in ten with a wrong last digit. After a wrong line its answer is wrong.
func careless(gold []string) *pipelinetest.Model {
	return &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		_, written, _ := strings.Cut(text, "<a>")
		draft := written
		for i := strings.Count(written, "\n"); i < len(gold); i++ {
			hash := fnv.New64a()
			fmt.Fprintf(hash, "%s\x00%d\x00%d", text, s.Seed, i)
			line := []byte(gold[i])
			slip := hash.Sum64()%10 == 0
			if last := i == len(gold)-1; last {
				slip = draft != strings.Join(gold[:i], "\n")+"\n"
			}
			if digit := &line[len(line)-1]; slip {
				*digit = '0' + (*digit-'0'+1)%10
			}
			draft += string(line) + "\n"
		}
		return strings.TrimPrefix(draft, written)
	}}
}

// The whole way from questions to a report, with the real loop.
func TestStrategiesAreCompared(t *testing.T) {
	judge, err := critic.Parse("computed")
	if err != nil {
		t.Fatal(err)
	}
	run := evals.Run{
		Sources:    []evals.Source{evals.Suite{Family: "story", Low: 4, High: 6, Seed: 5}},
		Strategies: []string{"single", "chunked", "chunked-nofix", "chunked-oracle"},
		Limit:      30, Workers: 2,
		New: func(name string, seed uint64, item data.Item) (evals.Solver, error) {
			base := pipeline.Solver{
				Model: careless(item.Steps), Format: prompts.Worked{}, Critic: judge,
				Ladder: pipeline.DefaultLadder(), Sampling: pipeline.Sampling{Temperature: 1, Seed: seed},
			}
			if name == "chunked-oracle" {
				name, base.Critic = "chunked", evals.Oracle(item)
			}
			build, err := strategy.Parse(name)
			if err != nil {
				return nil, err
			}
			return build(base), nil
		},
	}
	dir := t.TempDir()
	if p, err := run.Do(t.Context(), dir); err != nil || p.Failed > 0 || p.Done != 120 {
		t.Fatalf("%+v, %v", p, err)
	}
	results, err := report.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	rows := results.Rows()
	if single := rows[0]; single.Accuracy < .2 || single.Accuracy > .9 || single.Verified > 0 {
		t.Errorf("single: %+v", single)
	}
	for _, row := range rows[1:] {
		if row.Accuracy < rows[0].Accuracy+.1 || row.Verified == 0 {
			t.Errorf("%s repairs little of what it is told of: %+v", row.Strategy, row)
		}
	}
	if oracle := rows[3]; oracle.Accuracy < .99 || oracle.RightToWrong != 0 {
		t.Errorf("an oracle leaves no mistake: %+v", oracle)
	}
	if c, err := results.Compare("chunked-oracle", "single", .02); err != nil || !c.NonInferior || c.McNemarP > .05 || c.CILow <= 0 {
		t.Errorf("%+v, %v", c, err)
	}
	for trace, err := range evals.Traces(dir) {
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[pipeline.Kind]int{}
		for _, e := range trace.Events {
			kinds[e.Kind]++
		}
		if kinds[pipeline.Drafted] == 0 || (kinds[pipeline.Critiqued] == 0) != (trace.Strategy == "single") || trace.Text == "" {
			t.Errorf("%s: events %v", trace.Strategy, kinds)
		}
	}
}

func ExampleRun() {
	dir, err := os.MkdirTemp("", "evals")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	run := evals.Run{
		Sources:    []evals.Source{evals.Suite{Family: "story", Low: 2, High: 2, Seed: 1}},
		Strategies: []string{"single"},
		Limit:      3,
		New: func(_ string, seed uint64, item data.Item) (evals.Solver, error) {
			var lines []string
			for _, step := range item.Steps {
				lines = append(lines, step+"\n")
			}
			model := pipelinetest.Script(lines...) // a model that knows the answer
			return &pipeline.Solver{Model: model, Format: prompts.Worked{}, Sampling: pipeline.Sampling{Seed: seed}}, nil
		},
	}
	progress, err := run.Do(context.Background(), filepath.Join(dir, "results"))
	if err != nil {
		panic(err)
	}
	fmt.Printf("%d of %d right\n", progress.Correct, progress.Total)
	// Output: 3 of 3 right
}

// A seed depends on the question and the replicate alone.
func TestSeed(t *testing.T) {
	item := data.Item{ID: "q1", Question: "1+1?"}
	seeds := []uint64{
		evals.Seed(1, item, 0), evals.Seed(1, item, 1), evals.Seed(2, item, 0),
		evals.Seed(1, data.Item{ID: "q2", Question: "1+1?"}, 0), evals.Seed(1, data.Item{ID: "q1", Question: "1+2?"}, 0),
	}
	for i, s := range seeds {
		if s >= 1<<53 || slices.Contains(seeds[:i], s) {
			t.Errorf("seed %d of %v", i, seeds)
		}
	}
	if evals.Seed(1, item, 0) != 1384949548295956 {
		t.Errorf("the seed of a question has changed: %d", evals.Seed(1, item, 0))
	}
}

// The judge of whole answers knows the answer, in whatever way it was reached.
func TestJudgeKnowsTheAnswerAlone(t *testing.T) {
	item := data.Item{Question: "What is 2 * 3?", Answer: "6", AnswerType: data.Number, Steps: []string{"2*3=6 → 6", "ans 6"}}
	right := evals.Knows(item, nil)
	for final, want := range map[string]bool{"6": true, "6.0": true, "5": false, "": false} {
		if got := right(t.Context(), pipeline.Answer{Text: "nonsense\n", Final: final}); got != want {
			t.Errorf("%q: %v", final, got)
		}
	}
}
