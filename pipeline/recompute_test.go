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

// counting notes how often each position before the current place was computed.
type counting struct {
	*pipelinetest.Model
	reads *int
	open  *int // sessions that were not closed
}

func (m counting) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	*m.open++
	return countingSession{s, m.reads, m.open}, err
}

type countingSession struct {
	pipeline.Session
	reads *int
	open  *int
}

func (s countingSession) Close() error {
	*s.open--
	return s.Session.Close()
}

func (s countingSession) Unwrap() pipeline.Session { return s.Session }

func (s countingSession) Fork() (pipeline.Session, error) {
	fork, err := s.Session.(pipeline.Forker).Fork()
	*s.open++
	return countingSession{fork, s.reads, s.open}, err
}

func (s countingSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		for token, err := range s.Session.Draft(ctx, sampling) {
			*s.reads += token.Spend.PromptTokens
			if !yield(token, err) {
				return
			}
		}
	}
}

// Whatever is drafted again, the prompt is computed once, and nothing that was drafted is
// computed a second time, an incumbent that is put back in its place neither: what is read
// beyond the prompt is what a critic wrote.
func TestAcceptedTokensAreComputedOnce(t *testing.T) {
	for name, ladder := range map[string][]pipeline.Rung{
		"resample":   {{Tries: 9, Temperature: 1}},
		"candidates": {{Candidates: 3, Temperature: 1}, {Tries: 9, Temperature: 1}},
		"back":       {{Back: 1, Temperature: 1}, {Back: 2, Temperature: 1}, {Tries: 9, Temperature: 1}},
		"restart":    {{Tries: 1, Temperature: 1}, {Restart: true, Temperature: 1}, {Tries: 9, Temperature: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			n, reads, open := 0, 0, 0
			model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
				if n++; strings.Count(text, "\n") > 12 {
					return "ans 1\n"
				}
				return fmt.Sprintf("line %d\n", n)
			}}
			s := &pipeline.Solver{
				Model: counting{model, &reads, &open}, Format: lines{}, Ladder: ladder,
				Critic: judge(func(c critic.Case) critic.Verdict {
					v := critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
					if strings.HasSuffix(c.Chunk, "1\n") != strings.Contains(c.Chunk, "ans") || strings.HasSuffix(c.Chunk, "4\n") {
						v.Grade, v.PWrong = critic.Fail, .99
					}
					return v
				}),
			}
			got, answer := trace(t, s)
			if !answer.Verified || !strings.Contains(got, "decided") {
				t.Fatalf("nothing was repaired:\n%s", got)
			}
			if reads != len("q\n") || answer.Spend.PromptTokens != reads {
				t.Errorf("%d prompt tokens were computed, the prompt has %d:\n%s", reads, len("q\n"), got)
			}
			if open != 0 {
				t.Errorf("%d sessions more were opened than closed", open)
			}
		})
	}
}
