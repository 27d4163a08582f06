package openai_test

import (
	"errors"
	"flag"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/replay"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// What a real llama.cpp server answers is in testdata, recorded with
//
//	llama-server -m localmoe/builtin/model.gguf --alias builtin -np 1
//	go test -run Real -record http://127.0.0.1:8080/v1
//
// and played back otherwise. The server of TestRealServerWritesChoices has -np 4, that
// of TestRealServerThinks also
//
//	--jinja --chat-template-file testdata/thinks.jinja --reasoning on --reasoning-budget 38
var record = flag.String("record", "", "base URL of a llama.cpp server with the built-in model, to record anew")

func realServer(t *testing.T, name string) *openai.Model {
	t.Helper()
	name = "testdata/llamacpp-" + name + ".jsonl"
	o := openai.Options{Model: "builtin", BaseURL: "http://127.0.0.1/v1", APIKey: key, Retries: -1}
	if *record == "" {
		player, err := replay.Play(name)
		if err != nil {
			t.Fatal(err)
		}
		o.Transport = player
	} else {
		recorder, err := replay.Record(name, &http.Transport{DisableKeepAlives: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := recorder.Close(); err != nil {
				t.Error(err)
			}
		})
		o.Transport, o.BaseURL = recorder, *record
	}
	m, err := openai.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// asMessage is the built-in model's format for a server, whose chat template
// puts the marks around a question.
type asMessage struct{ prompts.Worked }

func (asMessage) Prompt(question string) (prompts.Prompt, error) {
	return prompts.Prompt{User: "(12+7)*3-4=?"}, nil
}

func TestRealServerPassesTheSuite(t *testing.T) {
	prompt, _ := asMessage{}.Prompt("")
	pipelinetest.TestModel(t, realServer(t, "suite"), prompt)
}

// TestRealServerAnswers runs the loop on a real server: its usage counts every
// token, and from the second request on it finds the beginning in its cache.
func TestRealServerAnswers(t *testing.T) {
	solver := pipeline.Solver{
		Model: realServer(t, "answer"), Format: asMessage{},
		Critic: critic.Cascade{critic.Computed{}}, Ladder: pipeline.DefaultLadder(),
	}
	answer, err := solver.Answer(t.Context(), "What is (12 + 7) * 3 - 4?")
	if err != nil || answer.Final != "53" || answer.Stop != pipeline.Complete {
		t.Errorf("%+v, %v", answer, err)
	}
	if s := answer.Spend; s.CachedTokens == 0 || s.GeneratedTokens == 0 || s.PromptTokens == 0 {
		t.Errorf("spend %+v", s)
	}
}

// TestRealServerThinks has a model think, whose thoughts the server ends: they are
// judged, chunk by chunk, and no part of the answer.
func TestRealServerThinks(t *testing.T) {
	solver := pipeline.Solver{Model: realServer(t, "thinks"), Format: asMessage{}, Critic: critic.Cascade{critic.Computed{}}}
	answer, err := solver.Answer(t.Context(), "What is (12 + 7) * 3 - 4?")
	if err != nil || answer.Final != "53" || answer.Stop != pipeline.Complete || !strings.HasPrefix(answer.Thought(), "12+7=19 → 19*3-4\n19*3=57") {
		t.Errorf("%q after %q, %+v, %v", answer.Text, answer.Thought(), answer.Stop, err)
	}
	if strings.Contains(answer.Text, "19") || strings.Contains(answer.Text+answer.Thought(), "think>") {
		t.Errorf("%q after %q", answer.Text, answer.Thought())
	}
	first := answer.Chunks[0]
	if !first.Thought || first.Grade != critic.Pass || !strings.HasSuffix(first.Text, "\n") {
		t.Errorf("the first chunk is %+v", first)
	}
}

// TestRealServerWritesChoices drafts several versions with one request, whose prompt is
// paid for once.
func TestRealServerWritesChoices(t *testing.T) {
	const k = 3
	prompt, _ := asMessage{}.Prompt("")
	s, err := realServer(t, "choices").Start(prompt)
	if err != nil {
		t.Fatal(err)
	}
	forks, samplings := forksOf(t, s, k), seeded(k, pipeline.Sampling{Temperature: 1.5, MaxTokens: 40})
	texts := make([]string, k)
	var spend pipeline.Spend
	untold, err := s.(pipeline.Batcher).DraftBatch(t.Context(), forks, samplings, func(i int, token pipeline.Token) bool {
		spend = spend.Add(token.Spend)
		texts[i] += token.Text
		return !strings.HasSuffix(texts[i], "\n")
	})
	spend = spend.Add(untold)
	if err != nil || spend.PromptTokens+spend.CachedTokens != 15 || spend.GeneratedTokens < 3*10 {
		t.Errorf("spent %+v, %v", spend, err)
	}
	for _, text := range texts {
		if !strings.Contains(text, "=") || !strings.HasSuffix(text, "\n") {
			t.Errorf("drafted %q", texts)
		}
	}
}

// TestRealServerIsProbed checks that what the server expects next is what it
// writes next.
func TestRealServerIsProbed(t *testing.T) {
	m := realServer(t, "probe")
	prompt, _ := asMessage{}.Prompt("")
	s, err := m.Start(prompt)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ suffix, next string }{{"12+7=", "1"}, {"12+7=19 → 19*3-4\n", "1"}, {"12+7=1", "9"}} {
		logprobs, spend, err := s.(pipeline.Prober).Probe(t.Context(), row.suffix, []string{row.next, "8"})
		if err != nil || logprobs[0] < -.2 || logprobs[1] > -3 || spend.GeneratedTokens == 0 {
			t.Errorf("after %q: %v, %+v, %v", row.suffix, logprobs, spend, err)
		}
	}
}

// TestRealServerKeepsTheForm lets a model that knows nothing of JSON write a
// critique: the server holds it to the schema.
func TestRealServerKeepsTheForm(t *testing.T) {
	s, err := realServer(t, "schema").Start(recordedCritique)
	if err != nil {
		t.Fatal(err)
	}
	d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: 120}, 0)
	if d.err != nil || !strings.HasPrefix(strings.TrimSpace(d.text), "{") || !strings.Contains(d.text, `"step"`) {
		t.Errorf("%+v", d)
	}
}

// TestRealServerRefuses checks what people read when a real server refuses.
func TestRealServerRefuses(t *testing.T) {
	s, err := realServer(t, "refuses").Start(prompts.Prompt{User: strings.Repeat("12+7 ", 2000)})
	if err != nil {
		t.Fatal(err)
	}
	d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: 3}, 0)
	if !errors.Is(d.err, pipeline.ErrContextFull) || !strings.Contains(d.err.Error(), "longer than the model can read") {
		t.Errorf("%v", d.err)
	}
}

// recordedCritique is the prompt that the exchange with the server was recorded with.
var recordedCritique = prompts.Prompt{
	System: `You check the work of someone else. Below are a question and the steps written so far to answer it; the last step is new.
Read every step in order and look for the first one that is wrong: a number misread, a wrong operation, an error of calculation, a conclusion that does not follow.
Reply with one JSON object and nothing else:
{"step": the number of the first wrong step, or 0 if there is none,
 "verdict": "right" or "wrong",
 "reason": one sentence,
 "fix": that step as it should read, or "" if unknown}`,
	User: "Question:\nWhat is 12 + 7?\n\nSteps:\n[1] 12+7=18",
	Schema: `{"type": "object",
  "properties": {"step": {"type": "integer"}, "verdict": {"type": "string", "enum": ["right", "wrong"]}, "reason": {"type": "string"}, "fix": {"type": "string"}},
  "required": ["step", "verdict", "reason", "fix"], "additionalProperties": false}`,
}
