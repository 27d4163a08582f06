package pipeline_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

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

// Two servers may have a model of the same name: where one fails, the other is asked.
func TestModelsOfTheSameNameAreToldApart(t *testing.T) {
	s := crew()
	down := large{&pipelinetest.Model{
		Write: func(string, pipeline.Sampling) string { return "two\n" },
		Fail:  func(string) error { return errors.New("no connection") },
	}}
	s.Ladder = []pipeline.Rung{{Tries: 1, Model: down, Format: asked{}}, s.Ladder[1]}
	if got, answer := trace(t, s); !answer.Verified || answer.Final != "4" {
		t.Errorf("%q, verified %t:\n%s", answer.Final, answer.Verified, got)
	}
}

// A model that could not help is not asked again: a server that still writes for it is to stop at
// once and not when the run ends.
func TestWhatAModelWritesThatCannotHelpIsEnded(t *testing.T) {
	reads, open := 0, 0
	reasons := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		return map[bool]string{true: "hm\n", false: pipelinetest.Open + "hm\n"}[strings.Contains(text, pipelinetest.Open)]
	}}
	s := crew()
	s.Sampling.MaxTokens = 40
	s.Ladder = []pipeline.Rung{{Tries: 1, Model: counting{reasons, &reads, &open}}}
	skipped := false
	for e, err := range s.Stream(t.Context(), "q") {
		if err != nil {
			t.Fatal(err)
		}
		if e.How == pipeline.Skip {
			skipped = true
			if open != 0 {
				t.Errorf("%d sessions are open: %s", open, e.Why)
			}
		}
	}
	if !skipped {
		t.Error("it could help")
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

// A rung that cannot be climbed is left for the next one; the trace says why, in
// one line and once.
func TestEscalationThatFails(t *testing.T) {
	asked := 0
	down := named{"down", &pipelinetest.Model{
		Write: func(string, pipeline.Sampling) string { return "two\n" },
		Fail: func(string) error {
			asked++
			return errors.New("the server\nis on fire")
		},
	}}
	expensive := named{"expensive", &pipelinetest.Model{Write: down.Write, USD: 1}}
	for name, test := range map[string]struct {
		rung pipeline.Rung
		want string
	}{
		"a server that fails":              {pipeline.Rung{Tries: 3, Model: down}, "resample T=0 by down: the server is on fire"},
		"one that cannot be asked":         {pipeline.Rung{Tries: 1, Model: down, Format: unaskable{}}, "resample T=0 by down: not in words"},
		"a price above what is left":       {pipeline.Rung{Tries: 1, Model: expensive}, "resample T=0 by expensive: what is left of the budget does not pay for it"},
		"candidates above what is left":    {pipeline.Rung{Candidates: 300}, "candidates 300 T=0: what is left of the budget does not pay for it"},
		"going back to a model that fails": {pipeline.Rung{Back: 1, Model: down}, "back 1: the server is on fire"},
	} {
		t.Run(name, func(t *testing.T) {
			asked = 0
			s := crew()
			s.Price = 1e-6
			s.Ladder = []pipeline.Rung{test.rung, s.Ladder[1]}
			s.Budget.USD, s.Budget.Tokens = pipeline.AtMost(5), pipeline.AtMost(600)
			var why []string
			var answer pipeline.Answer
			for e, err := range s.Stream(t.Context(), "q") {
				if err != nil {
					t.Fatal(err)
				}
				if e.How == pipeline.Skip {
					why = append(why, e.Why)
					if failed := test.rung.Model != nil && !strings.Contains(e.Why, "does not pay"); failed != (e.Model == "down") || !failed && e.Model != "" {
						t.Errorf("%s: the model %q failed", e.Why, e.Model)
					}
				}
				if e.Answer != nil {
					answer = *e.Answer
				}
			}
			if answer.Final != "4" || !answer.Verified || asked > 1 {
				t.Errorf("asked %d times: %+v", asked, answer)
			}
			if len(why) == 0 || why[0] != test.want || len(why) > 1 && test.rung.Model != nil {
				t.Errorf("why: %q", why)
			}
		})
	}
}

// Time that is up ends a run as it should, whatever the model of a rung says of it.
func TestEscalationEndsWithTheTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := crew()
		s.Sampling.MaxTokens = 40
		s.Budget.Seconds = pipeline.AtMost(60)
		lines := 0
		s.Ladder[1].Model = named{"thinker", &pipelinetest.Model{
			Write: func(text string, _ pipeline.Sampling) string {
				if strings.Contains(text, pipelinetest.Open) {
					return "\n"
				}
				return pipelinetest.Open + "\n"
			},
			Fail: func(string) error {
				if lines++; lines == 8*s.Sampling.MaxTokens+1 { // the last that it may reason
					time.Sleep(time.Minute)
				}
				return nil
			},
		}}
		answer, err := s.Answer(t.Context(), "q")
		if err != nil || answer.Stop != pipeline.OutOfBudget || answer.Spend.Seconds != 60 {
			t.Errorf("%s after %g s: %v", answer.Stop, answer.Spend.Seconds, err)
		}
	})
}

// A model that cannot be reached until the time is up has not helped, either, and the trace says why.
func TestEscalationThatTheTimeCutsShort(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := crew()
		s.Budget.Seconds = pipeline.AtMost(60)
		s.Ladder[1].Model = named{"down", &pipelinetest.Model{
			Write: func(string, pipeline.Sampling) string { return "two\n" },
			Fail: func(string) error {
				time.Sleep(time.Minute)
				return errors.New("the server cannot be reached")
			},
		}}
		var failed, why string
		for e, err := range s.Stream(t.Context(), "q") {
			if e.How == pipeline.Skip {
				failed, why = e.Model, e.Why
			}
			if e.Answer != nil && (err != nil || e.Answer.Stop != pipeline.OutOfBudget) {
				t.Errorf("%s, %v", e.Answer.Stop, err)
			}
		}
		if failed != "down" || !strings.HasSuffix(why, "the server cannot be reached") {
			t.Errorf("%q: %q", failed, why)
		}
	})
}

// named gives a model a name.
type named struct {
	name string
	*pipelinetest.Model
}

func (m named) Name() string { return m.name }

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
