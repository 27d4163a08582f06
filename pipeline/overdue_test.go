package pipeline_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// A construct that is longer than a chunk may be is cut at the end of a line.
func TestLongConstructsAreCutAtTheirLines(t *testing.T) {
	code := "```\n" + strings.Repeat("x = 1.5 + y\n", 20)
	written := 0
	model := &pipelinetest.Model{Write: func(string, pipeline.Sampling) string { return code[written:] }}
	s := pipeline.Solver{Model: model, Format: prompts.Steps{}, ChunkTokens: 100}
	for e, err := range s.Stream(t.Context(), "how many?") {
		if err != nil {
			t.Fatal(err)
		}
		if e.Kind != pipeline.Accepted {
			continue
		}
		if written += len(e.Text); written < len(code) && (!strings.HasSuffix(e.Text, "\n") || len(e.Text) == written && len(e.Text) < 75) {
			t.Errorf("a chunk ends in %q", e.Text)
		}
	}
	if written != len(code) {
		t.Errorf("%d bytes of %d", written, len(code))
	}
}
