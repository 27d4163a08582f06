package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// adder writes that 808-799 is 39, whatever it is asked, but can add.
func adder() *pipelinetest.Model {
	return &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			var x, y int
			line := text[strings.LastIndexByte(text, '\n')+1:]
			switch n, _ := fmt.Sscanf(line, "%d+%d=", &x, &y); {
			case n == 2:
				return fmt.Sprint(x+y, " apples\n")
			case strings.Contains(text, "=9 apples\n"):
				return "ans 9\n"
			case strings.HasSuffix(line, " "):
				return "apples\n"
			}
			return "808-799=39 apples\n"
		},
		Others: func(text string) []pipeline.Alternative {
			if !strings.HasSuffix(text, "=") {
				return nil
			}
			return []pipeline.Alternative{{Text: "8", Logprob: -.1}, {Text: "7", Logprob: -.2}}
		},
	}
}

func TestTrialWritesOnBehindWhatCameOut(t *testing.T) {
	for _, budget := range []float64{0, 1000} {
		s := &pipeline.Solver{
			Model: adder(), Format: lines{}, Ladder: []pipeline.Rung{{Branches: 2}, {Trial: true}},
			Critic: judge(func(c critic.Case) critic.Verdict {
				if found := strings.Contains(c.Chunk, "=9 "); found != (c.Tried > 0) || found && c.Chunk[:c.Tried] != "808-799=9 " {
					t.Errorf("%q: a trial found %q", c.Chunk, c.Chunk[:c.Tried])
				}
				if strings.Contains(c.Chunk, "808") && !strings.Contains(c.Chunk, "=9 ") {
					return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, At: len("808-799=")}
				}
				return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
			}),
		}
		if budget > 0 {
			s.Budget.Tokens = pipeline.AtMost(budget)
		}
		got, answer := trace(t, s)
		if answer.Text != "808-799=9 apples\nans 9\n" || !answer.Verified || !strings.Contains(got, "drafted trial 808-799=9 apples") {
			t.Errorf("%q, verified %t:\n%s", answer.Text, answer.Verified, got)
		}
		if answer.Spend.CriticTokens == 0 {
			t.Error("the trials are not booked")
		}
	}
}

// Where the chunk goes wrong behind the result that a trial found, ways on from there go before
// likelier ones that do without it.
func TestWaysBehindAResultGoFirst(t *testing.T) {
	model := adder()
	write := model.Write
	model.Write = func(text string, s pipeline.Sampling) string {
		switch {
		case strings.HasSuffix(text, "=9 "):
			return "pears\n"
		case strings.HasSuffix(text, "=9 apples"):
			return "\n"
		}
		return write(text, s)
	}
	others := model.Others
	model.Others = func(text string) []pipeline.Alternative {
		if strings.HasSuffix(text, "=9 ") {
			return []pipeline.Alternative{{Text: "apples", Logprob: -3}}
		}
		return others(text)
	}
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Ladder: []pipeline.Rung{{Trial: true}, {Branches: 1}},
		Critic: judge(func(c critic.Case) critic.Verdict {
			at := len("808-799=")
			switch {
			case strings.Contains(c.Chunk, "=9 apples") || strings.HasPrefix(c.Chunk, "ans"):
				return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
			case strings.Contains(c.Chunk, "=9 "):
				at += len("9 ")
			}
			return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, At: at}
		}),
	}
	if got, answer := trace(t, s); answer.Text != "808-799=9 apples\nans 9\n" {
		t.Errorf("%q:\n%s", answer.Text, got)
	}
}

// Where the mistake of the best draft is no result, that of the last is looked for.
func TestTrialOfTheLastDraft(t *testing.T) {
	model := adder()
	write, drafted := model.Write, 0
	model.Write = func(text string, s pipeline.Sampling) string {
		if drafted++; drafted == 1 {
			return "bad\n"
		}
		return write(text, s)
	}
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Ladder: []pipeline.Rung{{Tries: 1, Temperature: 1}, {Trial: true}},
		Critic: judge(func(c critic.Case) critic.Verdict {
			switch {
			case c.Chunk == "bad\n":
				return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .9}
			case strings.Contains(c.Chunk, "=39"):
				return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, At: len("808-799=")}
			}
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
		}),
	}
	if got, answer := trace(t, s); answer.Text != "808-799=9 apples\nans 9\n" {
		t.Errorf("%q:\n%s", answer.Text, got)
	}
}

// Where both go wrong in a result, that of the best draft is looked for.
func TestTrialOfTheBestDraft(t *testing.T) {
	for last, wrong := range map[string]float64{"708-699=19 pears\n": .99, "708-699=29 pears\n": .8} {
		model := adder()
		write, drafted := model.Write, 0
		model.Write = func(text string, s pipeline.Sampling) string {
			switch drafted++; {
			case drafted == 2:
				return last
			case strings.HasSuffix(text, "708-699=9 "):
				return "pears\n"
			case strings.HasSuffix(text, "=9 pears\n"):
				return "ans 9\n"
			}
			return write(text, s)
		}
		s := &pipeline.Solver{
			Model: model, Format: lines{}, Ladder: []pipeline.Rung{{Tries: 1, Temperature: 1}, {Trial: true}},
			Critic: judge(func(c critic.Case) critic.Verdict {
				v := critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .9, At: len("808-799=")}
				switch {
				case strings.Contains(c.Chunk, "=9 ") || strings.HasPrefix(c.Chunk, "ans"):
					return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
				case c.Chunk == last:
					v.PWrong = wrong
				}
				return v
			}),
		}
		want := "808-799=9 apples\nans 9\n"
		if wrong < .9 { // the last draft is the best
			want = "708-699=9 pears\nans 9\n"
		}
		if got, answer := trace(t, s); answer.Text != want {
			t.Errorf("%q:\n%s", answer.Text, got)
		}
	}
}

// Without a mistake that can be worked the other way the next rung is climbed.
func TestTrialThatFindsNothingIsLeftOut(t *testing.T) {
	s := &pipeline.Solver{
		Model: pipelinetest.Script("bad\n", "good\n", "ans 1\n"), Format: lines{},
		Ladder: []pipeline.Rung{{Trial: true}, {Tries: 1, Temperature: 1}},
		Critic: judge(func(c critic.Case) critic.Verdict {
			if c.Chunk == "bad\n" {
				return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99}
			}
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
		}),
	}
	if got, answer := trace(t, s); answer.Text != "good\nans 1\n" {
		t.Errorf("%q:\n%s", answer.Text, got)
	}
}
