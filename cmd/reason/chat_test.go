package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// Whoever stops an answer is told what there is of it.
func TestChatTellsOfInterruptions(t *testing.T) {
	for written, said := range map[string]string{
		"":             "interrupted before there was an answer\n",
		"6 * 7 = 42\n": "interrupted before there was an answer; so far:\n6 * 7 = 42\n",
	} {
		ctx, stop := context.WithCancel(t.Context())
		model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
			if strings.HasSuffix(text, written) {
				stop()
			}
			return "6 * 7 = 42\n"
		}}
		var out, notes bytes.Buffer
		c := &conversation{solver: &pipeline.Solver{Model: model, Format: prompts.Steps{}}, alone: true, out: &out, notes: &notes}
		if err := c.turn(ctx, "What is 6 * 7?"); err != nil || notes.String() != said || out.String() != "none yet\n" {
			t.Errorf("after %q: %q, %q, %v", written, out.String(), notes.String(), err)
		}
	}
}
