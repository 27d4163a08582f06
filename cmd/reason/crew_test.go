package main

import (
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// A judge in this process reads a question and its steps once, and of the next critique about
// them what is new.
func TestJudgesReadQuestionsOnce(t *testing.T) {
	c := &crew{flags: &solverFlags{crewFlags: crewFlags{judge: "builtin"}}, open: map[string]*opened{}}
	defer c.close()
	judge, err := c.judge(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	question := "Mia has 47 apples and buys 8 more, then loses 13. How many apples does Mia have?"
	ask := func(steps ...string) pipeline.Spend {
		_, used, err := pipeline.Write(t.Context(), judge.model, prompts.Critique(question, "", steps), 1)
		if err != nil {
			t.Fatal(err)
		}
		return used
	}
	first, second := ask("47+8=55"), ask("47+8=55", "55-13=42")
	if first.CachedTokens != 0 || second.CachedTokens < first.PromptTokens-32 || second.PromptTokens > 48 {
		t.Errorf("first %+v, then %+v", first, second)
	}
}
