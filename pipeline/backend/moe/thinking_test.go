package moe_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// hybrid is the built-in model with a chat template that has a switch for
// thinking, as hybrid models have.
func hybrid(t *testing.T) *moe.Model {
	t.Helper()
	engine, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	template := engine.Template()
	engine.Close()
	const other = "{%- for m in messages %}<q>{{ m['content'] }}{%- endfor %}{{ '\\n<a>' }}{%- if enable_thinking %}{{ '<think>\\n' }}{%- endif %}"
	if len(other) > len(template) {
		t.Fatalf("the template of the built-in model has room for %d bytes, not %d", len(template), len(other))
	}
	// As long as the other, so that nothing else in the file moves.
	comment := "{#" + strings.Repeat("-", len(template)-len(other)-len("{##}")) + "#}"
	file := bytes.Replace(builtin.GGUF(), []byte(template), []byte(other+comment), 1)
	if engine, err = localmoe.OpenBytes(file, localmoe.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return moe.New(engine, "hybrid")
}

// chat is the built-in model's format for a chat template.
type chat struct{ prompts.Worked }

func (c chat) Prompt(question string) (prompts.Prompt, error) {
	p, err := c.Worked.Prompt(question)
	return prompts.Prompt{User: strings.TrimSuffix(strings.TrimPrefix(p.Raw, "<q>"), "\n<a>")}, err
}

// TestThinking answers with and without thinking. The model was not made to end
// what it thinks, so it is asked for its answer: what it thought is checked, and
// no part of it.
func TestThinking(t *testing.T) {
	model := hybrid(t)
	const question = "What is 25 + 17 - 4?" // which the model works out behind the mark, too
	solver := pipeline.Solver{Format: chat{}, Critic: critic.Cascade{critic.Computed{}}}
	for _, thinks := range []bool{false, true} {
		if solver.Model = model; thinks {
			solver.Model = model.Thinking()
		}
		answer, err := solver.Answer(t.Context(), question)
		if err != nil || answer.Final != "38" || thinks != (answer.Thought() != "") || strings.Contains(answer.Text, "think") {
			t.Errorf("thinking %t: %+v, %v", thinks, answer, err)
		}
		judged := 0
		for _, c := range answer.Chunks {
			if c.Thought && c.Grade == critic.Pass {
				judged++
			}
		}
		if thinks && judged == 0 {
			t.Errorf("nobody checked %q", answer.Thought())
		}
	}
}

func TestThinkingModel(t *testing.T) {
	prompt, err := chat{}.Prompt("What is (12 + 7) * 3 - 4?")
	if err != nil {
		t.Fatal(err)
	}
	pipelinetest.TestModel(t, hybrid(t).Thinking(), prompt)
}
