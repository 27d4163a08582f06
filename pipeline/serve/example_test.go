package serve_test

import (
	"context"
	"fmt"
	"net/http/httptest"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/prompts"
)

func Example() {
	solver := pipeline.Solver{Model: pipelinetest.Script("12 * 7 = 84\n", "Answer: 84\n"), Format: prompts.Steps{}}
	handler := serve.New(serve.Options{
		Models: []string{"mine"},
		Budget: pipeline.Budget{Tokens: pipeline.AtMost(500)}, // of every answer
		Total:  pipeline.Budget{Tokens: pipeline.AtMost(1e6)}, // of all of them
		Solver: func(w serve.Wish) (serve.Solver, error) {
			s := solver
			w.Apply(&s)
			return &s, nil
		},
	})
	server := httptest.NewServer(handler)
	defer server.Close()

	config := openai.DefaultConfig("")
	config.BaseURL = server.URL + "/v1"
	reply, err := openai.NewClientWithConfig(config).CreateChatCompletion(context.Background(), openai.ChatCompletionRequest{
		Model: "mine", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "What is 12 * 7?"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(reply.Choices[0].Message.ReasoningContent)
	fmt.Println(reply.Choices[0].Message.Content)
	// Output:
	// 12 * 7 = 84
	// Answer: 84
	// 84
}
