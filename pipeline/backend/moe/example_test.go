package moe_test

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/prompts"
)

// The built-in model answers, every line recomputed before the next is written.
func Example() {
	engine, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer engine.Close()
	solver := pipeline.Solver{
		Model:  moe.New(engine, "builtin"),
		Format: prompts.Worked{Families: prompts.WorkedFamilies()},
		Critic: critic.Cascade{critic.Computed{}},
		Ladder: pipeline.DefaultLadder(),
	}
	answer, err := solver.Answer(context.Background(), "Mia has 47 apples. She buys 8 more, then loses 13. How many apples does Mia have?")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Final, answer.Verified)
	// Output: 42 true
}
