package moe_test

import (
	"context"
	"iter"
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

// A way on that the loop put down as text is computed when its vectors are asked for.
func TestHiddenOfAppendedText(t *testing.T) {
	model, prompt := open(t, localmoe.Options{HiddenLayers: []int{0}})
	session, err := model.Start(prompt)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	from := session.Pos()
	if err := session.Append("12*17=204\n"); err != nil {
		t.Fatal(err)
	}
	bound := session.Cost(1, pipeline.Sampling{})
	vectors, spend, err := session.(pipeline.States).Hidden(t.Context(), 0, from, session.Pos())
	if err != nil || len(vectors) != session.Pos()-from {
		t.Fatalf("%d vectors of %d tokens, %v", len(vectors), session.Pos()-from, err)
	}
	if spend.PromptTokens < len(vectors) || spend.FLOPs <= 0 || spend.FLOPs > bound.FLOPs || spend.Tokens() > bound.Tokens() {
		t.Errorf("spent %+v, bound %+v", spend, bound)
	}
}

// counted is a model whose drafts somebody counts, those of copies, too.
type counted struct {
	pipeline.Model
	drafts *int
}

func (m counted) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return countedSession{s, m.drafts}, err
}

type countedSession struct {
	pipeline.Session
	drafts *int
}

func (s countedSession) Unwrap() pipeline.Session { return s.Session }

func (s countedSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	*s.drafts++
	return s.Session.Draft(ctx, sampling)
}

func (s countedSession) Fork() (pipeline.Session, error) {
	fork, err := s.Session.(pipeline.Forker).Fork()
	return countedSession{fork, s.drafts}, err
}

// A session around another may put its own around the copies; the other is not asked to
// draft on those together, for it does not know them.
func TestCopiesOfSessionsAroundOthers(t *testing.T) {
	model, _ := open(t, localmoe.Options{})
	drafts := 0
	solver := pipeline.Beam{Solver: pipeline.Solver{Model: counted{model, &drafts}, Format: prompts.Worked{}}, K: 4, Kept: 2}
	answer, err := solver.Answer(t.Context(), "What is (12 + 7) * 3 - 4?")
	if err != nil || answer.Final != "53" || drafts < 4*len(answer.Chunks) {
		t.Errorf("%q in %d chunks, %d drafts, %v", answer.Final, len(answer.Chunks), drafts, err)
	}
}
