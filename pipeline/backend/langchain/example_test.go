package langchain_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/tmc/langchaingo/agents"
	"github.com/tmc/langchaingo/chains"
	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/fake"
	"github.com/tmc/langchaingo/tools"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/langchain"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// A langchaingo model drafts, and the loop checks it. This one is scripted and slips: 12 * 7
// is 84.
func ExampleNew() {
	llm := fake.NewFakeLLM([]string{"1. 12 * 7 = 74\n2. 74 + 5 = 79\nAnswer: 79\n", "2. 84 + 5 = 89\nAnswer: 89\n"})
	model, err := langchain.New(llm, langchain.Options{Name: "langchain:fake/slips"})
	if err != nil {
		fmt.Println(err)
		return
	}
	solver := &pipeline.Solver{
		Model:  model,
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}},
		Ladder: pipeline.DefaultLadder(),
	}
	answer, err := solver.Answer(context.Background(), "What is 12 * 7 + 5?")
	fmt.Print(answer.Text, answer.Final, " ", answer.Stop, " ", err, "\n")
	// Output:
	// 1. 12 * 7 = 84
	// 2. 84 + 5 = 89
	// Answer: 89
	// 89 complete <nil>
}

// An agent asks the solver as its model: every line of its thoughts is checked
// before the next is written.
func ExampleLLM_agent() {
	solver := &pipeline.Solver{
		Model:  &pipelinetest.Model{Write: slips},
		Format: langchain.ReAct{},
		Critic: critic.Cascade{critic.Computed{}},
		Ladder: pipeline.DefaultLadder(),
	}
	model := &langchain.LLM{Solver: solver}
	agent := agents.NewOneShotAgent(model, []tools.Tool{tools.Calculator{}})
	answer, err := chains.Run(context.Background(), agents.NewExecutor(agent), "What is 12 * 7 + 5?")
	fmt.Println(answer, err)
	// Output: 89 <nil>
}

// slips plays a model that miscalculates at first, and goes on well from a
// right line.
func slips(text string, _ pipeline.Sampling) string {
	right := []string{"Thought: 12 * 7 = 84\n", "Action: calculator\n", "Action Input: 84 + 5\n"}
	first := "Thought: 12 * 7 = 74\n"
	if strings.Contains(text, "Observation: 89") {
		right = []string{"Thought: I now know the final answer.\n", "Final Answer: 89\n"}
		first = right[0]
	}
	for i, line := range right[:len(right)-1] {
		if strings.HasSuffix(text, line) {
			return right[i+1]
		}
	}
	return first
}

// An agent with a model of its own asks the solver as a tool.
func ExampleTool_agent() {
	solver := &pipeline.Solver{
		Model:  pipelinetest.Script("1. 12 * 7 = 84\n", "2. 84 + 5 = 89\n", "Answer: 89\n"),
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}},
	}
	llm := fake.NewFakeLLM([]string{
		"Thought: this takes calculation.\nAction: reason\nAction Input: What is 12 * 7 + 5?",
		"Thought: I now know the final answer.\nFinal Answer: it is 89",
	})
	agent := agents.NewOneShotAgent(llm, []tools.Tool{&langchain.Tool{Solver: solver}})
	answer, err := chains.Run(context.Background(), agents.NewExecutor(agent), "What is 12 * 7 + 5?")
	fmt.Println(answer, err)
	// Output: it is 89 <nil>
}

// A chain or a program asks the solver like any other model.
func ExampleLLM_GenerateContent() {
	solver := &pipeline.Solver{
		Model:  pipelinetest.Script("1. 12 * 7 = 84\n", "2. 84 + 5 = 89\n", "Answer: 89\n"),
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}},
	}
	question := llms.TextParts(llms.ChatMessageTypeHuman, "What is 12 * 7 + 5?")
	response, err := (&langchain.LLM{Solver: solver}).GenerateContent(context.Background(), []llms.MessageContent{question},
		llms.WithStreamingFunc(func(_ context.Context, chunk []byte) error {
			fmt.Printf("checked: %s", chunk)
			return nil
		}))
	if err != nil {
		fmt.Println(err)
		return
	}
	choice := response.Choices[0]
	fmt.Println(choice.GenerationInfo["Final"], choice.GenerationInfo["Stop"], choice.GenerationInfo["CompletionTokens"])
	// Output:
	// checked: 1. 12 * 7 = 84
	// checked: 2. 84 + 5 = 89
	// checked: Answer: 89
	// 89 complete 41
}
