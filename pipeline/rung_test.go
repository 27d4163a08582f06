package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// counts holds how often the loop decided for each rung.
func counts(trace string) map[string]int {
	out := map[string]int{}
	for line := range strings.Lines(trace) {
		if fields := strings.Fields(line); len(fields) > 2 && fields[1] == "decided" {
			out[strings.Join(fields[2:], " ")]++
		}
	}
	return out
}

func TestCandidatesAreDraftedTogetherAndTheBestIsTaken(t *testing.T) {
	n := 0
	model := &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		if strings.Contains(text, "good") {
			return "ans 1\n"
		}
		n++
		return []string{"bad\n", "bad 1\n", "good\n", "bad 2\n"}[(n-1)%4]
	}}
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: wrongIs("bad", ""), Ladder: []pipeline.Rung{{Candidates: 3, Temperature: 1}}}
	got, answer := trace(t, s)
	if answer.Text != "good\nans 1\n" || !answer.Verified || answer.Chunks[0].Attempts != 4 {
		t.Errorf("answer %q:\n%s", answer.Text, got)
	}
	// The prompt is read once, and the winner goes on from its own session.
	if want := len("q\n"); answer.Spend.PromptTokens != want {
		t.Errorf("%d prompt tokens, want %d", answer.Spend.PromptTokens, want)
	}
}

func TestGoingBackFurtherAndFurther(t *testing.T) {
	n := 0
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		n++
		if strings.Count(text, "\n") == 4 {
			return fmt.Sprintf("bad %d\n", n)
		}
		return fmt.Sprintf("step %d\n", n)
	}}
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Critic: wrongIs("bad", ""), Sampling: pipeline.Sampling{MaxTokens: 60},
		Ladder: []pipeline.Rung{{Tries: 1, Temperature: 1}, {Back: 1, Temperature: .7}, {Back: 2, Temperature: .7}, {Restart: true, Temperature: 1}},
	}
	got, _ := trace(t, s)
	want := map[string]int{"resample T=1": 4, "back 1": 1, "back 2": 1, "restart": 1}
	for rung, n := range want {
		if counts(got)[rung] != n {
			t.Errorf("%s: %d times, want %d:\n%s", rung, counts(got)[rung], n, got)
		}
	}
}

// What an answer began with that was begun anew does not stand there again, however much
// better the critics like it, unless the model writes nothing else.
func TestRestartTakesAnotherPlan(t *testing.T) {
	for name, test := range map[string]struct{ plans, want string }{
		"another is found":     {"AABC", "C\nans 1\n"},
		"the worse of the two": {"AABAAAA", "B\n"},
		"there is no other":    {"AAAAAAA", "A\n"},
	} {
		n := 0
		s := &pipeline.Solver{
			Model: &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
				switch {
				case strings.HasSuffix(text, "q\n"):
					n++
					return test.plans[min(n, len(test.plans))-1:][:1] + "\n"
				case strings.HasSuffix(text, "C\n"):
					return "ans 1\n"
				}
				return "bad\n"
			}},
			Critic: judge(func(c critic.Case) critic.Verdict {
				p := map[string]float64{"bad\n": .99, "B\n": .995}[c.Chunk]
				return critic.Verdict{Critic: "judge", Grade: map[bool]critic.Grade{true: critic.Fail, false: critic.Pass}[p > 0], PWrong: p}
			}),
			Format: lines{}, Sampling: pipeline.Sampling{MaxTokens: 8}, Price: 1e-9,
			Ladder: []pipeline.Rung{{Restart: true, Temperature: 1}, {Tries: 3, Temperature: 1}},
		}
		if got, answer := trace(t, s); !strings.HasPrefix(answer.Text, test.want) {
			t.Errorf("%s: answer %q:\n%s", name, answer.Text, got)
		}
	}
}

// inWords is lines for a model that can be asked for another plan.
type inWords struct{ lines }

func (inWords) Replan(question, step string) (prompts.Prompt, error) {
	return prompts.Prompt{Raw: question + ", but not " + step}, nil
}

// A model that follows instructions is asked for another plan in words, where the budget
// pays for reading them.
func TestRestartAsksForAnotherPlanInWords(t *testing.T) {
	const plain, inOtherWords = "A\nbad\nans 3\n", "C\nans 1\n"
	for tokens, want := range map[int]string{0: inOtherWords, 40: plain} {
		s := &pipeline.Solver{
			Model: &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
				switch {
				case strings.HasSuffix(text, "bad\n"):
					return "ans 3\n"
				case text == "q, but not A\n":
					return "C\n"
				case strings.HasSuffix(text, "C\n"):
					return "ans 1\n"
				case strings.HasSuffix(text, "A\n"):
					return "bad\n"
				}
				return "A\n"
			}},
			Critic: wrongIs("bad", ""), Format: inWords{}, Price: 1e-9,
			Ladder: []pipeline.Rung{{Restart: true, Temperature: 1}},
		}
		if tokens > 0 {
			s.Budget.Tokens = pipeline.AtMost(float64(tokens))
		}
		got, answer := trace(t, s)
		if answer.Text != want {
			t.Errorf("with at most %d tokens: %q, want %q:\n%s", tokens, answer.Text, want, got)
		}
		if tokens == 0 && answer.Spend.PromptTokens != len("q\n")+len("q, but not A\n") {
			t.Errorf("%d prompt tokens were read", answer.Spend.PromptTokens)
		}
	}
}

// A model that writes the same again stands by it: a soft doubt is then dropped.
func TestRepeatsSettleASoftDoubt(t *testing.T) {
	doubts := func(p float64) judge {
		return func(c critic.Case) critic.Verdict {
			if strings.Contains(c.Chunk, "ans") {
				return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
			}
			return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: p, Reason: "unlikely"}
		}
	}
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if strings.Contains(text, "same") {
			return "ans 1\n"
		}
		return "same\n"
	}}
	tries := func(p float64) int {
		s := &pipeline.Solver{Model: model, Format: lines{}, Critic: doubts(p), Ladder: []pipeline.Rung{{Tries: 20, Temperature: 1}}}
		_, answer := trace(t, s)
		return answer.Chunks[0].Attempts
	}
	if soft, hard := tries(.55), tries(.999); soft > 6 || hard < soft+3 {
		t.Errorf("%d drafts for a soft doubt, %d for a hard one", soft, hard)
	}
}

func TestRepairsThatDoNotPayAreNotMade(t *testing.T) {
	s := &pipeline.Solver{
		Model: pipelinetest.Script("bad\n", "ans 1\n"), Format: lines{}, Critic: wrongIs("bad", ""),
		Ladder: []pipeline.Rung{{Tries: 5, Temperature: 1}}, Price: .6,
	}
	got, answer := trace(t, s)
	if answer.Text != "bad\nans 1\n" || !strings.Contains(got, "decided keep") {
		t.Errorf("answer %q:\n%s", answer.Text, got)
	}
}

func TestExperienceIsKept(t *testing.T) {
	e := &pipeline.Experience{}
	s := &pipeline.Solver{Format: lines{}, Critic: wrongIs("bad", ""), Ladder: []pipeline.Rung{{Tries: 2, Temperature: 1}}, Experience: e}
	for range 8 {
		s.Model = pipelinetest.Script("bad\n", "bad!\n", "good\n", "ans 1\n")
		if _, answer := trace(t, s); !answer.Verified {
			t.Fatalf("answer %q", answer.Text)
		}
	}
	// Half of 16 tries helped; half of 16 first drafts were wrong.
	if got := e.Rungs()["resample T=1"]; got != .5 {
		t.Errorf("the rung mends %.2f", got)
	}
	if got, want := e.ErrorRate(), 9./36; got != want {
		t.Errorf("error rate %.3f, want %.3f", got, want)
	}
}
