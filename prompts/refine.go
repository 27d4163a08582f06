package prompts

import (
	_ "embed"
	"strings"
)

//go:embed refine.tmpl
var refineTemplate string

// Refine asks for a better answer to a question than the one given.
func Refine(question, answer string) string {
	return strings.NewReplacer("{question}", question, "{answer}", strings.TrimSpace(answer)).Replace(strings.TrimSpace(refineTemplate))
}
