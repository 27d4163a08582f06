package openai_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestProbe(t *testing.T) {
	top := map[string]float64{" Yes": -1, "Y": -2, "No": -1.5, " maybe": -3, "\n": -4}
	yes := math.Log(math.Exp(-1) + math.Exp(-2))
	for _, test := range []struct {
		name    string
		f       *fake
		choices []string
		want    []float64
		fails   error
	}{
		{"both", &fake{goesOn: "plain", top: top}, []string{" Yes", " No"}, []float64{yes, -1.5}, nil},
		{"running usage", &fake{goesOn: "final", top: top, usage: "running"}, []string{" Yes", " No"}, []float64{yes, -1.5}, nil},
		{"asked by the user", &fake{top: top, usage: "end"}, []string{" Yes", " No"}, []float64{yes, -1.5}, nil},
		{"one is not among them", &fake{goesOn: "plain", top: top}, []string{"+", "Y"}, []float64{-4, -2}, nil},
		{"fewer alternatives", &fake{goesOn: "plain", top: top, refuses: []string{"top_logprobs"}}, []string{" Yes", " No"}, nil, pipeline.ErrNoLogprobs},
		{"no logprobs", &fake{goesOn: "plain", noLogprobs: true}, []string{" Yes", " No"}, nil, pipeline.ErrNoLogprobs},
		{"ignores max_tokens", &fake{goesOn: "plain", top: top, endless: true}, []string{" Yes", " No"}, []float64{yes, -1.5}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.f.write = script(worked)
			s := start(t, newModel(t, test.f, nil))
			drain(t.Context(), s, pipeline.Sampling{MaxTokens: 9}, 0)
			before, paid := test.f.total(), s.Pos()
			prober := s.(pipeline.Prober)
			bound := prober.ProbeCost("\nIs this right?\nAnswer:")
			got, spend, err := prober.Probe(t.Context(), "\nIs this right?\nAnswer:", test.choices)
			if !errors.Is(err, test.fails) || len(got) != len(test.want) {
				t.Fatalf("%v, %v", got, err)
			}
			for i := range got {
				if math.Abs(got[i]-test.want[i]) > 1e-9 {
					t.Errorf("%v, want %v", got, test.want)
				}
			}
			billed := test.f.total().Prompt + test.f.total().Generated - before.Prompt - before.Generated
			if spend.Tokens() < billed || spend.Tokens() > bound.Tokens() || s.Pos() != paid {
				t.Errorf("spent %+v, billed %d tokens, bound %+v, position %d, was %d", spend, billed, bound, s.Pos(), paid)
			}
			last := test.f.requests[len(test.f.requests)-1]["messages"].([]any)
			words := last[len(last)-1].(map[string]any)["content"].(string)
			if asked := test.f.goesOn == ""; asked != (words == "Is this right?\nAnswer:") || !strings.HasSuffix(words, "Is this right?\nAnswer:") {
				t.Errorf("the question is put as %q", words)
			}
		})
	}
}

// TestSchema checks how a server is asked to keep to a form, and what becomes
// of it where the server cannot.
func TestSchema(t *testing.T) {
	for want, refuses := range map[string][]string{"json_schema": nil, "json_object": {"json_schema"}, "": {"response_format"}} {
		f := &fake{write: func(string, string, float64, int) string { return `{"step": 0, "verdict": "right"}` }, usage: "end", refuses: refuses}
		m := newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain })
		s, err := m.Start(prompts.Critique("What is 12 * 7?", "", []string{"12 * 7 = 84"}))
		if err != nil {
			t.Fatal(err)
		}
		d := drain(t.Context(), s, pipeline.Sampling{}, 0)
		format, _ := f.requests[len(f.requests)-1]["response_format"].(map[string]any)
		if kind, _ := format["type"].(string); d.err != nil || kind != want {
			t.Errorf("refusing %v: asked for %v, %v", refuses, format, d.err)
		}
		if schema, _ := format["json_schema"].(map[string]any); want == "json_schema" && (schema["strict"] != true || schema["schema"] == nil) {
			t.Errorf("%v", schema)
		}
	}
}
