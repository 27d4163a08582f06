package pipeline_test

import (
	"math"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// slipping writes 5-2=3 although it finds "+" likelier than "-", by the odds given.
func slipping(odds float64) *pipelinetest.Model {
	p := odds / (1 + odds)
	return &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			line := text[strings.LastIndexByte(text, '\n')+1:]
			switch {
			case strings.Contains(text, "\n5"):
				return map[bool]string{true: "2=7\n", false: "ans 1\n"}[line == "5+"]
			}
			return "5-2=3\n"
		},
		Others: func(text string) []pipeline.Alternative {
			if strings.HasSuffix(text, "\n5") {
				return []pipeline.Alternative{{Text: "+", Logprob: float32(math.Log(p))}}
			}
			return nil
		},
		Logprob: func(_, token string) float32 {
			if token == "-" {
				return float32(math.Log(1 - p))
			}
			return 0
		},
	}
}

// doubtful is unsure of what is unlikely, by P(wrong).
func doubtful(p float64) judge {
	return func(c critic.Case) critic.Verdict {
		if strings.Contains(c.Chunk, "-") {
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: p}
		}
		return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
	}
}

func TestSlipsAreReconsidered(t *testing.T) {
	for name, test := range map[string]struct {
		odds, doubt float64
		want        string
	}{
		"a doubtful slip":                 {9, .05, "5+2=7\nans 1\n"},
		"the critics have no doubt":       {9, .001, "5-2=3\nans 1\n"},
		"the other is hardly likelier":    {1.5, .05, "5-2=3\nans 1\n"},
		"the likelier is no better":       {9, .01, "5-2=3\nans 1\n"},
		"what was drafted was the likely": {.2, .3, "5-2=3\nans 1\n"},
	} {
		s := &pipeline.Solver{Model: slipping(test.odds), Format: lines{}, Critic: doubtful(test.doubt), Ladder: []pipeline.Rung{{Branches: 4}}}
		if got, answer := trace(t, s); answer.Text != test.want || !answer.Verified {
			t.Errorf("%s: answer %q:\n%s", name, answer.Text, got)
		}
	}
}

// Servers tell -9999 for ln P of what they find very unlikely. Where the critics have no doubt, that
// is no reason for one.
func TestASlipIsNothingWithoutDoubt(t *testing.T) {
	model := slipping(9)
	model.Logprob = func(_, token string) float32 {
		if token == "-" {
			return -9999
		}
		return 0
	}
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: doubtful(0), Ladder: []pipeline.Rung{{Branches: 4}}}
	if got, _ := trace(t, s); counts(got)["reconsider"] != 0 {
		t.Errorf("reconsidered:\n%s", got)
	}
}

// Another look at a chunk that stands is left out where the budget does not pay for it, and the
// answer is as verified as without it.
func TestWhatCannotBeReconsideredStands(t *testing.T) {
	model := slipping(9)
	model.Write = func(text string, _ pipeline.Sampling) string {
		return map[bool]string{true: "ans 5-2\n", false: "2\n"}[strings.HasSuffix(text, "\n")]
	}
	model.Others = func(text string) []pipeline.Alternative {
		if strings.HasSuffix(text, " 5") {
			return []pipeline.Alternative{{Text: "+", Logprob: -.1}}
		}
		return nil
	}
	for limit := 30.0; limit < 60; limit++ {
		s := &pipeline.Solver{
			Model: model, Format: lines{}, Critic: doubtful(.05), Ladder: []pipeline.Rung{{Branches: 4}},
			Budget: pipeline.Budget{Tokens: pipeline.AtMost(limit)},
		}
		if got, answer := trace(t, s); !answer.Verified {
			t.Errorf("%g tokens: stop %s, answer %q:\n%s", limit, answer.Stop, answer.Text, got)
		}
	}
}

// A reworded chunk that comes to the same is no gain, so that it is not tried for ever.
func TestReconsideringIsGivenUpWhereItChangesNothing(t *testing.T) {
	model := slipping(3)
	model.Write = func(text string, _ pipeline.Sampling) string {
		switch line := text[strings.LastIndexByte(text, '\n')+1:]; {
		case strings.Count(text, "\n") > 30:
			return "ans 1\n"
		case line != "":
			return "is 1\n"
		}
		return "5-is 1\n"
	}
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: doubtful(.05), Ladder: []pipeline.Rung{{Branches: 4}}}
	got, _ := trace(t, s)
	if n := counts(got)["reconsider"]; n < 1 || n > 15 {
		t.Errorf("reconsidered %d times:\n%s", n, got)
	}
}
