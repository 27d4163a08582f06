package pipeline_test

import (
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// terse is a critic that is no cascade and says as little as it can.
type terse struct{ fail critic.Verdict }

func (t terse) Judge(_ context.Context, c critic.Case) (critic.Judgement, error) {
	if strings.Contains(c.Chunk, "bad") {
		return critic.Judgement{Verdict: t.fail}, nil
	}
	return critic.Judgement{Verdict: critic.Verdict{Grade: critic.Pass}}, nil
}

// several is such a critic that tells what one of several has said.
type several struct{ one critic.Verdict }

func (s several) Judge(context.Context, critic.Case) (critic.Judgement, error) {
	return critic.Judgement{Verdict: critic.Verdict{Grade: critic.Pass}, Each: []critic.Verdict{s.one}}, nil
}

func TestCriticThatIsNoCascade(t *testing.T) {
	solver := func(fail critic.Verdict) *pipeline.Solver {
		return &pipeline.Solver{
			Model: pipelinetest.Script("bad\n", "good\n", "ans 1\n"), Format: lines{}, Critic: terse{fail}, Ladder: []pipeline.Rung{{Tries: 1}},
		}
	}
	for name, fail := range map[string]critic.Verdict{
		"no probability":    {Grade: critic.Fail},
		"more than certain": {Grade: critic.Fail, PWrong: 9},
	} {
		_, answer := trace(t, solver(fail))
		if answer.Text != "good\nans 1\n" || !answer.Verified || answer.Confidence != 1 {
			t.Errorf("%s: %q, verified %t, confidence %g", name, answer.Text, answer.Verified, answer.Confidence)
		}
		for _, c := range answer.Chunks {
			if len(c.Verdicts) != 1 || c.Verdicts[0].Grade != critic.Pass {
				t.Errorf("%s: verdicts on %q: %+v", name, c.Text, c.Verdicts)
			}
		}
	}
	each := &pipeline.Solver{Model: pipelinetest.Script("good\n", "ans 1\n"), Format: lines{}, Critic: several{critic.Verdict{Critic: "one of them", Grade: critic.Pass, PWrong: math.Inf(-1)}}}
	_, answer := trace(t, each)
	if text, err := json.Marshal(answer); err != nil || !answer.Verified || answer.Chunks[0].Verdicts[0].PWrong != 0 {
		t.Errorf("less than nothing: %s, %v", text, err)
	}
	each.Model, each.Critic = pipelinetest.Script("good\n"), several{critic.Verdict{Critic: "one of them", PWrong: math.NaN()}}
	if answer, err := each.Answer(t.Context(), "q"); err == nil || !strings.Contains(err.Error(), "one of them is not a number") || answer.Stop != pipeline.Failed {
		t.Errorf("no number among several: stop %s, error %v", answer.Stop, err)
	}
	answer, err := solver(critic.Verdict{Grade: critic.Fail, PWrong: math.NaN()}).Answer(t.Context(), "q")
	if err == nil || !strings.Contains(err.Error(), "not a number") || answer.Stop != pipeline.Failed {
		t.Errorf("no number: stop %s, error %v", answer.Stop, err)
	}
}

// What nobody judged and the model told no likelihood of, such as what a fix wrote, counts as
// nothing is known of it, and not as certain.
func TestWhatNobodyJudgedIsNotCertain(t *testing.T) {
	fixing := unjudging(func(c critic.Case) critic.Verdict {
		if strings.Contains(c.Chunk, "bad") {
			return critic.Verdict{Grade: critic.Fail, PWrong: .9, Fix: strings.ReplaceAll(c.Chunk, "bad", "good")}
		}
		return critic.Verdict{}
	})
	s := &pipeline.Solver{
		Model: pipelinetest.Script("bad\n", "ans 1\n"), Format: lines{}, Critic: fixing, Ladder: []pipeline.Rung{{Fix: true}},
	}
	if _, answer := trace(t, s); answer.Text != "good\nans 1\n" || answer.Confidence != 0 {
		t.Errorf("%q with confidence %g", answer.Text, answer.Confidence)
	}
}

// unjudging is a critic that is no cascade and does not tell who said what.
type unjudging judge

func (u unjudging) Judge(_ context.Context, c critic.Case) (critic.Judgement, error) {
	return critic.Judgement{Verdict: u(c)}, nil
}
