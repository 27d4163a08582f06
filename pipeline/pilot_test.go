package pipeline_test

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// numbered yields n questions whose answer is their number.
func numbered(n int, failure error) iter.Seq2[pipeline.Labelled, error] {
	return func(yield func(pipeline.Labelled, error) bool) {
		for i := range n {
			want := fmt.Sprint(i)
			if !yield(pipeline.Labelled{Question: want, Right: func(a pipeline.Answer) (bool, error) { return a.Final == want, nil }}, nil) {
				return
			}
		}
		if failure != nil {
			yield(pipeline.Labelled{}, failure)
		}
	}
}

// A model that answers every fifth question wrong when greedy, all right
// otherwise.
func fifthWrong() *pipelinetest.Model {
	return &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		question, _, _ := strings.Cut(text, "\n")
		if s.Temperature == 0 && (strings.HasSuffix(question, "0") || strings.HasSuffix(question, "5")) {
			return "ans none\n"
		}
		return "ans " + question + "\n"
	}}
}

func TestPilot(t *testing.T) {
	good := wrongIs("none", "")
	bad := judge(func(c critic.Case) critic.Verdict { // fails what is right and passes what is wrong
		v := good(c)
		v.Grade, v.PWrong = critic.Pass+critic.Fail-v.Grade, 1-v.PWrong
		if v.Grade == critic.Fail {
			v.Fix = "ans none\n"
		}
		return v
	})
	for name, row := range map[string]struct {
		critic pipeline.Critic
		helps  bool
	}{"a good critic": {good, true}, "a bad critic": {bad, false}, "no critic": {nil, false}} {
		t.Run(name, func(t *testing.T) {
			s := pipeline.Solver{Model: fifthWrong(), Format: lines{}, Critic: row.critic, Ladder: pipeline.DefaultLadder()}
			p, err := pipeline.Try(t.Context(), s, numbered(50, nil))
			if err != nil {
				t.Fatal(err)
			}
			if p.Helps() != row.helps || p.Questions != 50 || p.Single != 40 || p.Repaired != 40+p.WrongToRight-p.RightToWrong {
				t.Errorf("%v", p)
			}
			if got := s.If(p).Ladder != nil; got != row.helps {
				t.Errorf("repair is on: %t", got)
			}
		})
	}
	if s := (pipeline.Solver{Ladder: pipeline.DefaultLadder()}).If(pipeline.Pilot{}); s.Ladder != nil {
		t.Error("a trial that asked nothing finds that repair helps")
	}
	// 10 of 10 by chance: 1/1024.
	s := pipeline.Solver{Model: fifthWrong(), Format: lines{}, Critic: good, Ladder: pipeline.DefaultLadder()}
	if p, _ := pipeline.Try(t.Context(), s, numbered(50, nil)); math.Abs(p.P-1./1024) > 1e-9 || p.WrongToRight != 10 {
		t.Errorf("%v", p)
	}
	broken := errors.New("no more")
	if _, err := pipeline.Try(t.Context(), s, numbered(3, broken)); err != broken {
		t.Errorf("got %v", err)
	}
}
