package pipeline_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// reading tells where what a draft computes before its first token begins.
type reading struct {
	*pipelinetest.Model
	from func(pos int)
}

func (m reading) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return readingSession{s, m.from}, err
}

type readingSession struct {
	pipeline.Session
	from func(pos int)
}

func (s readingSession) Unwrap() pipeline.Session { return s.Session }

func (s readingSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		end := s.Pos()
		for token, err := range s.Session.Draft(ctx, sampling) {
			s.from(end - token.Spend.PromptTokens)
			end = s.Pos()
			if !yield(token, err) {
				return
			}
		}
	}
}

// Rungs that put text into the chunk have that read, and an incumbent that is put back,
// but nothing that stands before the chunk.
func TestNothingBeforeTheChunkIsComputedAgain(t *testing.T) {
	for how, rung := range map[string]pipeline.Rung{
		"fix": {Fix: true}, "branch": {Branches: 4}, "blame": {Blame: true, Temperature: 1},
	} {
		t.Run(how, func(t *testing.T) {
			n, climbed := 0, 0
			starts := []int{0} // of the accepted chunks; the prompt is one, once it was read
			model := &pipelinetest.Model{
				Write: func(text string, _ pipeline.Sampling) string {
					if n++; strings.Count(text, "\n") > 9 {
						return "ans 1\n"
					}
					return fmt.Sprintf("%d line\n", n)
				},
				Others: func(string) []pipeline.Alternative { return []pipeline.Alternative{{Text: "x", Logprob: -1}} },
			}
			s := &pipeline.Solver{
				Format: lines{}, Ladder: []pipeline.Rung{rung, {Tries: 2, Temperature: 1}},
				Critic: judge(func(c critic.Case) critic.Verdict {
					v := critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
					if strings.Contains(c.Chunk, "3 line") || strings.Contains(c.Chunk, "7 line") {
						v = critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, Fix: "0 line\n", Blame: 1, At: 2}
						if how != "blame" {
							v.Blame = 0
						}
					}
					return v
				}),
			}
			s.Model = reading{model, func(pos int) {
				if pos < starts[len(starts)-1] {
					t.Errorf("position %d is computed again, the last chunk begins at %d", pos, starts[len(starts)-1])
				}
				if len(starts) == 1 {
					starts = []int{len("q\n")}
				}
			}}
			ends := []int{len("q\n")}
			for e, err := range s.Stream(t.Context(), "q") {
				if err != nil {
					t.Fatal(err)
				}
				switch {
				case e.Kind == pipeline.Decided && e.How == how:
					if climbed++; how == "blame" {
						starts = ends[:e.Chunk] // up to the one that is given up
					}
				case e.Kind == pipeline.Drafted:
					starts = ends[:e.Chunk+1]
				case e.Kind == pipeline.Accepted:
					starts = ends[:e.Chunk+1]
					ends = append(starts, starts[e.Chunk]+len(e.Text))
				}
			}
			if climbed == 0 {
				t.Error("the rung was not climbed")
			}
		})
	}
}
