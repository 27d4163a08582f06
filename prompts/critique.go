package prompts

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed critique.tmpl
var critiqueInstruction string

// critiqueSchema says in JSON what the instruction says in words.
//
//go:embed critique.schema.json
var critiqueSchema string

// Critique asks a model to find the first wrong one of the steps, the last of
// which is new, and to say so in JSON.
func Critique(question string, steps []string) Prompt {
	var b strings.Builder
	fmt.Fprintf(&b, "Question:\n%s\n\nSteps:\n", strings.TrimSpace(question))
	for i, step := range steps {
		fmt.Fprintf(&b, "[%d] %s\n", i+1, strings.TrimSpace(step))
	}
	return Prompt{System: strings.TrimSpace(critiqueInstruction), User: strings.TrimSpace(b.String()), Schema: critiqueSchema}
}
