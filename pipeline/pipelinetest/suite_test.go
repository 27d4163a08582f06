package pipelinetest_test

import (
	"context"
	"iter"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// altered is a scripted model whose tokens say something else of themselves.
type altered struct {
	*pipelinetest.Model
	token func(token *pipeline.Token, backs int) // backs is how far the text was rolled back since the last draft
}

func (m altered) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return &alteredSession{Session: s, model: m}, err
}

type alteredSession struct {
	pipeline.Session
	model altered
	backs int
}

func (s *alteredSession) Rollback(pos int) error {
	s.backs += max(s.Pos()-pos, 0)
	return s.Session.Rollback(pos)
}

func (s *alteredSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		for token, err := range s.Session.Draft(ctx, sampling) {
			s.model.token(&token, s.backs)
			s.backs = 0
			if !yield(token, err) {
				return
			}
		}
	}
}

func alter(token func(token *pipeline.Token, backs int)) pipeline.Model {
	write := func(text string, _ pipeline.Sampling) string { return strings.Repeat("0123456789", 2)[len(text)%10:] }
	return altered{&pipelinetest.Model{Write: write}, token}
}

// broken are models that break what the loop relies on, with what the suite says of them.
var broken = map[string]struct {
	model pipeline.Model
	want  string
}{
	"drafts for nothing": {
		alter(func(token *pipeline.Token, _ int) { token.Spend.GeneratedTokens = 0 }), "4 tokens were drafted, 0 generated tokens charged",
	},
	"gives back": {
		alter(func(token *pipeline.Token, backs int) { token.Spend.PromptTokens -= backs }), "a draft costs less than nothing",
	},
	"more than certain": {
		alter(func(token *pipeline.Token, _ int) { token.Logprob = .5 }), "is 0.5: above 0",
	},
	"alternatives that are more than certain": {
		alter(func(token *pipeline.Token, _ int) {
			token.Alternatives = []pipeline.Alternative{{Text: "x", Logprob: 2}}
		}), `ln P of "x" is 2: above 0`,
	},
}

// brokenModel names one of them to a test that runs as a program of its own, whose failure is
// not that of the test.
const brokenModel = "PIPELINETEST_BROKEN_MODEL"

func TestModelFindsWhatIsBroken(t *testing.T) {
	if name := os.Getenv(brokenModel); name != "" {
		pipelinetest.TestModel(t, broken[name].model, prompts.Prompt{Raw: "go on"})
		return
	}
	for name, test := range broken {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestModelFindsWhatIsBroken$")
		cmd.Env = append(os.Environ(), brokenModel+"="+name)
		if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), test.want) {
			t.Errorf("%s: %v, want %q:\n%s", name, err, test.want, out)
		}
	}
}

// What is unknown of a model behind a server is no fault.
func TestModelAllowsWhatIsUnknown(t *testing.T) {
	unknown := alter(func(token *pipeline.Token, _ int) {
		token.Logprob = float32(math.NaN())
		token.Spend.FLOPs, token.Spend.USD = math.NaN(), math.NaN()
	})
	pipelinetest.TestModel(t, unknown, prompts.Prompt{Raw: "go on"})
}
