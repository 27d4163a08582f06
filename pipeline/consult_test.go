package pipeline_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// A model that drafts wrongly when greedy, and knows it when it is asked.
func doubting() *pipelinetest.Model {
	return &pipelinetest.Model{
		Write: func(text string, s pipeline.Sampling) string {
			switch {
			case strings.Contains(text, "Steps:"):
				return `{"step": 1, "verdict": "wrong", "reason": "misread"}`
			case strings.Contains(text, "good"):
				return "ans 1\n"
			case s.Temperature == 0:
				return "bad\n"
			default:
				return "good\n"
			}
		},
		Expect: func(text string, _ []string) []float64 {
			if strings.Contains(text, "bad") {
				return []float64{-9, 0}
			}
			return []float64{0, -9}
		},
	}
}

func TestCriticsThatAskAreCharged(t *testing.T) {
	probe := critic.Probe{Suffix: "?", Good: "+", Bad: "-"}
	for name, row := range map[string]struct {
		critic critic.Critic
		tokens int // of the critic
	}{
		// One token for each of three drafts: bad, good, ans 1.
		"probe": {probe, 3},
		// Two drafts of "good\n" for each of three: the model finds all unlikely.
		"agreement": {critic.Agreement{K: 2, Below: 1}, 2*5 + 2*5 + 2*6},
	} {
		t.Run(name, func(t *testing.T) {
			s := &pipeline.Solver{Model: doubting(), Format: lines{}, Critic: critic.Cascade{row.critic}, Ladder: pipeline.DefaultLadder()}
			_, answer := trace(t, s)
			if answer.Text != "good\nans 1\n" || !answer.Verified {
				t.Errorf("answer %q, verified %t", answer.Text, answer.Verified)
			}
			if answer.Spend.CriticTokens != row.tokens {
				t.Errorf("critics are charged %d tokens, want %d", answer.Spend.CriticTokens, row.tokens)
			}
		})
	}
}

// Whatever critics ask, the budget holds, and enough is left to state an answer.
func TestCriticsNeverOverdraw(t *testing.T) {
	for tokens := range 300 {
		s := &pipeline.Solver{
			Model: doubting(), Format: lines{}, Ladder: pipeline.DefaultLadder(),
			Critic: critic.Cascade{critic.Probe{Suffix: "?", Good: "+", Bad: "-"}, critic.Agreement{K: 3, Below: 1}, critic.Written{MaxTokens: 20}},
			Budget: pipeline.Budget{Tokens: pipeline.AtMost(float64(tokens))},
		}
		_, answer := trace(t, s)
		if got := answer.Spend.Tokens(); got > tokens || answer.Spend.CriticTokens > got {
			t.Fatalf("budget %d: spent %+v", tokens, answer.Spend)
		}
	}
}

func TestBlameGoesBackAtMostTwice(t *testing.T) {
	blaming := judge(func(c critic.Case) critic.Verdict {
		if len(c.Steps) < 2 || strings.Contains(c.Chunk, "ans") {
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
		}
		return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .9, Blame: 2, Reason: "the first step is wrong"}
	})
	n := 0
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if n++; strings.Count(text, "\n") > 3 {
			return "ans 1\n"
		}
		return strings.Repeat("x", n) + "\n"
	}}
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: blaming, Ladder: []pipeline.Rung{{Blame: true, Temperature: .7}}}
	got, answer := trace(t, s)
	if blames := strings.Count(got, "decided blame"); blames != 2 {
		t.Errorf("went back %d times:\n%s", blames, got)
	}
	if answer.Final != "1" || answer.Verified {
		t.Errorf("final %q, verified %t", answer.Final, answer.Verified)
	}
}

// The text that a critic blamed is refused when it comes again.
func TestBlamedTextIsNotTakenAgain(t *testing.T) {
	s := &pipeline.Solver{
		Model: pipelinetest.Script("left\n", "so\n", "left\n", "right\n", "so\n", "ans 1\n"), Format: lines{},
		Critic: judge(func(c critic.Case) critic.Verdict {
			if c.Accepted == "left\n" {
				return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .9, Blame: 1}
			}
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
		}),
		Ladder: []pipeline.Rung{{Blame: true, Temperature: .7}, {Tries: 2, Temperature: 1}},
	}
	if got, answer := trace(t, s); answer.Text != "right\nso\nans 1\n" {
		t.Errorf("answer %q:\n%s", answer.Text, got)
	}
}

// A model that judges what it reads has its own drafts, the ways it takes instead and
// what a fix has written judged by itself, and only what was not read yet is paid for.
func TestModelJudgesItself(t *testing.T) {
	model := &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			line := text[strings.LastIndexByte(text, '\n')+1:]
			switch {
			case strings.Contains(text, "5+2=7\n"):
				return "ans 7\n"
			case strings.HasPrefix("5-2=3", line):
				return "5-2=3\n"[len(line):]
			default:
				return "2=7\n"
			}
		},
		Others: func(text string) []pipeline.Alternative {
			if strings.HasSuffix(text, "\n5") {
				return []pipeline.Alternative{{Text: "+", Logprob: -3}}
			}
			return nil
		},
		Doubt: func(text string) float32 {
			if strings.Contains(text, "5-") {
				return 2
			}
			return -6
		},
	}
	fixer := critic.Func("fixer", func(_ context.Context, k critic.Case) (critic.Verdict, error) {
		if k.Chunk == "5-2=3\n" {
			return critic.Verdict{Grade: critic.Fail, PWrong: .99, Reason: "is not", Fix: "5+2=7\n"}, nil
		}
		return critic.Verdict{Reason: "no idea"}, nil
	})
	for name, row := range map[string]struct {
		critics critic.Cascade
		tokens  int // of the critics
	}{
		"branch": {critic.Cascade{critic.Inner{PassBelow: .005}}, 0},
		"fix":    {critic.Cascade{fixer, critic.Inner{PassBelow: .005}}, len("+2=7")},
	} {
		t.Run(name, func(t *testing.T) {
			s := &pipeline.Solver{Model: model, Format: lines{}, Critic: row.critics, Ladder: pipeline.DefaultLadder()}
			_, answer := trace(t, s)
			if answer.Text != "5+2=7\nans 7\n" || !answer.Verified || answer.Chunks[0].Attempts != 2 {
				t.Errorf("%+v", answer)
			}
			if answer.Spend.CriticTokens != row.tokens {
				t.Errorf("critics are charged %d tokens, want %d", answer.Spend.CriticTokens, row.tokens)
			}
		})
	}
}

// Where only the model's own opinion speaks against a draft, a way that the same model
// finds unlikely does not replace it for looking a little better, and one that it finds
// very unlikely is not written.
func TestAnUnlikelyWayHasToMakeUpForThat(t *testing.T) {
	for logprob, written := range map[float32]bool{-1.2: true, -3: false} {
		got, answer := trace(t, doubtedBut(logprob))
		if answer.Text != "5-2=3\nans 3\n" || strings.Contains(got, "5+2=7") != written {
			t.Errorf("ln P %g: answer %q:\n%s", logprob, answer.Text, got)
		}
	}
}

// doubtedBut is a solver whose model doubts what it writes, and has another way of that ln P.
func doubtedBut(logprob float32) *pipeline.Solver {
	return &pipeline.Solver{
		Model: &pipelinetest.Model{
			Write: func(text string, _ pipeline.Sampling) string {
				line := text[strings.LastIndexByte(text, '\n')+1:]
				switch {
				case strings.HasPrefix(line, "5+"):
					return "5+2=7\n"[len(line):]
				case strings.Contains(text, "\n5-2=3\n"), strings.Contains(text, "\n5+2=7\n"):
					return "ans 3\n"
				default:
					return "5-2=3\n"[len(line):]
				}
			},
			Others: func(text string) []pipeline.Alternative {
				if strings.HasSuffix(text, "\n5") {
					return []pipeline.Alternative{{Text: "+", Logprob: logprob}}
				}
				return nil
			},
			Logprob: func(_, token string) float32 {
				if token == "-" {
					return -.7
				}
				return -.01
			},
			Doubt: func(text string) float32 {
				switch {
				case strings.Contains(text, "5-"):
					return 2
				case strings.Contains(text, "5+"):
					return -1
				}
				return -6
			},
		},
		Format: lines{}, Critic: critic.Cascade{critic.Inner{}, critic.Confidence{}}, Ladder: pipeline.DefaultLadder(),
	}
}
