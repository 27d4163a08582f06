package serve_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

// draw is a number below n that depends on what is given alone.
func draw(n int, of ...any) int {
	hash := fnv.New64a()
	fmt.Fprint(hash, of...)
	return int(hash.Sum64() * 0x9e3779b97f4a7c15 >> 33 % uint64(n))
}

// fickle is a critic of which anything may come: it fails chunks, has them replaced, and
// blames earlier ones.
type fickle int

func (f fickle) Name() string { return "fickle" }

func (f fickle) Check(_ context.Context, c critic.Case) (critic.Verdict, error) {
	v := critic.Verdict{Critic: f.Name(), Grade: critic.Pass, PWrong: .01}
	switch draw(5, int(f), c.Accepted, c.Chunk) {
	case 0:
		v.Grade, v.PWrong = critic.Fail, .9
	case 1:
		v.Grade, v.PWrong, v.Fix = critic.Fail, .9, fmt.Sprintf("fixed %d\n", draw(9, int(f), c.Chunk))
	case 2:
		v.Grade, v.PWrong, v.Blame = critic.Fail, .9, draw(len(c.Steps)+1, int(f), c.Chunk)
	}
	return v, nil
}

// randomSolver writes some reasoning, some lines and at last an answer.
func randomSolver(t *rapid.T) pipeline.Solver {
	seed := rapid.Uint64().Draw(t, "seed")
	model := &pipelinetest.Model{Write: func(text string, p pipeline.Sampling) string {
		key := []any{seed, text, p.Temperature, p.Seed}
		switch draw(6, key...) {
		case 0:
			return fmt.Sprintf("Answer: %d\n", draw(9, key...))
		case 1:
			if _, written, _ := strings.Cut(text, "?"); written == "" {
				return pipelinetest.Open + "Let me think." + pipelinetest.Close + "step\n"
			}
		}
		return fmt.Sprintf("step %d\n", draw(99, key...))
	}}
	s := pipeline.Solver{
		Model: model, Format: prompts.Steps{}, Critic: critic.Cascade{fickle(rapid.IntRange(0, 1<<20).Draw(t, "critic"))},
		Ladder:   pipeline.DefaultLadder(),
		Sampling: pipeline.Sampling{Temperature: rapid.SampledFrom([]float64{0, 1}).Draw(t, "temperature"), MaxTokens: 60},
	}
	return s
}

// TestStreamsSayWhatRepliesSay holds for whatever models write, critics say and budgets
// allow: deltas in their order are the text of the answer, which is that of the reply
// unless the loop may go back in one and not in the other, and nothing costs more than it
// may.
func TestStreamsSayWhatRepliesSay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		solver := randomSolver(r)
		name := rapid.SampledFrom([]string{"chunked", "chunked", "chunked-nofix", "single", "sc@3", "refine@2", "beam@2"}).Draw(r, "strategy")
		back := rapid.SampledFrom([]string{"always", "in replies", "never"}).Draw(r, "goes back")
		build, err := strategy.Parse(name)
		if err != nil {
			r.Fatal(err)
		}
		url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: func(w serve.Wish) (serve.Solver, error) {
			s := solver
			w.Live = map[string]bool{"always": false, "in replies": w.Live, "never": true}[back]
			w.Apply(&s)
			return build(s), nil
		}})
		most := rapid.IntRange(1, 400).Draw(r, "max_tokens")
		body := map[string]any{"messages": ask("How much?"), "max_tokens": most, "seed": rapid.IntRange(0, 9).Draw(r, "asked seed")}
		replied, streamed := whole(t, url, body), streamed(t, url, body)
		for _, got := range []reply{replied, streamed} {
			if want := told(got.Reason.Chunks); got.Content != got.Reason.Final || got.Reasoning != want {
				r.Errorf("%s: steps %q and %q, the answer's are %q and %q", name, got.Reasoning, got.Content, want, got.Reason.Final)
			}
			if got.Usage.CompletionTokens > most {
				r.Errorf("%s: %d tokens, %d are allowed", name, got.Usage.CompletionTokens, most)
			}
		}
		replied.Deltas, streamed.Deltas = 0, 0
		replied.Reason.Spend.Seconds, streamed.Reason.Spend.Seconds = 0, 0
		if diff := cmp.Diff(replied, streamed, cmp.AllowUnexported(pipeline.Chunk{})); diff != "" && back != "in replies" {
			r.Errorf("%s: the reply and the stream differ:\n%s", name, diff)
		}
	})
}

// told is how steps are told.
func told(chunks []pipeline.Chunk) (text string) {
	for i, c := range chunks {
		if i > 0 && chunks[i-1].Thought && !c.Thought && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		text += c.Text
	}
	return text
}
