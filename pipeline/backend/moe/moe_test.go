package moe_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

func open(t *testing.T, o localmoe.Options) (pipeline.Model, prompts.Prompt) {
	t.Helper()
	engine, err := localmoe.OpenBytes(builtin.GGUF(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	prompt, err := prompts.Worked{}.Prompt("What is (12 + 7) * 3 - 4?")
	if err != nil {
		t.Fatal(err)
	}
	return moe.New(engine, "builtin"), prompt
}

func TestModel(t *testing.T) {
	model, prompt := open(t, localmoe.Options{})
	pipelinetest.TestModel(t, model, prompt)
}

// In a chat the model may reason before it answers.
func TestModelInAChat(t *testing.T) {
	model, prompt := open(t, localmoe.Options{})
	pipelinetest.TestModel(t, model, prompts.Prompt{User: strings.TrimSuffix(strings.TrimPrefix(prompt.Raw, "<q>"), "\n<a>")})
}

func TestHidden(t *testing.T) {
	model, prompt := open(t, localmoe.Options{HiddenLayers: []int{0}})
	session, err := model.Start(prompt)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	from := session.Pos()
	for _, err := range session.Draft(t.Context(), pipeline.Sampling{MaxTokens: 5}) {
		if err != nil {
			t.Fatal(err)
		}
	}
	states := session.(pipeline.States)
	vectors, spend, err := states.Hidden(t.Context(), 0, from, session.Pos())
	if err != nil || len(vectors) != 5 || len(vectors[0]) == 0 {
		t.Fatalf("%d vectors, %v", len(vectors), err)
	}
	if bound := session.Cost(1, pipeline.Sampling{}); spend.Tokens() != 0 || spend.FLOPs <= 0 || spend.FLOPs > bound.FLOPs {
		t.Errorf("the last token was due: spent %+v, bound %+v", spend, bound)
	}
	if _, _, err := states.Hidden(t.Context(), 1, from, session.Pos()); err == nil {
		t.Error("a layer that is not kept can be read")
	}
}
