package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// large is a model that is asked in words of its own and is always right.
type large struct{ *pipelinetest.Model }

func (large) Name() string { return "large" }

// asked is a format that the model of a rung is asked in.
type asked struct{ lines }

func (asked) Prompt(question string) (prompts.Prompt, error) {
	return prompts.Prompt{System: "be brief", User: "please: " + question + "\n"}, nil
}

// crew is a solver whose own model gets every second chunk wrong, with a rung
// for another.
func crew() *pipeline.Solver {
	small := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		switch {
		case strings.HasSuffix(text, "q\n"):
			return "one\n"
		case strings.HasSuffix(text, "three\n"):
			return "ans 4\n"
		default:
			return "bad\n"
		}
	}}
	right := large{&pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		_, begun, asked := strings.Cut(text, "please: q\n")
		rest, ok := strings.CutPrefix("one\ntwo\nthree\nans 4\n", begun)
		if !asked || !ok {
			return "I was asked " + text
		}
		return rest
	}}}
	return &pipeline.Solver{
		Model: small, Format: lines{}, Critic: wrongIs("bad", ""),
		Ladder: []pipeline.Rung{{Tries: 1, Temperature: .7}, {Tries: 1, Model: right, Format: asked{}}},
	}
}

func TestEscalate(t *testing.T) {
	got, answer := trace(t, crew())
	want := `0.1 drafted draft one
0.1 accepted pass one
1.1 drafted draft bad
1.1 decided resample T=0.7 
1.2 drafted resample T=0.7 bad
1.2 decided resample T=0 by large 
1.3 drafted resample T=0 by large two
1.3 accepted pass two
2.1 drafted draft bad
2.1 decided resample T=0.7 
2.2 drafted resample T=0.7 bad
2.2 decided resample T=0 by large 
2.3 drafted resample T=0 by large three
2.3 accepted pass three
3.1 drafted draft ans 4
3.1 accepted pass ans 4
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("trace (-want +got):\n%s", diff)
	}
	var by []string
	for _, c := range answer.Chunks {
		by = append(by, c.Model)
	}
	if diff := cmp.Diff([]string{"", "large", "large", ""}, by); diff != "" || !answer.Verified {
		t.Errorf("verified %t, models (-want +got):\n%s", answer.Verified, diff)
	}
	// Both read the question once, and every accepted token that they did not
	// write themselves once.
	smallReads, largeReads := len("q\n")+len("two\nthree\n"), len("please: q\n")+len("one\ntwo\n")
	if got, want := answer.Spend.PromptTokens, smallReads+largeReads; got != want {
		t.Errorf("%d prompt tokens, want %d", got, want)
	}
}

// Whatever the budget, one ledger over all models keeps it, and what was reached
// is returned.
func TestEscalateWithinTheBudget(t *testing.T) {
	full := 0
	for tokens := range 120 {
		s := crew()
		s.Budget.Tokens = pipeline.AtMost(float64(tokens))
		_, answer := trace(t, s)
		if got := answer.Spend.Tokens(); got > tokens {
			t.Errorf("tokens=%d: spent %d", tokens, got)
		}
		if answer.Verified {
			full++
		} else if answer.Stop != pipeline.OutOfBudget {
			t.Errorf("tokens=%d: stopped as %s", tokens, answer.Stop)
		}
	}
	if full == 0 {
		t.Error("no budget was enough")
	}
}

func TestEscalationThatFails(t *testing.T) {
	s := crew()
	s.Ladder[1].Format = unaskable{}
	var answer pipeline.Answer
	var failure error
	for e, err := range s.Stream(t.Context(), "q") {
		if e.Answer != nil {
			answer, failure = *e.Answer, err
		}
	}
	if failure == nil || !strings.Contains(failure.Error(), "large: not in words") || !strings.HasPrefix(answer.Text, "one\n") {
		t.Errorf("%q, %v", answer.Text, failure)
	}
}

type unaskable struct{ lines }

func (unaskable) Prompt(string) (prompts.Prompt, error) {
	return prompts.Prompt{}, fmt.Errorf("not in words")
}

// A judge of its own writes the critiques.
func TestJudge(t *testing.T) {
	s := crew()
	s.Ladder = nil
	s.Critic = critic.Cascade{critic.Written{}}
	s.Judge = &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		return `{"step": 0, "verdict": "right", "reason": "fine"}`
	}}
	_, answer := trace(t, s)
	if len(answer.Chunks) == 0 || answer.Chunks[0].Grade != critic.Pass || answer.Spend.CriticTokens == 0 {
		t.Errorf("%+v", answer)
	}
}
