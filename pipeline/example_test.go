package pipeline_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// A solver in ten lines. The model is scripted here: it makes a mistake, and
// another one when it drafts again. See package backend/moe for a real one.
func ExampleSolver() {
	solver := pipeline.Solver{
		Model:  pipelinetest.Script("6 * 7 = 49\n", "6 * 7 = 42\n", "Answer: 42\n"),
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}, critic.Confidence{}},
		Ladder: pipeline.WithoutFix(pipeline.DefaultLadder()),
		Budget: pipeline.Budget{Tokens: pipeline.AtMost(200)},
	}
	answer, err := solver.Answer(context.Background(), "What is 6 * 7?")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Final, answer.Stop, answer.Chunks[0].Attempts, "attempts")
	// Output: 42 complete 2 attempts
}

// Events arrive while the answer is written.
func ExampleSolver_Stream() {
	solver := pipeline.Solver{
		Model:  pipelinetest.Script("6 * 7 = 49\n", "Answer: 42\n"),
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}},
		Ladder: pipeline.DefaultLadder(),
	}
	for e, err := range solver.Stream(context.Background(), "What is 6 * 7?") {
		if err != nil {
			log.Fatal(err)
		}
		switch e.Kind {
		case pipeline.Drafted:
			fmt.Print("draft: ", e.Text)
		case pipeline.Critiqued:
			fmt.Println(e.Judgement.Grade, "-", e.Judgement.Reason)
		case pipeline.Decided:
			fmt.Println(e.How, "-", e.Why)
		}
	}
	// Output:
	// draft: 6 * 7 = 49
	// fail - 6 * 7 is 42, not 49
	// fix - P(wrong) 0.99, mends 50 %, costs 0.001: worth +0.494
	// draft: 6 * 7 = 42
	// pass - 1 equation recomputed, right as stated
	// draft: Answer: 42
	// pass - the answer is the result before it
}

// A cap over many questions: each draws on the same account.
func ExampleLedger() {
	account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(70)})
	for range 3 {
		solver := pipeline.Solver{Model: pipelinetest.Script("a thought\n", "Answer: 42\n"), Format: prompts.Steps{}, Account: account}
		answer, err := solver.Answer(context.Background(), "q")
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(answer.Stop, answer.Spend.Tokens())
	}
	fmt.Println("in all", account.Spent().Tokens())
	// Output:
	// complete 22
	// complete 22
	// out_of_budget 21
	// in all 65
}

// A critic of one's own is a function.
func ExampleSolver_critic() {
	polite := critic.Func("polite", func(_ context.Context, c critic.Case) (critic.Verdict, error) {
		if strings.Contains(c.Chunk, "damn") {
			return critic.Verdict{Grade: critic.Fail, PWrong: .9, Reason: "swears"}, nil
		}
		return critic.Verdict{Grade: critic.Pass, PWrong: .01, Reason: "polite"}, nil
	})
	solver := pipeline.Solver{
		Model:  pipelinetest.Script("damn hot\n", "rather hot\n", "Answer: 42\n"),
		Format: prompts.Steps{},
		Critic: critic.Cascade{polite},
		Ladder: pipeline.DefaultLadder(),
	}
	answer, err := solver.Answer(context.Background(), "How is the weather?")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(answer.Text)
	// Output:
	// rather hot
	// Answer: 42
}

// What a model reasons before it answers goes through the same loop, and is no
// part of the answer.
func ExampleAnswer_Thought() {
	solver := pipeline.Solver{
		Model:  pipelinetest.Script("⟨6 * 7 = 49⟩", "⟨6 * 7 = 42⟩", "Answer: 42\n"),
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}},
		Ladder: []pipeline.Rung{{Tries: 1, Temperature: .7}},
	}
	answer, err := solver.Answer(context.Background(), "What is 6 * 7?")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("thought %q, answered %q\n", answer.Thought(), answer.Text)
	// Output: thought "6 * 7 = 42", answered "Answer: 42\n"
}
