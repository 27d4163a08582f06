package openai_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/prompts"
)

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
