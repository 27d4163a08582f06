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
// which is new, and to say so in JSON, its reason first: a model that writes what it
// works out before its verdict judges better than one that has to know it at once.
// reading is the question in the form that the steps refer to, where that is another
// one; see [Reading].
func Critique(question, reading string, steps []string) Prompt {
	var b strings.Builder
	fmt.Fprintf(&b, "Question:\n%s\n\n", strings.TrimSpace(question))
	if reading != "" {
		fmt.Fprintf(&b, "As the steps refer to it:\n%s\n\n", reading)
	}
	b.WriteString("Steps:\n")
	for i, step := range steps {
		fmt.Fprintf(&b, "[%d] %s\n", i+1, strings.TrimSpace(step))
	}
	return Prompt{System: strings.TrimSpace(critiqueInstruction), User: strings.TrimSpace(b.String()), Schema: critiqueSchema}
}

// Reading is the question in a prompt of [Worked], with the tags that lines refer to and
// without the marks around it; "" for another prompt.
func Reading(prompt string) string {
	text, opens := strings.CutPrefix(prompt, workedOpen)
	text, closes := strings.CutSuffix(strings.TrimSpace(text), strings.TrimSpace(workedClose))
	if !opens || !closes {
		return ""
	}
	return strings.TrimSpace(text)
}
