package openai_test

import (
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const worked = "1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n"

// key is looked for in everything that comes out.
const key = "sk-secret-0123456789"

func newModel(t testing.TB, f *fake, change func(*openai.Options)) *openai.Model {
	t.Helper()
	o := openai.Options{
		Model:     "test-model",
		BaseURL:   "http://llm.example/v1",
		APIKey:    key,
		RetryWait: time.Millisecond,
		Transport: f,
	}
	if change != nil {
		change(&o)
	}
	m, err := openai.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var question = prompts.Prompt{System: "Solve it.", User: "What is 12 * 7 + 5?"}

func TestSuite(t *testing.T) {
	for name, f := range map[string]*fake{
		"vLLM":                {goesOn: "final", usage: "running", template: 11},
		"llama.cpp":           {goesOn: "plain", usage: "end", template: 5},
		"DeepSeek":            {goesOn: "prefix", usage: "end", refuses: []string{"seed"}},
		"strict":              {goesOn: "plain", usage: "end", refuses: []string{"timings_per_token", "max_tokens", "continue_final_message", "logprobs"}},
		"without logprobs":    {goesOn: "plain", usage: "end", noLogprobs: true},
		"ignoring max_tokens": {goesOn: "plain", usage: "running", endless: true},
	} {
		t.Run(name, func(t *testing.T) {
			f.write = script(worked)
			pipelinetest.TestModel(t, newModel(t, f, nil), question)
		})
	}
}
