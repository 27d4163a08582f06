package pipeline_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// An incumbent that is put back, at its place or when the loop comes back to it behind the
// same text, is not read again; nor is what a way along it has in common with it.
func TestIncumbentsArePutBackWithoutReadingThem(t *testing.T) {
	for name, test := range map[string]struct {
		script []string
		ladder []pipeline.Rung
		others string // may stand in the place of "n"
		read   int    // besides the prompt
		want   string // in the answer
	}{
		"at its place": {
			script: []string{"one\n", "bad 1\n", "bad 22\n", "bad 22\n", "ans 1\n"},
			ladder: []pipeline.Rung{{Tries: 2, Temperature: 1}},
			want:   "one\nbad 1\nans 1\n",
		},
		"after going back": {
			script: []string{"one\n", "bad 1\n", "one\n", "ans 1\n"},
			ladder: []pipeline.Rung{{Back: 1, Temperature: 1}},
			want:   "one\nbad 1\nans 1\n",
		},
		"before a way along it": {
			script: []string{"one\n", "bad nn\n", "xxx\n", "xxx\n", "ans 1\n"},
			ladder: []pipeline.Rung{{Branches: 2}},
			others: "m",
			read:   2, // the letters that are put there
			want:   "one\nbad nn\nans 1\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			reads, open := 0, 0
			model := pipelinetest.Script(test.script...)
			model.Others = func(text string) []pipeline.Alternative {
				if test.others == "" || !strings.HasSuffix(text, "bad ") && !strings.HasSuffix(text, "bad n") {
					return nil
				}
				return []pipeline.Alternative{{Text: test.others, Logprob: -1}}
			}
			s := &pipeline.Solver{
				Model: counting{model, &reads, &open}, Format: lines{}, Ladder: test.ladder,
				Critic: judge(func(c critic.Case) critic.Verdict {
					v := critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
					if strings.Contains(c.Chunk, "bad") {
						v.Grade, v.PWrong = critic.Fail, .9+.01*float64(len(c.Chunk))
					}
					return v
				}),
			}
			got, answer := trace(t, s)
			if answer.Text != test.want {
				t.Errorf("got %q, want %q:\n%s", answer.Text, test.want, got)
			}
			if want := len("q\n") + test.read; reads != want || answer.Spend.PromptTokens != want {
				t.Errorf("%d tokens were read, of which %d are booked; want %d:\n%s", reads, answer.Spend.PromptTokens, want, got)
			}
			if open != 0 {
				t.Errorf("%d sessions more were opened than closed", open)
			}
		})
	}
}
