package pipeline_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// thoughts runs the solver and writes its drafts and decisions one a line,
// reasoning in parentheses.
func thoughts(t *testing.T, s *pipeline.Solver) (string, pipeline.Answer) {
	t.Helper()
	var b strings.Builder
	var answer pipeline.Answer
	for e, err := range s.Stream(t.Context(), "q") {
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSuffix(e.Text, "\n")
		if e.Thought {
			text = "(" + text + ")"
		}
		switch e.Kind {
		case pipeline.Drafted, pipeline.Accepted:
			fmt.Fprintf(&b, "%d.%d %s %s\n", e.Chunk, e.Attempt, e.Kind, text)
		case pipeline.Decided:
			fmt.Fprintf(&b, "%d.%d %s\n", e.Chunk, e.Attempt, e.How)
		case pipeline.Finished:
			answer = *e.Answer
		}
	}
	return b.String(), answer
}

// Reasoning is chunked, judged and repaired like the answer, and no part of it.
func TestReasoningIsRepaired(t *testing.T) {
	for name, test := range map[string]struct {
		script []string
		ladder []pipeline.Rung
		want   string
	}{
		"accepted as it is": {
			script: []string{"⟨hm 1\n", "so 2⟩", "it is 2\n", "ans 2\n"},
			want:   "0.1 drafted (hm 1)\n0.1 accepted (hm 1)\n1.1 drafted (so 2)\n1.1 accepted (so 2)\n2.1 drafted it is 2\n2.1 accepted it is 2\n3.1 drafted ans 2\n3.1 accepted ans 2\n",
		},
		"drafted again": {
			script: []string{"⟨hm 1\n", "bad⟩", "so 2⟩", "ans 2\n"},
			ladder: []pipeline.Rung{{Tries: 2, Temperature: .7}},
			want:   "0.1 drafted (hm 1)\n0.1 accepted (hm 1)\n1.1 drafted (bad)\n1.1 resample T=0.7\n1.2 drafted (so 2)\n1.2 accepted (so 2)\n2.1 drafted ans 2\n2.1 accepted ans 2\n",
		},
		"fixed, and gone on with": {
			script: []string{"⟨bad 1\n", "so 2⟩", "ans 2\n"},
			ladder: []pipeline.Rung{{Fix: true}},
			want:   "0.1 drafted (bad 1)\n0.1 fix\n0.2 drafted (good 1)\n0.2 accepted (good 1)\n1.1 drafted (so 2)\n1.1 accepted (so 2)\n2.1 drafted ans 2\n2.1 accepted ans 2\n",
		},
		"gone back to from the answer": {
			script: []string{"⟨hm 1⟩", "bad\n", "⟨so 2⟩", "ans 2\n"},
			ladder: []pipeline.Rung{{Back: 1, Temperature: .7}},
			want:   "0.1 drafted (hm 1)\n0.1 accepted (hm 1)\n1.1 drafted bad\n1.1 back 1\n0.1 drafted (so 2)\n0.1 accepted (so 2)\n1.1 drafted ans 2\n1.1 accepted ans 2\n",
		},
		"kept, because nothing better came": {
			script: []string{"⟨bad 1\n", "⟨bad, worse\n", "so 2⟩", "ans 2\n"},
			ladder: []pipeline.Rung{{Tries: 1, Temperature: .7}},
			want:   "0.1 drafted (bad 1)\n0.1 resample T=0.7\n0.2 drafted (bad, worse)\n0.2 keep\n0.2 accepted (bad 1)\n1.1 drafted (so 2)\n1.1 accepted (so 2)\n2.1 drafted ans 2\n2.1 accepted ans 2\n",
		},
		"empty": {
			script: []string{"⟨⟩", "ans 2\n"},
			want:   "0.1 drafted ()\n0.1 drafted ans 2\n0.1 accepted ans 2\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			fix := ""
			if len(test.ladder) > 0 && test.ladder[0].Fix {
				fix = "good"
			}
			worse := judge(func(c critic.Case) critic.Verdict {
				v := wrongIs("bad", fix)(c)
				if strings.Contains(c.Chunk, "worse") {
					v.PWrong = .999
				}
				return v
			})
			got, answer := thoughts(t, &pipeline.Solver{
				Model: pipelinetest.Script(test.script...), Format: lines{}, Critic: worse, Ladder: test.ladder,
			})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("trace (-want +got):\n%s", diff)
			}
			if answer.Final != "2" || !answer.Verified || strings.Contains(answer.Text, "so") || strings.Contains(answer.Text, "hm") {
				t.Errorf("%+v", answer)
			}
			some := name != "empty"
			text, err := json.Marshal(answer)
			if err != nil || strings.Contains(string(text), `"thought":true`) != some || strings.HasSuffix(answer.Thought(), "so 2") != some {
				t.Errorf("reasoned %q: %s, %v", answer.Thought(), text, err)
			}
		})
	}
}

// What critics read before the answer begins with the reasoning.
func TestCriticsReadTheReasoning(t *testing.T) {
	var cases []string
	s := &pipeline.Solver{
		Model: pipelinetest.Script("⟨so 2⟩", "ans 2\n"), Format: lines{},
		Critic: judge(func(c critic.Case) critic.Verdict {
			cases = append(cases, fmt.Sprintf("%q %q %t", c.Accepted, c.Chunk, c.Thought))
			return critic.Verdict{Grade: critic.Pass}
		}),
	}
	thoughts(t, s)
	if diff := cmp.Diff([]string{`"" "so 2" true`, `"so 2\n" "ans 2\n" false`}, cases); diff != "" {
		t.Error(diff)
	}
}

// A model that ends, or runs out of room, while it reasons is asked for its
// answer; its reasoning may be longer than its answer.
func TestReasoningWithoutEnd(t *testing.T) {
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		switch {
		case strings.HasSuffix(text, pipelinetest.Close+"ans "):
			return "7\n"
		case strings.HasSuffix(text, "q\n"):
			return "⟨on and on\n"
		}
		return "on and on\n"
	}}
	s := &pipeline.Solver{Model: model, Format: lines{}, Sampling: pipeline.Sampling{MaxTokens: 30}}
	_, answer := thoughts(t, s)
	if answer.Stop != pipeline.TooLong || answer.Final != "7" || answer.Text != "ans 7\n" || len(answer.Thought()) < 200 || len(answer.Thought()) > 240 {
		t.Errorf("%+v after %d bytes of reasoning", answer, len(answer.Thought()))
	}
	s.Model = pipelinetest.Script("⟨hm\n", "", "7\n")
	if _, answer = thoughts(t, s); answer.Final != "7" || answer.Text != "ans 7\n" || answer.Thought() != "hm\n" {
		t.Errorf("%+v", answer)
	}
}

// What another model reasons while it helps out is paid for and shown, but only
// its answer is taken.
func TestHelpersReasonForThemselves(t *testing.T) {
	s := crew()
	right := s.Ladder[1].Model.(large).Model
	write := right.Write
	right.Write = func(text string, s pipeline.Sampling) string {
		_, reasoned, _ := strings.Cut(text, pipelinetest.Open)
		before, _, _ := strings.Cut(text, pipelinetest.Open)
		if !strings.Contains(text, pipelinetest.Close) && !strings.Contains(reasoned, "\n") && before == "please: q\none\n" {
			return "⟨let me see\nyes⟩two\n"
		}
		if strings.HasSuffix(text, "see\n") {
			return "yes⟩"
		}
		return write(strings.ReplaceAll(text, "⟨let me see\nyes⟩", ""), s)
	}
	got, answer := thoughts(t, s)
	if !strings.Contains(got, "(let me see)\n1.4 drafted (yes)\n1.5 drafted two\n1.5 accepted two\n") || !answer.Verified {
		t.Errorf("%s\n%+v", got, answer)
	}
	if answer.Thought() != "" || answer.Text != "one\ntwo\nthree\nans 4\n" {
		t.Errorf("%+v", answer)
	}
}

// A judge may reason for longer than its critique may be.
func TestJudgesReasonFirst(t *testing.T) {
	verdict := `{"step": 0, "verdict": "right", "reason": "fine"}`
	judge := &pipelinetest.Model{Write: func(string, pipeline.Sampling) string {
		return pipelinetest.Open + strings.Repeat("hm ", 60) + pipelinetest.Close + verdict
	}}
	s := &pipeline.Solver{
		Model: pipelinetest.Script("a\n", "ans 1\n"), Judge: judge, Format: lines{}, Critic: critic.Cascade{critic.Written{MaxTokens: len(verdict)}},
	}
	if _, answer := thoughts(t, s); len(answer.Chunks) == 0 || answer.Chunks[0].Grade != critic.Pass {
		t.Errorf("%+v", answer)
	}
}

// The number of experts in the solver's sampling is the drafting model's: a judge may have
// fewer of them.
func TestJudgesHaveTheirOwnExperts(t *testing.T) {
	experts := -1
	model := &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		if strings.Contains(text, "Steps:") {
			experts = s.Experts
			return `{"step": 0, "verdict": "right"}`
		}
		return "ans 1\n"
	}}
	for want, judge := range map[int]pipeline.Model{0: model, 6: nil} { // nil is the drafting model itself
		s := &pipeline.Solver{
			Model: model, Judge: judge, Format: lines{}, Critic: critic.Cascade{critic.Written{}}, Sampling: pipeline.Sampling{Experts: 6},
		}
		if _, answer := thoughts(t, s); len(answer.Chunks) == 0 || experts != want {
			t.Errorf("the judge wrote with %d experts, not %d: %+v", experts, want, answer)
		}
	}
}
