package moe_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// TestArchitectures lets models of every architecture pass the suite in a chat:
// those in the folder conformance below REASON_SHARED.
func TestArchitectures(t *testing.T) {
	dir := os.Getenv("REASON_SHARED")
	if dir == "" {
		t.Skip("set REASON_SHARED to a folder with conformance models")
	}
	files, err := filepath.Glob(filepath.Join(dir, "conformance", "*.gguf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no models in %s: %v", dir, err)
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".gguf")
		t.Run(name, func(t *testing.T) {
			engine, err := localmoe.Open(path, localmoe.Options{})
			if err != nil {
				t.Skip(err) // a vocabulary without a model, or a part of one
			}
			defer engine.Close()
			pipelinetest.TestModel(t, moe.New(engine, name), prompts.Prompt{System: "Be brief.", User: "Say what 12 + 30 is."})
		})
	}
}
