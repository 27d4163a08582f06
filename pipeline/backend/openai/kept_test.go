package openai_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/prompts"
)

// A budget that no request fits in says what would do, and that does.
func TestABudgetForNoRequestSaysWhatWouldDo(t *testing.T) {
	ask := func(limit int) pipeline.Answer {
		f := &fake{goesOn: "plain", usage: "end", write: func(_, begun string, _ float64, _ int) string {
			return strings.TrimPrefix("Answer: 2\n", strings.TrimSpace(begun))
		}}
		m := newModel(t, f, func(o *openai.Options) { o.Resumes = 1 })
		s := pipeline.Solver{Model: m, Format: prompts.Steps{}, Budget: pipeline.Budget{Tokens: pipeline.AtMost(float64(limit))}}
		a, err := s.Answer(t.Context(), "What is 1 + 1?")
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	little := ask(1000)
	if little.Spend.Tokens() > 0 || little.Needs <= 1000 {
		t.Fatalf("of 1000 tokens %d were spent, and %d are needed", little.Spend.Tokens(), little.Needs)
	}
	if a := ask(little.Needs); a.Spend.Tokens() == 0 || a.Final != "2" || a.Needs != 0 {
		t.Errorf("of %d tokens %d were spent: text %q, final %q, stop %s", little.Needs, a.Spend.Tokens(), a.Text, a.Final, a.Stop)
	}
}

// Whatever the limit, what is kept back is enough to have the server state an answer, where it is
// enough for a request at all.
func TestEnoughIsKeptForAnAnswer(t *testing.T) {
	for _, server := range []struct {
		way    openai.Continuation // empty: it has to be found out
		goesOn string
	}{{"", "plain"}, {"", ""}, {openai.ContinuePlain, "plain"}} {
		for _, resumes := range []int{0, 1} {
			for _, usage := range []string{"running", "end"} {
				for limit := 600; limit < 4000; limit += 131 {
					f := &fake{goesOn: server.goesOn, usage: usage, write: func(question, begun string, _ float64, _ int) string {
						if strings.HasSuffix(strings.TrimSpace(begun), "Answer:") {
							return "2\n"
						}
						return strings.Repeat("1 + 1 = 2 and so on\n", 400)
					}}
					m := newModel(t, f, func(o *openai.Options) { o.Continue, o.Resumes = server.way, resumes })
					s := pipeline.Solver{Model: m, Format: prompts.Steps{}, Budget: pipeline.Budget{Tokens: pipeline.AtMost(float64(limit))}}
					a, err := s.Answer(t.Context(), "What is 1 + 1?")
					if spent := a.Spend.Tokens(); err != nil || spent > limit || spent > 0 && a.Final != "2" {
						t.Errorf("%+v, usage %s, %d resumes, %d tokens of %d: final %q, stop %s, %v", server, usage, resumes, spent, limit, a.Final, a.Stop, err)
					}
				}
			}
		}
	}
}
