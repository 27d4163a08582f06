package prompts

import (
	_ "embed"
	"strings"
)

//go:embed shown.tmpl
var shownInstruction string

// Shown is the worked format for models that were not trained on it: they are
// shown how it goes. It lets a larger model take over a step of the built-in
// model.
type Shown struct{ Worked }

// Name tells it from the format of models that know it.
func (s Shown) Name() string { return s.Worked.Name() + "-shown" }

// Prompt puts the examples into the system message.
func (s Shown) Prompt(question string) (Prompt, error) {
	p, err := s.Worked.Prompt(question)
	if err != nil {
		return Prompt{}, err
	}
	return Prompt{System: strings.TrimSpace(shownInstruction), User: p.Raw}, nil
}

// Cue is that of the format.
func (s Shown) Cue(p Prompt, accepted string) string {
	return s.Worked.Cue(Prompt{Raw: p.User}, accepted)
}
